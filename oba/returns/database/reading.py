"""A database's answer as if it had come in a workbook: rows of observations, each told by its row and column."""

from __future__ import annotations

from oba.returns.database.answered import Answered
from oba.returns.database.cell_text import cell_text
from oba.returns.database.sources import Source
from oba.returns.reading import FoundRow, Reading, Remark

_SAYS = "this is neither text, nor a number, nor a day; turn it into one in the query: CAST(… AS text)"

_MOST_SEEN = 60


def reading_of(source: Source, found: Answered) -> Reading:
    """The rows of an answer, in its order; one with a value that cannot be read is refused.

    The file and its sheet are called as the source is.
    """
    names = [name.strip().lower() for name in found.columns]
    rows: list[FoundRow] = []
    refused: list[Remark] = []
    for number, values in enumerate(found.rows, start=1):
        texts = [cell_text(value) for value in values]
        wrong = [n for n, text in enumerate(texts) if text is None]
        refused += (_refused(source, number, names[n], values[n]) for n in wrong)
        if not wrong:
            rows.append(_row(source, number, dict(zip(names, texts, strict=True))))
    return Reading(file=source.id, rows=tuple(rows), refused=tuple(refused))


def _row(source: Source, number: int, texts: dict[str, str | None]) -> FoundRow:
    fields = {name: text for name, text in texts.items() if text}
    return FoundRow(sheet=source.id, cells={name: _cell(number, name) for name in fields}, fields=fields)


def _refused(source: Source, number: int, name: str, value: object) -> Remark:
    return Remark(sheet=source.id, cell=_cell(number, name), seen=str(value)[:_MOST_SEEN], why=_SAYS)


def _cell(number: int, name: str) -> str:
    return f"row {number} {name}"
