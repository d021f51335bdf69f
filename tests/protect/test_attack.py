"""From what is published nobody can work out a small number: an attack on small counties, by trying everything."""

from __future__ import annotations

from itertools import product

import pytest

from tests.build import TOP, measure
from tests.protect.attack import given_away, possible
from tests.protect.trees import county, seen

BELOW = 3
COUNTIES = 1500


def test_the_attacker_works_out_what_can_be_worked_out() -> None:
    """The attack itself is no straw man: a part alone unseen, or all that is left of a sum, is found out."""
    tree = {TOP: ["north", "south"], "south": ["city", "town"]}
    true = {TOP: 9, "north": 7, "south": 2, "city": 2, "town": 0}
    assert given_away(tree, true, {TOP: 9, "north": 7}, {}, 3) == {"south"}
    assert given_away(tree, true, {TOP: 9, "north": 7, "town": 0}, {}, 3) == {"south", "city"}
    assert given_away(tree, true, {TOP: 9}, {}, 3) == set()
    assert given_away(tree, true, {TOP: 9}, {"north": 7}, 3) == {"south"}
    assert given_away(tree, true, {TOP: 9}, {TOP: 9, "north": 7}, 3) == set()
    assert possible(tree, TOP, {TOP: 2, "city": 1}, 2)["north"] == {0, 1}


@pytest.mark.parametrize("seen_there", [{}, {"north": 1}, {TOP: 4}, {"south": 2, TOP: 3}, {"city": 0, TOP: 2}])
def test_the_attack_agrees_with_trying_every_assignment(seen_there: dict[str, int]) -> None:
    """Reckoning with sets finds what filling the leaves in every way finds."""
    tree = {TOP: ["north", "south"], "south": ["city", "town"]}
    tried: dict[str, set[int]] = {place: set() for place in (TOP, "north", "south", "city", "town")}
    for north, city, town in product(range(4), repeat=3):
        filled = {"north": north, "city": city, "town": town, "south": city + town, TOP: north + city + town}
        if all(filled[place] == number for place, number in seen_there.items()):
            for place, number in filled.items():
                tried[place].add(number)
    assert possible(tree, TOP, seen_there, 3) == tried


@pytest.mark.parametrize("batch", range(3))
def test_no_withheld_small_number_can_be_worked_out(batch: int) -> None:
    """Neither the children counted nor those not counted can be found or narrowed down to a small number."""
    for seed in range(batch * COUNTIES // 3, (batch + 1) * COUNTIES // 3):
        made = county(seed)
        shown, _ = made.shown(measure(), BELOW)
        for numbers in (made.counted, made.rest):
            visible, public = seen(shown, numbers), {p: numbers[p] for p in made.public}
            assert not any(0 < number < BELOW for p, number in visible.items() if p not in public), seed
            assert given_away(made.tree, numbers, visible, public, BELOW) == set(), seed
