"""Bands: which rating a number has, and an interval."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.assess.bands import WORST_FIRST, Bands, probe_points, rate_interval
from oba.assess.good_sign import good_signed
from oba.domain.finding import Answer
from oba.domain.rule import Direction, Within
from oba.domain.target import Aim
from tests.assess.drawn import bands as any_bands
from tests.assess.situation import AS_PRINTED, EXACT, HIGHER, LOWER, NEARER, amber
from tests.build import aim, interval, n

NUMBERS = st.fractions(-60, 60, max_denominator=200)
GREEN, AMBER, RED = Answer.GREEN, Answer.AMBER, Answer.RED


def drawn(wanted: str, edge: str = "", direction: Direction = LOWER, decimals: int = 1) -> Bands:
    """Bands around a target in words, compared as printed."""
    return Bands(aim=aim(wanted), amber=amber(edge).amber, direction=direction, policy=AS_PRINTED, decimals=decimals)


@pytest.mark.parametrize(
    ("made", "value", "rating"),
    [
        (drawn("at most 3.6"), "3.6", GREEN),
        (drawn("at most 3.6"), "3.7", RED),
        (drawn("at most 3.6", "0.5 points"), "4.1", AMBER),
        (drawn("at most 3.6", "0.5 points"), "4.2", RED),
        (drawn("below 5", "0.5 points"), "5.0", AMBER),
        (drawn("below 5"), "5.0", RED),
        (drawn("below 5", "0.5 points"), "5.5", AMBER),
        (drawn("at least 85", "5 points", HIGHER), "80", AMBER),
        (drawn("at least 85", "5 points", HIGHER), "79.9", RED),
        (drawn("above 85", "5 points", HIGHER), "85", AMBER),
        (drawn("at most 40", "10 percent"), "44", AMBER),
        (drawn("at most 40", "10 percent"), "44.1", RED),
        (drawn("at most -40", "10 percent"), "-36", AMBER),
        (drawn("at most -40", "10 percent"), "-35.9", RED),
        (drawn("at least 50", "10 percent", HIGHER), "45", AMBER),
        (drawn("at most 4", "at most 4.5"), "4.5", AMBER),
        (drawn("at most 4", "at most 4.5"), "4.6", RED),
        (drawn("at most 4", "below 4.5"), "4.5", RED),
        (drawn("at least 4", "at least 3.5", HIGHER), "3.5", AMBER),
        (drawn("between 20 and 30", "2 points", NEARER), "18", AMBER),
        (drawn("between 20 and 30", "2 points", NEARER), "32", AMBER),
        (drawn("between 20 and 30", "2 points", NEARER), "17.9", RED),
        (drawn("between 20 and 30", "2 points", NEARER), "32.1", RED),
        (drawn("between 20 and 30", "10 percent", NEARER), "18", AMBER),
        (drawn("between 20 and 30", "10 percent", NEARER), "33", AMBER),
        (drawn("between 20 and 30", "between 15 and 31", NEARER), "15", AMBER),
        (drawn("between 20 and 30", "between 15 and 31", NEARER), "31.1", RED),
        (drawn("exactly 100", "1 points", HIGHER), "99", AMBER),
    ],
)
def test_the_amber_edge_itself_is_amber(made: Bands, value: str, rating: Answer) -> None:
    """Green meets the target, amber misses it by no more than the allowance, ends included; otherwise red."""
    assert made.rate(n(value)) is rating


def test_a_card_never_shows_a_number_against_itself_and_calls_it_missed() -> None:
    """As printed 3.64 is 3.6 and meets at most 3.6; exact does not round, and misses."""
    printed = drawn("at most 3.6")
    assert printed.rate(n("3.64")) is GREEN
    assert printed.rate(n("3.65")) is RED
    assert replace(printed, policy=EXACT).rate(n("3.64")) is RED
    assert replace(printed, policy=EXACT).rate(n("3.6")) is GREEN


def test_a_percentage_of_the_target_is_compared_as_printed_too() -> None:
    """5 percent of 3.6 is 0.18, seen as 0.2: amber reaches 3.8 as printed, and 3.78 exactly."""
    printed = drawn("at most 3.6", "5 percent")
    exact = replace(printed, policy=EXACT)
    assert [printed.rate(n(value)) for value in ("3.8", "3.84", "3.9")] == [AMBER, AMBER, RED]
    assert [exact.rate(n(value)) for value in ("3.78", "3.79")] == [AMBER, RED]


@given(any_bands(), NUMBERS, NUMBERS)
def test_a_better_number_never_rates_worse(made: Bands, one: Fraction, other: Fraction) -> None:
    """The rating is monotone in the good direction, for every kind of target and of amber and either policy."""
    seen = sorted((one, other), key=lambda value: good_signed(made.seen(value), made.direction))
    worse, better = (WORST_FIRST.index(made.rate(value)) for value in seen)
    assert worse <= better


@given(any_bands(), NUMBERS)
def test_amber_and_red_are_told_by_the_good_signed_shortfall(made: Bands, value: Fraction) -> None:
    """What meets the target falls short by nothing; what is short by more than points allow is red."""
    short, rating = made.shortfall(value), made.rate(value)
    assert (short <= 0) or rating is not GREEN
    if made.amber and made.amber.within is Within.POINTS:
        allowed = made.seen(made.amber.amount)
        assert (rating is RED) is (rating is not GREEN and short > allowed)


def turned(wanted: Aim) -> Aim:
    """A numeric aim turned about zero."""
    words = {"at most": "at least", "at least": "at most", "below": "above", "above": "below"}
    text = aim(f"{words.get(wanted.word, wanted.word)} 0" if wanted.word != "between" else "between 0 and 0")
    low = None if wanted.high is None else -wanted.high
    return replace(text, low=low, high=None if wanted.low is None else -wanted.low)


def mirrored(made: Bands) -> Bands:
    """The same bands for numbers turned about zero."""
    which = {"higher": LOWER.better, "lower": HIGHER.better}.get(made.direction.better, made.direction.better)
    direction = replace(made.direction, better=which, aim=made.direction.aim and turned(made.direction.aim))
    edge = made.amber and replace(made.amber, aim=made.amber.aim and turned(made.amber.aim))
    return replace(made, aim=turned(made.aim), direction=direction, amber=edge)


@given(any_bands(), NUMBERS)
def test_mirroring_never_changes_a_rating(made: Bands, value: Fraction) -> None:
    """Turning numbers, target and amber about zero changes no rating and no shortfall."""
    other = mirrored(made)
    assert other.rate(-value) is made.rate(value)
    assert other.shortfall(-value) == made.shortfall(value)
    assert other.edges == tuple(sorted(-edge for edge in made.edges))


@given(any_bands(), NUMBERS, NUMBERS)
def test_the_rating_changes_at_edges_only(made: Bands, one: Fraction, other: Fraction) -> None:
    """Two numbers with no edge between or at them are rated alike, so that proofs need look nowhere else."""
    low, high = sorted((made.seen(one), made.seen(one + other / 30)))
    assert any(low <= edge <= high for edge in made.edges) or made.rate(low) is made.rate(high)


def test_the_amber_edge_named_is_the_one_on_the_numbers_side() -> None:
    """For a range the last amber number below or above is named, whichever is nearer; without amber there is none."""
    near = drawn("between 20 and 30", "2 points", NEARER)
    assert (near.amber_edge(n("10")), near.amber_edge(n("40"))) == (n("18"), n("32"))
    assert drawn("at most 3.6", "0.5 points").amber_edge(n("4")) == n("4.1")
    assert drawn("at most 3.6").amber_edge(n("4")) is None
    assert drawn("at least 4", "at least 3.5", HIGHER).amber_edge(n("9")) == n("3.5")


def test_edges_and_stretches() -> None:
    """Every edge, one point between each two and one beyond each end: three stretches for one edge, one for none."""
    assert drawn("at most 3.6", "0.5 points").edges == (n("3.6"), n("4.1"))
    assert probe_points((n("3.6"), n("4.1"))) == tuple(map(n, ("2.6", "3.6", "3.85", "4.1", "5.1")))
    assert probe_points(()) == (n("0"),)


@given(st.integers(0, 60), st.integers(0, 30), st.sampled_from(["at most 20", "below 20", "at least 20", "above 20"]))
def test_an_interval_is_rated_as_its_numbers_are(low: int, width: int, target: str) -> None:
    """Green when every number in it meets the target, red when none does: tried on every half between the ends."""
    wanted, ends = aim(target), interval(str(low), str(low + width))
    met = [wanted.met_by(Fraction(2 * low + half, 2)) for half in range(2 * width + 1)]
    expected = Answer.GREEN if all(met) else Answer.AMBER if any(met) else Answer.RED
    assert rate_interval(wanted, ends.low, ends.high) is expected
