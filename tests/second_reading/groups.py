"""Groups of children: those that a plan declares, and everyone where exhaustive groups together are everyone."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tests.second_reading.files import Tree
from tests.second_reading.numbers import Number
from tests.second_reading.periods import Period
from tests.second_reading.rows import Own
from tests.second_reading.rules import Measure


def declared(plan: Tree) -> list[str]:
    """The groups of a plan, in its order."""
    return list(plan.get("groups", {}))


def exhaustive(plan: Tree) -> list[list[str]]:
    """The groups of each kind that are together everyone."""
    kinds = [kind for kind, said in plan.get("kinds", {}).items() if said.get("exhaustive") == "yes"]
    return [[name for name, said in plan["groups"].items() if said.get("kind") == kind] for kind in kinds]


def with_everyone(own: Own, kinds: Sequence[Sequence[str]], measured: Measure) -> Own:
    """The numbers with those for everyone that exhaustive groups make, where no row for everyone was sent."""
    found = {key: dict(series) for key, series in own.items()}
    for place in dict.fromkeys(place for place, _ in own):
        for groups in kinds:
            made = _made([own.get((place, group), {}) for group in groups], measured)
            found[place, ""] = {**made, **found.get((place, ""), {})}
    return {key: series for key, series in found.items() if series}


def _made(several: Sequence[dict[Period, Number]], measured: Measure) -> dict[Period, Number]:
    periods = set[Period]().union(*several)
    together = {at: [series.get(at) for series in several] for at in periods}
    return {at: _together([one for one in all_ if one], measured) for at, all_ in together.items() if _counted(all_)}


def _counted(several: Sequence[Number | None]) -> bool:
    return all(one is not None and one.n is not None for one in several)


def _together(several: Sequence[Number], measured: Measure) -> Number:
    n = sum((one.n for one in several if one.n is not None), Fraction(0))
    if measured.unit is None:
        return Number(value=n, n=n)
    d = sum((one.d for one in several if one.d is not None), Fraction(0))
    return Number(value=measured.unit * n / d, n=n, d=d)
