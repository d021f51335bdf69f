"""The sheet of answers: one row for each indicator in each place."""

from __future__ import annotations

from collections.abc import Iterable

from oba.compose.results import keys, rule_version
from oba.compose.sheets.sheet import ColumnHead, ResultCell, ResultSheet, as_printed, yes
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.citation import Citation
from oba.domain.finding import Finding, Question, Rating
from oba.domain.place import Place
from oba.domain.rule import Rule
from oba.words import QUESTIONS, column_head

_MOST_ROWS = 3
_HEADS = (
    ColumnHead("Indicator", 10),
    ColumnHead("Title", 40),
    ColumnHead("Place", 18),
    ColumnHead("Period", 11),
    ColumnHead("Number", 9),
    ColumnHead("Unit", 10),
    ColumnHead("Why none", 12),
    ColumnHead("Target", 14),
    ColumnHead("Target for", 11),
    *(ColumnHead(column_head(question), 14) for question in QUESTIONS),
    ColumnHead("Margin", 9),
    ColumnHead("Late", 7),
    ColumnHead("Illustrative", 11),
    ColumnHead("Outcome", 40),
    ColumnHead("Rule version", 12),
    ColumnHead("Source rows", 60),
)
_BEYOND = 3


def answer_sheet(book: Book) -> ResultSheet:
    """Every indicator in every place that has a card, in the plan's order, its number beside its five answers."""
    titles = {outcome.id: outcome.title for outcome in book.plan.outcomes}
    rows = (
        _row(book, rule, place, titles[rule.outcome])
        for rule in book.rules.values()
        for place in book.places.documented
        if (rule.id, place.id) in book.assessments and book.has_card(rule.id, place)
    )
    return ResultSheet(title="Answers", heads=_HEADS, rows=tuple(rows), beyond=_BEYOND)


def _row(book: Book, rule: Rule, place: Place, outcome: str) -> tuple[ResultCell, ...]:
    """One row; what stands for a question is its answer, or the reason why there is none."""
    found = book.assessments[rule.id, place.id]
    rated, judged = found[Question.THRESHOLD], found.judged
    return (
        rule.id,
        rule.title,
        place.name,
        judged.period.label if judged else "",
        as_printed(judged.value if judged else None, rule.measure.decimals),
        rule.measure.unit,
        str(judged.reason or "") if judged else _told(book, rule, found),
        *_target(rated),
        *(found[question].says for question in QUESTIONS),
        as_printed(rated.margin, rule.measure.decimals),
        yes(found.late),
        yes((rule.id, place.id) in book.illustrative),
        outcome,
        rule_version(found),
        _rows(judged.cites if judged else ()),
    )


def _told(book: Book, rule: Rule, found: Assessment) -> str:
    """Of a measure without a number, whose update has come for the round and of which day; nothing of any other."""
    one = found.update_for(book.round.id)
    said = f"update by {one.author}, {one.written.isoformat()}" if one else "no update has come"
    return said if rule.measure.is_narrative else ""


def _target(rated: Finding) -> tuple[str, str]:
    """What the number is held against, or will be where that is not yet due, and the period that it is for."""
    wanted = rated.detail.target if isinstance(rated.detail, Rating) else None
    if wanted is None:
        return rated.target, ""
    return rated.target or str(wanted.aim), wanted.period.label


def _rows(cites: Iterable[Citation]) -> str:
    """The rows that a number comes from, the first three by their keys."""
    found = keys(cites)
    more = f" and {len(found) - _MOST_ROWS} more" if len(found) > _MOST_ROWS else ""
    return "; ".join(found[:_MOST_ROWS]) + more
