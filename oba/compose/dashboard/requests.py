"""What a board asked for last time, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oba.compose.dashboard.rows import label, together
from oba.compose.dashboard.sitting import Sitting, indicator_of, sitting
from oba.compose.flag import illustrative_mark, shared_mark
from oba.domain.book import Book
from oba.domain.plan import Board
from oba.domain.registers import Decision
from oba.words import Mark, day, fate, gravity, month, sentence

MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLine:
    """One matter of an earlier meeting: what has become of it, its kind, what was asked of whom, and the answer.

    `asked` says when, of one that is older than the last meeting.
    """

    fate: Mark
    kind: str
    text: str
    who: str
    answer: str
    asked: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Requests:
    """The gravest matters, the gravest first, and those there was no room for beside them, counted in `more`.

    `when` is the day of the last meeting; `mark` says once what is illustrative, where every line is.
    """

    when: str
    lines: tuple[RequestLine, ...]
    further: tuple[RequestLine, ...]
    more: str
    mark: str


def requests(book: Book, board: Board) -> Requests | None:
    """The matters of a board's last meeting, and all older ones that are open or were settled since the last round.

    None where the board does not meet for the round, has not met before, or nobody has entered what it asked for.
    """
    now = sitting(book, board)
    if now is None or now.last is None or not now.matters:
        return None
    found = matters_before(book, now)
    shared = shared_mark(found)
    lines = [_line(one, now.last, book.round.cut_off, shared) for one in found]
    return Requests(
        when=day(now.last),
        lines=tuple(lines[:MOST]),
        further=tuple(lines[MOST:]),
        more=_more(book, found[MOST:]),
        mark=shared,
    )


def matters_before(book: Book, now: Sitting) -> tuple[Decision, ...]:
    """What earlier meetings settled, questioned or asked for, and end the board has not heard, gravest first."""
    before = book.plan.round_before(book.round)
    heard = before.cut_off if before else date.min
    found = (
        one
        for one in now.matters
        if not one.is_asked and one.meeting < now.day and (one.meeting == now.last or one.is_open or one.known > heard)
    )
    return tuple(sorted(found, key=lambda one: (gravity(one, book.round.cut_off), one.meeting)))


def _line(one: Decision, last: date, when: date, shared: str) -> RequestLine:
    by = f"by {month(one.by)}" if one.by and one.is_open else ""
    return RequestLine(
        fate=fate(one, when),
        kind=one.kind,
        text=one.text,
        who=sentence(", ".join(part for part in (one.who, by) if part)),
        answer=one.answer,
        asked=f"Asked on {day(one.meeting)}" if one.meeting != last else "",
        mark="" if shared else illustrative_mark(one),
    )


def _more(book: Book, rest: tuple[Decision, ...]) -> str:
    """How many there was no room for, and which indicators they are about."""
    about = dict.fromkeys(label(book.rules[its]) for one in rest if (its := indicator_of(book, one)))
    named = f": {together(about)}" if about else ""
    return f"{len(rest)} more further on{named}." if rest else ""
