"""What changed since the round before: real movement, revised data, changed rules and changed targets kept apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from oba.compose.dashboard.rows import carded, label
from oba.domain.book import Book, Change
from oba.domain.place import Place
from oba.words import QUESTIONS, listed, sentence

CAUSES: Mapping[str, str] = MappingProxyType({
    "real movement": "A new number came",
    "data revision": "An old number was revised",
    "rule change": "The rule was changed",
    "target change": "The target was changed",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """Every answer about one indicator that changed for one cause."""

    number: str
    title: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeGroup:
    """The changes that have one cause."""

    cause: str
    means: str
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed since the round before, or why that cannot be said."""

    says: str
    groups: tuple[ChangeGroup, ...]


def changes_at(book: Book, place: Place) -> Changes:
    """The changed answers of a place, by cause; the first round has nothing to be compared with."""
    if book.compared_with is None:
        return Changes(says="This is the first round of the plan: there is no earlier one to compare with.", groups=())
    changes = [one for one in book.changes if one.place == place.id]
    count = {0: "No answer differs", 1: "One answer differs"}.get(len(changes), f"{len(changes)} answers differ")
    found = (
        ChangeGroup(cause=sentence(cause), means=means, lines=_lines(book, place, cause))
        for cause, means in CAUSES.items()
    )
    return Changes(
        says=f"{count} from {book.compared_with.title}.", groups=tuple(group for group in found if group.lines)
    )


def in_brief(book: Book, place: Place) -> str:
    """The changes of a place in one sentence, by cause; empty in the first round."""
    if book.compared_with is None:
        return ""
    causes = [one.cause for one in book.changes if one.place == place.id]
    counted = [f"{causes.count(cause)} by {cause}" for cause in CAUSES if cause in causes]
    if not counted:
        return f"No answer has changed since {book.compared_with.title}."
    many = "answer has" if len(causes) == 1 else "answers have"
    return f"{len(causes)} {many} changed since {book.compared_with.title}: {listed(counted)}."


def _lines(book: Book, place: Place, cause: str) -> tuple[ChangeLine, ...]:
    mine = [one for one in book.changes if one.place == place.id and one.cause == cause]
    return tuple(
        ChangeLine(number=label(rule), title=rule.short, says=_said([c for c in mine if c.indicator == rule.id]))
        for rule in carded(book, place)
        if any(c.indicator == rule.id for c in mine)
    )


def _said(changes: list[Change]) -> str:
    """Every answer that changed, or once what became of them all, as when a number is withheld."""
    after = {one.after for one in changes}
    if len(changes) == len(QUESTIONS) and len(after) == 1:
        return f"every answer {after.pop()}"
    found = {one.question: f"{one.after}, was {one.before}" for one in changes}
    return "; ".join(f"{row.briefly} {found[asked]}" for asked, row in QUESTIONS.items() if asked in found)
