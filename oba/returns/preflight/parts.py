"""What one part of a workbook asks for: how far its cells reach, what it links to and what it declares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from oba.returns.preflight.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS

# A cell, a span of cells, whole columns or whole rows: C9, A1:C9, A:C, 1:9.
_REFERENCE = re.compile(r"\$?([A-Za-z]*)\$?(\d*)(?::\$?([A-Za-z]*)\$?(\d*))?\Z", re.ASCII)
_OPEN_ENDED = frozenset({"autoFilter", "sortState", "sortCondition", "table", "worksheetSource"})
_COUNTS = ("count", "uniqueCount")
_LONGEST = 7  # digits or letters of a reference that is looked at
_BEYOND = 10**_LONGEST


class Link(NamedTuple):
    """What a part says that it belongs with: its name there, its target, of which sort, and whether it is outside."""

    id: str
    target: str
    sort: str
    outside: bool


class _Enough(Exception):  # noqa: N818 - it says what happened
    """What has been read is more than any return holds."""


@dataclass(slots=True)
class PackagePart:
    """What was met in one part, as far as it was read: not further than to the first thing that is too much.

    `beyond` is the furthest cell, as row and column, where it lies past the limits; `promised` a number of things that
    are declared and cannot be there.
    """

    doctype: bool = False
    broken: bool = False
    cells: int = 0
    beyond: tuple[int, int] | None = None
    promised: int = 0
    sheets: list[tuple[str, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    sorts: list[str] = field(default_factory=list)
    row: int = 0
    column: int = 0

    def start(self, tag: str, its: Mapping[str, str]) -> None:
        """Meet an element."""
        name = tag.rpartition(":")[2]
        if name == "c":
            self._cell(its.get("r", ""))
        elif name == "row":
            self.row, self.column = _number(its.get("r", ""), self.row + 1), 0
        else:
            self._note(name, its)
        if "ref" in its and name not in _OPEN_ENDED:
            self._span(its["ref"], counts=name != "dimension")
        self.promised = max(_number(its.get(key, ""), 0) for key in _COUNTS)
        if self.promised > MOST_CELLS:
            raise _Enough

    def meet_doctype(self, *_: object) -> None:
        """Meet a declaration of the type of the document, before anything it declares."""
        self.doctype = True
        raise _Enough

    def _note(self, name: str, its: Mapping[str, str]) -> None:
        """Keep what an element says of other parts."""
        if name == "sheet":
            self.sheets.append((its.get("name", ""), next((its[key] for key in its if key.endswith(":id")), "")))
        elif name == "Relationship":
            outside = its.get("TargetMode", "").lower() == "external"
            self.links.append(Link(its.get("Id", ""), its.get("Target", ""), its.get("Type", ""), outside))
        elif name in ("Override", "Default"):
            self.sorts.append(its.get("ContentType", ""))

    def _cell(self, reference: str) -> None:
        match = _REFERENCE.match(reference)
        self.column = _letters(match[1]) if match and match[1] else self.column + 1
        row = _number(match[2], self.row) if match and match[2] else self.row
        self.cells += 1
        self._reach(row, self.column)

    def _span(self, reference: str, *, counts: bool) -> None:
        """Meet cells named by their corners, which readers make one by one."""
        if not (match := _REFERENCE.match(reference)):
            return
        first = (_number(match[2], 1), _letters(match[1]) or 1)
        last = (_number(match[4] or "", first[0]), _letters(match[3] or "") or first[1])
        self._reach(max(first[0], last[0]), max(first[1], last[1]))
        if counts:
            self.cells += (abs(last[0] - first[0]) + 1) * (abs(last[1] - first[1]) + 1)
            self._reach(*last)

    def _reach(self, row: int, column: int) -> None:
        if row > MOST_ROWS or column > MOST_COLUMNS:
            self.beyond = (row, column)
            raise _Enough
        if self.cells > MOST_CELLS:
            raise _Enough


def package_part(content: bytes) -> PackagePart:
    """Read one part of XML, however its letters are written, and stop at the first thing that is too much."""
    part = PackagePart()
    parser = expat.ParserCreate()
    parser.StartElementHandler = part.start
    parser.StartDoctypeDeclHandler = part.meet_doctype
    try:
        parser.Parse(content, True)  # noqa: FBT003  (it takes no name)
    except _Enough:
        pass
    except (expat.ExpatError, ValueError, LookupError):
        part.broken = True
    return part


def _letters(text: str) -> int:
    """The number of a column by its letters; 0 without any."""
    number = 0
    for letter in text[:_LONGEST].upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _number(text: str, otherwise: int) -> int:
    if not (text.isascii() and text.isdigit()):
        return otherwise
    return int(text) if len(text.lstrip("0")) <= _LONGEST else _BEYOND
