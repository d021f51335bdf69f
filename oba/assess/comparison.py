"""How one comparison was made: the comparator's number, and what of it and ours was held against what."""

from __future__ import annotations

from fractions import Fraction

from oba.assess.arithmetic.comparison import counterpart_made
from oba.assess.arithmetic.movement import apart
from oba.assess.arithmetic.scale import written
from oba.assess.case import Case
from oba.assess.funnel import limits_made
from oba.domain.evidence import Figure
from oba.domain.finding import Arithmetic, Comparison


def comparison_made(case: Case, one: Comparison) -> Arithmetic:
    """The two numbers as compared, how much better ours is, and the width, our intervals or the limits."""
    figure, value = case.places[one.place].figures[case.period], one.value or Fraction(0)
    scale, name = case.scale, f"{one.name} as compared"
    found = counterpart_made(scale, figure, one.name, case.compositions.get(one.place), _members(case, figure))
    found += apart(scale, case.version.direction, ("latest", case.latest), (name, case.seen(value)))
    for held in one.intervals:
        ends = (
            (f"low {written(held.level)} as compared", held.low),
            (f"high {written(held.level)} as compared", held.high),
        )
        found += Arithmetic(tuple(scale.number(name, end) for name, end in ends))
    if one.limits:
        return found + limits_made(case, value)
    width = case.version.comparators.difference if not one.intervals else None
    return found + Arithmetic((scale.difference("width", width),)) if width else found


def _figure(case: Case, place: str) -> Figure | None:
    series = case.places.get(place)
    return series.figures.get(case.period) if series else None


def _members(case: Case, figure: Figure) -> dict[str, Figure]:
    """The members of a comparator made of several, where it was made of them."""
    found = {case.names.get(place, place): _figure(case, place) for place in figure.rolled_up}
    return {name: member for name, member in found.items() if member is not None}
