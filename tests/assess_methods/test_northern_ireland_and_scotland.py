"""As Northern Ireland and Scotland do it: a change against a criterion, since a comparison year or the last number."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.measure import Break
from oba.domain.period import Period
from oba.domain.rule import Better, Direction, Method, Start, Trajectory, With
from tests.assess.situation import EXACT, HIGHER, LOWER, NEARER, NONE, PERCENT, QUARTERLY, Situation, better, years
from tests.assess_methods.asked import EIGHT, Numbers, as_, heard, moved, working
from tests.build import WHERE, n, quarter, year

IS_IT = Question.DIRECTION
TENTHS = st.integers(0, 500).map(lambda tenths: str(tenths / 10))


def since(
    period: Period | None, values: Numbers, criterion: str = "1", direction: Better = Better.LOWER, written: str = ""
) -> Situation:
    """Numbers judged since a comparison year, with a criterion."""
    start = None if period is None else Start(period=period, value=n(written) if written else None, where=WHERE)
    asked = as_(Method.NORTHERN_IRELAND, better(direction, criterion, With.START))
    return Situation(values=values, direction=asked, trajectory=Trajectory(start=start, where=WHERE))


def two(values: Numbers, criterion: str = "1", direction: Direction = LOWER) -> Situation:
    """Numbers of which Scotland judges the latest two."""
    return Situation(values=values, direction=as_(Method.SCOTLAND, replace(direction, change=n(criterion))))


@pytest.mark.parametrize(
    ("start", "latest", "criterion", "which", "answer", "verdict"),
    [
        ("19.7", "18.3", "1.4", Better.LOWER, "improving", "improving"),
        ("22.4", "21.3", "1.1", Better.LOWER, "improving", "improving"),
        ("19.7", "18.4", "1.4", Better.LOWER, "steady", "no change"),
        ("18.3", "19.7", "1.4", Better.LOWER, "worsening", "worsening"),
        ("18.3", "19.7", "1.4", Better.HIGHER, "improving", "improving"),
        ("18.3", "18.3", "0", Better.LOWER, "improving", "improving"),
        ("18.3", "18.3", "0", Better.HIGHER, "improving", "improving"),
    ],
)
def test_on_the_criterion_counts_as_change(
    start: str, latest: str, criterion: str, which: Better, answer: str, verdict: str
) -> None:
    """Two published numbers lie exactly on it; with a criterion of 0 no movement is improving, either way."""
    found = since(year(2008), years(start, latest), criterion, which).find(IS_IT)
    assert heard(found) == (answer, verdict)
    assert moved(found).width == n(criterion)


def test_a_criterion_each_period_grows_with_time() -> None:
    """Greenhouse gases: 0.275 a year over four years is 1.1, and 22.4 to 21.3 lies exactly on it."""
    made = since(year(2008), years("22.4", "22.0", "21.8", "21.5", "21.3"), "0.275")
    each = replace(made, direction=replace(made.direction, each_period=True))
    assert each.says(IS_IT) == "improving"
    assert replace(each, values=years("22.4", "22.0", "21.8", "21.5", "21.4")).says(IS_IT) == "steady"
    assert moved(each.find(IS_IT)).width == n("1.1")


def test_the_comparison_year_itself_is_no_change() -> None:
    """As in the framework's own order of tests, and said so."""
    found = since(year(2009), years("19.7", "18.3")).find(IS_IT)
    assert heard(found) == ("steady", "no change")
    assert "comparison year itself" in working(found)


def test_a_start_written_in_the_rule_is_the_top_place_s() -> None:
    """Elsewhere the place's own number counts."""
    made = since(year(2008), years("18.3", "18.3"), written="20.0")
    assert made.says(IS_IT) == "improving"
    assert replace(made, top=False).says(IS_IT) == "steady"


def test_a_start_in_a_year_is_its_last_quarter() -> None:
    """Quarters count from the end of the comparison year."""
    numbers: Numbers = {quarter(2008, 4): "20", quarter(2009, 1): "18"}
    made = replace(since(year(2008), numbers), measure=QUARTERLY)
    assert made.says(IS_IT) == "improving"


@pytest.mark.parametrize(
    ("start", "values", "reason"),
    [
        (None, years("5", "6"), Reason.NO_START),
        (year(2001), years("5", "6"), Reason.NO_START),
        (year(2008), years(Reason.LOW, "6"), Reason.NO_START),
        (year(2012), years("5", "6"), Reason.TOO_EARLY),
    ],
)
def test_without_a_comparison_year_there_is_too_little_data(
    start: Period | None, values: Numbers, reason: Reason
) -> None:
    """No start, no number there, or a start still to come: insufficient data, with its reason."""
    assert heard(since(start, values).find(IS_IT)) == (reason, "insufficient data")


def test_what_northern_ireland_cannot_judge() -> None:
    """A changed definition since the comparison year, no good direction, no trajectory at all."""
    changed = replace(PERCENT, breaks=(Break(at=year(2009), why="counted anew"),))
    made = since(year(2008), years("5", "9"))
    assert heard(replace(made, measure=changed).find(IS_IT)) == ("definition break", "insufficient data")
    assert since(year(2008), years("5", "9"), direction=Better.NONE).says(IS_IT) == "no good direction"
    assert replace(made, trajectory=None).says(IS_IT) == "no start"


@given(TENTHS, TENTHS, st.integers(1, 30).map(lambda tenths: str(tenths / 10)))
def test_turned_over_northern_ireland_says_the_same(start: str, latest: str, criterion: str) -> None:
    """The mirror image with the other way good has the same answer."""
    here = since(year(2008), years(start, latest), criterion, Better.LOWER)
    there = since(year(2008), years(*(str(100 - n(value)) for value in (start, latest))), criterion, Better.HIGHER)
    assert here.says(IS_IT) == there.says(IS_IT)


def test_the_criterion_of_0_is_no_mirror() -> None:
    """An exact tie is improving and never worsening, where ours is steady."""
    made = since(year(2008), years("5", "5"), "0")
    assert made.says(IS_IT) == "improving"
    assert replace(made, direction=replace(made.direction, method=None)).says(IS_IT) == "steady"


@pytest.mark.parametrize(
    ("before", "latest", "answer", "verdict"),
    [
        ("6.2", "6.3", "worsening", "worsening"),
        ("6.3", "6.2", "improving", "improving"),
        ("6.2", "6.2", "steady", "maintaining"),
    ],
)
def test_scotland_compares_the_latest_two_numbers(before: str, latest: str, answer: str, verdict: str) -> None:
    """6.3 − 6.2 is exactly 0.1, and on the criterion counts as change: in floats it is a hair less."""
    assert 6.3 - 6.2 < 0.1
    found = two(years(before, latest), "0.1").find(IS_IT)
    assert heard(found) == (answer, verdict)
    assert two(years(before, latest), "0.2").find(IS_IT).verdict == "maintaining"


def test_the_series_of_the_eight_verdicts() -> None:
    """Worsening by 0.1 of a point to Scotland, and since the year before to Northern Ireland."""
    assert heard(two(EIGHT, "0.1").find(IS_IT)) == ("worsening", "worsening")
    assert heard(since(year(2008), EIGHT, "0.1").find(IS_IT)) == ("worsening", "worsening")


def test_scotland_steps_over_gaps() -> None:
    """The latest two numbers need not be of periods that follow one another."""
    assert two({year(2003): "5", year(2008): Reason.LOW, year(2009): "9"}).says(IS_IT) == "worsening"


def test_without_a_criterion_any_difference_counts_to_scotland() -> None:
    """And a tie is maintaining."""
    assert two(years("6.2", "6.3"), "0").says(IS_IT) == "worsening"
    assert two(years("6.2", "6.2"), "0").says(IS_IT) == "steady"


def test_what_scotland_cannot_judge() -> None:
    """One number, a changed definition, no good direction."""
    assert heard(two(years("6.2")).find(IS_IT)) == ("too few points", "")
    changed = replace(PERCENT, breaks=(Break(at=year(2009), why="counted anew"),))
    assert heard(replace(two(years("5", "9")), measure=changed).find(IS_IT)) == ("definition break", "")
    assert two(years("5", "9"), direction=NONE).says(IS_IT) == "no good direction"


def test_nearer_is_judged_by_the_distance() -> None:
    """Both turn numbers so that more is better, so that nearer is one of the good ways."""
    assert two(years("35", "31"), direction=NEARER).says(IS_IT) == "improving"


@given(TENTHS, TENTHS, st.integers(0, 30).map(lambda tenths: str(tenths / 10)))
def test_turned_over_scotland_says_the_same(before: str, latest: str, criterion: str) -> None:
    """The mirror image with the other way good has the same answer."""
    here = replace(two(years(before, latest), criterion), policy=EXACT)
    values = years(*(str(100 - n(value)) for value in (before, latest)))
    there = replace(here, values=values, direction=as_(Method.SCOTLAND, replace(HIGHER, change=n(criterion))))
    assert here.says(IS_IT) == there.says(IS_IT)
