"""The programme that chooses what is withheld, on components made by hand."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace

import pytest
from scipy import optimize

from oba.domain.protection import Ladder
from oba.domain.release import Printed
from oba.protect.component import Component
from oba.protect.master import Master
from oba.protect.planner import plan
from oba.protect.quantity import COUNTED, Identity, Quantity
from oba.protect.system import Choice

BELOW = 6


def of(place: str, role: str = "") -> Printed:
    """The number of a place."""
    return Printed("x", place, "all", "2009/10", "", role)


def quantity(place: str, amount: int) -> Quantity:
    """How many are counted in a place."""
    return Quantity(of(place), COUNTED, Fraction(amount))


A, B, KEPT = quantity("a", 20), quantity("b", 3), quantity("c", 10)


def choice(one: Quantity, role: str = "") -> Choice:
    """A number that gives away one count."""
    return Choice(of=one.of._replace(role=role), quantities=(one,), loss=Fraction(10), by_itself=False)


def component(*choices: Choice, secrets: tuple[Quantity, ...], total: int, slack: int = 0) -> Component:
    """What is in some choices and the secrets, which together are so many."""
    terms = frozenset((one, 1) for one in {*secrets, *(q for c in choices for q in c.quantities)})
    sums = (Identity(terms, Fraction(total), Fraction(slack)),)
    return Component(choices=choices, identities=sums, secrets=secrets, ties=())


def test_a_count_that_two_numbers_give_away_goes_with_both() -> None:
    """A revision that changed nothing is printed twice; withholding one of the two would hide nothing."""
    made = component(choice(A), choice(A, "earlier"), choice(B), secrets=(B,), total=23, slack=1)
    assert plan(made, BELOW).withheld == {of("a"), of("a", "earlier"), of("b")}


def test_where_nothing_is_printed_nothing_is_withheld() -> None:
    """A secret that no number gives away needs no plan."""
    assert Master(component(secrets=(A, B), total=23), BELOW, ()).least() == frozenset()


def test_a_secret_that_is_known_anyway_has_no_plan() -> None:
    """A sum that leaves one count alone tells it, whatever is withheld; what is left is asked instead."""
    made = component(choice(B), secrets=(B,), total=3)
    assert Master(made, BELOW, ()).least() is None
    assert plan(made, BELOW).exposed == (B,)


def test_a_large_count_that_comes_out_is_not_called_small() -> None:
    """A sender may keep ten children to itself; told all the same, they are no small number."""
    made = component(choice(KEPT), secrets=(KEPT,), total=10)
    assert plan(made, BELOW).exposed == ()


def test_a_solver_without_an_answer_is_no_leak(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parts go whole, as they do where a plan takes too many steps."""
    monkeypatch.setattr(optimize, "milp", lambda *_, **__: SimpleNamespace(x=None))
    made = component(choice(A), choice(B), secrets=(B,), total=23)
    found = plan(made, BELOW)
    assert found.withheld == {of("a"), of("b")}
    assert found.step is Ladder.BREAKDOWN
