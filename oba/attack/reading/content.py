"""The content of a page on paper: its text, mark by mark, and the points of its drawings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from oba.attack.reading.glyphs import Font, font_of
from oba.attack.reading.strokes import Strokes

_WRITES = "BT Tf Tj TJ ' \" BDC BMC EMC Do"
_DRAWS = "m l c q Q w S s f F f* B B* b b* n"
_WORD = 180  # thousandths of the font's size by which a gap between letters is one between words
_DEEP = 8  # forms within forms that are followed
Pdf = Any  # a PDF's objects are whatever they are


@dataclass(slots=True)
class Content:
    """What stands on one page: the text of each mark of the tree, what is outside the tree, and what is drawn."""

    marked: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    loose: list[str] = field(default_factory=list)
    strokes: Strokes = field(default_factory=Strokes)

    def text(self, mark: int) -> str:
        """The text of a mark."""
        return "".join(self.marked.get(mark, ()))


class ContentReader:
    """Reads the pages of one document; fonts are read once each."""

    def __init__(self) -> None:
        self._fonts: dict[object, Font] = {}

    def read(self, page: Pdf) -> Content:
        """Read a page with the forms that it shows."""
        found = Content()
        _Walk(self, found).follow(page, page.get("/Resources") or {}, 0)
        return found

    def parsed(self, stream: Pdf) -> Iterable[Any]:
        """The instructions of a page or a form, only those that are looked at."""
        return pikepdf.parse_content_stream(stream, f"{_WRITES} {_DRAWS}")

    def font(self, resources: Mapping[str, Pdf], name: str) -> Font:
        """A font by its name among resources."""
        found = (resources.get("/Font") or {}).get(name)
        if found is None:
            return Font(1, None)
        key = found.objgen if found.is_indirect else id(found)
        if key not in self._fonts:
            self._fonts[key] = font_of(found)
        return self._fonts[key]


class _Walk:
    """One walk over a page: which mark holds what follows, and which font it is set in."""

    def __init__(self, reader: ContentReader, found: Content) -> None:
        self._reader, self._found = reader, found
        self._marks: list[int | None] = []
        self._font = Font(1, None)

    def follow(self, stream: Pdf, resources: Pdf, deep: int) -> None:
        """Take instructions one by one."""
        for instruction in self._reader.parsed(stream):
            operator, operands = str(instruction.operator), instruction.operands
            if operator in _TEXT:
                self._into.extend(_TEXT[operator](operands, self._font))
            elif operator == "Tf":
                self._font = self._reader.font(resources, str(operands[0]))
            elif operator == "BT":
                self._into.append(" ")
            elif operator in {"BDC", "BMC"}:
                self._marks.append(_mark(operands, resources))
            elif operator == "EMC":
                del self._marks[-1:]
            elif operator == "Do":
                self._form(resources, str(operands[0]), deep)
            else:
                self._found.strokes.take(operator, operands)

    @property
    def _into(self) -> list[str]:
        mark = next((one for one in reversed(self._marks) if one is not None), None)
        return self._found.loose if mark is None else self._found.marked[mark]

    def _form(self, resources: Pdf, name: str, deep: int) -> None:
        form = (resources.get("/XObject") or {}).get(name)
        if form is not None and str(form.get("/Subtype")) == "/Form" and deep < _DEEP:
            font = self._font
            self.follow(form, form.get("/Resources") or resources, deep + 1)
            self._font = font


def _mark(operands: Iterable[Pdf], resources: Pdf) -> int | None:
    """The number of a mark; None where it has none."""
    told = list(operands)[1:]
    if told and isinstance(told[0], pikepdf.Name):
        told = [(resources.get("/Properties") or {}).get(str(told[0]), {})]
    mark = told[0].get("/MCID") if told and isinstance(told[0], pikepdf.Dictionary) else None
    return None if mark is None else int(mark)


def _several(operands: Pdf, font: Font) -> Iterator[str]:
    """Letters with gaps between them; most gaps are none between words."""
    codes = b""
    for one in operands[0]:
        if isinstance(one, pikepdf.String):
            codes += bytes(one)
        elif one < -_WORD:
            yield font.text(codes)
            yield " "
            codes = b""
    yield font.text(codes)


def _single(operands: Pdf, font: Font) -> Iterator[str]:
    yield font.text(bytes(operands[-1]))


def _next_line(operands: Pdf, font: Font) -> Iterator[str]:
    yield " "
    yield font.text(bytes(operands[-1]))


_TEXT: dict[str, Callable[[Pdf, Font], Iterator[str]]] = {
    "Tj": _single,
    "TJ": _several,
    "'": _next_line,
    '"': _next_line,
}
