"""The structure of a document on paper: its tables by row and column, as they are read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from oba.attack.reading.content import Content
from oba.attack.reading.page import Table

_ABOVE = "/NonStruct"  # a letter set above a number
_DEEP = 200
Pdf = Any  # a PDF's objects are whatever they are
Contents = Mapping[tuple[int, int], Content]


class Structure:
    """The tree of a document beside the contents of its pages, by the page's own number."""

    def __init__(self, pdf: pikepdf.Pdf, contents: Contents) -> None:
        self._root: Pdf = pdf.Root.get("/StructTreeRoot")
        self._contents = contents
        self._elements = () if self._root is None else tuple(_within(self._root, _DEEP))

    def tables(self) -> Iterator[Table]:
        """Every table in reading order."""
        for element in self._elements:
            if _kind(element) == "/Table":
                yield self._table(element)

    def said(self) -> Iterator[str]:
        """What elements say instead of what is drawn: of a figure, of a short form."""
        for element in self._elements:
            yield from (str(element[key]) for key in ("/Alt", "/ActualText", "/E", "/T") if key in element)

    def _table(self, table: Pdf) -> Table:
        inside = list(_within(table, _DEEP))
        caption = next((self._text(one) for one in inside if _kind(one) == "/Caption"), "")
        rows = [
            tuple(self._text(cell) for cell in _elements(row) if _kind(cell) in {"/TD", "/TH"})
            for row in inside
            if _kind(row) == "/TR"
        ]
        return Table(caption, tuple(rows))

    def _text(self, element: Pdf) -> str:
        """The text inside an element, but for letters set above it."""
        return " ".join("".join(self._pieces(element, None)).split())

    def _pieces(self, element: Pdf, page: Pdf) -> Iterator[str]:
        page = element.get("/Pg", page)
        for kid in _kids(element):
            if isinstance(kid, int):
                yield self._marked(page, kid)
            elif kid.get("/Type") == "/MCR":
                yield self._marked(kid.get("/Pg", page), int(kid.get("/MCID")))
            elif _kind(kid) not in {"", _ABOVE}:
                yield from self._pieces(kid, page)

    def _marked(self, page: Pdf, mark: int) -> str:
        content = None if page is None else self._contents.get(page.objgen)
        return "" if content is None else content.text(mark)


def _within(element: Pdf, deep: int) -> Iterator[Pdf]:
    """An element's elements, parents before children."""
    for kid in _elements(element) if deep else ():
        yield kid
        yield from _within(kid, deep - 1)


def _elements(element: Pdf) -> Iterator[Pdf]:
    return (kid for kid in _kids(element) if not isinstance(kid, int) and _kind(kid))


def _kids(element: Pdf) -> Iterator[Pdf]:
    kids = element.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else () if kids is None else (kids,):
        if isinstance(kid, pikepdf.Dictionary | int):
            yield kid


def _kind(element: Pdf) -> str:
    return str(element.get("/S", ""))
