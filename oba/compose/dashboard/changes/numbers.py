"""Numbers that were revised: what they were and are, how many children more or fewer, and where."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from oba.compose.dashboard.rows import before_title, carded, documented_parts, latest, short_name
from oba.domain.book import Book
from oba.domain.change import ChangeCause, NumberRevision
from oba.domain.evidence import Figure, Reason
from oba.domain.measure import Kind, Measure
from oba.domain.number import printed
from oba.domain.place import Place
from oba.domain.rule import Rule
from oba.words import difference, listed, people
from oba.words.lists import how_many

_MOST = 2  # lines for one indicator, as a whole history may be sent again


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisedLine:
    """A number that was revised: of which period, what it was and is, and what made the difference."""

    number: str
    title: str
    period: str
    was: str
    now: str
    says: str


def revised(book: Book, place: Place) -> tuple[RevisedLine, ...]:
    """The revised numbers of a place, in the plan's order, the latest periods first; of a long history the latest."""
    lines: list[RevisedLine] = []
    for rule in carded(book, place):
        every = [one for one in revisions_at(book, place) if one.indicator == rule.id][::-1]
        more = len(every) - _MOST
        said = [_says(book, rule, place, one) for one in every[:_MOST]]
        if more > 0:
            said[-1] = "; ".join(part for part in (said[-1], f"{how_many(more, 'earlier number')} too") if part)
        lines += [_line(rule, one, says) for one, says in zip(every, said, strict=False)]
    return tuple(lines)


def revisions_at(book: Book, place: Place) -> tuple[NumberRevision, ...]:
    """The numbers of a place that were revised, whether or not an answer changed with them."""
    return tuple(one for one in book.changes.revisions if one.place == place.id)


def idle(book: Book, place: Place) -> tuple[NumberRevision, ...]:
    """The numbers of a place that were revised without changing an answer about their indicator."""
    told = {
        one.indicator for one in book.changes.answers if one.place == place.id and ChangeCause.REVISION in one.causes
    }
    return tuple(one for one in revisions_at(book, place) if one.indicator not in told)


def _line(rule: Rule, one: NumberRevision, says: str) -> RevisedLine:
    return RevisedLine(
        number=before_title(rule),
        title=rule.short,
        period=one.period.label,
        was=latest(rule, one.was),
        now=latest(rule, one.now),
        says=says,
    )


def _says(book: Book, rule: Rule, place: Place, one: NumberRevision) -> str:
    """How many children more or fewer, of how many, and in which parts; or how far the number moved.

    Of a difference of fewer children than the plan shows no more is said than that, for those few came between two
    numbers: neither how many there are in all nor where they are.
    """
    before, now, below = _count(one.was, rule.measure), _count(one.now, rule.measure), book.plan.policy.suppress_below
    if before is None or now is None:
        return _by(one, rule.measure)
    more = int(now - before)
    which = "more" if more > 0 else "fewer"
    if 0 < abs(more) < below:
        return f"{which}, by fewer than {people(below, rule.measure)}"
    said = f"{people(abs(more), rule.measure, which)}, {_in_all(one.now, now)}" if more else "the same count"
    return "; ".join(part for part in (said, _where(book, place, one)) if part)


def _count(figure: Figure, measure: Measure) -> Fraction | None:
    """How many children a number counts; None where that is not known, or is not a whole number of them."""
    count = figure.value if measure.kind is Kind.COUNT else figure.numerator
    plain = measure.kind in (Kind.COUNT, Kind.PERCENT, Kind.RATE) and not measure.fractional and not figure.rounding
    return count if plain and count is not None and count.denominator == 1 else None


def _in_all(figure: Figure, count: Fraction) -> str:
    whole = f"of {printed(figure.denominator, 0)}" if figure.denominator else "in all"
    return f"{printed(count, 0)} {whole}"


def _by(one: NumberRevision, measure: Measure) -> str:
    if one.was.value is None or one.now.value is None or one.was.value == one.now.value:
        return "its counts"
    way = "up" if one.now.value > one.was.value else "down"
    return f"{way} {difference(one.now.value - one.was.value, measure)}"


def _where(book: Book, place: Place, one: NumberRevision) -> str:
    """The parts whose own number of the period was revised; nothing where any of theirs is withheld."""
    parts = documented_parts(book, place)
    figures = [
        book.series[key].figures.get(one.period) for part in parts if (key := (one.indicator, part.id)) in book.series
    ]
    if any(figure is not None and figure.reason is Reason.SUPPRESSED for figure in figures):
        return ""
    changed = {r.place for r in book.changes.revisions if r.indicator == one.indicator and r.period == one.period}
    named = [short_name(part, place) for part in parts if part.id in changed]
    return "everywhere" if len(named) == len(parts) > 1 else listed(named)
