"""The working behind an indicator's answers, step by step, each step citing rows and parts of rules by key and line."""

from __future__ import annotations

from collections.abc import Iterator

from oba.audit.arithmetic_lines import arithmetic_lines
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Arithmetic, Finding, Question, Step
from oba.domain.place import Place
from oba.domain.rule import Rule
from oba.words import QUESTIONS, listed, number, outstanding, signed, unasked


def explanation(book: Book, rule: Rule, place: Place) -> tuple[str, ...]:
    """The lines of the working for one indicator in one place; nothing when it has no answers in this round."""
    found = book.assessments.get((rule.id, place.id))
    return tuple(_lines(book, rule, place, found)) if found else ()


def _lines(book: Book, rule: Rule, place: Place, found: Assessment) -> Iterator[str]:
    period = found.judged.period.label if found.judged else "no period"
    yield f"{rule.number or rule.id}  {rule.title}"
    yield f"{place.name}, {period}, known at {book.round.cut_off.isoformat()} ({book.round.id})"
    if not found.version.draft:
        yield f"rule in force from {found.version.since.label} ({found.version.where})"
    if found.judged and found.judged.rolled_up:
        made = "the sum" if len(found.judged.rolled_up) > 1 else "the number"
        yield f"{made} of {', '.join(found.judged.rolled_up)}"
    if found.doubted:
        yield "it looks wrong, and nobody has checked it: oba check says why"
    if rule.measure.is_narrative:
        yield from _updates(book, found)
        return
    names = {ident: other.name for ident, other in book.places.by_id.items()}
    yield from outstanding(found.outstanding, place.id, names)
    told: set[Arithmetic] = set()
    for question, row in QUESTIONS.items():
        yield ""
        yield from _finding(row.asks, question, found[question], told)
    if book.compared_with:
        yield ""
        on = book.compared_on
        how = f"as released on {on.isoformat()}" if on else "answered again from what it knew"
        yield f"Since {book.compared_with.title} ({book.compared_with.id}, {how})"
        yield from _changes(book, rule, found) or ("  no answer has changed",)


def _updates(book: Book, found: Assessment) -> Iterator[str]:
    """Of a measure without a number: what was written in place of one, each update with its file."""
    yield "it is told in words: no question is asked of it"
    if not found.update_for(book.round.id):
        yield "no update has come for this round"
    for one in found.updates:
        yield ""
        yield f"{one.round}: {one.author}, {one.written.isoformat()} ({one.where})"
        yield from (f"  {line}" for line in one.update.splitlines())


def _finding(asked: str, question: Question, finding: Finding, told: set[Arithmetic]) -> Iterator[str]:
    """One question with its steps; arithmetic that stands above already is not told again."""
    if finding.reason is Reason.NOT_ASKED:
        yield f"{asked}  {unasked(question)}  [{question}]"
        yield from (line for step in finding.steps for line in _cites(step))
        return
    kind = "" if finding.answer else "not assessable: "
    yield f"{asked}  {kind}{finding.says}  [{question}]"
    for at, step in enumerate(finding.steps, start=1):
        yield f"  {at}. {step.says}"
        if step.arithmetic not in told:
            yield from arithmetic_lines(step.arithmetic)
        told.add(step.arithmetic)
        yield from _cites(step)


def _cites(step: Step) -> Iterator[str]:
    for one in dict.fromkeys(step.cites):
        yield f"       {one.key}"
        yield f"         {one}"


def _changes(book: Book, rule: Rule, found: Assessment) -> tuple[str, ...]:
    """What changed in this round, each answer with its causes, and what each cause added to the number.

    Of what has no page in the round before there is nothing to compare: it is first shown.
    """
    here = (rule.id, found.place)
    shown = [
        f"  first shown: in the round before it had no number here, or no page; by {one.cause}"
        for one in book.changes.appearances
        if not one.ended and one.place == found.place and one.indicator in (rule.id, None)
    ]
    answers = [
        f"  {one.question}: {one.before or 'withheld'} → {one.after} ({one.kind}), by {listed(one.causes)}"
        for one in book.changes.answers
        if (one.indicator, one.place) == here
    ]
    moved = [
        f"  number: {signed(amount, rule.measure)} by {cause}"
        for one in book.changes.numbers
        if (one.indicator, one.place) == here
        for cause, amount in one.parts
    ]
    revised = [
        f"  {one.period.label} revised: {number(was, rule.measure)} → {number(now, rule.measure)}"
        for one in book.changes.revisions
        if (one.indicator, one.place) == here
        for was, now in [(one.was.value, one.now.value)]
        if was is not None and now is not None
    ]
    return (*shown, *answers, *moved, *revised)
