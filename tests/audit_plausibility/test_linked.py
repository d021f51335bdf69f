"""Numbers that contradict a link between indicators are told at their row, and only those."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from oba.audit.plausibility.review import implausible
from oba.domain.alarm import Checked
from oba.domain.evidence import Observation, Reason, Status
from oba.domain.measure import Measure
from oba.domain.problem import Problem
from tests.audit_plausibility.told import COUNT, PERCENT, ROUND, counted, row, without_targets

MINE, OTHER = "ni-100", "ni-99"
SAME = replace(PERCENT, same_children_as=OTHER)
PART = replace(PERCENT, part_of=OTHER)


def told(mine: Observation, *others: Observation, link: Measure = SAME, other: Measure = PERCENT) -> list[Problem]:
    """The warnings about a row beside rows of the indicator that its rule names."""
    rules = {
        MINE: replace(without_targets(), id=MINE, measure=link),
        OTHER: replace(without_targets(), id=OTHER, measure=other),
    }
    rows = {MINE: [replace(mine, indicator=MINE)], OTHER: [replace(one, indicator=OTHER) for one in others]}
    return [one for one in implausible(rules, rows.__getitem__, (ROUND,)) if one.code == "A038"]


def test_another_denominator_of_the_same_children_is_told_at_its_cell() -> None:
    """Both numbers, the other's line, and the place and period are named."""
    (found,) = told(counted(0, 12, 31), counted(0, 15, 30))
    assert (found.severity, found.where.line, found.where.column) == ("warn", 2, "denominator")
    assert found.what == (
        "ni-100, oxfordshire, 2004/05: 31 are of the same children as ni-99, which has 30 (oxfordshire.csv, line 2)"
    )


def test_more_of_a_part_than_of_the_whole_is_told() -> None:
    """16 of 15 cannot be; as many as all of them, or fewer, can."""
    (found,) = told(counted(0, 16, 30), counted(0, 15, 40), link=PART)
    assert found.where.column == "numerator"
    assert found.what.endswith(": 16 are some of those of ni-99, which has 15 (oxfordshire.csv, line 2)")
    assert told(counted(0, 15, 30), counted(0, 15, 40), link=PART) == []
    assert told(counted(0, 9, 30), counted(0, 15, 40), link=PART) == []


def test_a_count_is_held_by_its_value() -> None:
    """Part of a count, and a count that is part of a share."""
    assert len(told(row(0, "16"), counted(0, 15, 40), link=replace(COUNT, part_of=OTHER))) == 1
    assert len(told(counted(0, 16, 30), row(0, "15"), link=PART, other=COUNT)) == 1


@pytest.mark.parametrize(
    "other",
    [
        counted(1, 15, 30),
        counted(0, 15, 30, place="northern"),
        replace(counted(0, 15, 30), group="girls"),
        replace(counted(0, 15, 30), status=Status.DISPUTED),
        replace(counted(0, 15, 30), missing=Reason.CONFIDENTIAL),
        replace(counted(0, 15, 30), part=date(2004, 12, 31)),
        replace(counted(0, 15, 30), rounded_to=Fraction(5)),
        row(0, "50"),
        counted(0, 12, 31),
    ],
)
def test_what_is_not_the_same_or_not_known_contradicts_nothing(other: Observation) -> None:
    """Another period, place or group; disputed, missing, of a part, rounded, without a denominator; or the same."""
    assert told(counted(0, 12, 31), other) == []


def test_a_value_without_counts_is_part_of_nothing_known() -> None:
    """A percentage by itself says how many of no children."""
    assert told(row(0, "50"), counted(0, 15, 40), link=PART) == []


def test_the_last_row_speaks_for_its_period() -> None:
    """A revision that agrees settles it, whatever the order of the file; so does who has checked the row."""
    revised = replace(counted(0, 15, 31), published=date(2024, 6, 1))
    assert told(counted(0, 12, 31), revised, counted(0, 15, 30)) == []
    checked = replace(counted(0, 12, 31), checked=Checked("J. Smith", date(2024, 5, 1), "one child came late"))
    assert told(checked, counted(0, 15, 30)) == []
