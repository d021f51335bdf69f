"""What a document on paper can do and draws with: actions, links, forms, layers, pictures, letters.

None of it is a word on a page, and each can change what a reader sees or what happens when he opens the file.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pikepdf

from oba.attack.reading.unread import Unread
from oba.verification.passage import Passage

_DEEP = 12
_TOLD = frozenset({"/Pages", "/StructTreeRoot", "/Metadata", "/Outlines", "/AF", "/EmbeddedFiles"})  # told elsewhere
_BACK = frozenset({"/Parent", "/P", "/StructParent", "/StructParents"})  # they lead back to where one came from
_OF_PAGE = ("/Annots", "/AA", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit")
Pdf = Any  # a PDF's objects are whatever they are


def machinery(content: bytes) -> Iterator[Passage]:
    """How many pages there are, what the file does by itself, and of each page its links, letters and pictures."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            yield from _Machinery(pdf).passages()
    except Exception as error:  # a hostile file may make its reader stumble anywhere
        raise Unread(f"{type(error).__name__}: {error}") from error


class _Machinery:
    """One document; pages are named by their numbers, and each stream is read once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages, start=1)}
        self._digests: dict[tuple[int, int], str] = {}

    def passages(self) -> Iterator[Passage]:
        yield Passage("its length", (f"{len(self._pdf.pages)} pages",))
        yield Passage("what it does by itself", tuple(self._told(self._pdf.Root, _DEEP)))
        with self._pdf.open_outline() as outline:
            yield Passage("where its bookmarks lead", tuple(self._bookmarks(list(outline.root))))
        for at, page in enumerate(self._pdf.pages, start=1):
            does = (word for key in _OF_PAGE if key in page.obj for word in (key, *self._told(page.obj[key], _DEEP)))
            yield Passage(f"links and forms on page {at}", tuple(does))
            drawn = self._drawn(page.obj.get("/Resources"), _DEEP)
            yield Passage(f"letters and pictures of page {at}", tuple(sorted(set(drawn))))

    def _bookmarks(self, items: list[Pdf]) -> Iterator[str]:
        for one in items:
            for lead in (one.destination, one.action):
                yield from () if lead is None else self._told(lead, _DEEP)
            yield from self._bookmarks(list(one.children))

    def _told(self, one: Pdf, deep: int) -> Iterator[str]:
        """An object in words; pages by their numbers, streams by their digests."""
        if isinstance(one, pikepdf.Object) and one.is_indirect and one.objgen in self._pages:
            yield f"page {self._pages[one.objgen]}"
        elif isinstance(one, pikepdf.Stream):
            yield self._digest(one)
        elif isinstance(one, pikepdf.Dictionary) and deep:
            for key in (key for key in sorted(one.keys()) if key not in _TOLD | _BACK):
                yield from (key, *self._told(one[key], deep - 1))
        elif isinstance(one, pikepdf.Array) and deep:
            for each in one:
                yield from self._told(each, deep - 1)
        else:
            yield str(one) if not isinstance(one, pikepdf.Object) or deep else "…"

    def _drawn(self, resources: Pdf, deep: int) -> Iterator[str]:
        """The letters and pictures among resources, and among those of the forms that these show."""
        if resources is None or not deep:
            return
        for font in (resources.get("/Font") or {}).values():
            yield f"letters {' '.join(self._font(font))}"
        for form in (resources.get("/XObject") or {}).values():
            if str(form.get("/Subtype")) == "/Image":
                yield f"picture {self._digest(form)}"
            else:
                yield from self._drawn(form.get("/Resources"), deep - 1)

    def _font(self, font: Pdf) -> Iterator[str]:
        """A font's name, and the digests of what its codes stand for and of how they are drawn."""
        yield str(font.get("/BaseFont"))
        inside = (font, *(font.get("/DescendantFonts") or ()))
        for one in inside:
            for holder in (one, one.get("/FontDescriptor") or {}):
                for key in ("/ToUnicode", "/CIDToGIDMap", "/FontFile", "/FontFile2", "/FontFile3"):
                    if isinstance(holder.get(key), pikepdf.Stream):
                        yield self._digest(holder[key])

    def _digest(self, stream: Pdf) -> str:
        known = stream.objgen
        if known not in self._digests:
            self._digests[known] = sha256(_content(stream)).hexdigest()[:8]
        return self._digests[known]


def _content(stream: Pdf) -> bytes:
    """The bytes of a stream unpacked; of a picture as they are."""
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return bytes(stream.read_raw_bytes())
