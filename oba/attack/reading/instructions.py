"""The instructions of a page on paper: those that write and those that draw, in order.

Where every line of a page is one whole instruction of a known kind, as our own program writes them, it is read line by
line, which is several times as quick; any other page is taken apart by the library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import pikepdf

PAINTS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"})
SHOW, FONT, BREAK, MARK, UNMARK, FORM, PAINT = "show", "font", "break", "mark", "unmark", "form", "paint"
PIECE = "piece"  # a mark that holds one run of letters: the mark, the font and the letters
_LOOKED_AT = " ".join(["BT Tf Tj TJ ' \" BDC BMC EMC Do m l c q Q w", *sorted(PAINTS)])
_WORD = 180  # thousandths of the font's size by which a gap between letters is one between words
_NUMBERS, LETTERS = b"0123456789-. []", b"0123456789abcdefABCDEF<>-. []"
_ABOUT = "about"  # what the next mark is
_SKIPPED = frozenset(b"ET rg RG g G gs d J j M cm re Tr Tm W W* h i Tc Tw Tz TL Td k K".split())
_PLAIN = {b"BT": BREAK, b"BDC": MARK, b"BMC": MARK, b"EMC": UNMARK, b"q": "q", b"Q": "Q"} | {
    one.encode(): PAINT for one in PAINTS
}
_DRAWN = {b"m": "m", b"l": "l", b"c": "c", b"w": "w"}
_NAMED = {b"Do": FORM, b"Tf": FONT}
_NUMBER_OF_MARK = re.compile(rb"/MCID (\d+)")
_GAP = re.compile(rb"[^0-9a-fA-F]*>[^<]*<")
_WIDE = re.compile(rb">[^<]*-(?:1[89]\d|[2-9]\d\d|\d{4,})(?:\.\d+)?[^<\d.]*<")
Pdf = Any  # a PDF's objects are whatever they are


class Instruction(NamedTuple):
    """What is done: letters shown, each run of codes a word; a font or a form by name; a mark by number; a point."""

    what: str
    words: tuple[bytes, ...] = ()
    name: str = ""
    mark: int | None = None
    point: tuple[float, float] = (0.0, 0.0)


def bytes_of(stream: Pdf) -> bytes:
    """What is written in a page, part after part, or in a form."""
    contents = stream if isinstance(stream, pikepdf.Stream) else stream.get("/Contents", ())
    parts = contents if isinstance(contents, pikepdf.Array | tuple) else (contents,)
    return b"\n".join(part.read_bytes() for part in parts)


def line_by_line(content: bytes) -> list[Instruction] | None:
    """The instructions of a page that has one a line; None for a page that is written otherwise."""
    found: list[Instruction] = []
    mark: int | None = None
    told = False  # whether what the next mark is has been said
    for line in content.split(b"\n"):
        one = _whole(line)
        if one is None or (one.what == MARK and not told):
            return None
        if one.what == _ABOUT:
            mark, told = one.mark, True
        elif one.what == MARK:
            found.append(Instruction(MARK, mark=mark))
            told = False
        elif one.what:
            found.append(one)
    return found


@lru_cache(maxsize=2**17)
def _whole(line: bytes) -> Instruction | None:
    """One line as an instruction, of no kind where it is not looked at; None where it is not one, or not the only one.

    The same lines come again and again: what is on a card is in a pack too.
    """
    operands, _, operator = line.rpartition(b" ")
    if not line or (operator in _SKIPPED and _is_plain(operands)):
        return Instruction("")
    if line[:2] == b"<<" and line[-2:] == b">>" and b"(" not in line:
        number = _NUMBER_OF_MARK.search(line)
        return Instruction(_ABOUT, mark=int(number.group(1)) if number else None)
    if operator in _DRAWN:
        return _drawn(_DRAWN[operator], operands)
    if operator in {b"TJ", b"Tj"} and not operands.translate(None, LETTERS):
        return Instruction(SHOW, words=words_in(operands))
    if operator in _NAMED and operands[:1] == b"/":
        name, _, size = operands.partition(b" ")
        return None if size.translate(None, _NUMBERS) else Instruction(_NAMED[operator], name=name.decode("latin-1"))
    if operands:
        return None
    if operator[:1] == b"/":
        return Instruction(_ABOUT)
    return Instruction(_PLAIN[operator]) if operator in _PLAIN else None


def _is_plain(operands: bytes) -> bool:
    return not operands.translate(None, _NUMBERS) or (operands[:1] == b"/" and b" " not in operands)


def _drawn(what: str, operands: bytes) -> Instruction | None:
    if operands.translate(None, b"0123456789-. "):
        return None
    *_, across, up = (0.0, *map(float, operands.split()))
    return Instruction(what, point=(across, up))


def words_in(operands: bytes) -> tuple[bytes, ...]:
    """Letters in hexadecimal digits, parted where a gap is as wide as one between words."""
    inside = operands.partition(b"<")[2].rpartition(b">")[0]
    return tuple(bytes.fromhex(_GAP.sub(b"", word).decode()) for word in _WIDE.split(inside))


def taken_apart(stream: Pdf, resources: Pdf) -> Iterator[Instruction]:
    """The instructions of any page, as the library finds them."""
    for one in pikepdf.parse_content_stream(stream, _LOOKED_AT):
        operator, operands = str(one.operator), list(one.operands)
        if operator in {"m", "l", "c", "w"}:
            numbers = [0.0, *map(float, operands)]
            yield Instruction(operator, point=(numbers[-2], numbers[-1]))
        elif operator in {"Tj", "TJ", "'", '"'}:
            yield from () if operator in {"Tj", "TJ"} else (Instruction(BREAK),)
            yield Instruction(SHOW, words=tuple(_runs(operands[-1])))
        elif operator in {"Tf", "Do"}:
            yield Instruction(FONT if operator == "Tf" else FORM, name=str(operands[0]))
        elif operator in {"BDC", "BMC"}:
            yield Instruction(MARK, mark=_mark(operands, resources))
        else:
            yield Instruction(PAINT if operator in PAINTS else _PLAIN[operator.encode()])


def _runs(shown: Pdf) -> Iterator[bytes]:
    codes = b""
    for one in shown if isinstance(shown, pikepdf.Array) else (shown,):
        if isinstance(one, pikepdf.String):
            codes += bytes(one)
        elif one < -_WORD:
            yield codes
            codes = b""
    yield codes


def _mark(operands: Sequence[Pdf], resources: Pdf) -> int | None:
    """The number of a mark; None where it has none."""
    told = operands[1] if len(operands) > 1 else None
    if isinstance(told, pikepdf.Name):
        told = (resources.get("/Properties") or {}).get(str(told))
    mark = told.get("/MCID") if isinstance(told, pikepdf.Dictionary) else None
    return None if mark is None else int(mark)
