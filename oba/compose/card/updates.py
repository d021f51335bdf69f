"""What stands on the card of a measure without a number: the round's update in words, and those of rounds before."""

from __future__ import annotations

from dataclasses import dataclass

from oba import words
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.plan import Plan, Round
from oba.domain.story import Story

NONE_CAME = "No update has come for this round."


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatePart:
    """One update: for which round, who wrote it and when, and its Markdown."""

    heading: str
    author: str
    markdown: str


def updates_of(book: Book, found: Assessment) -> tuple[UpdatePart, ...]:
    """Every update up to the round, the newest first."""
    return tuple(
        UpdatePart(
            heading=f"Update for {_title(book.plan, one.round)}",
            author=f"{one.author}, {words.day(one.written)}",
            markdown=one.update,
        )
        for one in found.updates
    )


def update_lead(found: Assessment, now: Round) -> str:
    """Whether an update has come for the round, in a sentence: who wrote it and when."""
    one = found.update_for(now.id)
    return f"Told in words: {signed_by(one)}." if one else NONE_CAME


def update_rest(book: Book, found: Assessment) -> str:
    """Where nothing has come, which update was the last."""
    if found.update_for(book.round.id):
        return ""
    if not found.updates:
        return "None has ever been written."
    last = found.updates[0]
    return f"The last, for {_title(book.plan, last.round)}, is {signed_by(last)}."


def signed_by(one: Story) -> str:
    """Whose update it is, and of which day."""
    return f"an update of {words.day(one.written)} by {one.author}"


def _title(plan: Plan, name: str) -> str:
    """A round as it stands inside a sentence."""
    title = next(one.title for one in plan.rounds if one.id == name)
    return f"{title[:1].lower()}{title[1:]}"
