"""A page of a card: its tables by row and column, its notes and sentences, its curve's points."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

_BULK = re.compile(r"<style\b.*?</style>|url\(data:[^)]*\)", re.DOTALL)
_SAID = frozenset({"alt", "title", "content", "label", "value", "placeholder", "summary"})
_SKIPPED = frozenset({"style", "script"})


class Table(NamedTuple):
    """A table's caption and its rows of text, the heads first; letters set above a number are left out."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


class Aside(NamedTuple):
    """What a file says without showing it, and where: an alternative text, a title, a comment."""

    where: str
    text: str


class Page(NamedTuple):
    """A page as somebody reads it: tables, the text of everything, and what it says without showing it."""

    tables: tuple[Table, ...]
    text: str
    aside: tuple[Aside, ...] = ()


def squeezed(text: str) -> str:
    """Text with one space between any two words."""
    return " ".join(text.split())


def read_page(html: str) -> Page:
    """Read a page; fonts and styles are nothing to read."""
    reader = _Reader()
    reader.feed(_BULK.sub("", html))
    reader.close()
    return Page(tuple(reader.tables), squeezed(" ".join(reader.text)), tuple(reader.aside))


class _Reader(HTMLParser):
    """Gathers what is read, tag by tag."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self.text: list[str] = []
        self.aside: list[Aside] = []
        self._rows: list[list[str]] = []
        self._caption = ""
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        self.aside += [
            Aside(f"its {name}" if tag != "meta" else "its metadata", value)
            for name, value in attrs
            if value and (name in _SAID or name.startswith(("data-", "aria-")))
        ]
        self._inside.append(tag)
        if tag == "table":
            self._rows, self._caption = [], ""
        elif tag == "tr":
            self._rows.append([])
        elif tag in {"td", "th"} and self._rows:
            self._rows[-1].append("")

    def handle_comment(self, data: str) -> None:
        """Keep what a comment says."""
        self.aside.append(Aside("a comment", data))

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
