"""Lines of a returned workbook that give no row: those that were moved without their hidden columns, or left empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from oba.read.project import Project
from oba.returns.form import SENT_ALREADY
from oba.returns.form_labels import LABELS, LAST, is_shown, labels
from oba.returns.reading import Remark
from oba.words import quantity

_NOTE = "note"
_MOST_NAMED = 12
_MOVED = (
    "the line was moved or sorted without its hidden columns, or this cell was changed. Nothing of the line was read: "
    "undo that, or send its numbers in a table of your own"
)

Shown = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfilledLine:
    """A line without a number and without a reason: its row, its ids, and the cell and text of what it shows."""

    row: int
    ids: Mapping[str, str]
    shown: Shown


def astray_line(sheet: str, ids: Mapping[str, str], shown: Shown, project: Project) -> Remark | None:
    """The first cell of a line that shows another indicator, place, period or group than the hidden columns name.

    None where they agree, or where nothing is shown.
    """
    if not any(field in shown for field in LABELS):
        return None
    first = next(iter(shown.values()))[0]
    for field in LABELS:
        cell, text = shown.get(field, (first, ""))
        if not is_shown(field, text, ids, project):
            why = f"its hidden columns say {labels(ids, project)[field] or 'everyone'}: {_MOVED}"
            return Remark(sheet=sheet, cell=cell, seen=text, why=why)
    return None


def still_awaited(sheet: str, lines: Iterable[UnfilledLine], project: Project) -> tuple[Remark, ...]:
    """What is said of lines that were not filled in: each with a note by its note, the others by name.

    A line that was there to be revised only is none of them, unless it has a note.
    """
    named = [line for line in lines if line.ids["indicator"]]
    noted = tuple(_noted(sheet, line, project) for line in named if _NOTE in line.shown)
    empty = [line for line in named if _NOTE not in line.shown and not _is_sent(line)]
    return (*noted, *_empty(sheet, empty, project))


def _is_sent(line: UnfilledLine) -> bool:
    return line.shown.get(LAST, ("", ""))[1].startswith(SENT_ALREADY)


def _noted(sheet: str, line: UnfilledLine, project: Project) -> Remark:
    cell, note = line.shown[_NOTE]
    said = "noted" if _is_sent(line) else "still awaited"
    return Remark(sheet=sheet, cell=cell, seen=_name(line, project), why=f"{said}: {note}")


def _empty(sheet: str, lines: list[UnfilledLine], project: Project) -> Iterator[Remark]:
    if lines:
        names = [f"{_name(line, project)} (row {line.row})" for line in lines[:_MOST_NAMED]]
        more = len(lines) - len(names)
        names += [f"{more:,} more"] if more else []
        were = "was" if len(lines) == 1 else "were"
        why = f"{quantity(len(lines), 'line')} {were} left empty: {'; '.join(names)}"
        yield Remark(sheet=sheet, cell="", seen="", why=why)


def _name(line: UnfilledLine, project: Project) -> str:
    """A line by what it shows, else by what its hidden columns name: NI 117: Not in education, Northern, 2010/11 Q3."""
    shown = [line.shown[field][1] for field in LABELS if field in line.shown]
    return ", ".join(shown or [text for text in labels(line.ids, project).values() if text])
