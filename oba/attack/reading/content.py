"""The content of a page on paper: its text, mark by mark, and the points of its drawings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

from oba.attack.reading.glyphs import Font, font_of
from oba.attack.reading.instructions import BREAK, FONT, FORM, MARK, PIECE, SHOW, UNMARK, Instruction
from oba.attack.reading.passages import passages
from oba.attack.reading.strokes import DRAWS, Strokes

_DEEP = 8  # forms within forms that are followed
_IN_FONT = frozenset({PIECE, FONT})
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
        """Take passage by passage."""
        font_of = cache(partial(self._reader.font, resources))
        for passage in passages(stream, resources):
            self._found.strokes.found += passage.strokes
            for one in passage.instructions:
                if one.what in DRAWS:
                    self._found.strokes.take(one.what, one.point)
                    continue
                if one.what in _IN_FONT:
                    self._font = font_of(one.name)
                self._take(one, resources, deep)

    def _take(self, one: Instruction, resources: Pdf, deep: int) -> None:
        """Take what draws nothing; a piece of text is its mark, its font and its letters at once."""
        if one.what == PIECE:
            self._found.marked[one.mark or 0].append(f" {self._text(one)}")
        elif one.what == SHOW:
            self._into.append(self._text(one))
        elif one.what == BREAK:
            self._into.append(" ")
        elif one.what == MARK:
            self._marks.append(one.mark)
        elif one.what == UNMARK:
            del self._marks[-1:]
        elif one.what == FORM:
            self._form(resources, one.name, deep)

    def _text(self, one: Instruction) -> str:
        return " ".join(map(self._font.text, one.words))

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
