"""Bands between percentiles."""

from __future__ import annotations

from math import nan
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.percentile_bands import band_bounds, percentile, percentile_band
from tests.statistics.draws import WHOLES

SOME = st.lists(WHOLES, min_size=4, max_size=30)


@given(SOME, st.integers(1, 10))
def test_bounds_are_the_inclusive_percentiles(values: list[float], bands: int) -> None:
    """The inner bounds are those of the standard library's inclusive method, the outer ones the ends."""
    inner = quantiles(values, n=bands, method="inclusive")
    assert band_bounds(values, bands) == pytest.approx([min(values), *inner, max(values)], abs=1e-9)


@given(SOME, st.sampled_from([4, 5]))
def test_bands_follow_the_numbers(values: list[float], bands: int) -> None:
    """A higher number is never in a lower band; the highest is in the last; beyond either end is the end's band."""
    found = [percentile_band(value, values, bands) for value in sorted(values)]
    if len(values) >= bands:
        known = [band for band in found if band is not None]
        assert known == sorted(known)
        assert percentile_band(max(values) + 1, values, bands) == bands
        assert percentile_band(min(values) - 1, values, bands) == 1


@given(SOME, WHOLES)
def test_only_quintiles_are_reversed_where_higher_is_better(values: list[float], value: float) -> None:
    """Quintiles count from the best, quartiles from the lowest."""
    plain, fifth = percentile_band(value, values, 4), percentile_band(value, values, 5)
    assert percentile_band(value, values, 4, higher_is_better=True) == plain
    assert percentile_band(value, values, 5, higher_is_better=True) == (None if fifth is None else 6 - fifth)


def test_on_a_bound_is_the_lower_band() -> None:
    """A band ends with its upper bound, and bounds are rounded so that 30.8 is 30.8."""
    values = list(map(float, range(1, 51)))
    bounds = band_bounds(values, 5)
    assert [percentile_band(bound, values, 5) for bound in bounds] == [1, 1, 2, 3, 4, 5]
    assert percentile(values, 0.6) == 30.4
    assert percentile([7.0], 0.3) == 7
    assert [percentile([0.0, end], 0.5) for end in (6e-11, 2e-10)] == [0, 1e-10]


def test_too_few_numbers_have_no_bands() -> None:
    """Three numbers are too few for anything, four for fifths."""
    assert band_bounds([1, 2, 3, None], 4) == ()
    assert percentile_band(1, [1, 2, 3], 3) is None
    assert percentile_band(1, [1, 2, 3, 4], 4) == 1
    assert percentile_band(1, [1, 2, 3, 4, None], 5) is None


@pytest.mark.parametrize("missing", [None, nan])
def test_a_missing_number_is_in_no_band(missing: float | None) -> None:
    """Nothing lies nowhere."""
    assert percentile_band(missing, [1, 2, 3, 4], 4) is None


def test_no_bands_is_a_mistake_of_the_caller() -> None:
    """Nobody can mean to make no bands."""
    with pytest.raises(ValueError, match="at least one band"):
        band_bounds([1, 2, 3, 4], 0)
