"""The plan at its limits: what was printed before, what is public, insiders, no threshold, and a plan too hard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from oba.domain.measure import Kind
from oba.domain.protection import Ladder
from oba.domain.release import Printed, Release, ReleasedCell
from oba.protect import master
from oba.protect.attacker import UP, Attacker
from oba.protect.component import Component
from oba.protect.knowledge import Knowledge, released
from oba.protect.quantity import COUNTED, NOT_COUNTED, Identity, Quantity
from oba.protect.withholding import protect
from tests.build import TOP, measure, plan, rule
from tests.protect.reader import Reader, shown
from tests.protect.test_cases import COUNT, PERCENT, areas, number, pair, two_areas, world
from tests.protect.test_cases import county as places_of

PUBLIC = "a statistical release"
OF = Printed("x", "a", "all", "2009/10")


def test_without_a_threshold_nothing_is_withheld() -> None:
    """A plan may ask for no protection."""
    made = two_areas()
    open_ = replace(made, policy=replace(made.policy, suppress_below=0))
    assert open_.published[0].withheld == ()
    assert open_.published[0].series == open_.raw(open_.rounds[0])


@pytest.mark.parametrize(("places", "step"), [("ab", Ladder.BREAKDOWN), ("a", Ladder.PARENT)])
def test_a_plan_too_hard_withholds_the_breakdown_then_its_total(
    monkeypatch: pytest.MonkeyPatch, places: str, step: Ladder
) -> None:
    """In no steps at all nothing is found: the parts go, and their total where they do not hide enough."""
    monkeypatch.setattr(master, "_MOST_ROUNDS", 0)
    counts = (3, 30) if step is Ladder.BREAKDOWN else (3,)
    rows = [number(name, of) for name, of in zip(places, counts, strict=True)]
    made = world(rows, places_of(*areas(*places)), x=COUNT)
    assert made.published[0].cost.steps == {step: 1}
    assert Reader(made).leaks() == []


def test_what_is_public_altogether_is_withheld_and_exposed_by_nobody() -> None:
    """Where the county and one of two areas are public, the other is known whatever is withheld, yet withheld."""
    rows = [replace(number(TOP, 23), elsewhere=PUBLIC), replace(number("a", 20), elsewhere=PUBLIC), number("b", 3)]
    made = world(rows, places_of(*areas("a", "b")), x=COUNT)
    assert made.published[0].exposed == ()
    assert shown(made) == {("x", TOP): True, ("x", "a"): True, ("x", "b"): False}


def test_a_secret_half_told_is_not_told_whole() -> None:
    """Where four children are public, girls and boys among them are at most four, and neither is told to be three."""
    rows = [replace(number("a", 4), elsewhere=PUBLIC), number("b", 30), number("b", 20)]
    rows += [replace(number("a", of), group=name) for name, of in (("girls", 3), ("boys", 1))]
    made = world(rows, places_of(*areas("a", "b")), x=COUNT)
    assert Reader(made).leaks() == []


def test_an_insider_learns_nothing_of_the_others() -> None:
    """Two areas that hide each other hide nothing from themselves: a third goes where insiders are reckoned with."""
    rows = [number("a", 3), number("b", 9), number("c", 20), number("d", 30)]
    made = world(rows, places_of(*areas("a", "b", "c", "d")), x=COUNT)
    guarded = replace(made, policy=replace(plan().policy, insiders=True))
    for board in "abcd":
        assert Reader(guarded, frozenset(board)).leaks() == []
    assert any(Reader(made, frozenset(board)).leaks() for board in "abcd")
    assert guarded.published[0].cost.withheld > made.published[0].cost.withheld


def test_what_was_released_is_known() -> None:
    """The counts of a released number are known of it, those of a part by the parts' kind; c tells nothing, z none.

    So are those of a part of a period, which is released without a value.
    """
    cells = (
        ReleasedCell(of=OF, value=Fraction(30), numerator=Fraction(3), denominator=Fraction(10)),
        ReleasedCell(of=Printed("x", "b", "all", "2009/10"), shorthand="c"),
        ReleasedCell(of=Printed("x", "c", "all", "2009/10"), shorthand="z"),
        ReleasedCell(of=Printed("gone", "b", "all", "2009/10"), value=Fraction(3), numerator=Fraction(3)),
        ReleasedCell(of=OF._replace(place="d", role="counted"), numerator=Fraction(30), denominator=Fraction(70)),
    )
    release = Release(number=1, round="2010-11-q1", by="Board", on=date(2010, 7, 1), cells=cells)
    rules = {"x": replace(rule(), id="x", measure=measure())}
    assert released([release], rules) == {
        Quantity(Printed("x", "a", "all", "2009/10"), COUNTED, Fraction(3)),
        Quantity(Printed("x", "a", "all", "2009/10"), NOT_COUNTED, Fraction(7)),
        Quantity(Printed("x", "c", "all", "2009/10"), COUNTED, Fraction(0)),
        Quantity(Printed("x", "c", "all", "2009/10"), NOT_COUNTED, Fraction(0)),
        Quantity(OF._replace(place="d"), COUNTED, Fraction(30)),
        Quantity(OF._replace(place="d"), NOT_COUNTED, Fraction(40)),
    }
    fractional = {"x": replace(rules["x"], measure=replace(measure(), fractional=True))}
    assert released([release], fractional) == frozenset()
    moving = {"x": replace(rules["x"], measure=replace(measure(), kind=Kind.MOVING, parts=Kind.PERCENT, over=4))}
    assert {one.of.place for one in released([release], moving)} == {"a", "d"}


def test_a_number_released_too_small_is_exposed_and_hides_the_rest() -> None:
    """What was released under a lower threshold cannot be unsent; what it does not tell is still protected."""
    made = world([pair("a", 3, 100), pair("b", 4, 100), pair("c", 30, 100)], x=PERCENT)
    raw = made.raw(made.rounds[0])
    of = Printed("x", "a", "all", "2009/10")
    known = frozenset({Quantity(of, COUNTED, Fraction(3)), Quantity(of, NOT_COUNTED, Fraction(97))})
    found = protect(made.rules, raw, made.places, made.policy, before=Knowledge(known=known))
    gone = {place for one in found.withheld for place in one.places}
    assert "b" in gone
    assert len(gone - {"a"}) > 1


def test_half_children_are_none() -> None:
    """Where a bound is reached only with half a child it is asked again in whole numbers."""
    pairs = (("ab", 7), ("bc", 7), ("ac", 8))
    of = {name: Quantity(Printed("x", name, "all", "2009/10"), COUNTED, Fraction(4)) for name in "abc"}
    sums = tuple(Identity(frozenset((of[name], 1) for name in both), Fraction(total)) for both, total in pairs)
    attacker = Attacker(Component(choices=(), identities=sums, secrets=(), ties=()))
    unknown = attacker.unknown(frozenset())
    assert attacker.bound(attacker.column[of["a"]], UP, unknown).reached == 4
    loose = replace(sums[0], terms=frozenset({(of["a"], 2), (of["b"], -2)}), total=Fraction(0), slack=Fraction(1))
    half = Attacker(
        Component(choices=(), identities=(loose, Identity(frozenset({(of["b"], 1)}), Fraction(4))), secrets=(), ties=())
    )
    free = half.unknown(frozenset())
    column = half.column[of["a"]]
    assert half.bound(column, UP, free).reached == 4.5
    assert half.whole_bound(column, UP, free).reached == 4
    assert not half.is_whole(half.bound(column, UP, free).counts)


@pytest.mark.parametrize(
    ("said", "shown_"), [("", (False, True)), ("counts: here", (True, True)), ("percentage: here", (False, False))]
)
def test_what_of_a_number_is_public_decides_what_goes(said: str, shown_: tuple[bool, bool]) -> None:
    """Five of a hundred: where 5 % is public no other may tell the hundred; where the counts are, nothing is left."""
    rows = [replace(pair("a", 5, 100), elsewhere=said), pair("a", 50, 100, of="y")]
    its = shown(world(rows, places_of(*areas("a")), x=PERCENT, y=replace(PERCENT, numerator="y", same_children_as="x")))
    assert (its["x", "a"], its["y", "a"]) == shown_


@pytest.mark.parametrize(("counts", "per"), [((3, 8), 100), ((5, 62), 100), ((0, 40), 100), ((40, 40), 100)])
def test_a_percentage_that_tells_by_itself_stops_no_plan(counts: tuple[int, int], per: int) -> None:
    """Of 37.5 % at least three are counted, whatever is withheld; the plan is made all the same, and the counts go."""
    rows = [replace(pair("a", *counts), elsewhere="percentage: here"), pair("b", 40, 100), pair("c", 50, 100)]
    made = world(rows, places_of(*areas("a", "b", "c")), x=replace(PERCENT, per=Fraction(per)))
    assert shown(made)["x", "a"] is (counts[0] == 0 or counts[0] == counts[1])


def test_a_rate_that_is_public_keeps_its_events() -> None:
    """Four of 2,000 people are withheld though everybody knows that they are 2 in a thousand; a count has no share."""
    rate = replace(PERCENT, kind=Kind.RATE, per=Fraction(1000))
    rows = [replace(pair("a", 4, 2000), elsewhere="rate: here"), pair("b", 40, 2000), pair("c", 50, 2000)]
    assert not shown(world(rows, places_of(*areas("a", "b", "c")), x=rate))["x", "a"]
    alone = [replace(number("a", 4), elsewhere="percentage: here"), number("b", 40), number("c", 50)]
    assert not shown(world(alone, places_of(*areas("a", "b", "c")), x=COUNT))["x", "a"]


def test_a_public_percentage_of_nearly_all_leaves_room_for_one_who_is_not() -> None:
    """Of 95 % that everybody knows one in twenty may be who is not counted: its counts go, and another's too."""
    rows = [replace(pair("a", 95, 100), elsewhere="percentage: here"), pair("b", 40, 100), pair("c", 50, 100)]
    its = shown(world(rows, places_of(*areas("a", "b", "c")), x=PERCENT))
    assert (its["x", TOP], its["x", "a"]) == (True, False)
    assert sorted((its["x", "b"], its["x", "c"])) == [False, True]
