"""What changed since the round before as data: every difference, its kind and its causes."""

from __future__ import annotations

from fractions import Fraction

from oba.domain.book import Book
from oba.domain.change import Appearance, Change, NumberChange, NumberRevision, RuleChange, Said
from oba.domain.evidence import Figure, Reason
from oba.domain.number import fixed
from oba.domain.rule import Rule

Tree = dict[str, object]
_WITHHELD = str(Reason.SUPPRESSED)


def change_tree(book: Book) -> Tree | None:
    """Every change since the round before as plain data; None where there is none to compare with."""
    before, found = book.compared_with, book.changes
    if before is None:
        return None
    return {
        "since": before.id,
        "as": f"released on {book.compared_on}" if book.compared_on else "recomputed",
        "answers": [_answer(one) for one in found.answers],
        "numbers": [_number(one, book.rules[one.indicator]) for one in found.numbers],
        "revisions": [_revision(one, book.rules[one.indicator]) for one in found.revisions],
        "first shown": [_page(one) for one in found.appearances if not one.ended],
        "ended": [_page(one) for one in found.appearances if one.ended],
        "rules": [_rule(one) for one in found.rules],
    }


def _answer(one: Change) -> Tree:
    return {
        "indicator": one.indicator,
        "place": one.place,
        "question": str(one.question),
        "kind": str(one.kind),
        "before": _said(one.before),
        "after": _said(one.after),
        "causes": [str(cause) for cause in one.causes],
    }


def _said(said: Said | None) -> str:
    return str(said) if said else _WITHHELD


def _number(one: NumberChange, rule: Rule) -> Tree:
    return {
        "indicator": one.indicator,
        "place": one.place,
        "before": _figure(one.was, rule),
        "after": _figure(one.now, rule),
        "added": {str(cause): fixed(amount, rule.measure.decimals) for cause, amount in one.parts},
    }


def _figure(figure: Figure | None, rule: Rule) -> Tree | None:
    if figure is None:
        return None
    value: Fraction | None = figure.value
    shown = "" if value is None else fixed(value, rule.measure.decimals)
    return {"period": str(figure.period), "value": shown, "reason": str(figure.reason or "")}


def _revision(one: NumberRevision, rule: Rule) -> Tree:
    return {
        "indicator": one.indicator,
        "place": one.place,
        "before": _figure(one.was, rule),
        "after": _figure(one.now, rule),
    }


def _page(one: Appearance) -> Tree:
    return {"indicator": one.indicator or "", "place": one.place, "cause": str(one.cause)}


def _rule(one: RuleChange) -> Tree:
    return {
        "indicator": one.indicator,
        "before": str(one.before.since) if one.before else "",
        "after": str(one.now.since),
        "approved": one.now.reference.approved_on.isoformat(),
        "key": one.now.where.key,
        "questions": [str(question) for question in one.questions],
        "in place": one.released.since if one.released else "",
    }
