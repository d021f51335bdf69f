"""Numbers that change from round to round: what was printed before, what came back, and what came late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from oba.domain.evidence import Observation, Reason, Status
from oba.domain.group import Group
from oba.domain.release import Printed
from oba.protect.knowledge import Knowledge
from oba.protect.quantity import COUNTED, NOT_COUNTED, Identity, Quantity, split
from oba.protect.system import System
from oba.protect.withholding import protect
from tests.build import TOP, place, quarter
from tests.protect.reader import Reader, shown
from tests.protect.test_cases import COUNT, EARLY, LATE, MOVING, ROUNDS, areas, number, pair, world
from tests.protect.test_cases import county as places_of
from tests.protect.world import World, cells
from tests.rollup.rows import missing

LAST, LAST_ROUND = date(2010, 12, 1), date(2011, 1, 15)
SEX = tuple(Group(id=one, label=one, kind="sex", exhaustive=True) for one in ("girls", "boys"))
PARTS = (("a-0", 1), ("a-1", 5))
OF = Printed("x", "a", "all", "2009/10")


def revised(where: str, of: int, on: date) -> Observation:
    """A row with a count that takes the place of another."""
    return replace(number(where, of, on=on), status=Status.REVISED)


def none_of(where: str, group: str, on: date) -> Observation:
    """A row of a group that says there is nothing to count."""
    return replace(missing(where, Reason.NOTHING_TO_COUNT), indicator="x", group=group, published=on)


def reason(made: World, at: int, place: str, group: str) -> Reason | None:
    """Why a number of a round is not printed."""
    found = {(cell.place, cell.group, cell.version): one for cell, one in cells(made.published[at].series)}
    return getattr(found[place, group, ""], "reason", None)


def test_a_sum_that_comes_back_is_not_known_from_before() -> None:
    """48, then 51, then 48 again: printed again it would give the second area's new five away, so it goes."""
    rows = [number("a", 40), number("b", 8), revised("a", 43, LATE), revised("b", 5, LAST)]
    made = world(rows, places_of(*areas("a", "b")), (*ROUNDS, LAST_ROUND), x=COUNT)
    assert shown(made, 0)["x", TOP]
    assert not shown(made, 2)["x", TOP]
    assert Reader(made).leaks() == []


def late_none() -> World:
    """Seven boys of a county are printed; later one area has none to count, so that the other's are all of them."""
    girls, boys = replace(number("a", 1), group="girls"), replace(number("a", 7), group="boys")
    rows = [number("a", 8), girls, boys, replace(number(TOP, 7), group="boys"), none_of("b", "boys", LATE)]
    return replace(world(rows, places_of(*areas("a", "b")), ROUNDS, x=COUNT), groups=SEX)


def test_a_late_word_of_nothing_to_count_is_withheld_where_it_would_tell() -> None:
    """It says as much as a number, and stands as c like one; among the numbers it counts only then."""
    made = late_none()
    assert reason(made, 1, "b", "boys") is Reason.SUPPRESSED
    assert Reader(made).leaks() == []
    first, then = (one.cost for one in made.published)
    assert (then.numbers - first.numbers, then.withheld - first.withheld) == (1, 1)


def test_a_word_of_nothing_to_count_that_tells_nothing_is_printed() -> None:
    """Beside numbers of which none is small it stands as it was sent, and is no number."""
    rows = [replace(number("a", 20), group="boys"), none_of("b", "boys", EARLY)]
    made = replace(world(rows, places_of(*areas("a", "b")), x=COUNT), groups=SEX)
    assert reason(made, 0, "b", "boys") is Reason.NOTHING_TO_COUNT
    assert made.published[0].cost.numbers == 2  # the area's and the county's, which is its sum


def test_a_moving_number_without_anything_to_count_goes_with_the_period_that_has_none() -> None:
    """It says that one of its periods has nothing to count, and must not where that is withheld."""
    quarters = [quarter(2009, at) for at in range(1, 5)]
    rows = [replace(pair("a", 0, 0, quarters[0], EARLY), group="boys")]
    rows += [replace(pair("a", 20, 40, one, EARLY), group="boys") for one in quarters[1:]]
    made = replace(world(rows, places_of(*areas("a", "b")), x=MOVING), groups=SEX)
    ties = made.published[0].system.ties if made.published[0].system else ()
    first, moving = (
        Printed("x", "a", "boys", str(one), layer) for one, layer in ((quarters[0], "part"), (quarters[3], ""))
    )
    assert (first, moving) in ties


def test_two_late_numbers_of_six_known_are_no_more_withheld_than_they_can_be() -> None:
    """Who supposes that none is 0 knows each to be at most 5; who supposes nothing, at most 6: none is exposed."""
    places = places_of(*areas("a", "b", "c"), *(place(one, one.upper(), "locality", "a") for one, _ in PARTS))
    rows = [number("a", 6), number("b", 30), number("c", 40), *(number(one, of, on=LATE) for one, of in PARTS)]
    made = world(rows, places, ROUNDS, x=COUNT)
    assert not any(shown(made)["x", one] for one, _ in PARTS)
    assert made.published[1].exposed == ()
    assert Reader(made).leaks() == []


def test_what_earlier_rounds_give_away_is_exposed() -> None:
    """Where a county and one of two areas were printed under a lower threshold, the other's three are out."""
    made = world([number("a", 20), number("b", 3)], places_of(*areas("a", "b")), x=COUNT)
    county, area = (Quantity(OF._replace(place=one), COUNTED, Fraction(of)) for one, of in ((TOP, 23), ("a", 20)))
    told = Knowledge(known=frozenset({county, area}))
    found = protect(made.rules, made.raw(made.rounds[0]), made.places, made.policy, before=told)
    assert [(one.of.place, one.amount) for one in found.exposed] == [("b", Fraction(3))]


@pytest.mark.parametrize(("now", "version"), [(5, "earlier"), (4, "")])
def test_a_number_known_before_is_of_before_once_there_is_another(now: int, version: str) -> None:
    """Its sums are then of before too; what is sent again as it was is known as both."""
    was, other = Quantity(OF, COUNTED, Fraction(4)), Quantity(OF, COUNTED, Fraction(now))
    left = Quantity(OF._replace(layer="of 4 beside a girls not girls"), COUNTED, Fraction(1))
    system = System(
        choices=(),
        identities=frozenset({Identity(frozenset({(other, 1), (other.earlier, 1)}))}),
        secrets=frozenset(),
        public=frozenset(),
        ties=(),
    )
    sums = frozenset({Identity(frozenset({(was, 1), (left, 1)}))})
    told = Knowledge(known=frozenset({was}), identities=sums, secrets=frozenset({left})).beside(system)
    assert {one.of.role for one in told.known} == {version, "earlier"}
    assert {one.of.role for one in told.secrets} == {"earlier"}
    assert {one.of.role for its in told.identities for one, _ in its.terms} == {version, "earlier"}


def test_what_is_released_of_before_is_not_told_of_now() -> None:
    """A release tells of a number only what the rounds between have not made one of before."""
    was = Quantity(OF, COUNTED, Fraction(4))
    assert Knowledge(known=frozenset({was.earlier})).and_told(frozenset({was})).known == {was.earlier}
    assert Knowledge().and_told(frozenset({was})).known == {was}


def test_what_is_public_exposes_nothing() -> None:
    """Five of an area are published elsewhere: that its girls are no more than five is no news of ours."""
    public = replace(number("a", 5), elsewhere="a statistical release")
    rows = [public, number("b", 30), replace(number("a", 2), group="girls"), replace(number("a", 3), group="boys")]
    made = replace(world(rows, places_of(*areas("a", "b")), x=COUNT), groups=SEX)
    assert made.published[0].exposed == ()
    assert Reader(made).leaks() == []


def test_two_numbers_of_before_are_not_one() -> None:
    """18, another and 18 again, then a third: what was known of the first 18 is not known of the second."""
    hidden, other = Quantity(OF, COUNTED, Fraction(18)), Quantity(OF, COUNTED, Fraction(20))
    sums = frozenset({Identity(frozenset({(other, 1)}))})
    system = System(choices=(), identities=sums, secrets=frozenset(), public=frozenset(), ties=())
    told = Knowledge(known=frozenset({hidden.earlier}), secrets=frozenset({hidden})).beside(system)
    assert told.known.isdisjoint(told.secrets)


def test_what_is_left_beside_more_parts_is_another_count() -> None:
    """Seven are left beside one part, and seven beside one more: nobody knows from this that the other has none."""
    parts = ((TOP, 9), ("a", 2), ("b", 0))
    whole, one, other = (Quantity(OF._replace(place=at), COUNTED, Fraction(of)) for at, of in parts)
    first, then = split(whole, (one,), "in no other area"), split(whole, (one, other), "in no other area")
    assert {its for its, _ in first.terms} & {its for its, _ in then.terms} == {whole, one}


def test_what_is_public_is_no_news_when_it_is_sent_again() -> None:
    """Five of an area are published elsewhere; a later row that says five once more tells nobody of a child."""
    public = replace(number("a", 5), elsewhere="a statistical release")
    made = world([public, number("b", 30), revised("a", 5, LATE)], places_of(*areas("a", "b")), ROUNDS, x=COUNT)
    assert shown(made, 1)["x", "a"]
    assert Reader(made).leaks() == []


def test_what_was_left_before_is_not_what_is_left_of_before_beside_parts_of_now() -> None:
    """Seven were left of nine; as many of these beside the part as it is now do not say that it is as it was."""
    whole, part = (Quantity(OF._replace(place=at), COUNTED, Fraction(of)) for at, of in ((TOP, 9), ("a", 2)))
    before = split(whole, (part,), "in no other area").of_versions(lambda one: one.earlier)
    now = split(whole.earlier, (part,), "in no other area")
    assert {one for one, _ in before.terms} & {one for one, _ in now.terms} == {whole.earlier}


def test_a_number_that_is_as_before_in_one_count_only_is_not_known_of_before() -> None:
    """Four of seventeen were withheld; eight of twenty-one are printed: nobody knows that thirteen were not counted."""
    made = world(
        [pair("a", 4, 17), pair("b", 30, 110), replace(pair("a", 8, 21, on=LATE), status=Status.REVISED)],
        places_of(*areas("a", "b")),
        ROUNDS,
    )
    counts = {name: Quantity(OF, name, Fraction(of)) for name, of in ((COUNTED, 8), (NOT_COUNTED, 13))}
    now = made.published[1].system
    assert now is not None
    assert counts[NOT_COUNTED].earlier in now.quantities
    told = Knowledge(known=frozenset(counts.values())).beside(now)
    assert counts[NOT_COUNTED] in told.known
    assert counts[NOT_COUNTED].earlier not in told.known


def reckoned() -> World:
    """Fifty boys of a county and twenty in an area, which no girls leave of all; then it has ten, and sends its boys.

    With those of the other area, which are public, there are three in neither.
    """
    before = [replace(number(TOP, 50), group="boys"), number("b", 20), replace(number("b", 0), group="girls")]
    now = [revised("b", 30, LATE), replace(revised("b", 10, LATE), group="girls")]
    public = replace(number("a", 27, on=LATE), group="boys", elsewhere="a statistical release")
    rows = [*before, *now, replace(number("b", 20, on=LATE), group="boys"), public]
    return replace(world(rows, places_of(*areas("a", "b")), ROUNDS, x=COUNT), groups=SEX)


def test_what_was_only_reckoned_from_numbers_of_before_is_not_what_is_sent_now() -> None:
    """Nobody knows that the twenty boys are still as many: withheld, they hide the three, and nothing is exposed."""
    made = reckoned()
    assert made.published[1].exposed == ()
    assert reason(made, 1, "b", "boys") is Reason.SUPPRESSED
    assert Reader(made).leaks() == []


@pytest.mark.parametrize(("sent", "version"), [((), "earlier"), (("b",), "")])
def test_what_is_reckoned_from_what_was_reckoned_is_of_before_too(sent: tuple[str, ...], version: str) -> None:
    """All that hangs on a number that is another now, step by step; but for what was sent itself."""
    whole, part, left, more = (
        Quantity(OF._replace(place=place), COUNTED, Fraction(of))
        for place, of in (("a", 9), ("b", 2), ("c", 7), ("d", 3))
    )
    moved = whole._replace(amount=Fraction(8))
    sums = frozenset({Identity(frozenset({(whole, -1), (part, 1)})), Identity(frozenset({(part, -1), (left, 1)}))})
    now = frozenset({Identity(frozenset({(one, 1)})) for one in (moved, part, left, more)})
    system = System(choices=(), identities=now, secrets=frozenset(), public=frozenset(), ties=())
    known = frozenset(one for one in (whole, part) if one.of.place in ("a", *sent))
    told = Knowledge(sent=known, identities=sums, secrets=frozenset({part, left, more})).beside(system)
    assert {one.of.place: one.of.role for one in told.secrets} == {"b": version, "c": version, "d": ""}
