"""Places in groups of equal size."""

from __future__ import annotations

from collections import Counter
from math import ceil, floor, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.quantile_groups import quantile_groups
from tests.statistics.draws import GAPPED, turned

GROUPS = st.integers(1, 10)


@given(GAPPED, GROUPS)
def test_groups_follow_the_numbers(values: list[float | None], groups: int) -> None:
    """A higher number is never in a lower group, equal ones share a group, and every group is one of 1 to k."""
    found = quantile_groups(values, groups)
    pairs = sorted((v, g) for v, g in zip(values, found, strict=True) if v is not None and g is not None)
    assert [g for _, g in pairs] == sorted(g for _, g in pairs)
    assert all(len({g for v, g in pairs if v == value}) == 1 for value, _ in pairs)
    assert all(1 <= g <= groups for _, g in pairs)


@given(GAPPED, GROUPS)
def test_from_the_highest_is_the_same_upside_down(values: list[float | None], groups: int) -> None:
    """Counting from the highest is counting the series turned over from the lowest."""
    assert quantile_groups(values, groups, highest_first=True) == quantile_groups(turned(values), groups)


@given(st.integers(1, 200), GROUPS)
def test_groups_are_of_equal_size(size: int, groups: int) -> None:
    """Without ties no group differs from N/k by more than one."""
    if size >= groups:
        sizes = Counter(quantile_groups(list(map(float, range(size))), groups))
        assert all(floor(size / groups) <= count <= ceil(size / groups) for count in sizes.values())
        assert len(sizes) == groups


def test_a_missing_number_has_no_group() -> None:
    """A gap takes no group and no rank."""
    assert quantile_groups([1, None, 2, nan, 3, 4], 2) == (1, None, 1, None, 2, 2)


def test_ties_take_the_first_rank_among_them() -> None:
    """Three equal numbers in the middle of five go where the first of them would."""
    assert quantile_groups([1, 2, 2, 2, 3], 5) == (1, 2, 2, 2, 5)
    assert quantile_groups([1, 2, 2, 2, 3], 5, highest_first=True) == (5, 2, 2, 2, 1)


def test_too_few_numbers_make_no_groups() -> None:
    """Four numbers cannot be five groups."""
    assert quantile_groups([1, 2, 3, 4, None], 5) == (None,) * 5
    assert quantile_groups([], 1) == ()


def test_no_groups_is_a_mistake_of_the_caller() -> None:
    """Nobody can mean to make no groups."""
    with pytest.raises(ValueError, match="at least one group"):
        quantile_groups([1, 2], 0)
