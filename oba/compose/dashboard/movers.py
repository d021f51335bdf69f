"""Which part moved the whole, and by how much, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from oba.compose.dashboard.rows import before_title, carded, label, neighbours, short_name, together
from oba.domain.book import Book
from oba.domain.evidence import Series
from oba.domain.number import round_half_away, unit_of_last_decimal
from oba.domain.period import Period
from oba.domain.place import Place
from oba.domain.rule import Rule, With
from oba.rollup.contributions import contributions, foremost
from oba.words import number, signed

EVENLY = "evenly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover:
    """One indicator whose number moved: where it is now, by how much, each part's contribution, and the greatest.

    `most` is `evenly` where no part's stands out.
    """

    number: str
    title: str
    now: str
    change: str
    parts: tuple[str, ...]
    most: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Movers:
    """The indicators whose movement can be shared out among the parts, and those where it cannot be said."""

    parts: tuple[str, ...]
    rows: tuple[Mover, ...]
    unknown: str


class Shift(NamedTuple):
    """A whole's number before and after, as printed."""

    before: Period
    after: Period
    old: Fraction
    new: Fraction


def movers(book: Book, place: Place) -> Movers | None:
    """Share out every movement of a place among the parts that have documents; None without such parts or movement."""
    parts = [part for part in neighbours(book, place) if part.parent == place.id]
    if not parts:
        return None
    moves = [(rule, _move(book, rule, place)) for rule in carded(book, place)]
    moved = [(rule, move, _each(book, rule, move, parts)) for rule, move in moves if move and move.old != move.new]
    if not moved:
        return None
    return Movers(
        parts=tuple(short_name(part, place) for part in parts),
        rows=tuple(_mover(rule, move, each, parts, place) for rule, move, each in moved if each),
        unknown=together(label(rule) for rule, _, each in moved if not each),
    )


def _move(book: Book, rule: Rule, place: Place) -> Shift | None:
    """The number judged and that of a year before, where its direction counts from there, else of the period before.

    Nothing where the definition changed in between.
    """
    assessment, own = book.assessments[rule.id, place.id], book.series.get((rule.id, place.id))
    judged = assessment.judged
    if judged is None or own is None:
        return None
    back = judged.period.per_year if assessment.version.direction.compare_with is With.LAST_YEAR else 1
    before = judged.period.shift(-back)
    old, new = own.value_at(before), judged.value
    if old is None or new is None or rule.measure.break_between(before, judged.period):
        return None
    decimals = rule.measure.decimals
    return Shift(before, judged.period, round_half_away(old, decimals), round_half_away(new, decimals))


def _each(book: Book, rule: Rule, move: Shift, parts: Sequence[Place]) -> tuple[Fraction, ...]:
    """The contributions of the parts, when they come to the whole's number in both periods; else nothing."""
    series = [book.series.get((rule.id, part.id), Series(indicator=rule.id, place=part.id)) for part in parts]
    found = contributions(series, move.before, move.after, rule.measure)
    if found is None:
        return ()
    decimals = rule.measure.decimals
    whole = round_half_away(found.before, decimals), round_half_away(found.after, decimals)
    return found.each if whole == (move.old, move.new) else ()


def _mover(rule: Rule, move: Shift, each: tuple[Fraction, ...], parts: Sequence[Place], whole: Place) -> Mover:
    measure, change = rule.measure, move.new - move.old
    most = foremost(each, unit_of_last_decimal(measure.decimals))
    return Mover(
        number=before_title(rule),
        title=rule.short,
        now=number(move.new, measure),
        change=signed(change, measure),
        parts=tuple(signed(amount, measure) for amount in each),
        most=EVENLY if most is None else short_name(parts[most], whole),
    )
