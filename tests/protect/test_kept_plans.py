"""Plans that are kept: found again as they were made, from a text that names no count."""

from __future__ import annotations

from fractions import Fraction

import pytest

from oba.domain.protection import Ladder
from oba.domain.release import Printed
from oba.protect.component import Component
from oba.protect.kept_plans import KeptPlans
from oba.protect.planner import ComponentPlan, question
from oba.protect.quantity import Quantity
from tests.shelf import Shelf

OF = Printed("x", "a", "all", "2009/10")
MADE = ComponentPlan(withheld=frozenset({OF, OF._replace(place="b")}), least=1, step=Ladder.BREAKDOWN)


def test_a_plan_is_found_again_by_a_later_run() -> None:
    """What one run has made another finds, the same in every part; what nobody made is not there."""
    shelf = Shelf()
    KeptPlans(shelf)["q"] = MADE
    later = KeptPlans(shelf)
    assert later["q"] == MADE
    assert list(later) == ["q"]
    with pytest.raises(KeyError):
        later["r"]
    del later["q"]
    assert len(later) == 0


def test_a_plan_that_names_a_count_is_not_kept() -> None:
    """What comes out whatever is withheld is known in this run, and on no disk."""
    shelf = Shelf()
    plans = KeptPlans(shelf)
    plans["q"] = ComponentPlan(withheld=MADE.withheld, least=1, exposed=(Quantity(OF, "counted", Fraction(3)),))
    assert plans["q"].exposed
    assert not shelf.held


def test_every_thing_that_decides_a_plan_is_in_its_question() -> None:
    """Another threshold or another insider asks another question; the order of insiders does not."""
    empty = Component(choices=(), identities=(), secrets=(), ties=())
    a, b = frozenset({"a"}), frozenset({"b", "c"})
    assert question(empty, 6, (a, b)) == question(empty, 6, (b, a))
    assert len({question(empty, 6), question(empty, 5), question(empty, 6, (a,)), question(empty, 6, (a, b))}) == 4
