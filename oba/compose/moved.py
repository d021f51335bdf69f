"""Which part moved the whole, and by how much: exact, from numerators and denominators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from oba.compose.rows import carded, neighbours, short_name
from oba.compose.words import bare, difference, number
from oba.domain.book import Book
from oba.domain.evidence import Figure
from oba.domain.measure import Kind, Measure
from oba.domain.number import MINUS, round_half_away
from oba.domain.period import Period
from oba.domain.place import Place
from oba.domain.rule import Rule, With

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover:
    """One indicator whose number moved: from what to what, by how much, and what each part contributed."""

    number: str
    title: str
    says: str
    parts: tuple[str, ...]
    most: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Movers:
    """The indicators whose movement can be shared out among the parts, and those where it cannot be said."""

    parts: tuple[str, ...]
    rows: tuple[Mover, ...]
    unknown: str


class Pair(NamedTuple):
    """The earlier and the later figure of one place."""

    before: Figure
    after: Figure


def contributions(parts: Sequence[Pair], measure: Measure) -> tuple[Fraction, ...] | None:
    """What each part added to the change of the whole, in the measure's unit; together exactly that change.

    A count's own change. For a share, its change weighted by its mean share of the denominator, and the change of that
    share weighted by how far its mean rate lies from the whole's (Kitagawa 1955). None when a part's numbers are not
    known.
    """
    if measure.kind is Kind.COUNT:
        counts = [(one.before.value, one.after.value) for one in parts]
        known = [(old, new) for old, new in counts if old is not None and new is not None]
        return tuple(new - old for old, new in known) if len(known) == len(parts) else None
    before, after = [_share(one.before) for one in parts], [_share(one.after) for one in parts]
    if not all((*before, *after)):
        return None
    return _weighted([s for s in before if s], [s for s in after if s], measure.per or Fraction(1))


class Share(NamedTuple):
    """A part's numerator and denominator."""

    top: Fraction
    bottom: Fraction


def _share(figure: Figure) -> Share | None:
    known = figure.numerator is not None and figure.denominator
    return Share(figure.numerator or NOTHING, figure.denominator or NOTHING) if known else None


def _weighted(before: list[Share], after: list[Share], per: Fraction) -> tuple[Fraction, ...]:
    old, new = _whole(before), _whole(after)
    middle = (old.top / old.bottom + new.top / new.bottom) / 2
    found = []
    for was, now in zip(before, after, strict=True):
        rates = was.top / was.bottom, now.top / now.bottom
        shares = was.bottom / old.bottom, now.bottom / new.bottom
        own = (rates[1] - rates[0]) * (shares[0] + shares[1]) / 2
        mix = ((rates[0] + rates[1]) / 2 - middle) * (shares[1] - shares[0])
        found.append(per * (own + mix))
    return tuple(found)


def _whole(parts: list[Share]) -> Share:
    return Share(sum((part.top for part in parts), NOTHING), sum((part.bottom for part in parts), NOTHING))


def movers(book: Book, place: Place) -> Movers | None:
    """Share out every movement of a place among the parts that have documents; None where it has no such parts."""
    parts = [part for part in neighbours(book, place) if part.parent == place.id]
    if not parts:
        return None
    rows, unknown = [], []
    for rule in carded(book, place):
        pair = _pair(book, rule, place)
        if pair is None or not _moved(pair, rule.measure):
            continue
        shared = _shared(book, rule, pair, parts)
        rows += [_mover(rule, pair, parts, place, shared)] if shared else []
        unknown += [] if shared else [rule.number or rule.id]
    return Movers(parts=tuple(short_name(part, place) for part in parts), rows=tuple(rows), unknown=", ".join(unknown))


def _pair(book: Book, rule: Rule, place: Place) -> Pair | None:
    """The number judged and the one its direction is counted from: a year before, or the period before."""
    judged = book.assessments[rule.id, place.id].judged
    version = rule.version_for(judged.period) if judged and judged.value is not None else None
    if judged is None or version is None:
        return None
    last_year = version.direction.compare_with is With.LAST_YEAR
    earlier = _figure(book, rule, place, judged.period.shift(-judged.period.per_year if last_year else -1))
    return Pair(earlier, judged) if earlier and earlier.value is not None else None


def _figure(book: Book, rule: Rule, place: Place, period: Period) -> Figure | None:
    series = book.series.get((rule.id, place.id))
    return series.figures.get(period) if series else None


def _moved(pair: Pair, measure: Measure) -> bool:
    return _change(pair, measure) != 0


def _change(pair: Pair, measure: Measure) -> Fraction:
    seen = [round_half_away(figure.value or NOTHING, measure.decimals) for figure in pair]
    return seen[1] - seen[0]


def _shared(book: Book, rule: Rule, pair: Pair, parts: Sequence[Place]) -> tuple[Fraction, ...] | None:
    """The contributions of the parts, when the whole is their sum in both periods and every one of them is known."""
    names = tuple(part.id for part in parts)
    if any(figure.rolled_up != names for figure in pair):
        return None
    found = [(_figure(book, rule, p, pair.before.period), _figure(book, rule, p, pair.after.period)) for p in parts]
    known = [Pair(before, after) for before, after in found if before and after]
    return contributions(known, rule.measure) if len(known) == len(parts) else None


def _mover(rule: Rule, pair: Pair, parts: Sequence[Place], whole: Place, shared: tuple[Fraction, ...]) -> Mover:
    measure, change = rule.measure, _change(pair, rule.measure)
    most = max(zip(shared, parts, strict=True), key=lambda one: one[0] if change > 0 else -one[0])
    way = "up" if change > 0 else "down"
    return Mover(
        number=rule.number or rule.id,
        title=rule.short,
        says=f"{way} {difference(change, measure)}, from {number(pair.before.value or NOTHING, measure)} in "
        f"{pair.before.period.label} to {number(pair.after.value or NOTHING, measure)}",
        parts=tuple(_signed(amount, measure) for amount in shared),
        most=short_name(most[1], whole),
    )


def _signed(amount: Fraction, measure: Measure) -> str:
    seen = round_half_away(amount, measure.decimals)
    return "0" if seen == 0 else f"{'+' if seen > 0 else MINUS}{bare(abs(amount), measure)}"
