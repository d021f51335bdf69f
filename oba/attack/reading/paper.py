"""A document on paper: what a page of it shows, and what the file says besides without showing it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NamedTuple

import pikepdf

from oba.attack.reading.aside import asides
from oba.attack.reading.content import Content, ContentReader
from oba.attack.reading.glyphs import UNKNOWN
from oba.attack.reading.page import Page, squeezed
from oba.attack.reading.strokes import Stroke
from oba.attack.reading.structure import structure, tables
from oba.attack.reading.unread import Unread

_BEFORE = 40
# What a damaged file makes of reading it: no object is where it should be, or none of the kind that it should be.
_DAMAGED = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    zlib.error,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
Lines = tuple[str, ...]


class Leaf(NamedTuple):
    """One page of paper: its text, what it says mark by mark without any space, and what is drawn on it."""

    text: str
    lines: Lines
    strokes: tuple[Stroke, ...]


class Paper(NamedTuple):
    """A document on paper: its page as it is read, what stands outside the tree, its leaves and what is attached."""

    page: Page
    margins: str
    leaves: tuple[Leaf, ...]
    attached: Mapping[str, bytes]

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """Everything drawn."""
        return tuple(stroke for leaf in self.leaves for stroke in leaf.strokes)


def read_paper(content: bytes) -> Paper:
    """Read the bytes of a file; raises Unread for one that cannot be read."""
    stream = BytesIO(content)
    try:
        with pikepdf.open(stream) as pdf:
            return _paper(pdf)
    except _DAMAGED as error:
        why = squeezed(str(error)).removeprefix(f"stream {stream}").strip(": ")
        raise Unread(why or type(error).__name__) from error


def _paper(pdf: pikepdf.Pdf) -> Paper:
    reader = ContentReader()
    contents = {page.obj.objgen: reader.read(page.obj) for page in pdf.pages}
    leaves = tuple(_leaf(one) for one in contents.values())
    text = " ".join(leaf.text for leaf in leaves)
    margins = squeezed(" ".join("".join(one.loose) for one in contents.values()))
    if UNKNOWN in text + margins:
        before = (text + margins).partition(UNKNOWN)[0][-_BEFORE:]
        after = f" after '{before}'" if before else ""
        raise Unread(f"a font in it is damaged, so that its letters have no names{after}")
    elements = structure(pdf, contents)
    return Paper(
        page=Page(tuple(tables(elements)), text, tuple(asides(pdf, elements))),
        margins=margins,
        leaves=leaves,
        attached=_attached(pdf),
    )


def _in_tree(one: Content) -> Iterator[str]:
    return (one.text(mark) for mark in sorted(one.marked))


def _leaf(one: Content) -> Leaf:
    said = tuple(_in_tree(one))
    lines = ("".join(line.split()) for line in said)
    return Leaf(squeezed(" ".join(said)), tuple(line for line in lines if line), tuple(one.strokes.found))


def _attached(pdf: pikepdf.Pdf) -> Mapping[str, bytes]:
    return {name: one.get_file().read_bytes() for name, one in pdf.attachments.items()}
