"""An indicator over a year: its number at the start and now, its target, its curve, and what each round answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from oba.compose.curve.sparkline import Sparkline
from oba.compose.dashboard.rows import IndicatorRow, outcome_rows
from oba.compose.review.year import ReviewYear
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.rule import Rule
from oba.domain.run import RunPoint
from oba.words import QUESTIONS, STATUSES, Mark, brief_reason, brief_said, number


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberAt:
    """A number, or the word for why there is none, and of which period it is."""

    says: str
    period: str
    known: bool


_IN_WORDS = NumberAt(says="In words", period="", known=False)
_ALONE = NumberAt(says="No earlier round", period="", known=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """An answer, and in which rounds in a row it was given."""

    mark: Mark
    rounds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundsLine:
    """One question, and the answers that the rounds of the year gave to it."""

    question: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """One indicator over the year; `remark` says what a reader must know before comparing its two numbers."""

    indicator: str
    number: str
    title: str
    start: NumberAt
    end: NumberAt
    target: str
    target_note: str
    curve: Sparkline
    curve_title: str
    rounds: tuple[RoundsLine, ...]
    remark: str


def year_rows(year: ReviewYear) -> Mapping[str, tuple[YearRow, ...]]:
    """The indicators that the top place has a row of, in the plan's order, by the outcome that each serves."""
    book = year.book
    found: dict[str, list[YearRow]] = {}
    for row in (row for group in outcome_rows(book, book.top) for row in group.rows):
        found.setdefault(book.rules[row.indicator].outcome, []).append(_row(year, row))
    return {outcome: tuple(rows) for outcome, rows in found.items()}


def _row(year: ReviewYear, row: IndicatorRow) -> YearRow:
    rule, points = year.book.rules[row.indicator], year.points(row.indicator)
    start, end = first_point(points), _end(year, rule)
    return YearRow(
        indicator=row.indicator,
        number=rule.number,
        title=row.title,
        start=_start(year, rule, start),
        end=_IN_WORDS if rule.measure.is_narrative else end,
        target=row.target,
        target_note=row.target_note,
        curve=row.curve,
        curve_title=row.curve_title if row.curve.lines else "",
        rounds=tuple(_lines(year, rule, points)),
        remark=row.told or " ".join(_remarks(year, rule, start)),
    )


def first_point(points: Sequence[RunPoint]) -> RunPoint | None:
    """The point at which the year begins for an indicator: the first that told of a number, else the first."""
    return next((one for one in points if one.period is not None), points[0] if points else None)


def _start(year: ReviewYear, rule: Rule, point: RunPoint | None) -> NumberAt:
    if rule.measure.is_narrative:
        return _IN_WORDS
    return start_of(rule, point) if len(year.every) > 1 else _ALONE


def start_of(rule: Rule, point: RunPoint | None) -> NumberAt:
    """The number at the year's start as its round said it; what is withheld since is not told."""
    if point is None or point.period is None:
        return NumberAt(says="No number yet", period="", known=False)
    says = brief_reason(point.reason) if point.value is None else number(point.value, rule.measure)
    return NumberAt(says=says, period=point.period.label, known=point.value is not None)


def _end(year: ReviewYear, rule: Rule) -> NumberAt:
    judged = year.book.assessments[rule.id, year.book.top.id].judged
    if judged is None:
        return NumberAt(says="No number yet", period="", known=False)
    says = brief_reason(judged.reason) if judged.value is None else number(judged.value, rule.measure)
    unsure = STATUSES[judged.status].unsure
    period = f"{judged.period.label}, {unsure}" if unsure else judged.period.label
    return NumberAt(says=says, period=period, known=judged.value is not None)


def _remarks(year: ReviewYear, rule: Rule, start: RunPoint | None) -> Iterator[str]:
    judged = year.book.assessments[rule.id, year.book.top.id].judged
    if start is None or start.period is None or judged is None or len(year.every) == 1:
        return
    if start.round != year.every[0]:
        yield f"First reported in {year.name(start.round)}."
    if start.period == judged.period and start.value is not None and start.round != year.book.round:
        same = start_of(rule, start).says == _end(year, rule).says
        yield "No newer number came." if same else "No newer period; the number was revised."
    for broken in rule.measure.breaks:
        if start.period.ordinal < broken.at.ordinal <= judged.period.ordinal:
            yield f"The definition changed in {broken.at.label}: the two numbers cannot be compared."


def _lines(year: ReviewYear, rule: Rule, points: Sequence[RunPoint]) -> Iterator[RoundsLine]:
    """What was said to each question that the rule asks; the last round is the book's own."""
    asked = year.book.assessments[rule.id, year.book.top.id].asked
    for question in Question:
        if question in asked and points and not rule.measure.is_narrative:
            yield RoundsLine(question=QUESTIONS[question].briefly, stretches=tuple(_stretches(year, points, question)))


def _stretches(year: ReviewYear, points: Sequence[RunPoint], question: Question) -> Iterator[Stretch]:
    """The answers in a row; the first rounds that had none are left out where a later one had."""
    answered = [n for n, one in enumerate(points) if not isinstance(one.says[question], Reason)]
    told = [one for one in points[min(answered, default=0) :] if one.says[question] is not Reason.NOT_ASKED]
    for _, its in groupby(told, key=lambda one: brief_said(one.says[question])):
        same = list(its)
        first, last = year.name(same[0].round), year.name(same[-1].round)
        yield Stretch(mark=brief_said(same[0].says[question]), rounds=first if len(same) == 1 else f"{first} to {last}")
