"""The words of a reminder to one sender."""

from __future__ import annotations

from oba.compose.returns.sender_lines import LATE, RECEIVED, OwedLine, SenderLines
from oba.domain.plan import Round
from oba.words import day, quantity


def reminder(found: SenderLines, now: Round, organisation: str) -> tuple[str, ...]:
    """The words of a reminder to one sender, a paragraph each; none where nothing is outstanding."""
    open_ = [line for line in found.lines if line.standing != RECEIVED]
    if not open_:
        return ()
    late = found.count(LATE)
    opening = f"{organisation} closes its data for {now.title} on {day(now.cut_off)}. We have not had:"
    lines = tuple(f"- {line.what}, {line.when}{_of(line)}, due by {day(line.due)}{_late(line)}" for line in open_)
    numbers = any(line.whose for line in open_)
    asks = (
        "Please fill in the workbook that came with this and send it back. If a number will not come, say why in it."
        if numbers
        else "Please send it, or say when it will come."
    )
    urgent = (f"{quantity(late, 'return').capitalize()} of these {'is' if late == 1 else 'are'} late.",) if late else ()
    return (f"To: {found.sender}", opening, *lines, *urgent, asks)


def _of(line: OwedLine) -> str:
    return f" ({line.whose})" if line.whose else ""


def _late(line: OwedLine) -> str:
    return ": late" if line.standing == LATE else ""
