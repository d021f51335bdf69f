"""The cover sheet of a paper: what it is for, what it says in short and asks, and what its author states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oba.compose.dashboard.asked import asked_line, matters_asked
from oba.compose.dashboard.attention import concerns
from oba.compose.dashboard.headline import headline
from oba.compose.dashboard.requests import matters_before
from oba.compose.dashboard.risks import risks_at
from oba.compose.dashboard.sitting import Sitting, sitting_at
from oba.compose.flag import illustrative_mark
from oba.domain.book import Book
from oba.domain.paper import CONFLICTS, ENGAGEMENT, EQUALITY, FINANCE, PURPOSE, Paper, Purpose
from oba.domain.place import Place
from oba.domain.registers import Risk
from oba.words import day, listed
from oba.words.lists import how_many

NOT_STATED = "Not stated."
MOST_RISKS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverUse:
    """One of the things a paper may be for, and whether it is."""

    name: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverPart:
    """One part of the sheet: its title, what the registers give as sentences and a list, and what its author wrote."""

    title: str
    says: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    markdown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverSheet:
    """Everything the sheet may show; `head` and `foot` are pairs of a name and its value."""

    title: str
    board: str
    head: tuple[tuple[str, str], ...]
    uses: tuple[CoverUse, ...]
    parts: tuple[CoverPart, ...]
    foot: tuple[tuple[str, str], ...]
    footer: str


def cover_sheet(book: Book, place: Place, footer: str) -> CoverSheet | None:
    """Compose the sheet of a place's pack; None where no board with a cover sheet meets for the round."""
    now = sitting_at(book, place)
    if now is None or not now.board.cover:
        return None
    paper = book.papers.get(now.board.id)
    return CoverSheet(
        title=f"{book.plan.title}: {book.round.title}",
        board=now.board.name,
        head=tuple(_head(now, paper)),
        uses=_uses(book, now, paper),
        parts=tuple(_parts(book, place, now, paper)),
        foot=_foot(paper),
        footer=footer,
    )


def _head(now: Sitting, paper: Paper | None) -> Iterator[tuple[str, str]]:
    open_ = "in public" if now.day in now.board.in_public else "not in public"
    yield "Date of meeting", f"{day(now.day)}, {open_}"
    if paper and paper.number:
        yield "Paper number", paper.number


def _uses(book: Book, now: Sitting, paper: Paper | None) -> tuple[CoverUse, ...]:
    """What its author says that it is for; a decision besides where one is asked. Unsaid, it is for information.

    Where a matter is still open, or one outcome is looked at in depth, there is something to discuss.
    """
    stated = set(paper.purposes) if paper else set()
    if not stated:
        stated = {Purpose.INFORMATION}
        stated |= {Purpose.DISCUSSION} if book.round.in_depth or matters_before(book, now) else set()
    stated |= {Purpose.DECISION} if matters_asked(now) else set()
    return tuple(CoverUse(name=one.value.capitalize(), chosen=one in stated) for one in Purpose)


def _parts(book: Book, place: Place, now: Sitting, paper: Paper | None) -> Iterator[CoverPart]:
    """The parts in the order of the form; what only people can say is not stated where nobody wrote it."""
    asked = [asked_line(one, now) for one in matters_asked(now)]
    yield _stated(CONFLICTS, paper)
    yield CoverPart(title=PURPOSE, says=(_summary(book, place, now),), markdown=paper.says(PURPOSE) if paper else "")
    yield CoverPart(
        title="Action required",
        says=("The Board is asked to:" if asked else "No decision is asked; the Board is asked to note the paper.",),
        items=tuple(
            ", ".join(part for part in (f"{one.verb[:1].lower()}{one.verb[1:]}{one.rest}", one.by, one.mark) if part)
            for one in asked
        ),
    )
    yield _stated(ENGAGEMENT, paper)
    yield _stated(FINANCE, paper)
    yield _stated(EQUALITY, paper)
    yield _risks(book, place)


def _stated(title: str, paper: Paper | None) -> CoverPart:
    said = paper.says(title) if paper else ""
    return CoverPart(title=title, says=() if said else (NOT_STATED,), markdown=said)


def _summary(book: Book, place: Place, now: Sitting) -> str:
    """What the registers and the answers come to, in counts."""
    waiting = [one for one in matters_before(book, now) if one.is_open]
    said = [f"{how_many(len(concerns(book, place)), 'indicator')} need attention"]
    said += [f"{how_many(len(waiting), 'matter')} of earlier meetings still open"] if waiting else []
    depth = book.plan.outcome_named(book.round.in_depth).title if book.round.in_depth else ""
    looked = f" {depth} is looked at in depth." if depth else ""
    return f"{headline(book, place)} {listed(said)}.{looked}"


def _risks(book: Book, place: Place) -> CoverPart:
    """The gravest open risks by their identifiers."""
    ranked = sorted(risks_at(book, place), key=lambda risk: -risk.gravity)
    more = len(ranked) - MOST_RISKS
    says = ("No open risk bears on it.",) if not ranked else ()
    items = tuple(map(_risk, ranked[:MOST_RISKS]))
    return CoverPart(title="Link to risk", says=says, items=(*items, *((f"{more} more",) if more > 0 else ())))


def _risk(one: Risk) -> str:
    mark = illustrative_mark(one)
    weight = f"likelihood {one.likelihood}, impact {one.impact}"
    return f"{one.id}: {one.risk} ({', '.join(part for part in (weight, mark) if part)})"


def _foot(paper: Paper | None) -> tuple[tuple[str, str], ...]:
    """Who wrote the sheet, who leads the matter, and when."""
    return (
        ("Author", paper.author if paper else NOT_STATED),
        ("Lead", (paper.lead if paper else "") or NOT_STATED),
        ("Date of paper", day(paper.written) if paper else NOT_STATED),
    )
