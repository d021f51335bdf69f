"""Warnings about numbers that may not be printed stay, without the numbers."""

from __future__ import annotations

from dataclasses import replace

from oba.domain.evidence import Observation
from oba.domain.measure import Kind, Measure
from oba.domain.problem import Problem
from oba.protect.discretion import discreet
from oba.protect.withholding import protect
from oba.rollup.series import roll_up
from tests.build import TOP, measure, place, plan, year
from tests.rollup.rows import AREAS, hierarchy, of, share, value

PLACES = hierarchy(place("town", "Town", "locality", "north"))
GAP = replace(measure(), kind=Kind.GAP, parts=Kind.PERCENT, between=("fsm", "not-fsm"))


def warned(rows: list[Observation], measured: Measure | None = None) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The warnings as they were found, and as they may be told."""
    rule = of(measured or measure())
    raw, found = roll_up(rule, rows, PLACES)
    safe = protect({rule.id: rule}, {rule.id: raw}, PLACES, plan().policy)
    return found, discreet(found, safe.series[rule.id], safe.withheld, PLACES)


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
