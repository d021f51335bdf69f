"""Reconciliation: a number that was sent in, held against the sum or the derived number of its parts."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from oba.domain.catalogue import problem
from oba.domain.evidence import Figure, Figures
from oba.domain.measure import HUNDRED
from oba.domain.number import printed
from oba.domain.place import Place, Places
from oba.domain.problem import Problem
from oba.domain.rule import Rule


def reconciled(
    rule: Rule, place: Place, places: Places, sent: Figures, made: Figures, parts: Iterable[Figures] = ()
) -> list[Problem]:
    """A warning for every period in which a sent number and the one made of its parts differ beyond rounding.

    `parts` are the figures a derived number is made of; those that were sent as rounded values blur it further.
    """
    between = tuple(parts)
    found = []
    for period in (period for period in sent if period in made):
        blur = sum((_blur(rule, figures[period]) for figures in between if period in figures), Fraction(0))
        found.append(_difference(rule, place, places, sent[period], made[period], blur))
    return [warning for warning in found if warning]


def reconciled_years(rule: Rule, place: Place, sent: Figures, made: Figures) -> list[Problem]:
    """A warning for every whole year that was sent and differs beyond rounding from the one its parts make."""
    found = []
    for year in (period for period in sent if period in made):
        one, other = sent[year], made[year]
        if _apart(rule, one, other, Fraction(0)):
            made_of = f"its {rule.measure.every}s make"
            found.append(problem("A010", one.cites[0], _says(rule, place, one, other, made_of)))
    return found


def _blur(rule: Rule, part: Figure) -> Fraction:
    """How far a part's rounding can move what is made of it."""
    if part.decimals is None or part.denominator is not None:
        return Fraction(0)
    half = Fraction(1, 2 * 10**part.decimals)
    base = rule.measure.base
    return HUNDRED * half / base.value if base and base.value else half


def _difference(rule: Rule, place: Place, places: Places, sent: Figure, made: Figure, blur: Fraction) -> Problem | None:
    if _declared_elsewhere(place, places, made) or not _apart(rule, sent, made, blur):
        return None
    made_of = f"its {len(made.rolled_up)} parts give" if made.rolled_up else "the numbers it comes from give"
    return problem("A010" if made.rolled_up else "A011", sent.cites[0], _says(rule, place, sent, made, made_of))


def _apart(rule: Rule, sent: Figure, made: Figure, blur: Fraction) -> bool:
    """Whether both are known and differ by more than what rounding can do."""
    if sent.value is None or made.value is None:
        return False
    decimals = rule.measure.decimals if sent.decimals is None else min(sent.decimals, rule.measure.decimals)
    return abs(sent.value - made.value) > Fraction(1, 2 * 10**decimals) + blur


def _declared_elsewhere(place: Place, places: Places, made: Figure) -> bool:
    """Whether the parts need not add up, because places.csv says that some of the place lies in none of them."""
    tiers = {places.by_id[part].tier for part in made.rolled_up}
    return any(p.elsewhere and p.parent == place.id and p.tier in tiers for p in places.by_id.values())


def _says(rule: Rule, place: Place, sent: Figure, made: Figure, made_of: str) -> str:
    ours, theirs = sent.value or Fraction(0), made.value or Fraction(0)
    more = max(rule.measure.decimals, sent.decimals or 0)
    write = [printed(number, more) for number in (ours, theirs, abs(ours - theirs))]
    number = rule.number or rule.id
    title = f"{number}, {place.name}, {sent.period.label}"
    return f"{title}: {write[0]} was sent in, {made_of} {write[1]}; they differ by {write[2]}"
