"""A table as text: its letters, and how many rows and columns it has."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from io import StringIO

from oba.returns.preflight.limits import EXTENT, MOST_COLUMNS, MOST_ROWS
from oba.returns.published.table import is_published

_SIGNS = ",;\t|"
_MEND = "send only the numbers that are asked for"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


Unread = str  # in words why a table is not read


def table_text(data: bytes) -> tuple[str, Unread]:
    """The text of a table, or in words why it is not read."""
    text = _text(data)
    if text is None:
        return "", "is saved in letters that cannot be told; save it as 'CSV UTF-8' and send it again"
    if not text.strip():
        return "", "is empty; save the numbers into it and send it again"
    return text, "" if is_published(text.partition("\n")[0].encode()) else _too_long(text)


def _text(data: bytes) -> str | None:
    """The text of a table as spreadsheets save it: in UTF-8, in two bytes a letter, or as Windows writes."""
    for encoding in ("utf-16",) if data.startswith(_WIDE) else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _too_long(text: str) -> str:
    first = text.lstrip().partition("\n")[0]
    sign = max(_SIGNS, key=Counter(first).__getitem__)
    rows = 0
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=sign):
            rows += 1
            if rows > MOST_ROWS or len(row) > MOST_COLUMNS:
                break
        else:
            return ""
    except csv.Error:
        return "has a quote that does not close, or a cell that never ends; save it as CSV again and send that"
    if rows > MOST_ROWS:
        return f"has more than {MOST_ROWS:,} rows; {EXTENT}; {_MEND}"
    return f"has {len(row):,} columns on line {rows:,}; {EXTENT}; {_MEND}"
