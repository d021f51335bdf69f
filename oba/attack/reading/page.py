"""A page of a card: its tables by row and column, its notes and sentences, its curve's points."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

_BULK = re.compile(r"<style\b.*?</style>|url\(data:[^)]*\)", re.DOTALL)
_SKIPPED = frozenset({"style", "script"})


class Table(NamedTuple):
    """A table's caption and its rows of text, the heads first; letters set above a number are left out."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


class Page(NamedTuple):
    """A page as somebody reads it: tables, and the text of everything."""

    tables: tuple[Table, ...]
    text: str


def read_page(html: str) -> Page:
    """Read a page; fonts and styles are nothing to read."""
    reader = _Reader()
    reader.feed(_BULK.sub("", html))
    reader.close()
    return Page(tuple(reader.tables), " ".join(" ".join(reader.text).split()))


class _Reader(HTMLParser):
    """Gathers what is read, tag by tag."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self.text: list[str] = []
        self._rows: list[list[str]] = []
        self._caption = ""
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        del attrs
        self._inside.append(tag)
        if tag == "table":
            self._rows, self._caption = [], ""
        elif tag == "tr":
            self._rows.append([])
        elif tag in {"td", "th"} and self._rows:
            self._rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        """End a table; what was left open ends with it."""
        if tag == "table":
            self.tables.append(Table(self._caption.strip(), tuple(tuple(c.strip() for c in row) for row in self._rows)))
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Put text where it stands."""
        if not _SKIPPED.isdisjoint(self._inside):
            return
        self.text.append(data)
        if "caption" in self._inside:
            self._caption += data
        elif self._rows and self._rows[-1] and "sup" not in self._inside and {"td", "th"} & set(self._inside):
            self._rows[-1][-1] += data
