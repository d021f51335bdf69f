"""The words of a reminder to one sender."""

from __future__ import annotations

from collections.abc import Sequence

from oba.compose.returns.sender_lines import LATE, RECEIVED, OwedLine, SenderLines
from oba.domain.plan import Round
from oba.words import day

_NUMBERS = (
    "Please fill in the workbook that came with this and send it back. If a number will never come, choose not "
    "available in it; if it comes later, leave its line empty and say in the note when."
)
_REPORTS = "Please send it, or say when it will come."
_MORE = "The workbook has lines too for numbers that may come later: fill them in if you have them."


def reminder(found: SenderLines, now: Round, organisation: str) -> tuple[str, ...]:
    """The words of a reminder to one sender, a paragraph each; none where nothing is late or due before the data close.

    What is due after that day may come later, and nobody is reminded of it.
    """
    open_ = [line for line in found.lines if line.standing != RECEIVED]
    late = [line for line in open_ if line.standing == LATE]
    soon = [line for line in open_ if line.standing != LATE and line.due <= now.cut_off]
    if not late and not soon:
        return ()
    opening = f"{organisation} closes its data for {now.title} on {day(now.cut_off)}. We have not had what follows."
    asks = [_NUMBERS] if any(line.whose for line in (*late, *soon)) else [_REPORTS]
    asks += [_MORE] if any(line.whose for line in open_ if line not in late and line not in soon) else []
    return (f"To: {found.sender}", opening, *_told("Late:", late, now), *_told("Due by then:", soon, now), *asks)


def _told(title: str, lines: Sequence[OwedLine], now: Round) -> tuple[str, ...]:
    return (title, *(f"- {one.what}, {one.when}{_of(one)}, {one.told(now.cut_off)}" for one in lines)) if lines else ()


def _of(line: OwedLine) -> str:
    return f" ({line.whose})" if line.whose else ""
