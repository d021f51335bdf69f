"""Reconciliation: a number that was sent in, held against the sum or the derived number of its parts."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from oba.domain.catalogue import problem
from oba.domain.evidence import Figure, Figures
from oba.domain.measure import HUNDRED, Kind, Measure
from oba.domain.number import printed
from oba.domain.period import Period
from oba.domain.place import Place, Places
from oba.domain.problem import Problem
from oba.domain.rounding import Reach, reach
from oba.domain.rule import Rule
from oba.rollup.derivation import base_figure, base_of


def reconciled(
    rule: Rule, place: Place, places: Places, sent: Figures, made: Figures, parts: Iterable[Figures] = ()
) -> list[Problem]:
    """A warning for every period in which a sent number and the one made of its parts differ beyond rounding.

    `parts` are the figures a derived number is made of; those that were sent as rounded values blur it further.
    """
    between = tuple(parts)
    found, top = [], places.is_top(place)
    for period in (period for period in sent if period in made):
        blurs = (_blur(rule.measure, figures, period, top=top) for figures in between if period in figures)
        blur = sum(blurs, Fraction(0))
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


def _blur(measure: Measure, part: Figures, period: Period, *, top: bool) -> Fraction:
    """How far a part's rounding can move what is made of it.

    A change is blurred by its rate, and below the top place by its base, which is then a number that was sent as well.
    """
    off, base = _off(part[period], measure), base_of(measure, part, top=top)
    rate, start = part[period].value, None if top else base_figure(measure, part)
    if not base or rate is None:
        return off
    wide = _off(start, measure) if start else Fraction(0)
    near = HUNDRED * rate / base
    ends = [HUNDRED * (rate + way * off) / (base - way * wide) for way in (-1, 1) if base > way * wide]
    return max(abs(end - near) for end in ends)


def _off(figure: Figure, measure: Measure) -> Fraction:
    """How far rounding can have moved a number."""
    return Fraction(0) if figure.value is None else _ends(figure, measure).spread(figure.value)


def _ends(figure: Figure, measure: Measure) -> Reach:
    """Between which ends a number lies, as far as it is rounded or rests on counts that are.

    A value is as exact as it is written, but one beside exact counts is given by these.
    """
    value, off = figure.value or Fraction(0), figure.rounding if measure.kind is Kind.COUNT else Fraction(0)
    if figure.decimals is not None and (figure.denominator is None or figure.rounding):
        off = max(off, Fraction(1, 2 * 10**figure.decimals))
    elif figure.rounding and figure.numerator is not None and figure.denominator and measure.per:
        return reach(figure.numerator, figure.denominator, figure.rounding, measure.per)
    return Reach(value - off, value + off)


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
    half = max(Fraction(1, 2 * 10**decimals), _off(sent, rule.measure) if sent.rounding else Fraction(0))
    return _ends(made, rule.measure).misses(sent.value, half + blur)


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
