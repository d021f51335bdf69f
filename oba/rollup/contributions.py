"""What each part added to the movement of the whole: exact, from counts or from numerators and denominators."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from oba.domain.evidence import Figure, Series
from oba.domain.measure import ALL, HUNDRED, RATE, Kind, Measure
from oba.domain.period import Period

_NOTHING = Fraction(0)


class Share(NamedTuple):
    """A part's numerator and denominator."""

    top: Fraction
    bottom: Fraction


class Term(NamedTuple):
    """A group whose rate enters a number, and with what weight: in a gap the second group counts against the first."""

    group: str
    weight: Fraction


class Contributions(NamedTuple):
    """What each part added, in the measure's unit, and what the parts come to before and after."""

    each: tuple[Fraction, ...]
    before: Fraction
    after: Fraction


def contributions(parts: Sequence[Series], before: Period, after: Period, measure: Measure) -> Contributions | None:
    """What each part added to the change between two periods; together exactly that change.

    A count's own change. For a rate, its change weighted by its mean share of the denominator, and the change of that
    share weighted by how far its mean rate lies from the whole's (Kitagawa 1955). None when any number is not known.
    """
    if measure.kind is Kind.COUNT:
        return _counts([(one.value_at(before), one.value_at(after)) for one in parts])
    found = [_term(term, parts, before, after) for term in _terms(measure)]
    known = [one for one in found if one]
    if len(known) < len(found):
        return None
    offset = HUNDRED if measure.base else _NOTHING
    return Contributions(
        each=tuple(sum(each, _NOTHING) for each in zip(*(one.each for one in known), strict=True)),
        before=sum((one.before for one in known), -offset),
        after=sum((one.after for one in known), -offset),
    )


def foremost(each: Sequence[Fraction], unit: Fraction) -> int | None:
    """Which part moved the whole most; None where its share does not stand out beyond rounding.

    It stands out when it went further the way of the whole than every other by more than one `unit`, that of the last
    printed decimal: two shares that differ by no more may be printed as close together. A part alone always does.
    """
    way = 1 if sum(each, _NOTHING) > 0 else -1
    first, *others = sorted((way * amount for amount in each), reverse=True)
    if others and first - others[0] <= unit:
        return None
    return next(at for at, amount in enumerate(each) if way * amount == first)


def _counts(values: list[tuple[Fraction | None, Fraction | None]]) -> Contributions | None:
    known = [(old, new) for old, new in values if old is not None and new is not None]
    if len(known) < len(values):
        return None
    return Contributions(
        each=tuple(new - old for old, new in known),
        before=sum((old for old, _ in known), _NOTHING),
        after=sum((new for _, new in known), _NOTHING),
    )


def _terms(measure: Measure) -> tuple[Term, ...]:
    per = measure.per or Fraction(1)
    if measure.between:
        return Term(measure.between[0], per), Term(measure.between[1], -per)
    if measure.base:
        return (Term(RATE, HUNDRED * per / measure.base.value),)
    return (Term(ALL, per),)


def _term(term: Term, parts: Sequence[Series], before: Period, after: Period) -> Contributions | None:
    old = [_share(one, term.group, before) for one in parts]
    new = [_share(one, term.group, after) for one in parts]
    if not all((*old, *new)):
        return None
    return _shared([s for s in old if s], [s for s in new if s], term.weight)


def _share(series: Series, group: str, period: Period) -> Share | None:
    figures = series.figures if group == ALL else series.parts.get(group, {})
    figure: Figure | None = figures.get(period)
    if figure is None or figure.numerator is None or not figure.denominator:
        return None
    return Share(figure.numerator, figure.denominator)


def _shared(old: list[Share], new: list[Share], weight: Fraction) -> Contributions:
    was, now = _whole(old), _whole(new)
    middle = (_rate(was) + _rate(now)) / 2
    each = []
    for before, after in zip(old, new, strict=True):
        shares = before.bottom / was.bottom, after.bottom / now.bottom
        own = (_rate(after) - _rate(before)) * (shares[0] + shares[1]) / 2
        mix = ((_rate(before) + _rate(after)) / 2 - middle) * (shares[1] - shares[0])
        each.append(weight * (own + mix))
    return Contributions(tuple(each), weight * _rate(was), weight * _rate(now))


def _rate(share: Share) -> Fraction:
    return share.top / share.bottom


def _whole(parts: list[Share]) -> Share:
    return Share(sum((part.top for part in parts), _NOTHING), sum((part.bottom for part in parts), _NOTHING))
