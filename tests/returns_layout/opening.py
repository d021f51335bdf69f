"""A file on the disk opened as `oba receive` opens it once it has been judged sound."""

from __future__ import annotations

from pathlib import Path

from oba.returns.files.csv_table import read_csv
from oba.returns.files.excel import read_excel
from oba.returns.workbook import Workbook


def read_workbook(path: Path) -> tuple[Workbook | None, str]:
    """The sheets of a table or a workbook, or the line that says why it is not read."""
    return (read_csv if path.suffix == ".csv" else read_excel)(path.read_bytes(), path.name)
