"""What a card is about: the version that judged, the targets of the place, and the periods they stretch over."""

from __future__ import annotations

from dataclasses import replace

from oba.compose.curve.traces import traces
from oba.compose.subject import MOST_KNOWN, subject_of
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Question
from oba.domain.measure import Break
from oba.domain.period import Every
from oba.domain.rule import Better, Method
from tests import build, written
from tests.build import INDICATOR, TOP, n, quarter, year
from tests.compose.situations import (
    HERE,
    answered,
    assessed,
    view,
    with_figures,
    with_rule,
    with_targets,
    with_version,
    without_numbers,
)

WHOLE = written.book()


def test_periods_run_from_the_first_number_to_the_last_target() -> None:
    """The row of periods has no hole and ends with the last target, to be agreed or not."""
    assert view(WHOLE).periods[0].label == "2004/05"
    assert view(WHOLE).periods[-1].label == "2012/13"
    gap = with_figures(WHOLE, {"2006/07": None})
    assert view(gap).periods == view(WHOLE).periods


def test_at_most_twenty_known_periods_are_shown() -> None:
    """A long history is cut to what looks good in one curve."""
    figures = {year(1980 + at): "5" for at in range(30)}
    book = replace(WHOLE, series={(INDICATOR, TOP): build.series(figures)})
    known = [period for period in view(book).periods if period.ordinal <= year(2009).ordinal]
    assert len(known) == MOST_KNOWN


def test_without_numbers_the_targets_make_the_row() -> None:
    """A card without numbers still shows the targets; without either there is nothing to show."""
    book = without_numbers(assessed(WHOLE, answered(Question.BASELINE, Answer.TURNED)))
    assert [period.label for period in view(book).periods] == ["2009/10", "2010/11", "2011/12", "2012/13"]
    assert view(with_targets(book)).periods == ()
    assert traces(view(with_targets(book))).periods == ()


def test_an_annual_target_stands_at_the_last_quarter_of_its_year() -> None:
    """Quarterly numbers and annual targets share a row."""
    rule = build.rule()
    book = with_rule(WHOLE, replace(rule, measure=replace(rule.measure, every=Every.QUARTER)))
    book = replace(book, series={(INDICATOR, TOP): build.series({quarter(2009, q): "4" for q in (1, 2)})})
    assert view(book).targets[0][0] == quarter(2009, 4)


def test_what_the_number_is_rated_against_has_a_name() -> None:
    """The target, the planned value or a comparator by its own name."""
    version = build.version()
    for against, name in (("target", "the target"), ("trajectory", "the planned value"), ("england", "England")):
        changed = replace(version, threshold=replace(version.threshold, against=against))
        assert view(with_version(WHOLE, changed)).against == name


def test_an_area_without_targets_of_its_own_has_none() -> None:
    """Targets are the place's own unless the rule lends it its parent's."""
    area = build.place("northern", "Northern", "area", TOP)
    book = replace(WHOLE, assessments={(INDICATOR, "northern"): WHOLE.assessments[INDICATOR, TOP]})
    assert subject_of(book, INDICATOR, area).targets == ()
    assert subject_of(book, INDICATOR, area).own.figures == {}


def test_traces_hold_every_number_in_its_place() -> None:
    """Numbers as printed, forecast, path, targets and comparators lie on one row of periods."""
    found = traces(view(WHOLE))
    assert found.own[-1] == (5, n("4.3"))
    assert (found.judged, found.ended) == (5, 4)
    assert [point.at for point in found.forecast] == [5, 6, 7, 8]
    assert [goal.text for goal in found.goals] == ["Target 4.0", "Target 3.6"]
    assert [one.name for one in found.beside] == ["England", "South East"]
    assert found.path[0] == (4, n("6.2"))


def test_holes_breaks_and_aims_are_traced() -> None:
    """A missing number leaves its shorthand, a change of definition its place, a range to be near its ends."""
    version, rule = build.version(), build.rule()
    near = replace(version.direction, better=Better.NEARER, aim=build.aim("between 20 and 30"))
    breaks = (Break(at=year(2006), why="new question"), Break(at=year(1990), why="long ago"))
    rule = replace(rule, measure=replace(rule.measure, breaks=breaks), versions=(replace(version, direction=near),))
    figures = {"2005/06": None, "2007/08": build.figure(year(2007), Reason.SUPPRESSED)}
    found = traces(view(with_figures(with_rule(WHOLE, rule), figures)))
    assert found.missing == ((1, "n"), (3, "c"))
    assert found.breaks == (2,)
    assert found.aim == (n("20"), n("30"))
    open_ = replace(near, aim=build.aim("at most 20"))
    book = with_version(WHOLE, replace(version, direction=open_))
    assert traces(view(book)).aim is None


def test_targets_are_written_with_their_word_only_where_it_matters() -> None:
    """A range shows both ends, an exact target one, a provisional one says so."""
    wanted = (
        build.target(year(2009), "between 20 and 30"), build.target(year(2010), "exactly 100"),
        build.target(year(2011), "at least 85", "to be confirmed"), build.target(year(2012), "reduce"),
    )  # fmt: skip
    found = traces(view(with_targets(WHOLE, *wanted)))
    assert [goal.text for goal in found.goals] == ["Target 20.0–30.0", "Target 100.0", "Target 85.0, provisional"]
    assert [len(goal.ends) for goal in found.goals] == [2, 1, 1]


def test_comparators_without_numbers_in_the_row_are_left_out() -> None:
    """A comparator named by the rule but without any number leaves no line."""
    book = replace(WHOLE, series={**WHOLE.series, (INDICATOR, "england"): build.series({year(1990): "4"}, "england")})
    assert [one.name for one in traces(view(book)).beside] == ["South East"]


def test_the_method_is_that_of_the_targets_that_judge() -> None:
    """An area that its county's targets do not serve is judged by nobody's method; the county by its own."""
    way = replace(build.version().trajectory, method=Method.EUROSTAT)
    for areas_as_parent in (True, False):
        threshold = replace(build.version().threshold, areas_as_parent=areas_as_parent)
        judged = replace(build.version(), trajectory=way, threshold=threshold)
        book = with_version(WHOLE, judged)
        found = replace(book.assessments[INDICATOR, TOP], version=judged)
        area = build.place("northern", "Northern", "area", TOP)
        both = {(INDICATOR, TOP): found, (INDICATOR, "northern"): replace(found, place="northern")}
        seen = replace(book, assessments=both)
        assert subject_of(seen, INDICATOR, HERE).arriving is Method.EUROSTAT
        assert subject_of(seen, INDICATOR, area).arriving is (Method.EUROSTAT if areas_as_parent else None)
