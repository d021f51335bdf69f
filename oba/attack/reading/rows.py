"""A table in a file of text: its heads, and its rows by them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import NamedTuple

from oba.attack.reading.unread import Unread

Row = Mapping[str, str]


class Rows(NamedTuple):
    """The heads of a table and its rows, in which what is missing is empty and what stands under no head left out."""

    heads: frozenset[str]
    rows: tuple[Row, ...]


NO_ROWS = Rows(frozenset(), ())


def rows_in(content: bytes) -> Rows:
    """Read a table; raises Unread for what is no text or breaks off within quotes."""
    try:
        lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        heads = next(lines, [])
        empty = dict.fromkeys(heads, "")
        return Rows(frozenset(heads), tuple(empty | dict(zip(heads, line, strict=False)) for line in lines if line))
    except (UnicodeDecodeError, csv.Error) as error:
        raise Unread(str(error)) from error
