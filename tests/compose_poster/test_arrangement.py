"""Where the parts of a poster stand: every target once, in the plan's order, on one sheet."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from oba.compose.poster.arrangement import Arrangement, Part, Placed, arrange
from oba.compose.poster.sheet import COLUMNS, MOST_TARGETS, ROWS, TALLY_ROWS

COUNTS = st.lists(st.integers(0, 14), min_size=1, max_size=6)


@given(st.integers(1, 9), COUNTS)
def test_every_target_stands_once_and_in_order(opening: int, counts: list[int]) -> None:
    """Whatever the plan, the parts of an outcome hold its targets from the first to the last, each once."""
    found = arrange(opening, counts)
    if found:
        shown = [(one.part.outcome, one.part.first + n) for one in found.parts for n in range(one.part.targets)]
        assert shown == [(outcome, n) for outcome, count in enumerate(counts) for n in range(count)]
        assert {one.part.outcome for one in found.parts} == set(range(len(counts)))


@given(st.integers(1, 9), COUNTS)
def test_nothing_stands_on_something_else_or_off_the_sheet(opening: int, counts: list[int]) -> None:
    """The rows of a column are taken once: the opening's, each part's, the tally's at the foot."""
    found = arrange(opening, counts)
    if found:
        taken = [(0, row) for row in range(opening)]
        taken += [(one.column, one.row + n) for one in found.parts for n in range(one.part.rows)]
        taken += [(found.tally, ROWS - TALLY_ROWS + n) for n in range(TALLY_ROWS)]
        assert len(taken) == len(set(taken))
        assert all(0 <= column < COLUMNS and 0 <= row < ROWS for column, row in taken)
        assert all(one.part.targets <= MOST_TARGETS for one in found.parts)


@given(st.integers(1, 9), COUNTS)
def test_who_reads_down_and_on_to_the_next_column_reads_in_the_plans_order(opening: int, counts: list[int]) -> None:
    """Parts follow each other down a column and then on the next, and the tally is the last."""
    found = arrange(opening, counts)
    if found:
        assert all((a.column, a.row) < (b.column, b.row) for a, b in pairwise(found.parts))
        assert found.tally >= max(one.column for one in found.parts)


def test_three_outcomes_with_21_targets_fill_the_sheet() -> None:
    """The shortest stands under the vision, the tally in the free corner, and no row is left."""
    assert arrange(7, [3, 10, 8]) == Arrangement(
        (Placed(Part(0, 0, 3), 0, 7), Placed(Part(1, 0, 10), 1, 0), Placed(Part(2, 0, 8), 2, 0)), cuts=0, tally=2
    )
    assert arrange(8, [3, 10, 8]) is None


def test_an_outcome_with_more_targets_than_a_column_goes_on_in_the_next() -> None:
    """Twelve targets are cut once, so that with the tally both columns are as long."""
    found = arrange(4, [12])
    assert found
    assert [(one.part.first, one.part.targets, one.column) for one in found.parts] == [(0, 7, 1), (7, 5, 2)]


def test_four_outcomes_stand_where_one_is_long_and_one_has_no_target() -> None:
    """Eleven, seven, one and none: what has to be cut is cut in parts of more than one, and each has its head."""
    found = arrange(4, [11, 7, 1, 0])
    assert found
    assert found.cuts == 2
    assert [one.part.outcome for one in found.parts] == [0, 0, 1, 1, 2, 3]
    assert min(one.part.targets for one in found.parts[:4]) > 1


def test_one_outcome_has_a_column_of_its_own() -> None:
    """A small plan has its vision on the left, its targets in the middle, the tally on the right."""
    assert arrange(4, [3]) == Arrangement((Placed(Part(0, 0, 3), 1, 0),), cuts=0, tally=2)


def test_a_plan_of_six_outcomes_stands_too() -> None:
    """Six outcomes of three targets are 24 rows, and there is room for a vision of five."""
    assert arrange(5, [3] * 6) is not None
    assert arrange(5, [6] * 6) is None
