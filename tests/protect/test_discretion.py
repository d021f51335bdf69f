"""Warnings about numbers that may not be printed stay, without the numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.domain.book import Book
from oba.domain.citation import CitedRule
from oba.domain.evidence import Figure, Observation, Reason, Series, Status
from oba.domain.finding import Question, Step
from oba.domain.measure import Kind, Measure
from oba.domain.number import shortest
from oba.domain.problem import Problem
from oba.protect.discretion import discreet, withheld_rows, without_traces
from oba.protect.withholding import protect
from oba.rollup.series import roll_up
from tests.build import INDICATOR, TOP, figure, measure, n, place, plan, year
from tests.rollup.rows import AREAS, hierarchy, of, share, value
from tests.written import assessment, book

PLACES = hierarchy(place("town", "Town", "locality", "north"))
GAP = replace(measure(), kind=Kind.GAP, parts=Kind.PERCENT, between=("fsm", "not-fsm"))


def warned(rows: list[Observation], measured: Measure | None = None) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The warnings as they were found, and as they may be told."""
    rule = of(measured or measure())
    raw, found = roll_up(rule, rows, PLACES)
    safe = protect({rule.id: rule}, {rule.id: raw}, PLACES, plan().policy)
    return found, discreet(found, safe.series[rule.id], safe.withheld)


def areas(*tops: int) -> list[Observation]:
    """The three areas' shares, the first beside a locality that does not agree with it."""
    return [share(area, top, 100) for area, top in zip(AREAS, tops, strict=True)] + [share("town", 20, 100)]


def test_a_warning_about_shown_numbers_is_told_as_it_is() -> None:
    """Where nothing is withheld nothing is kept back."""
    found, told = warned([*areas(30, 40, 50), share(TOP, 200, 300)])
    assert len(found) == 2
    assert told == found


def test_a_warning_about_withheld_numbers_tells_no_number() -> None:
    """An area's small number, and the sum of areas that are withheld, are not named; place, code and mend remain."""
    found, told = warned([*areas(3, 40, 50), share(TOP, 200, 300)])
    assert len(told) == len(found) == 2
    assert not any(character.isdigit() for one in told for character in one.what)
    assert [replace(one, what="") for one in told] == [replace(one, what="") for one in found]


def test_other_periods_are_told() -> None:
    """A small number in one year keeps back that year's warnings, not another's."""
    before = [replace(row, period=year(2008), where=replace(row.where, line=900)) for row in areas(30, 40, 50)]
    found, told = warned([*areas(3, 40, 50), *before])
    assert len(found) == 2
    assert [one for one in told if one in found] == [one for one in found if one.where.line == 900]


def test_a_gap_that_disagrees_with_withheld_groups_tells_no_number() -> None:
    """A supplied gap is held against groups; where one of them is small, the warning keeps both back."""
    groups = [share("north", 3, 100, group="fsm"), share("north", 40, 100, group="not-fsm")]
    found, told = warned([*groups, value("north", "31.7")], GAP)
    assert "31.7" in found[0].what
    assert not any(character.isdigit() for character in told[0].what)


def test_a_warning_about_no_row_that_is_known_tells_no_number() -> None:
    """What it rests on cannot be told, so it is kept back as soon as anything of the indicator is withheld."""
    found, _ = warned([*areas(30, 40, 50), share(TOP, 200, 300)])
    stray = replace(found[0], where=replace(found[0].where, line=999))
    hidden = {"north": of_figure(figure(year(2009), Reason.SUPPRESSED))}
    assert discreet([stray], {}, ()) == (stray,)
    assert not any(character.isdigit() for one in discreet([stray], hidden, ()) for character in one.what)


HERE, BESIDE = (CitedRule(key=f"row {line}", file="data/p/observations/a.csv", line=line) for line in (14, 15))
SMALL = replace(figure(year(2009), Reason.SUPPRESSED), cites=(HERE,), status=Status.REVISED, published=year(2010).end)
SUM = replace(figure(year(2009), "43 of 1000"), cites=(HERE, BESIDE), rolled_up=("north", "south"), coverage=n("0.9"))


def of_figure(one: Figure) -> Series:
    """A series of one figure."""
    return Series(indicator=INDICATOR, place=TOP, figures={one.period: one})


def told(area: Figure = SMALL, county: Figure = SUM) -> Book:
    """The book of a county and an area of it, as documents may tell it."""
    found = assessment()
    steps = (Step(says="One.", cites=(HERE, BESIDE)),)
    findings = {**found.findings, Question.DIRECTION: replace(found[Question.DIRECTION], steps=steps)}
    of = {
        (INDICATOR, TOP): replace(of_figure(county), groups={"girls": of_figure(replace(county, coverage=n("1")))}),
        (INDICATOR, "north"): replace(of_figure(area), years={year(2009): area}, parts={"rate": {year(2009): area}}),
    }
    given = {(INDICATOR, TOP): replace(found, findings=findings, judged=county)}
    given |= {(INDICATOR, "north"): replace(found, place="north", judged=area)}
    given |= {(INDICATOR, "south"): replace(found, place="south", judged=None)}
    return without_traces(replace(book(), series=of, assessments=given))


def test_of_a_withheld_number_only_that_is_left() -> None:
    """Neither its line, nor when it was published, nor that it was revised; in years and parts alike."""
    area = told().series[INDICATOR, "north"]
    for one in (*area.figures.values(), *area.years.values(), *area.parts["rate"].values()):
        assert (one.cites, one.status, one.published) == ((), Status.FINAL, year(2009).end)
        assert one.reason is Reason.SUPPRESSED
    assert told().assessments[INDICATOR, "north"].judged == area.figures[year(2009)]
    assert told().assessments[INDICATOR, "south"].judged is None


def test_what_is_made_up_is_still_called_so() -> None:
    """Whoever reads a page must know, and it tells no number."""
    area = told(replace(SMALL, status=Status.ILLUSTRATIVE)).series[INDICATOR, "north"]
    assert area.figures[year(2009)].status is Status.ILLUSTRATIVE


def test_no_sum_cites_the_line_of_a_withheld_number() -> None:
    """A table may be in the order of its numbers, so that a line between two others tells what stands in it."""
    assert told().series[INDICATOR, TOP].figures[year(2009)].cites == (BESIDE,)
    assert told().assessments[INDICATOR, TOP][Question.DIRECTION].steps[0].cites == (BESIDE,)
    assert withheld_rows([of_figure(SMALL), of_figure(SUM)]) == {HERE}


@pytest.mark.parametrize(("note", "says"), [("", "some of"), ("Late.", "Late; some of")])
def test_where_a_number_is_withheld_no_share_is_told(note: str, says: str) -> None:
    """90 % of the denominator tells how many children are in the part that lacks; that one lacks is still said."""
    shown = told(county=replace(SUM, note=note)).series[INDICATOR, TOP].figures[year(2009)]
    assert shown.coverage is None
    assert shown.note == f"{says} what it is made of is missing"
    whole = told().series[INDICATOR, TOP].groups["girls"].figures[year(2009)]
    assert (whole.coverage, whole.note) == (n("1"), "")


def test_where_nothing_is_withheld_all_is_told() -> None:
    """Lines, days, revisions and shares stand as they are; another indicator's shares do too."""
    area = replace(SMALL, reason=None, value=n("5"))
    county = told(area).series[INDICATOR, TOP]
    assert county.figures[year(2009)] == SUM
    assert told(area).series[INDICATOR, "north"].figures[year(2009)] == area
    assert shortest(county.figures[year(2009)].coverage or n("0"), 1) == "0.9"
    other = replace(book(), series={("ni-2", TOP): of_figure(SUM), (INDICATOR, "north"): of_figure(SMALL)})
    assert without_traces(other).series["ni-2", TOP].figures[year(2009)].coverage == n("0.9")
