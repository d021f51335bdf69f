"""The structure of a document on paper: its tables by row and column, and what is said aloud in place of a drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pikepdf

from oba.attack.reading.content import Content
from oba.attack.reading.page import Table

_ABOVE = "/NonStruct"  # a letter set above a number
_SAID = frozenset({"/Alt", "/ActualText", "/E", "/T"})
_DEEP = 200
_LEAF = re.compile(rb"<< /K \[ ([\d ]+) \] /P \d+ \d+ R /Pg (\d+) (\d+) R /S (/\w+) /Type /StructElem >>")
Pdf = Any  # a PDF's objects are whatever they are
Contents = Mapping[tuple[int, int], Content]


class Element(NamedTuple):
    """An element: its kind, what is said in its place, and what is in it, elements and the text of marks in order."""

    kind: str
    said: tuple[str, ...]
    inside: tuple[Element | str, ...]

    def every(self) -> Iterator[Element]:
        """The element and all that are in it, parents before children."""
        waiting: list[Element | str] = [self]
        while waiting:
            if isinstance(one := waiting.pop(), Element):
                yield one
                waiting += reversed(one.inside)

    @property
    def text(self) -> str:
        """The text inside, but for letters set above it."""
        return " ".join("".join(_pieces(self)).split())


def _pieces(element: Element) -> Iterator[str]:
    for one in element.inside:
        if isinstance(one, str):
            yield one
        elif one.kind != _ABOVE:
            yield from _pieces(one)


def structure(pdf: pikepdf.Pdf, contents: Contents) -> tuple[Element, ...]:
    """Every element in reading order, with the contents of pages by the page's own number; none without a tree."""
    root: Pdf = pdf.Root.get("/StructTreeRoot")
    return () if root is None else tuple(_element(root, None, contents, _DEEP).every())


def tables(elements: tuple[Element, ...]) -> Iterator[Table]:
    """Every table."""
    for element in elements:
        if element.kind == "/Table":
            every = tuple(element.every())
            caption = next((one.text for one in every if one.kind == "/Caption"), "")
            yield Table(caption, tuple(_row(one) for one in every if one.kind == "/TR"))


def _row(row: Element) -> tuple[str, ...]:
    cells = (one for one in row.inside if isinstance(one, Element))
    return tuple(one.text for one in cells if one.kind in {"/TD", "/TH"})


def _element(element: Pdf, content: Content | None, contents: Contents, deep: int) -> Element:
    """An element and all in it; its marks are on its own page, or on that of the element around it.

    One that holds marks and nothing else, as every second does, is read at once.
    """
    if leaf := _LEAF.fullmatch(element.unparse(resolved=True)):
        marks, page, generation, kind = leaf.groups()
        content = contents.get((int(page), int(generation)))
        return Element(kind.decode(), (), tuple(_marked(content, int(mark)) for mark in marks.split()))
    keys = element.keys()
    if "/Pg" in keys:
        content = contents.get(element["/Pg"].objgen)
    said = () if _SAID.isdisjoint(keys) else tuple(str(element[key]) for key in sorted(_SAID & keys))
    inside = tuple(_inside(element["/K"], content, contents, deep)) if "/K" in keys and deep else ()
    return Element(str(element["/S"]) if "/S" in keys else "", said, inside)


def _inside(kids: Pdf, content: Content | None, contents: Contents, deep: int) -> Iterator[Element | str]:
    """What is in an element; pointers to annotations are left out."""
    for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
        if isinstance(kid, int) or not isinstance(kid, pikepdf.Dictionary):  # most are, and that is soon told
            yield _marked(content, int(kid))
        elif "/S" in kid:
            yield _element(kid, content, contents, deep - 1)
        elif "/MCID" in kid:
            page = kid.get("/Pg")
            yield _marked(content if page is None else contents.get(page.objgen), int(kid["/MCID"]))


def _marked(content: Content | None, mark: int) -> str:
    return "" if content is None else content.text(mark)
