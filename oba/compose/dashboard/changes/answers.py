"""Answers that are not what they were: moved, now answerable, lost, or missing for another reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oba.compose.dashboard.changes.causes import split, why
from oba.compose.dashboard.rows import before_title, carded, latest
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.change import Change, ChangeKind, NumberChange, Said
from oba.domain.evidence import Figure, Reason
from oba.domain.measure import NBSP
from oba.domain.place import Place
from oba.domain.rule import Rule
from oba.words import QUESTIONS, REASONS, Mark, brief_said, column_head, listed, sentence

_NOTHING = "none"
_ALL = "Every question"


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedLine:
    """One answer: the number then and now, the question, what was said and what is, and why.

    `before` is None where every question is told at once, or where what was said must not be told any more.
    """

    number: str
    title: str
    was: str
    now: str
    question: str
    before: Mark | None
    after: Mark
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedLine:
    """One indicator: the number then and now, and by question the answers that can now be given; None beside them."""

    number: str
    title: str
    was: str
    now: str
    answers: tuple[Mark | None, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonLine:
    """One indicator: the number then and now, and why which of its questions cannot be answered now."""

    number: str
    title: str
    was: str
    now: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Here:
    """The changes of one kind about one indicator in one place, in the order of a page, and its number."""

    rule: Rule
    changes: tuple[Change, ...]
    number: NumberChange
    found: Assessment

    @property
    def was(self) -> str:
        """The number of the round before."""
        return _number(self.rule, self.number.was)

    @property
    def now(self) -> str:
        """The number of this round."""
        return _number(self.rule, self.number.now)

    def why(self, change: Change) -> str:
        """What one of the answers changed for, and what each cause added to a number that two have moved."""
        parts = split(self.number, self.rule.measure)
        said = why(change, self.number, self.found[change.question])
        return f"{said}: {parts}" if parts else said


def moved(book: Book, place: Place) -> tuple[MovedLine, ...]:
    """Every answer that moved to another, in the plan's order."""
    return tuple(_line(here, one) for here in _of(book, place, ChangeKind.MOVED) for one in here.changes)


def lost(book: Book, place: Place) -> tuple[MovedLine, ...]:
    """Every answer that cannot be given any more; once where all of an indicator's went for the same reason.

    An indicator that lost one has its other reasons here as well, so that it stands under one heading.
    """
    found = []
    for here in _of(book, place, ChangeKind.UNANSWERABLE, ChangeKind.OTHER_REASON):
        first = next((one for one in here.changes if one.kind is ChangeKind.UNANSWERABLE), None)
        if first is None:
            continue
        together = len(here.changes) > 1 and _is_all(here, first.after)
        found += [_line(here, first, _ALL)] if together else [_line(here, one) for one in here.changes]
    return tuple(found)


def opened(book: Book, place: Place) -> tuple[OpenedLine, ...]:
    """Every indicator of which a question can now be answered, with a column for each question."""
    return tuple(
        OpenedLine(
            number=before_title(here.rule),
            title=here.rule.short,
            was=here.was,
            now=here.now,
            answers=tuple(_marks(here.changes)),
            why=listed(dict.fromkeys(here.why(one) for one in here.changes)),
        )
        for here in _of(book, place, ChangeKind.ANSWERABLE)
    )


def otherwise(book: Book, place: Place) -> tuple[ReasonLine, ...]:
    """Every indicator with a question that had no answer and has none now, for another reason; none that lost one."""
    gone = {here.rule.id for here in _of(book, place, ChangeKind.UNANSWERABLE)}
    return tuple(
        ReasonLine(
            number=before_title(here.rule), title=here.rule.short, was=here.was, now=here.now, says=_reasons(here)
        )
        for here in _of(book, place, ChangeKind.OTHER_REASON)
        if here.rule.id not in gone
    )


def along_with_lost(book: Book, place: Place) -> int:
    """How many answers are missing for another reason than before and stand with those lost, as one indicator's."""
    gone = {here.rule.id for here in _of(book, place, ChangeKind.UNANSWERABLE)}
    others = (here for here in _of(book, place, ChangeKind.OTHER_REASON) if here.rule.id in gone)
    return sum(len(here.changes) for here in others)


def _of(book: Book, place: Place, *kinds: ChangeKind) -> Iterator[_Here]:
    mine = [one for one in book.changes.answers if one.place == place.id and one.kind in kinds]
    numbers = {one.indicator: one for one in book.changes.numbers if one.place == place.id}
    for rule in carded(book, place):
        asked = {one.question: one for one in mine if one.indicator == rule.id}
        if asked:
            in_order = tuple(asked[question] for question in QUESTIONS if question in asked)
            found = book.assessments[rule.id, place.id]
            yield _Here(rule=rule, changes=in_order, number=numbers[rule.id], found=found)


def _number(rule: Rule, figure: Figure | None) -> str:
    """The number in the width of a column: points of a gap without their name."""
    return latest(rule, figure).removesuffix(f"{NBSP}points") if figure else _NOTHING


def _line(here: _Here, one: Change, question: str = "") -> MovedLine:
    return MovedLine(
        number=before_title(here.rule),
        title=here.rule.short,
        was=here.was,
        now=here.now,
        question=question or column_head(one.question),
        before=None if question or one.before is None else brief_said(one.before),
        after=brief_said(one.after),
        why=here.why(one),
    )


def _is_all(here: _Here, said: Said) -> bool:
    """Whether the same is said to every question that an indicator is asked."""
    return {here.found[question].said for question in here.found.asked} == {said}


def _marks(changes: Sequence[Change]) -> Iterator[Mark | None]:
    """A mark for each question that can now be answered, None for the others."""
    found = {one.question: brief_said(one.after) for one in changes}
    yield from (found.get(asked) for asked in QUESTIONS)


def _reasons(here: _Here) -> str:
    """The questions of one reason together, in the order of a page."""
    reasons = dict.fromkeys(one.after for one in here.changes)
    if len(reasons) == 1 and len(here.changes) > 1 and _is_all(here, here.changes[0].after):
        return f"{_ALL}: {_explained(here.changes[0].after)}"
    said = []
    for reason in reasons:
        asked = [QUESTIONS[one.question].within for one in here.changes if one.after == reason]
        said.append(f"{sentence(listed(asked))}: {_explained(reason)}")
    return ". ".join(said)


def _explained(said: Said) -> str:
    return REASONS[said].why if isinstance(said, Reason) else str(said)
