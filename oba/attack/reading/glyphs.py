"""Glyphs of a PDF: what text the codes of a font stand for."""

from __future__ import annotations

import re
from struct import unpack
from typing import Any, NamedTuple

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEX = rb"<\s*([0-9A-Fa-f\s]*)>"
_ONE = re.compile(_HEX + rb"\s*" + _HEX)
_RANGE = re.compile(_HEX + rb"\s*" + _HEX + rb"\s*(?:" + _HEX + rb"|\[([^\]]*)\])")
_TWO = 2  # bytes to a code in a font of many letters
UNKNOWN = "\N{REPLACEMENT CHARACTER}"


class Letters(dict[int, str]):
    """The text of each code; of one that has none a replacement character."""

    def __missing__(self, code: int) -> str:
        """Give what stands for nothing."""
        return UNKNOWN


class Font(NamedTuple):
    """A font's codes of so many bytes each; without a map they are letters of themselves."""

    wide: int
    letters: Letters | None

    def text(self, codes: bytes) -> str:
        """What codes say; a code that stands for nothing is a replacement character."""
        if self.letters is None:
            return codes.decode("cp1252", "replace") if self.wide == 1 else UNKNOWN * (len(codes) // 2)
        numbers = unpack(f">{len(codes) // 2}H", codes[: len(codes) // 2 * 2]) if self.wide == _TWO else codes
        return "".join(map(self.letters.__getitem__, numbers))


def font_of(font: Any) -> Font:  # noqa: ANN401 - a PDF's dictionary is whatever it is
    """Read a font's map from codes to text."""
    wide = _TWO if str(font.get("/Subtype")) == "/Type0" else 1
    stream = font.get("/ToUnicode")
    return Font(wide, None if stream is None else letters_in(stream.read_bytes()))


def letters_in(cmap: bytes) -> Letters:
    """Every code that a map names, with its text."""
    found = Letters()
    for kind, block in _BLOCK.findall(cmap):
        if kind == b"bfchar":
            found.update((int(code, 16), _text(said)) for code, said in _ONE.findall(block))
            continue
        for first, last, begins, several in _RANGE.findall(block):
            low, high = int(first, 16), int(last, 16)
            listed = re.findall(_HEX, several)
            for at in range(min(high - low + 1, 0x10000)):
                found[low + at] = _text(listed[at]) if at < len(listed) else _text(begins, at)
    return found


def _text(digits: bytes, more: int = 0) -> str:
    """UTF-16 text written in hexadecimal digits, its last unit so many further on."""
    if not digits.strip():
        return ""
    raw = bytes.fromhex(digits.decode("ascii"))
    units = [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)]
    units[-1] = min(units[-1] + more, 0xFFFF)
    return b"".join(one.to_bytes(2, "big") for one in units).decode("utf-16-be", "replace")
