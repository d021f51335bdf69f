"""A font cut down to the letters that are used, each under the number that it has in the whole font.

Cuts of one font cannot be joined: where a letter is made of parts, each cut may have numbered these differently. So a
volume's is cut anew from the whole: what is left out is empty, and nothing moves. The layout of the tables is that of
ISO/IEC 14496-22.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # published without types
from fontTools.ttLib.tables.DefaultTable import DefaultTable  # type: ignore[import-untyped]

from oba.render.fonts import FontFile

_NEEDED = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp"})
_KEPT = (*sorted(_NEEDED), "cvt ", "fpgm", "prep")
_NAME = 6  # of the names of a font, the one that a PDF uses
_LONG_PLACES = 1  # in `head`: places in four bytes each
_PLACES, _GLYPHS, _WIDTHS = 50, 4, 34  # where head, maxp and hhea say how places are told, and how many there are
_AT_PARTS, _WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 10, 0x01, 0x08, 0x20, 0x40, 0x80
_MOST_FILES, _MOST_CUTS = 4, 64


@lru_cache(_MOST_FILES)
def whole_fonts(files: tuple[FontFile, ...]) -> Mapping[str, bytes]:
    """Fonts that can be cut, by their names; none of a name that two files have."""
    found: dict[str, bytes] = {}
    twice: set[str] = set()
    for file in files:
        if file.path.suffix == ".ttf":
            content = file.path.read_bytes()
            name, tables = _told(content)
            twice |= {name} & found.keys()
            if tables >= _NEEDED and "fvar" not in tables:
                found[name] = content
    return MappingProxyType({name: content for name, content in found.items() if name not in twice})


def font_name(program: bytes) -> str:
    """What a font, whole or cut, calls itself; empty where it does not."""
    return _told(program)[0]


@lru_cache(_MOST_CUTS)
def cut(whole: bytes, letters: frozenset[int]) -> bytes:
    """The font with these letters, by number, and their parts."""
    font = TTFont(io.BytesIO(whole), lazy=True)
    outlines, places = font.reader["glyf"], list(font["loca"].locations)
    drawn = [outlines[start:end] for start, end in pairwise(places)]
    used = _with_parts(letters, drawn)
    count = max(used) + 1
    kept = [drawn[number] if number in used else b"" for number in range(count)]
    tables = {tag: font.reader[tag] for tag in _KEPT if tag in font.reader}
    wide = min(count, int.from_bytes(tables["hhea"][_WIDTHS : _WIDTHS + 2], "big"))
    tables["glyf"], tables["loca"] = b"".join(kept), _places(kept)
    tables["head"] = _with_number(tables["head"], _PLACES, _LONG_PLACES)
    tables["maxp"] = _with_number(tables["maxp"], _GLYPHS, count)
    tables["hhea"] = _with_number(tables["hhea"], _WIDTHS, wide)
    tables["hmtx"] = tables["hmtx"][: 4 * wide + 2 * (count - wide)]
    return _font(tables)


def _told(content: bytes) -> tuple[str, frozenset[str]]:
    font = TTFont(io.BytesIO(content), lazy=True)
    name = font["name"].getDebugName(_NAME) if "name" in font else None
    return name or "", frozenset(font.keys())


def _with_parts(letters: Collection[int], drawn: list[bytes]) -> frozenset[int]:
    """The letters, what they are made of, and the sign for a missing one, which every font has."""
    found, waiting = {0}, [0, *letters]
    while waiting:
        number = waiting.pop()
        found.add(number)
        waiting += [part for part in _parts(drawn[number]) if part not in found]
    return frozenset(found)


def _parts(outline: bytes) -> Iterator[int]:
    """The letters that one is made of, if it has no outline of its own."""
    if not outline or struct.unpack(">h", outline[:2])[0] >= 0:
        return
    at, flags = _AT_PARTS, _MORE
    while flags & _MORE:
        flags, part = struct.unpack(">HH", outline[at : at + 4])
        yield part
        at += 8 if flags & _WORDS else 6
        at += 2 * bool(flags & _SCALE) + 4 * bool(flags & _TWO_SCALES) + 8 * bool(flags & _MATRIX)


def _places(kept: list[bytes]) -> bytes:
    places = [0]
    for outline in kept:
        places.append(places[-1] + len(outline))
    return struct.pack(f">{len(places)}I", *places)


def _with_number(table: bytes, at: int, number: int) -> bytes:
    return table[:at] + struct.pack(">H", number) + table[at + 2 :]


def _font(tables: Mapping[str, bytes]) -> bytes:
    made, out = TTFont(), io.BytesIO()
    for tag, content in tables.items():
        made[tag] = DefaultTable(tag)
        made[tag].data = content
    made.save(out, reorderTables=None)
    return out.getvalue()
