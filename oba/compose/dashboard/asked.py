"""What a board is asked to decide at its meeting."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.dashboard.sitting import Sitting
from oba.compose.flag import illustrative_mark
from oba.domain.registers import Decision
from oba.words import day, month

_BEFORE = "Put to the meeting of {}; what it decided is not entered"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLine:
    """One matter put to a meeting: its first word, the rest of it, and by when it is to be done.

    `before` says that it was put to an earlier meeting, which left it.
    """

    verb: str
    rest: str
    by: str
    before: str
    mark: str


def matters_asked(now: Sitting) -> tuple[Decision, ...]:
    """What is put to a meeting, and what an earlier one was asked of which nobody has entered what it decided."""
    return tuple(one for one in now.matters if one.is_asked and one.meeting <= now.day)


def asked_line(one: Decision, now: Sitting) -> AskedLine:
    """Word a matter that is put to a meeting."""
    verb, space, rest = one.text.partition(" ")
    return AskedLine(
        verb=verb,
        rest=space + rest,
        by=f"by {month(one.by)}" if one.by else "",
        before=_BEFORE.format(day(one.meeting)) if one.meeting < now.day else "",
        mark=illustrative_mark(one),
    )
