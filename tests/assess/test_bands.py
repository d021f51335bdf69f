"""Bands: which rating a number has, how far the next one is, and how few children that takes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from oba.assess.bands import WORST_FIRST, Bands, fewest_children, nearest_change, probe_points
from oba.assess.good_sign import good_signed
from oba.domain.finding import Answer
from oba.domain.rule import Amber, Direction, Within
from oba.domain.target import Aim
from tests.assess.drawn import bands as any_bands
from tests.assess.situation import AS_PRINTED, EXACT, HIGHER, LOWER, NEARER, amber
from tests.build import aim, n

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
    """Turning numbers, target and amber about zero changes no rating, shortfall or distance to the next rating."""
    other = mirrored(made)
    assert other.rate(-value) is made.rate(value)
    assert other.shortfall(-value) == made.shortfall(value)
    assert nearest_change(other, -value) == nearest_change(made, value)
    assert other.edges() == tuple(sorted(-edge for edge in made.edges()))


@given(any_bands(), NUMBERS, NUMBERS)
def test_the_rating_changes_at_edges_only(made: Bands, one: Fraction, other: Fraction) -> None:
    """Two numbers with no edge between or at them are rated alike, so that proofs need look nowhere else."""
    low, high = sorted((made.seen(one), made.seen(one + other / 30)))
    assert any(low <= edge <= high for edge in made.edges()) or made.rate(low) is made.rate(high)


@pytest.mark.parametrize(
    ("made", "value", "change"),
    [
        (drawn("at most 3.6", "0.5 points"), "4.3", ("0.2", AMBER)),
        (drawn("at most 3.6", "0.5 points"), "3.7", ("0.1", GREEN)),
        (drawn("at most 3.6", "0.5 points"), "3.6", ("0", AMBER)),
        (drawn("at most 3.6", "0.5 points"), "4.0", ("0.1", RED)),
        (drawn("at most 3.6", "0.5 points"), "4.1", ("0", RED)),
        (drawn("at most 3.6"), "3.0", ("0.6", RED)),
        (drawn("at most 3.6"), "5.0", ("1.4", GREEN)),
        (drawn("between 20 and 30", "", NEARER), "24", ("4", RED)),
        (drawn("at most 4", "at most 5"), "4.5", ("0.5", RED)),
        (drawn("exactly 25", "", NEARER), "25", ("0", RED)),
    ],
)
def test_the_margin_to_the_nearest_change_of_rating(made: Bands, value: str, change: tuple[str, Answer]) -> None:
    """The margin runs to the nearest edge at or beyond which the rating differs; a tie goes to the worse rating."""
    assert nearest_change(made, n(value)) == (n(change[0]), change[1])


def test_a_rule_that_cannot_rate_otherwise_has_no_margin() -> None:
    """Where amber takes in everything that is not green on the far side only, the near side still decides."""
    wide = drawn("at least 0", "at least -1", HIGHER)
    assert nearest_change(wide, n("5")) == (n("5"), AMBER)
    same = replace(wide, amber=Amber(within=Within.VALUE, amount=n("0"), aim=aim("at least 0")), aim=aim("above 0"))
    assert nearest_change(same, n("0")) == (n("0"), RED)


@given(any_bands(), st.integers(-1200, 1200))
def test_the_margin_agrees_with_a_search(made: Bands, at: int) -> None:
    """No number closer than the margin has another rating, and just beyond it one has."""
    exact, step = replace(made, policy=EXACT), Fraction(1, 10**6)
    value = Fraction(at, 20)
    found = nearest_change(exact, value)
    assert found is not None
    distance, rating = found
    inside = [value + way * distance * share for way in (-1, 1) for share in (Fraction(1, 2), Fraction(999, 1000))]
    assert all(exact.rate(point) is exact.rate(value) for point in inside)
    beyond = {exact.rate(value + way * (distance + more)) for way in (-1, 1) for more in (0, step)}
    assert rating in beyond - {exact.rate(value)}


def searched(made: Bands, numerator: int, denominator: int, per: Fraction) -> int | None:
    """The fewest children found by trying every number of them."""
    here = made.rate(per * Fraction(numerator, denominator))
    for children in range(1, denominator + 1):
        for count in (numerator - children, numerator + children):
            if 0 <= count <= denominator and made.rate(per * Fraction(count, denominator)) is not here:
                return children
    return None


SHARES = st.integers(1, 60).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@given(any_bands(), SHARES, st.sampled_from((Fraction(100), Fraction(10), Fraction(1000))))
@example(drawn("exactly 20", "3 points", NEARER, 0), (1, 11), Fraction(100))
@example(
    replace(drawn("exactly 20", "3 points"), direction=replace(NEARER, aim=aim("exactly 20"))), (1, 11), Fraction(100)
)
def test_the_fewest_children_agree_with_trying_every_number(made: Bands, share: tuple[int, int], per: Fraction) -> None:
    """The fewest children who change a rating are those found by trying one child, two children and so on."""
    found = fewest_children(made, Fraction(share[0]), Fraction(share[1]), per)
    assert found == searched(made, *share, per)


@pytest.mark.parametrize(
    ("made", "share", "children"),
    [
        (drawn("at most 4.0", "0.5 points"), (634, 14744), 37),
        (drawn("at most 4.0"), (590, 14744), 8),
        (drawn("at most 4.0"), (597, 14744), 1),
        (drawn("below 50"), (1, 2), 1),
        (drawn("at least 0", "", HIGHER), (3, 14), None),
        (drawn("at least 46.2", "", HIGHER), (3, 14), 4),
        (drawn("at least 46.2", "", HIGHER), (6, 13), 1),
    ],
)
def test_how_few_children_would_change_the_rating(made: Bands, share: tuple[int, int], children: int | None) -> None:
    """The margin is also told in children, under the plan's way of comparing; none where no number of them would do."""
    assert fewest_children(made, Fraction(share[0]), Fraction(share[1]), Fraction(100)) == children


def test_the_amber_edge_named_is_the_one_on_the_numbers_side() -> None:
    """For a range the last amber number below or above is named, whichever is nearer; without amber there is none."""
    near = drawn("between 20 and 30", "2 points", NEARER)
    assert (near.amber_edge(n("10")), near.amber_edge(n("40"))) == (n("18"), n("32"))
    assert drawn("at most 3.6", "0.5 points").amber_edge(n("4")) == n("4.1")
    assert drawn("at most 3.6").amber_edge(n("4")) is None
    assert drawn("at least 4", "at least 3.5", HIGHER).amber_edge(n("9")) == n("3.5")


def test_edges_and_stretches() -> None:
    """Every edge, one point between each two and one beyond each end: three stretches for one edge, one for none."""
    assert drawn("at most 3.6", "0.5 points").edges() == (n("3.6"), n("4.1"))
    assert probe_points((n("3.6"), n("4.1"))) == tuple(map(n, ("2.6", "3.6", "3.85", "4.1", "5.1")))
    assert probe_points(()) == (n("0"),)
