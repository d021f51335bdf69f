"""How wide a line of Inter is: the real advance widths of its letters, so that labels can be kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

UNITS_PER_EM = 2048
_FIRST = 32


class Weight(StrEnum):
    """The two weights that labels are set in, by their CSS name."""

    REGULAR = "400"
    SEMIBOLD = "600"


# Advance widths of the characters from the space to the tilde, in units of 1/2048 em; kerning is left out.
_ASCII = MappingProxyType({
    Weight.REGULAR: (
        576, 589, 954, 1297, 1314, 2011, 1319, 614, 747, 747, 1026, 1355, 590, 942, 590, 738, 1292, 833, 1249,
        1265, 1323, 1215, 1270, 1159, 1267, 1270, 590, 618, 1355, 1355, 1355, 1047, 1978, 1413, 1340, 1496, 1478,
        1231, 1209, 1528, 1522, 550, 1169, 1376, 1158, 1850, 1543, 1566, 1308, 1566, 1318, 1314, 1322, 1524, 1413,
        2018, 1397, 1390, 1288, 747, 738, 747, 965, 934, 661, 1150, 1254, 1170, 1254, 1194, 758, 1256, 1211, 496,
        496, 1124, 496, 1794, 1210, 1228, 1254, 1254, 771, 1081, 670, 1211, 1151, 1676, 1118, 1151, 1131, 873,
        681, 873, 1355,
    ),
    Weight.SEMIBOLD: (
        516, 658, 1071, 1318, 1332, 2057, 1357, 667, 764, 764, 1105, 1378, 653, 953, 653, 776, 1351, 866, 1276,
        1303, 1364, 1254, 1310, 1180, 1311, 1310, 653, 674, 1378, 1378, 1378, 1113, 2046, 1490, 1350, 1509, 1479,
        1240, 1204, 1534, 1527, 567, 1187, 1440, 1158, 1889, 1555, 1574, 1321, 1583, 1336, 1332, 1352, 1507, 1490,
        2089, 1474, 1461, 1336, 764, 776, 764, 986, 961, 719, 1176, 1278, 1193, 1278, 1211, 796, 1281, 1254, 536,
        536, 1166, 536, 1844, 1253, 1247, 1278, 1278, 813, 1125, 723, 1254, 1202, 1719, 1165, 1205, 1159, 931,
        735, 931, 1378,
    ),
})  # fmt: skip
_BESIDE = MappingProxyType({"\N{NO-BREAK SPACE}": 576, "–": 1024, "−": 1378, "’": 602, "£": 1289, "·": 653})
_WIDEST = 2089
_MOST_WORDS, _MOST_TEXTS = 2**14, 2**12


def width(text: str, size: int, weight: Weight = Weight.REGULAR) -> int:
    """The width of a line, in the unit of `size`, rounded up; a character not in the table counts as the widest."""
    return _sized(_units(text, weight), size)


def wrapped(text: str, size: int, room: int, weight: Weight = Weight.REGULAR) -> tuple[str, ...]:
    """Break a text into lines no wider than `room` where its words allow; a word that is wider stands alone."""
    lines: list[str] = []
    taken = 0
    for word in text.split(" "):
        units = _units(word, weight)
        longer = taken + _advance(" ", weight) + units
        if lines and _sized(longer, size) <= room:
            lines[-1] = f"{lines[-1]} {word}"
            taken = longer
        else:
            lines.append(word)
            taken = units
    return tuple(lines)


@lru_cache(_MOST_TEXTS)
def broken_text(text: str, size: int, room: int, weight: Weight = Weight.REGULAR) -> tuple[str, ...]:
    """Break a text into lines as `wrapped` does, and a word that is wider than a line inside itself.

    Only a word that stands alone can be wider. A card that is set in several ways asks for the same texts again.
    """
    lines = wrapped(text, size, room, weight)
    return tuple(piece for one in lines for piece in ((one,) if " " in one else _pieces(one, size, room, weight)))


def _pieces(word: str, size: int, room: int, weight: Weight) -> Iterator[str]:
    """A word in pieces that fit, each of one letter at least."""
    most = room * UNITS_PER_EM
    start, taken = 0, 0
    for at, letter in enumerate(word):
        taken += _advance(letter, weight) * size
        if taken > most and at > start:
            yield word[start:at]
            start, taken = at, _advance(letter, weight) * size
    yield word[start:]


def _sized(units: int, size: int) -> int:
    return -(-units * size // UNITS_PER_EM)


@lru_cache(_MOST_WORDS)
def _units(text: str, weight: Weight) -> int:
    """How wide a text is at the size of the em; the same words come again on every card."""
    return sum(_advance(letter, weight) for letter in text)


def _advance(letter: str, weight: Weight) -> int:
    place = ord(letter) - _FIRST
    if 0 <= place < len(_ASCII[weight]):
        return _ASCII[weight][place]
    return _BESIDE.get(letter, _WIDEST)
