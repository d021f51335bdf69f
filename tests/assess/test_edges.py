"""The edges of a rating, and where among them a number lies."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from oba.assess.bands import Bands
from oba.assess.edges import Edges
from tests.assess.drawn import TENTHS, bands, exact_bands

NUMBERS = st.fractions(-60, 60, max_denominator=200)


@given(st.sets(TENTHS, max_size=5), NUMBERS, st.integers(1, 9))
def test_a_place_counts_the_edges_up_to_a_number(edges: set[Fraction], number: Fraction, more: int) -> None:
    """Two for each edge below it, and one more on an edge, however the ratio is written."""
    found = Edges(tuple(sorted(edges))).place((number.numerator * more, number.denominator * more))
    assert found == 2 * sum(edge < number for edge in edges) + (number in edges)


@given(st.one_of(bands(), exact_bands()), NUMBERS)
def test_a_number_as_compared_has_the_rating_of_its_place(made: Bands, number: Fraction) -> None:
    """Bands need to be rated once in each place, and not at every number."""
    place = made.places.place(made.seen(number).as_integer_ratio())
    assert made.ratings[place] is made.rate(number)


@given(st.one_of(bands(), exact_bands()), NUMBERS, st.integers(1, 9))
def test_a_ratio_is_seen_as_its_number_is(made: Bands, number: Fraction, more: int) -> None:
    """As compared, whole numbers over whole numbers are what the fraction is, not in lowest terms either."""
    ratio = number.numerator * more, number.denominator * more
    assert Fraction(*made.policy.seen_ratio(ratio, made.decimals)) == made.seen(number)
