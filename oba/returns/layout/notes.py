"""What a sheet says beside its tables: the day its numbers became known, notes below, words that hold for all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from oba.domain.date_text import dates_meant
from oba.domain.evidence import Status
from oba.domain.period import Period
from oba.returns.layout.cell_text import note_key
from oba.returns.layout.grid import Grid
from oba.returns.layout.heading_words import any_of
from oba.returns.layout.marks import without_marks
from oba.returns.layout.sign import Meaning
from oba.returns.layout.time_text import time_in
from oba.returns.layout.wording import one_line
from oba.returns.workbook import Corner, SheetCell

_PUBLISHED = any_of(
    "date published, date of (?:publication|issue|release), published, publication date, released?, issued"
)
_RUN = any_of("""
    updated, run(?: date| on)?, extract(?:ed|ion)?(?: date| on)?, report(?:ed)? date, produced on, printed,
    date (?:of report|produced|extracted|run), report run, known(?: on)?, generated, created
""")
_AS_AT = any_of("data (?:as )?at, as at, as of, correct at, position at, data correct, data date, accurate at")
_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (_PUBLISHED, _RUN, _AS_AT))
_NOT_WHEN = re.compile(
    r"\bsnapshot\b|\bnext\b|\bdue\b|\buntil\b|\bdata period\b|\bdeadline\b|\breturn by\b|\bwill be\b", re.IGNORECASE
)
_DAY = re.compile(
    r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?[ \-]+[A-Za-z]{3,9}\.?,?[ \-]+\d{2,4}"
)
_NOTE = re.compile(r"\s*(?:note\s*)?[\[(]?(\d{1,2}|[a-z]|\*|†|‡)[\])]?\s*[.:)=–-]?\s+(?=\S{2,})", re.IGNORECASE)
_IS = re.compile(r"\b(is|are|remains?)\b[^.]{0,30}?\b(provisional|revised|estimated?)\b", re.IGNORECASE)
_BEGINS = re.compile(r"()(provisional|revised|estimated?)\b", re.IGNORECASE)
_ALL_ARE = re.compile(
    r"^(?:all |these |the )?(?:data|figures|numbers|results)\b[^.]{0,40}\b(?:is|are)\b", re.IGNORECASE
)
_PROVISIONAL = re.compile(
    r"(?<!no longer )(?<!not )(?<!non-)\bprovisional\b(?!.*\b(?:until|exclud|except)\b)", re.IGNORECASE
)
_STATUS = {"p": Status.PROVISIONAL, "r": Status.REVISED, "e": Status.ESTIMATED}


def says_provisional(text: str) -> bool:
    """Whether a text calls numbers provisional, and does not say that they no longer are."""
    return bool(_PROVISIONAL.search(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A line below a table: its mark, its words, and what it says is provisional, revised or estimated."""

    mark: str
    says: str
    status: Status | None = None
    period: Period | None = None
    for_all: bool = False

    @property
    def short(self) -> str:
        """What a row says of it."""
        return f"footnote {self.mark}: {self.claim}" if self.mark else f"note on the sheet: {self.claim}"

    @property
    def claim(self) -> str:
        """The part of it that says how sure a number is, or all of it."""
        match = _IS.search(self.says)
        start = max(self.says.rfind(". ", 0, match.start()) + 2, 0) if match else 0
        begun = 0 if match and self.says.rfind(". ", 0, match.start()) < 0 else start
        return self.says[begun : match.end()] if match else self.says[:100]


def notes_in(grid: Grid) -> tuple[Note, ...]:
    """The notes of a sheet, each with its mark."""
    return tuple(note for cell in grid.cells.values() if (note := _note(cell)) is not None)


def note_keys(notes: tuple[Note, ...]) -> Mapping[str, Meaning]:
    """The marks of the notes, so that a mark beside a number is known as one."""
    return {note_key(note.mark): Meaning(sign=note.mark, says=note.says) for note in notes if note.mark}


def _note(cell: SheetCell) -> Note | None:
    if not isinstance(cell.value, str) or len(cell.value) < len("¹ Rev"):
        return None
    text = one_line(cell.value)
    raised = without_marks(text[:3], cell.raised)
    match = _NOTE.match(text)
    mark = raised.marks[0] if raised.marks else match[1].lower() if match else ""
    says = without_marks(text).text if raised.marks else text[match.end() :] if match else text
    said = _IS.search(says) or (_BEGINS.match(says) if mark else None)
    if not mark and not said:
        whole = time_in(says).period if says_provisional(says) else None
        return Note(mark="", says=says, status=Status.PROVISIONAL, period=whole) if whole else None
    status = _STATUS[said[2][0].lower()] if said else None
    period = time_in(says[: said.start()]).period if said else None
    return Note(mark=mark, says=says, status=status, period=period, for_all=bool(_ALL_ARE.match(says)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The day on which a sheet says that its numbers became known, and where it says so."""

    day: date
    at: Corner


def known_on(grid: Grid) -> Known | None:
    """The day a sheet was published, else updated or run, else the day that its data are as at."""
    found = sorted(_known(grid), key=lambda one: (one[0], one[1].at))
    return found[0][1] if found else None


def _known(grid: Grid) -> Iterator[tuple[int, Known]]:
    for (row, column), cell in grid.cells.items():
        text = one_line(cell.value) if isinstance(cell.value, str) else ""
        rank = next((n for n, pattern in enumerate(_PATTERNS) if pattern.search(text)), None)
        if rank is None or _NOT_WHEN.search(text) or len(text) > 120:  # noqa: PLR2004  (a sentence, not a date line)
            continue
        match = _DAY.search(text)
        days = dates_meant(match[0]) if match else ()
        beside = grid.at(row, column + 1) or grid.at(row, column + 2)
        if days:
            yield rank, Known(day=days[0], at=(row, column))
        elif not match and beside and (day := _day_of(beside)) and len(grid.row(row)) == 2:  # noqa: PLR2004
            yield rank, Known(day=day, at=(beside.row, beside.column))


def _day_of(cell: SheetCell) -> date | None:
    if isinstance(cell.value, date):
        return cell.value
    days = dates_meant(one_line(cell.value)) if isinstance(cell.value, str) else ()
    return days[0] if days else None
