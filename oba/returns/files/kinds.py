"""One file that came in as sheets of cells, or one line that says why it is not read."""

from __future__ import annotations

from pathlib import Path

from oba.returns.files.csv_table import read_csv
from oba.returns.workbook import Workbook

Opened = tuple[Workbook | None, str]
_KINDS = ".xlsx, .xlsm or .csv"


def read_workbook(path: Path, name: str = "") -> Opened:
    """Read a file into sheets of cells; `name` is what messages call it, its own name unless given.

    What is not to be opened at all must have been refused before. Where it cannot be read, one line says what to do.
    """
    called = name or path.name
    try:
        data = path.read_bytes()
    except OSError as error:
        return None, f"{called} cannot be read: {error.strerror or error}. Nothing was read."
    kind = path.suffix.lower()
    if kind in (".csv", ".txt"):
        return read_csv(data, called)
    if kind in (".xlsx", ".xlsm"):
        from oba.returns.files.excel import read_excel  # noqa: PLC0415  (heavy, and a CSV file needs none of it)

        return read_excel(data, called)
    return None, f"{called} is neither {_KINDS}: save it as one of these and send it again. Nothing was read."
