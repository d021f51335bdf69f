"""What one sheet says beside its tables, gathered: its signs, its notes, and when its numbers became known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from oba.domain.evidence import Status
from oba.domain.period import Period
from oba.returns.layout.notes import Note
from oba.returns.layout.sign import Meaning
from oba.returns.workbook import Corner


@dataclass(frozen=True, kw_only=True)
class SheetFacts:
    """The name of a sheet, what its signs mean, its notes, the day its numbers became known.

    `rolling` are the cells that say that each number covers twelve months.
    """

    sheet: str
    keys: Mapping[str, Meaning] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    known: date | None = None
    rolling: tuple[Corner, ...] = ()

    def status_by_note(self, marks: Iterable[str], period: Period | None) -> tuple[Status | None, str]:
        """How sure the notes say that a number is: those its marks lead to, then those that speak of its period."""
        marked = set(marks)
        keyed = (self.keys[mark.lower()].status for mark in marked if mark.lower() in self.keys)
        if status := next((one for one in keyed if one is not None), None):
            return status, ""
        for note in self.notes:
            own = note.mark in marked if note.mark else note.for_all or note.period is not None
            if note.status and own and (note.period is None or _covers(note.period, period)):
                return note.status, note.short
        return None, ""

    def text_of(self, marks: Iterable[str]) -> str:
        """What the notes say to which the marks beside a number itself lead."""
        wanted = set(marks)
        return "; ".join(f"footnote {note.mark}: {note.says}" for note in self.notes if note.mark in wanted)


def _covers(outer: Period, inner: Period | None) -> bool:
    return inner is not None and outer.start <= inner.start and inner.end <= outer.end
