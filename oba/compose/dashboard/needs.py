"""What needs a board now: its gravest concerns, each with the decision asked about it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from oba.compose.dashboard.asked import AskedLine, asked_line, matters_asked
from oba.compose.dashboard.attention import RANKED_BY, Concern, concerns
from oba.compose.dashboard.rows import carded, together
from oba.compose.dashboard.sitting import Sitting, indicator_of, sitting
from oba.compose.flag import shared_mark
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.plan import Board
from oba.words.lists import how_many

MOST, MOST_FURTHER = 3, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing that needs a board: an indicator, why it is a concern, and what is asked about it.

    Title and `why` are empty where a decision is about no indicator, `why` also where it is no concern; of a lesser one
    it is the gravest criterion alone, for want of room. `indicator` is
    empty where the place has no card of it, so that no page links to one.
    """

    indicator: str
    title: str
    why: str
    asked: tuple[AskedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """The gravest concerns, then decisions asked about other things; those there was no room for are counted in `more`.

    `asks` is how many decisions are asked, in words; empty where the place has no board that meets. `decides` says
    whether any is. `further` are the next concerns, in words, and `others` all after them, by number; each stands once.
    """

    lines: tuple[Need, ...]
    asks: str
    decides: bool
    more: str
    unasked: tuple[Need, ...]
    further: tuple[Concern, ...]
    others: str
    ranked_by: str
    mark: str


def needs(book: Book, place: Place, board: Board | None) -> Needs:
    """What needs the board of a place: three concerns and three decisions, the gravest concern first.

    Of a board that has its own indicators, only concerns about those.
    """
    now = sitting(book, board) if board else None
    matters = matters_asked(now) if now else ()
    found = [one for one in concerns(book, place) if _is_theirs(one, board)]
    asked = _asked(book, now) if now else {}
    first = tuple(_concerned(one, asked) for one in found[:MOST])
    other = _about_others(book, place, found, asked)
    room = max(0, MOST - sum(len(one.asked) for one in first))
    told = {one.indicator for one in (*first, *other)}
    rest = [one for one in found if one.indicator not in told]
    return Needs(
        lines=(*first, *other[:room]),
        asks=_asks(len(matters)) if now else "",
        decides=bool(matters),
        more=_more(sum(len(one.asked) for one in other[room:]), rest),
        unasked=other[room:],
        further=tuple(rest[:MOST_FURTHER]),
        others=together(one.number for one in rest[MOST_FURTHER:]),
        ranked_by=RANKED_BY,
        mark=shared_mark(matters),
    )


def _is_theirs(concern: Concern, board: Board | None) -> bool:
    return board is None or not board.indicators or concern.indicator in board.indicators


def _asked(book: Book, now: Sitting) -> dict[str, list[AskedLine]]:
    """What is asked about each indicator; a matter about none stands under its own name."""
    about: dict[str, list[AskedLine]] = {}
    shared = shared_mark(matters_asked(now))
    for one in matters_asked(now):
        line = asked_line(one, now)
        named = indicator_of(book, one) or f"decision {one.id}"
        about.setdefault(named, []).append(replace(line, mark="") if shared else line)
    return about


def _concerned(concern: Concern, asked: dict[str, list[AskedLine]]) -> Need:
    its = tuple(asked.get(concern.indicator, ()))
    return Need(indicator=concern.indicator, title=concern.title, why=concern.why, asked=its)


def _about_others(
    book: Book, place: Place, found: list[Concern], asked: dict[str, list[AskedLine]]
) -> tuple[Need, ...]:
    """Decisions about other things than the gravest concerns, those about one indicator together."""
    cards, gravest = {rule.id for rule in carded(book, place)}, {one.indicator for one in found[:MOST]}
    lesser = {one.indicator: one.gravest for one in found}
    return tuple(
        Need(
            indicator=about if about in cards else "",
            title=book.rules[about].short if about in book.rules else "",
            why=lesser.get(about, ""),
            asked=tuple(its),
        )
        for about, its in asked.items()
        if about not in gravest
    )


def _asks(count: int) -> str:
    return {0: "no decision is asked", 1: "one decision asked"}.get(count, f"{count} decisions asked")


def _more(decisions: int, rest: list[Concern]) -> str:
    """How many decisions and concerns there was no room for, the concerns by number."""
    said = (
        f"{how_many(decisions, 'more decision')} asked" if decisions else "",
        f"{how_many(len(rest), 'more concern')}, {together(one.number for one in rest)}" if rest else "",
    )
    found = " and ".join(part for part in said if part)
    return f"Further on: {found}." if found else ""
