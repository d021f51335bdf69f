"""A table in the columns of observations, as the plan's own files are: nothing in it needs to be understood."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from oba.read.data.observation_columns import COLUMNS
from oba.returns.placement import PUBLISHED, STATUS
from oba.returns.preflight.file import SoundFile
from oba.returns.reading import FoundRow, Reading, Remark
from oba.returns.workbook import cell_name

_NEEDED = frozenset(COLUMNS.needed) - {STATUS, PUBLISHED}


def plain_reading(file: SoundFile) -> Reading | None:
    """Read a CSV table whose first line names columns of observations and nothing else; None of any other."""
    reader = csv.reader(StringIO(file.data.decode(), newline=""))
    rows: list[FoundRow] = []
    refused: list[Remark] = []
    try:
        headings = [heading.strip().lower() for heading in next(reader, [])]
        if not _is_plain(headings):
            return None
        for record, cells in enumerate(reader, start=2):
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(headings):
                why = f"this line has {len(cells)} cells, and the first {len(headings)}; a comma in a text wants quotes"
                refused.append(Remark(sheet="", cell=f"A{record}", seen=",".join(cells)[:60], why=why))
                continue
            rows.append(_row(headings, cells, record))
    except csv.Error:
        return None
    return Reading(file=file.name, rows=tuple(rows), refused=tuple(refused))


def _is_plain(headings: Sequence[str]) -> bool:
    names = [heading for heading in headings if heading]
    return _NEEDED <= set(names) <= set(COLUMNS.known) and len(names) == len(set(names))


def _row(headings: Sequence[str], cells: Sequence[str], record: int) -> FoundRow:
    filled = [(n, name, cell.strip()) for n, (name, cell) in enumerate(zip(headings, cells, strict=True), 1) if name]
    return FoundRow(
        sheet="",
        cells={name: cell_name(record, n) for n, name, cell in filled if cell},
        fields={name: cell for _, name, cell in filled},
    )
