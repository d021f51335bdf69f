"""Counties made up from a number, over four rounds: nothing small comes out, whoever reads all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

import pytest

from oba.protect import withholding
from oba.protect.component import Component
from oba.protect.planner import ComponentPlan, Insiders, plan
from tests.protect.attack import Facts, Learnt, by_trying
from tests.protect.counties import county
from tests.protect.reader import Leak, Reader

FEW, MANY = 8, 44


def leaks(seeds: Iterable[int], size: int = 3) -> list[tuple[int, Leak]]:
    """What comes out of some counties, no round of which is refused: nothing would come out of one that is."""
    made = {seed: county(seed, size=size) for seed in seeds}
    assert not any(one.exposed for its in made.values() for one in its.published)
    return [(seed, leak) for seed, its in made.items() for leak in Reader(its).leaks()]


@pytest.mark.parametrize("part", range(4))
def test_nothing_small_comes_out_of_a_few_counties(part: int) -> None:
    """Neither exactly nor bounded, over four rounds of late and revised numbers."""
    assert leaks(range(part, FEW, 4), size=2) == []


@pytest.mark.parametrize("seed", [1843])
def test_nothing_small_comes_out_of_a_county_that_once_gave_it_away(seed: int) -> None:
    """Boys who were only reckoned from the girls of before are not those who are sent, when the girls are others."""
    assert leaks([seed]) == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(8))
def test_nothing_small_comes_out_of_many_counties(part: int) -> None:
    """The same of more, and larger ones."""
    assert leaks(range(FEW + part, FEW + MANY, 8)) == []


@pytest.mark.parametrize("seeds", [range(12, 15), pytest.param(range(15, 40), marks=pytest.mark.slow)])
def test_hardly_more_numbers_go_than_the_fewest_that_hide_as_much(
    seeds: range, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What loses least answers, and totals last, is at most a tenth more than where every number is worth the same."""
    made: list[tuple[int, int]] = []

    def both(component: Component, below: int, insiders: Insiders = ()) -> ComponentPlan:
        alike = tuple(replace(one, loss=Fraction(1)) for one in component.choices)
        ours, fewest = (plan(one, below, insiders) for one in (component, replace(component, choices=alike)))
        made.append((len(ours.withheld), len(fewest.withheld)))
        return ours

    monkeypatch.setattr(withholding, "plan", both)
    for seed in seeds:
        assert county(seed).published
    ours, fewest = map(sum, zip(*made, strict=True))
    assert 0 < fewest <= ours <= fewest * Fraction(11, 10)


@pytest.mark.parametrize("seed", [pytest.param(300, marks=pytest.mark.slow), 301, 302])
def test_nothing_comes_out_to_an_insider(seed: int) -> None:
    """Where the policy says so, the people of each area who know all its numbers learn nothing of another."""
    made = county(seed, size=2, insiders=True)
    boards = [one.id for one in made.places.documented if not made.places.is_top(one)]
    for board in boards:
        inside = frozenset(one for one in made.places.by_id if made.places.lies_in(one, board))
        assert Reader(made, inside).leaks() == []


def facts(known: list[dict[str, int]], **truth: int) -> Facts:
    """Counts and the sums of them that are known."""
    return Facts(
        truth={name: _whole(of) for name, of in truth.items()},
        known=[{name: _whole(times) for name, times in terms.items()} for terms in known],
    )


def _whole(of: int) -> Fraction:
    return Fraction(of)


@pytest.mark.parametrize(
    ("known", "truth"),
    [
        ([{"a": 1, "b": 1, "c": 1}, {"b": 1}], {"a": 3, "b": 4, "c": 2}),
        ([{"a": 1, "b": 1}, {"b": 1, "c": 1}], {"a": 3, "b": 0, "c": 5}),
        ([{"a": 2, "b": 1}], {"a": 2, "b": 1, "c": 1}),
        ([{"a": 1, "b": -1}, {"c": 1}], {"a": 4, "b": 2, "c": 1}),
    ],
)
def test_the_attack_agrees_with_trying_every_number(known: list[dict[str, int]], truth: dict[str, int]) -> None:
    """What it calls exact or bounded is so for every way in which the counts can be filled in."""
    made = facts(known, **truth)
    for name in truth:
        secret = {name: Fraction(1)}
        low, high = by_trying(made, secret, 8)
        learnt = {next(iter(terms)): how for terms, how in made.learnt([secret], 6)}.get(name)
        assert (learnt is Learnt.EXACT) == (low == high)
        assert (learnt is Learnt.BOUNDED) == (low < high and low >= 1 and high <= 5)
