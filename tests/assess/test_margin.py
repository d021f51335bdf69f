"""The margin: the nearest edge beyond which a rating differs, and the fewest children who change it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from oba.assess.bands import WORST_FIRST, Bands, rate_interval
from oba.assess.interval import interval_of
from oba.assess.margin import fewest_children, interval_grading, nearest_flip, nearest_shift, number_grading
from oba.domain.chance import Interval
from oba.domain.finding import Answer, Children, Flip, Way
from oba.domain.plan import Compare
from oba.domain.rule import Amber, Within
from oba.domain.target import Aim
from tests.assess.drawn import TENTHS, bands, exact_bands
from tests.assess.situation import EXACT, HIGHER, NEARER, PERCENT
from tests.assess.test_bands import NUMBERS, drawn, mirrored
from tests.build import aim, figure, interval, n, year

GREEN, AMBER, RED = Answer.GREEN, Answer.AMBER, Answer.RED
UP, DOWN = Way.UP, Way.DOWN
ALMOST_NOTHING = Fraction(1, 10**9)
ANY_BANDS = st.one_of(bands(), exact_bands())
WORDED = ("at most 20", "below 20", "at least 20", "above 20", "exactly 20", "between 20 and 30")


def flip(made: Bands, value: Fraction) -> Flip:
    """The nearest change of a number's rating, which these bands all have."""
    found = nearest_flip(made, value)
    assert found is not None
    return found


def held_against(wanted: Aim, held: Interval) -> Answer:
    """The rating of an interval."""
    return rate_interval(wanted, held.low, held.high)


def past(made: Bands, edge: Fraction, way: Way) -> Fraction:
    """The number that comes next past an edge: one unit of the last decimal as printed, a hair when exact."""
    return edge + way * (made.unit if made.policy.compare is Compare.AS_PRINTED else ALMOST_NOTHING)


@pytest.mark.parametrize(
    ("made", "value", "distance", "to", "begins"),
    [
        (drawn("at most 3.6", "0.5 points"), "4.3", "0.2", AMBER, "at 4.1 or below"),
        (drawn("at most 3.6", "0.5 points"), "3.7", "0.1", GREEN, "at 3.6 or below"),
        (drawn("at most 3.6", "0.5 points"), "3.6", "0", AMBER, "above 3.6"),
        (drawn("at most 3.6", "0.5 points"), "4.0", "0.1", RED, "above 4.1"),
        (drawn("at most 3.6", "0.5 points"), "4.1", "0", RED, "above 4.1"),
        (drawn("at most 3.6"), "3.0", "0.6", RED, "above 3.6"),
        (drawn("at most 3.6"), "5.0", "1.4", GREEN, "at 3.6 or below"),
        (drawn("below 3.6"), "3.6", "0", GREEN, "below 3.6"),
        (drawn("below 3.6", "0.5 points"), "3.5", "0.1", AMBER, "at 3.6 or above"),
        (drawn("at least 79", "2 points", HIGHER), "77", "0", RED, "below 77"),
        (drawn("at least 79", "2 points", HIGHER), "78", "1", RED, "below 77"),
        (drawn("at most 4", "0.4 points"), "4.2", "0.2", RED, "above 4.4"),
        (drawn("between 20 and 30", "", NEARER), "24", "4", RED, "below 20"),
        (drawn("between 20 and 30", "", NEARER), "25", "5", RED, "above 30"),
        (drawn("at most 4", "at most 5"), "4.5", "0.5", RED, "above 5"),
        (drawn("exactly 25", "", NEARER), "25", "0", RED, "above 25"),
        (drawn("exactly 25", "", NEARER), "24", "1", GREEN, "at 25"),
        (drawn("exactly 25", "", NEARER), "26", "1", GREEN, "at 25"),
        (drawn("below 4", "at most 4"), "5", "1", AMBER, "at 4"),
        (drawn("below 4", "at most 4"), "3", "1", RED, "above 4"),
        (drawn("above 4.1", "above 4.0", HIGHER), "4.3", "0.2", AMBER, "at 4.1"),
    ],
)
def test_the_margin_to_the_nearest_change_of_rating(
    made: Bands, value: str, distance: str, to: Answer, begins: str
) -> None:
    """The nearest edge at or past which the rating differs; a tie goes to the worse rating, then to the upper edge."""
    found = flip(made, n(value))
    assert (found.distance, found.to, words(found)) == (n(distance), to, begins)


def words(found: Flip) -> str:
    """Where the other rating begins."""
    side, edge = "above" if found.way is UP else "below", f"{float(found.edge):g}"
    if found.inclusive:
        return f"at {edge} or {side}" if found.beyond else f"at {edge}"
    return f"{side} {edge}"


def test_the_far_side_of_amber_decides_where_there_is_no_other() -> None:
    """Where amber takes in everything that is not green the near side decides; where nothing else can be, nothing."""
    wide = drawn("at least 0", "at least -1", HIGHER)
    assert (flip(wide, n("5")).distance, flip(wide, n("5")).to) == (n("5"), AMBER)
    same = replace(wide, amber=Amber(within=Within.VALUE, amount=n("0"), aim=aim("at least 0")), aim=aim("above 0"))
    assert (flip(same, n("0")).distance, flip(same, n("0")).to) == (n("0"), RED)
    assert nearest_flip(replace(wide, aim=aim("reduce"), amber=None), n("5")) is None


@given(ANY_BANDS, NUMBERS)
def test_the_rating_at_or_just_past_the_edge_is_the_one_named(made: Bands, value: Fraction) -> None:
    """Whichever target, amber and policy: the edge lies that way and that far, and the other rating begins there."""
    found, here = flip(made, value), made.rate(value)
    assert found.to is not here
    assert found.way * found.distance == found.edge - made.seen(value)
    assert (made.rate(found.edge) is found.to) is found.inclusive
    assert (made.rate(past(made, found.edge, found.way)) is found.to) is found.beyond
    assert found.inclusive or found.beyond


@given(ANY_BANDS, NUMBERS, st.integers(1, 999))
def test_no_other_rating_lies_nearer(made: Bands, value: Fraction, share: int) -> None:
    """Every number that can be compared and is nearer than the edge is rated alike."""
    at, far = made.seen(value), flip(made, value).distance
    tried = {at + way * far * part for way in Way for part in (Fraction(share, 1000), Fraction(999, 1000))}
    tried |= {edge + way * step for edge in made.edges for way in Way for step in (0, made.unit, ALMOST_NOTHING)}
    nearer = {point for point in tried if abs(point - at) < far and made.seen(point) == point}
    assert all(made.rate(point) is made.rate(value) for point in nearer)


@given(bands(), st.integers(-1200, 1200))
def test_of_two_equally_near_edges_the_worse_rating_is_named(made: Bands, at: int) -> None:
    """What is rated at that distance on either side, or just past it, is never worse than the rating named."""
    fine = replace(made, policy=replace(made.policy, compare=Compare.EXACT))
    value = Fraction(at, 20)
    found, here = flip(fine, value), fine.rate(value)
    ends = [(value + way * found.distance, way) for way in Way]
    there = {fine.rate(point) for end, way in ends for point in (end, past(fine, end, way))} - {here}
    assert found.to is min(there, key=WORST_FIRST.index)


@given(bands(), NUMBERS)
def test_mirroring_turns_the_margin_about(made: Bands, value: Fraction) -> None:
    """Turning numbers, target and amber about zero turns edge and way, and changes nothing else."""
    here, there = flip(made, value), flip(mirrored(made), -value)
    assert (there.to, there.distance) == (here.to, here.distance)
    assume(made.direction.aim is None)  # of two edges that are alike the upper one is named
    assert there == replace(here, edge=-here.edge, way=Way(-here.way))


@given(st.sampled_from(WORDED), TENTHS, st.integers(0, 150))
def test_an_interval_moved_to_the_edge_or_just_past_it_is_rated_as_named(word: str, low: Fraction, tenths: int) -> None:
    """By interval too: moved so far that way it has the other rating, and moved less far either way it has not."""
    wanted, held = aim(word), span(low, low + Fraction(tenths, 10))
    found, here = nearest_shift(wanted, held), held_against(wanted, held)
    assert found is not None
    assert found.to is not here
    at, just_past = (by(held, found.way * (found.distance + more)) for more in (0, ALMOST_NOTHING))
    assert (held_against(wanted, at) is found.to) is found.inclusive
    assert (held_against(wanted, just_past) is found.to) is found.beyond
    assert found.edge in (at.low, at.high)
    for way in Way:
        for share in range(1, 20):
            assert held_against(wanted, by(held, way * found.distance * share / 20)) is here
        other = {held_against(wanted, by(held, way * (found.distance + more))) for more in (0, ALMOST_NOTHING)}
        assert all(WORST_FIRST.index(found.to) <= WORST_FIRST.index(rating) for rating in other - {here})


def span(low: Fraction, high: Fraction) -> Interval:
    """An interval at 95 %."""
    return interval(str(low), str(high))


def by(held: Interval, far: Fraction) -> Interval:
    """An interval moved as a whole."""
    return replace(held, low=held.low + far, high=held.high + far)


@pytest.mark.parametrize(
    ("target", "ends", "distance", "to", "begins"),
    [
        ("at most 4", ("3", "3.5"), "0.5", AMBER, "above 4"),
        ("at most 4", ("3", "4.5"), "0.5", GREEN, "at 4 or below"),
        ("at most 4", ("3.9", "4.5"), "0.1", RED, "above 4"),
        ("at most 4", ("5", "6"), "1", AMBER, "at 4 or below"),
        ("at most 4", ("3", "5"), "1", RED, "above 4"),
        ("below 4", ("3", "3.5"), "0.5", AMBER, "at 4 or above"),
        ("between 20 and 30", ("22", "28"), "2", AMBER, "above 30"),
        ("between 20 and 30", ("10", "12"), "8", AMBER, "at 20 or above"),
        ("between 20 and 30", ("19", "29"), "1", GREEN, "at 30"),
    ],
)
def test_how_far_an_interval_would_have_to_move(
    target: str, ends: tuple[str, str], distance: str, to: Answer, begins: str
) -> None:
    """The nearest move that changes the rating, a tie going to the worse, and the edge to which it brings an end."""
    found = nearest_shift(aim(target), interval(*ends))
    assert found is not None
    assert (found.distance, found.to) == (n(distance), to)
    assert words(found) == begins


def test_an_interval_with_no_edge_to_cross_never_changes() -> None:
    """A target without a number has none."""
    assert nearest_shift(aim("reduce"), interval("10", "12")) is None


SHARES = st.integers(1, 60).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))
EACH = st.sampled_from((Fraction(100), Fraction(10), Fraction(1000)))


def by_number(made: Bands, share: tuple[int, int], per: Fraction) -> Children | None:
    """The fewest children who change the rating of a number."""
    here, whole = Fraction(share[0]), Fraction(share[1])
    return fewest_children(number_grading(made, per / whole, here), here, whole)


@given(ANY_BANDS, SHARES, EACH)
@example(drawn("exactly 20", "3 points", NEARER, 0), (1, 11), Fraction(100))
@example(
    replace(drawn("exactly 20", "3 points"), direction=replace(NEARER, aim=aim("exactly 20"))), (1, 11), Fraction(100)
)
def test_the_fewest_children_agree_with_trying_every_number(made: Bands, share: tuple[int, int], per: Fraction) -> None:
    """So many children that way change the rating to the one named, and no smaller number of them does, either way."""
    tried = [made.rate(per * Fraction(count, share[1])) for count in range(share[1] + 1)]
    assert by_number(made, share, per) == searched(tried, share[0])


@given(st.sampled_from(WORDED), SHARES)
def test_the_fewest_children_of_an_interval_are_the_fewest(word: str, share: tuple[int, int]) -> None:
    """By interval too, also where green or amber is a narrow zone about the target, or far off."""
    wanted, (here, whole) = aim(word), share

    def held(count: Fraction) -> Interval:
        found = interval_of(figure(year(2009), f"{count} of {whole}"), PERCENT)
        assert found is not None
        return replace(found, low=round(found.low, 1), high=round(found.high, 1))

    grading = interval_grading(wanted, lambda more: held(Fraction(here + more)), Fraction(100, whole))
    found = fewest_children(grading, Fraction(here), Fraction(whole))
    assert found == searched([held_against(wanted, held(Fraction(count))) for count in range(whole + 1)], here)


def searched(tried: list[Answer], here: int) -> Children | None:
    """The fewest children found by trying every number of them; of as many the worse rating, then more of them."""
    others = [(abs(n - here), WORST_FIRST.index(to), n < here) for n, to in enumerate(tried) if to is not tried[here]]
    count, worse, fewer = min(others, default=(0, 0, False))
    return Children(count=count, way=DOWN if fewer else UP, to=WORST_FIRST[worse]) if others else None


@pytest.mark.parametrize(
    ("made", "share", "children"),
    [
        (drawn("at most 4.0", "0.5 points"), (634, 14744), (37, UP, RED)),
        (drawn("at most 4.0"), (590, 14744), (8, UP, RED)),
        (drawn("at most 4.0"), (597, 14744), (1, UP, RED)),
        (drawn("below 50"), (1, 2), (1, DOWN, GREEN)),
        (drawn("at least 0", "", HIGHER), (3, 14), None),
        (drawn("at least 46.2", "", HIGHER), (3, 14), (4, UP, GREEN)),
        (drawn("at least 46.2", "", HIGHER), (6, 13), (1, DOWN, RED)),
        (drawn("at most 10", "1 points"), (3, 30), (1, UP, RED)),
        (drawn("at least 50", "1 points", HIGHER), (49, 100), (1, DOWN, RED)),
    ],
)
def test_how_few_children_would_change_the_rating(
    made: Bands, share: tuple[int, int], children: tuple[int, Way, Answer] | None
) -> None:
    """The margin in children, under the plan's way of comparing: one may leap over amber; a tie goes to the worse."""
    expected = Children(count=children[0], way=children[1], to=children[2]) if children else None
    assert by_number(made, share, Fraction(100)) == expected


def test_the_fewest_children_may_lead_another_way_than_the_nearest_edge() -> None:
    """78 of 100 lies as near to red, below 77, as to green, at 79; one child more makes it green, two fewer red."""
    made = replace(drawn("at least 79", "2 points", HIGHER, 0), policy=EXACT)
    assert (flip(made, Fraction(78)).to, flip(made, Fraction(78)).way) == (RED, DOWN)
    assert by_number(made, (78, 100), Fraction(100)) == Children(count=1, way=UP, to=GREEN)
