"""Laws of withholding: it adds up, hides enough, hides little, and depends on nothing but the numbers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.measure import ALL
from oba.domain.place import Places
from oba.domain.release import Printed
from tests.build import TOP, measure
from tests.heavy import one_in
from tests.protect.attack import Facts
from tests.protect.counties import SEX, county
from tests.protect.reader import Reader, shown
from tests.protect.test_cases import COUNT, areas, number, pair, world
from tests.protect.test_cases import county as places_of
from tests.protect.world import World, cells

NUMBERS = st.lists(st.integers(0, 12), min_size=2, max_size=3)


def counts(numbers: Sequence[int], below: int = 6) -> World:
    """A county of areas with these counts."""
    names = "abcd"[: len(numbers)]
    made = world([number(a, of) for a, of in zip(names, numbers, strict=True)], places_of(*areas(*names)), x=COUNT)
    return replace(made, policy=replace(made.policy, suppress_below=below))


def hidden(made: World) -> frozenset[str]:
    """The places whose number is withheld."""
    return frozenset(place for (_, place), there in shown(made).items() if not there)


@one_in(4)
@given(NUMBERS)
def test_what_is_printed_adds_up_and_hides_the_rest(numbers: list[int]) -> None:
    """A printed county is the sum of its areas, and no small count comes out of what is printed."""
    made = counts(numbers)
    its = made.published[0].series["x"]
    total = next(iter(its[TOP].figures.values())).value
    assert total in (None, sum(numbers))
    assert Reader(made).leaks() == []


@one_in(4)
@given(NUMBERS)
def test_as_little_goes_as_hides_the_small(numbers: list[int]) -> None:
    """No set of numbers that loses less hides every small count: all were tried."""
    made = counts(numbers)
    loss = {choice.of.place: choice.loss for choice in made.published[0].system.choices if not choice.of.role}  # type: ignore[union-attr]
    least = min(sum((loss[one] for one in gone), Fraction(0)) for gone in _sets(loss) if _hides(numbers, gone))
    assert sum((loss[one] for one in hidden(made)), Fraction(0)) == least


def _sets(loss: Mapping[str, Fraction]) -> list[frozenset[str]]:
    return [frozenset(some) for size in range(len(loss) + 1) for some in combinations(sorted(loss), size)]


def _hides(numbers: Sequence[int], gone: frozenset[str]) -> bool:
    """Whether every small count can be 1 or less and the threshold, and none is printed."""
    truth = {name: Fraction(of) for name, of in zip("abcd", numbers, strict=False)}
    sums = {TOP: dict.fromkeys(truth, Fraction(1)), **{name: {name: Fraction(1)} for name in truth}}
    facts = Facts(
        truth=truth,
        known=[terms for name, terms in sums.items() if name not in gone],
        withheld=[terms for name, terms in sums.items() if name in gone],
    )
    small = [terms for terms in sums.values() if 0 < facts.amount(terms) < 6]
    return not facts.learnt(small, 6)


@one_in(4)
@given(NUMBERS)
def test_a_lower_threshold_never_hides_more_of_its_own(numbers: list[int]) -> None:
    """What is too small for a low threshold is withheld for a higher one as well, and that loses no less."""
    low, high = counts(numbers, 5), counts(numbers, 10)
    small = {name for name, of in zip("abcd", numbers, strict=False) if 0 < of < 5}
    assert small <= hidden(low)
    assert small <= hidden(high)
    assert len(hidden(low)) <= len(hidden(high)) or not hidden(low)


def test_hiding_the_next_smallest_does_not_always_do() -> None:
    """One and five are six: where every zero is printed five is the most that either can be, so a third goes."""
    assert hidden(counts([1, 5, 20])) != {"a", "b"}
    assert _hides([1, 5, 20], frozenset({"a", "b"})) is False
    assert Reader(counts([1, 5, 20])).leaks() == []


@pytest.mark.parametrize("seed", range(4))
def test_order_changes_nothing(seed: int) -> None:
    """Places, rows, indicators and groups in another order are withheld alike."""
    made = county(seed + 700, size=2)
    rng = Random(seed)  # noqa: S311  (no secret)
    by_id = dict(rng.sample(sorted(made.places.by_id.items()), len(made.places.by_id)))
    other = replace(
        made,
        rules=dict(reversed(list(made.rules.items()))),
        rows=tuple(sorted(made.rows, key=lambda row: (row.place, row.indicator))),
        places=Places(by_id=by_id, tiers=made.places.tiers),
    )
    assert _gone(other) == _gone(made)


def _gone(made: World) -> list[list[str]]:
    return [
        sorted(str(cell) for cell, figure in cells(one.series) if not cell.version and figure.value is None)
        for one in made.published
    ]


_PLAN = """
from tests.protect.counties import county
for one in county(701, size=2).published:
    for gone in one.withheld:
        print(gone)
"""


def test_another_seed_of_the_hash_gives_the_same_plan() -> None:
    """The order of sets and dictionaries decides nothing."""
    told = {
        subprocess.run(
            [sys.executable, "-c", _PLAN], env={"PYTHONHASHSEED": seed}, check=True, capture_output=True, text=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


@one_in(4)
@given(NUMBERS)
def test_withholding_more_uncovers_nothing(numbers: list[int]) -> None:
    """Whatever is withheld besides, what was hidden stays hidden."""
    gone = hidden(counts(numbers))
    for more in ("abcd"[: len(numbers)], TOP):
        assert _hides(numbers, gone | {more} if more == TOP else gone | set(more))


def test_a_count_and_groups_together() -> None:
    """A small group and the one beside it go, everyone stays."""
    rows = [replace(pair("a", top, 100), group=name) for name, top in (("girls", 3), ("boys", 40))]
    made = replace(world([*rows, pair("a", 43, 200)], places_of(*areas("a")), x=measure()), groups=SEX)
    its = made.published[0].series["x"]["a"]
    values = {name: next(iter(one.figures.values())).value for name, one in its.groups.items()}
    assert values == {"girls": None, "boys": None}
    assert next(iter(its.figures.values())).value is not None
    assert Reader(made).leaks() == []
    assert Printed("x", "a", ALL, "2009/10").layer == ""
