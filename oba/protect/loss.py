"""What is lost with a number: first the answers that boards lose, then the number itself; totals go last."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from oba.domain.measure import ALL
from oba.domain.period import Period
from oba.domain.place import Places
from oba.protect.tables import Table

NUMBER = 10  # what any number is worth, of everyone or of a group
_ANSWERS = 5  # how many are asked of the latest number of a place with documents
_ABOVE = 10  # how much more a total is worth for every tier below it


def losses(table: Table, places: Places, place: str) -> Mapping[Period, Fraction]:
    """What withholding each number of a place costs: more for the latest of everyone, which answers rest on.

    And more for a total.
    """
    tiers = [tier.id for tier in places.tiers]
    known = places.by_id.get(place)
    below = len(tiers) - 1 - tiers.index(known.tier) if known and known.tier else 0
    has_parts = known is not None and any(places.children(place, tier) for tier in tiers)
    least = NUMBER + (_ABOVE * max(below, 1) if has_parts else 0)
    return {period: Fraction(least + lost) for period, lost in _answers(table, places, place).items()}


def _answers(table: Table, places: Places, place: str) -> Mapping[Period, int]:
    """How many answers a board would lose: all five with the latest number of everyone, one with an earlier one."""
    figures = table.figures[place]
    documented = any(one.id == place for one in places.documented)
    if not documented or table.declared != ALL or table.layer:
        return dict.fromkeys(figures, 0)
    latest = max((p for p, f in figures.items() if f.value is not None), key=lambda p: p.end, default=None)
    return {period: _ANSWERS if period == latest else 1 for period in figures}
