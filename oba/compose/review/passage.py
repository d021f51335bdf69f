"""A signed text as a document prints it: its words, who signs it, and what it rests on, each thing by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from re import Match

from oba.compose.dashboard.rows import label, latest
from oba.compose.flag import ILLUSTRATIVE
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.finding import Question
from oba.domain.publication import Publication
from oba.domain.registers import Entry
from oba.domain.rule import Rule
from oba.domain.signed_text import CITED, Reference, SignedText, Thing
from oba.words import brief_mark, day, fate, progress_mark

_SHARED = Publication.ANNUAL_REVIEW  # its texts stand in for those that another document does not have


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One thing that a text rests on: the number by which the text calls it, what it is, and how it stands.

    `indicator` is empty unless there is a card to lead to.
    """

    number: int
    indicator: str
    name: str
    stands: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A signed text: Markdown, its signature, and the things that it rests on."""

    markdown: str
    signature: str
    supports: tuple[Support, ...]


def text_of(book: Book, publication: Publication, section: str) -> SignedText | None:
    """The text that a document prints in a section: its own, or else that of the annual review."""
    found = {one.publication: one for one in book.texts if one.section == section}
    return found.get(publication) or found.get(_SHARED)


def passage(book: Book, publication: Publication, section: str) -> Passage | None:
    """Word what was signed for a section; None where nobody signed anything."""
    text = text_of(book, publication, section)
    if text is None:
        return None
    numbers = {one.written: n for n, one in enumerate(text.about, start=1)}
    signed = (text.signature, day(text.written), text.source, ILLUSTRATIVE.lower() if text.illustrative else "")
    return Passage(
        markdown=CITED.sub(lambda found: _numbered(found, numbers), text.markdown),
        signature=", ".join(part for part in signed if part),
        supports=tuple(_support(book, one, numbers[one.written]) for one in text.about),
    )


def _numbered(found: Match[str], numbers: Mapping[str, int]) -> str:
    """The number of what is cited, in brackets that are no link."""
    return f"\\[{numbers[' '.join(found[1].split())]}\\]"


def _support(book: Book, one: Reference, number: int) -> Support:
    if one.thing is Thing.INDICATOR:
        return _indicator(book, one.id, number)
    name, stands = next(_row(book, one), (one.id, ""))
    return Support(number=number, indicator="", name=name, stands=stands)


def _indicator(book: Book, indicator: str, number: int) -> Support:
    """An indicator with its number and rating; one of which this document has no row is named only."""
    rule, found = book.rules.get(indicator), book.assessments.get((indicator, book.top.id))
    if rule is None or found is None:
        return Support(number=number, indicator="", name=indicator, stands="")
    name = f"{label(rule)}, {rule.short}" if rule.number else rule.short
    return Support(number=number, indicator=indicator, name=name, stands=_stands(rule, found))


def _stands(rule: Rule, found: Assessment) -> str:
    """The number now and how it is rated; of a measure in words that it is one."""
    if rule.measure.is_narrative or found.judged is None:
        return "told in words" if rule.measure.is_narrative else latest(rule, None).lower()
    rating = brief_mark(found[Question.THRESHOLD]).word.lower() if Question.THRESHOLD in found.asked else ""
    said = f"{latest(rule, found.judged)} in {found.judged.period.label}"
    return f"{said}, {rating}" if rating else said


def _row(book: Book, one: Reference) -> Iterator[tuple[str, str]]:
    """A row of a register in its own words, and how it stands."""
    kept, when = book.registers, book.round.cut_off
    for milestone in kept.milestones if one.thing is Thing.MILESTONE else ():
        if milestone.id == one.id:
            yield f"Milestone: {milestone.milestone}", _marked(progress_mark(milestone, when).word, milestone)
    for action in kept.actions if one.thing is Thing.ACTION else ():
        if action.id == one.id:
            yield f"Action: {action.action}", _marked(progress_mark(action, when).word, action)
    for decision in kept.decisions if one.thing is Thing.DECISION else ():
        if decision.id == one.id:
            board = book.plan.board_named(decision.body).name
            named = f"{board}, {day(decision.meeting)}: {decision.text}"
            yield named, _marked(fate(decision, when).word, decision)


def _marked(word: str, row: Entry) -> str:
    """How a row stands within a sentence, and that it is illustrative."""
    said = f"{word[:1].lower()}{word[1:]}"
    return f"{said}, {ILLUSTRATIVE.lower()}" if row.illustrative else said
