"""Where each number of a document of the year comes from: the two that stand beside each other, cited one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from oba.compose.dashboard.rows import carded, label, short_name
from oba.compose.review.indicators import first_point
from oba.compose.review.year import ReviewYear
from oba.domain.evidence import Figure, Series
from oba.domain.period import Period
from oba.domain.rule import Rule
from oba.words import STATUSES, day, listed, number
from oba.words.sources import source_name


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One number: of which indicator and period, in which round it stands first, whence it comes, and since when."""

    indicator: str
    number: str
    says: str
    round: str
    source: str
    published: str


def source_lines(year: ReviewYear) -> tuple[SourceLine, ...]:
    """The number at the year's start and the one now, of every indicator; one that stands twice is cited once."""
    book = year.book
    rows = (rule for rule in carded(book, book.top))
    return tuple(line for rule in rows for line in _lines(year, rule))


def _lines(year: ReviewYear, rule: Rule) -> Iterator[SourceLine]:
    book = year.book
    series = book.series.get((rule.id, book.top.id), Series(indicator=rule.id, place=book.top.id))
    judged, first = book.assessments[rule.id, book.top.id].judged, first_point(year.points(rule.id))
    now = _said(rule, judged.value, judged.period) if judged else ""
    then = _said(rule, first.value, first.period) if first else ""
    if first and first.period and then not in ("", now):
        yield _line(year, rule, then, first.round.title, {**series.years, **series.figures}.get(first.period))
    if now:
        yield _line(year, rule, now, book.round.title, judged)


def _said(rule: Rule, value: Fraction | None, period: Period | None) -> str:
    """A number with its period; empty where there is none."""
    return f"{number(value, rule.measure)} in {period.label}" if value is not None and period else ""


def _line(year: ReviewYear, rule: Rule, said: str, round_: str, figure: Figure | None) -> SourceLine:
    return SourceLine(
        indicator=rule.id,
        number=label(rule),
        says=said,
        round=round_,
        source=_source(figure, year) if figure else "",
        published=day(figure.published) if figure else "",
    )


def _source(figure: Figure, year: ReviewYear) -> str:
    """Whose number it is; one that is added up is said to be, with whose numbers are in it."""
    top, places = year.book.top, year.book.places.by_id
    parts = [short_name(places[name], top) for name in figure.rolled_up if name in places]
    whence = f"Added up from {listed(parts)}" if parts else source_name(figure.source) or "No source was sent"
    letter = STATUSES[figure.status].letter
    return f"{whence} ({figure.status})" if letter else whence
