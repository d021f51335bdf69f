"""A page of a card: its tables by row and column, its notes and sentences, its curve's points."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

_BULK = re.compile(r"(<(style|script)\b[^>]*>)[^<]*(?:<(?!/\2>)[^<]*)*</\2>|url\(data:[^)]*\)")
_TAG = re.compile(r"""(<!--.*?-->|<[!?/]?[A-Za-z][^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>)""", re.DOTALL)
_NAMED = re.compile(r"<(/?)([A-Za-z][^\s/>]*)(.*)>", re.DOTALL)
_SAID = re.compile(
    r"""[\s"'/](alt|title|content|label|value|placeholder|summary|data-[^\s=>]*|aria-[^\s=>]*)"""
    r"""\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""",
    re.IGNORECASE,
)
_COMMENT = "<!--"
_CELLS = frozenset({"td", "th"})


class Table(NamedTuple):
    """A table's caption and its rows of text, the heads first; letters set above a number are left out."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


class Aside(NamedTuple):
    """What a file says without showing it, and where: an alternative text, a title, a comment."""

    where: str
    text: str


class Page(NamedTuple):
    """A page as somebody reads it: tables, the text of everything, and what it says without showing it.

    `plain` is the text outside of drawings; a page of paper has none apart.
    """

    tables: tuple[Table, ...]
    text: str
    aside: tuple[Aside, ...] = ()
    plain: str = ""


def squeezed(text: str) -> str:
    """Text with one space between any two words."""
    return " ".join(text.split())


def read_page(html: str) -> Page:
    """Read a page; fonts, styles and scripts are nothing to read. A tag that does not end is text."""
    reader = _Reader()
    first, *others = _TAG.split(_BULK.sub(r"\1", html))
    reader.text(first)
    for tag, text in zip(others[::2], others[1::2], strict=True):
        reader.tag(_tag(tag))
        if text:
            reader.text(text)
    return Page(
        tuple(reader.tables), squeezed(" ".join(reader.said)), tuple(reader.aside), squeezed(" ".join(reader.plain))
    )


class _Tag(NamedTuple):
    """A tag: the name of what it begins and of what it ends, if any, and what it says aside."""

    begins: str = ""
    ends: str = ""
    aside: tuple[Aside, ...] = ()


@lru_cache(maxsize=2**14)
def _tag(written: str) -> _Tag:
    """Read a tag or a comment; most come again and again."""
    found = _NAMED.fullmatch(written)
    if found is None:
        told = (Aside("a comment", written.removeprefix(_COMMENT).removesuffix("-->")),)
        return _Tag(aside=told if written.startswith(_COMMENT) else ())
    end, name, more = found.groups()
    if end:
        return _Tag(ends=name.lower())
    aside = (
        Aside("its metadata" if name == "meta" else f"its {said.lower()}", unescape("".join(quoted)))
        for said, *quoted in _SAID.findall(more)
    )
    ends = name.lower() if more.endswith("/") else ""
    return _Tag(name.lower(), ends, tuple(one for one in aside if one.text))


class _Reader:
    """Gathers what is read, tag by tag."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.said: list[str] = []
        self.plain: list[str] = []
        self.aside: list[Aside] = []
        self._rows: list[list[str]] = []
        self._caption = ""
        self._inside: list[str] = []

    def tag(self, tag: _Tag) -> None:
        """Begin or end what a tag begins or ends, or both."""
        self.aside += tag.aside
        if tag.begins:
            self._begin(tag.begins)
        if tag.ends:
            self._end(tag.ends)

    def _begin(self, name: str) -> None:
        self._inside.append(name)
        if name == "table":
            self._rows, self._caption = [], ""
        elif name == "tr":
            self._rows.append([])
        elif name in _CELLS and self._rows:
            self._rows[-1].append("")

    def _end(self, name: str) -> None:
        """End something; what was left open ends with it."""
        if name == "table":
            rows = tuple(tuple(cell.strip() for cell in row) for row in self._rows)
            self.tables.append(Table(self._caption.strip(), rows))
        while self._inside and self._inside.pop() != name:
            pass

    def text(self, text: str) -> None:
        """Put text where it stands."""
        text = unescape(text)
        self.said.append(text)
        if "svg" not in self._inside:
            self.plain.append(text)
        if "table" not in self._inside:
            return
        if "caption" in self._inside:
            self._caption += text
        elif self._rows and self._rows[-1] and "sup" not in self._inside and not _CELLS.isdisjoint(self._inside):
            self._rows[-1][-1] += text
