"""What a PDF says of a font it uses: which letters, how wide each is, and which text it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from oba.render.binding.part import Node
from oba.render.letters import cut_name

_PAIR = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
_A_TIME = 100  # entries of a table of texts that may stand together
_FIXED = 1  # the flag of a font all of whose letters are of one width
_HEAD = (
    b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    b"/CIDSystemInfo\n<< /Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def\n"
    b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    b"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
)
_FOOT = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


class Typeface(NamedTuple):
    """A font of a part: its name without that of its cut, its program, and by letter its width and its text."""

    name: str
    program: bytes
    widths: Mapping[int, Node]
    texts: Mapping[int, bytes]

    def agrees(self, other: Typeface) -> bool:
        """Whether both say the same of every letter they share."""
        return all(self.widths[one] == other.widths[one] for one in self.widths.keys() & other.widths.keys()) and all(
            self.texts[one] == other.texts[one] for one in self.texts.keys() & other.texts.keys()
        )

    def joined(self, other: Typeface) -> Typeface:
        """The letters of both; of two that agree."""
        return self._replace(widths={**self.widths, **other.widths}, texts={**self.texts, **other.texts})


def typeface(font: Node) -> Typeface | None:
    """Read a font; none for one that is not written as our own program writes them."""
    about = font.DescendantFonts[0].FontDescriptor if font.get("/Subtype") == Name.Type0 else Dictionary()
    if font.get("/Encoding") != Name("/Identity-H") or "/FontFile2" not in about:
        return None
    inner = font.DescendantFonts[0]
    texts = {int(code, 16): text for code, text in _PAIR.findall(font.ToUnicode.read_bytes())}
    name = str(font.BaseFont).removeprefix("/").partition("+")[2]
    return Typeface(name, about.FontFile2.read_bytes(), dict(_widths(inner.W)), texts)


def set_typeface(volume: Pdf, font: Node, face: Typeface, program: Node) -> None:
    """Let a font say what a typeface says, with a program that has all its letters."""
    inner = font.DescendantFonts[0]
    about = inner.FontDescriptor
    tagged = Name("/" + cut_name(face.name, program.read_bytes()))
    font.BaseFont = inner.BaseFont = about.FontName = tagged
    inner.W = _told_widths(face.widths)
    one_width = len(face.widths) > 1 and len(set(face.widths.values())) == 1
    about.Flags = int(about.Flags) & ~_FIXED | (_FIXED if one_width else 0)
    left, low, _, high = about.FontBBox
    about.FontBBox = Array([left, low, max(face.widths.values()), high])
    about.FontFile2 = program
    font.ToUnicode = Stream(volume, _told_texts(face.texts))


def _widths(told: Node) -> Iterator[tuple[int, Node]]:
    """The widths of a table of them: a letter, then a list of the widths from it on."""
    items = list(told)
    for first, widths in zip(items[::2], items[1::2], strict=True):
        yield from ((int(first) + at, width) for at, width in enumerate(widths))


def _told_widths(widths: Mapping[int, Node]) -> Array:
    told: list[Node] = []
    for _, run in groupby(enumerate(sorted(widths)), lambda one: one[1] - one[0]):
        letters = [letter for _, letter in run]
        told += [letters[0], Array([widths[letter] for letter in letters])]
    return Array(told)


def _told_texts(texts: Mapping[int, bytes]) -> bytes:
    lines = [b"<%04x> <%b>\n" % (letter, texts[letter]) for letter in sorted(texts)]
    runs = (lines[at : at + _A_TIME] for at in range(0, len(lines), _A_TIME))
    inside = b"".join(b"%d beginbfchar\n%bendbfchar\n" % (len(run), b"".join(run)) for run in runs)
    return _HEAD + inside + _FOOT
