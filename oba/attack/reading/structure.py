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
# An element that says nothing aloud, as our own program writes it: what is in it, its page and its kind.
_PLAIN = re.compile(
    rb"<< (?:/A << [^<>]* >> )?(?:/ID \([^()\\]*\) )?/K \[ ([\d R]*)\] /P \d+ \d+ R (?:/Pg (\d+) (\d+) R )?"
    rb"/S (/\w+) /Type /StructElem >>"
)
_KID = re.compile(rb"(\d+)(?: (\d+) R)?")
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
    return () if root is None else tuple(_Tree(pdf, contents).element(root, None, _DEEP).every())


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


class _Tree(NamedTuple):
    """The tree of a document; its marks are on an element's own page, or on that of the element around it."""

    pdf: pikepdf.Pdf
    contents: Contents

    def element(self, element: Pdf, content: Content | None, deep: int) -> Element:
        """An element and all in it."""
        keys = element.keys()
        if "/Pg" in keys:
            content = self.contents.get(element["/Pg"].objgen)
        said = () if _SAID.isdisjoint(keys) else tuple(str(element[key]) for key in sorted(_SAID & keys))
        kids = element["/K"] if "/K" in keys and deep else ()
        every = kids if isinstance(kids, pikepdf.Array | tuple) else (kids,)
        inside = tuple(part for kid in every for part in self._kid(kid, content, deep))
        return Element(str(element["/S"]) if "/S" in keys else "", said, inside)

    def _plain(self, element: Pdf, content: Content | None, deep: int) -> Element | None:
        """One that says nothing aloud, as nearly every one, read at once from how it is written."""
        found = _PLAIN.fullmatch(element.unparse(resolved=True))
        if found is None or not deep:
            return None
        kids, page, generation, kind = found.groups()
        if page:
            content = self.contents.get((int(page), int(generation)))
        if b"R" not in kids:
            return Element(kind.decode(), (), tuple([_marked(content, int(mark)) for mark in kids.split()]))
        inside: list[Element | str] = []
        for number, of in _KID.findall(kids):
            if of:
                kid = self.pdf.get_object(int(number), int(of))
                plain = self._plain(kid, content, deep - 1)
                inside += (plain,) if plain else self._kid(kid, content, deep)
            else:
                inside.append(_marked(content, int(number)))
        return Element(kind.decode(), (), tuple(inside))

    def _kid(self, kid: Pdf, content: Content | None, deep: int) -> tuple[Element | str, ...]:
        """What a kid of an element is; a pointer to an annotation is nothing."""
        if isinstance(kid, int) or not isinstance(kid, pikepdf.Dictionary):  # the first is soon told
            return (_marked(content, int(kid)),)
        if plain := self._plain(kid, content, deep - 1):
            return (plain,)
        if "/S" in kid:
            return (self.element(kid, content, deep - 1),)
        if "/MCID" not in kid:
            return ()
        page = kid.get("/Pg")
        return (_marked(content if page is None else self.contents.get(page.objgen), int(kid["/MCID"])),)


def _marked(content: Content | None, mark: int) -> str:
    return "" if content is None else content.text(mark)
