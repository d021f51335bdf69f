"""A map ready to be drawn: shapes in tenths of a point, each with its words in it or beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from oba.compose.dashboard.atlas.crossing import hatch, room
from oba.compose.dashboard.atlas.projection import Frame, Point, Shape, drawn
from oba.compose.font_metrics import Weight, width, wrapped
from oba.domain.outline import Outline

WIDTH, HEIGHT = 1820, 1360
NAME, VALUE, LINE = 62, 76, 76  # of letters, and from one line to the next
_AIR, _APART, _MOST_LINES = 16, 44, 3


class MapWords(NamedTuple):
    """What stands in a place: its name and its number, and how dark it is; None where it has no number."""

    name: str
    value: str
    step: int | None


class Writing(NamedTuple):
    """A line of words around a point, and whether it is the number."""

    x: int
    y: int
    text: str
    strong: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlace:
    """A place: its rings, the lines across it where it has no number, its words, and a line that leads to these."""

    rings: Shape
    step: int | None
    hatch: tuple[tuple[Point, Point], ...]
    writing: tuple[Writing, ...]
    leader: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaMap:
    """A map in tenths of a point from its upper left corner; `title` says what it shows to those who do not see it."""

    title: str
    width: int
    height: int
    places: tuple[MapPlace, ...]


def area_map(title: str, words: Mapping[str, MapWords], outlines: Mapping[str, Outline], its: Frame) -> AreaMap:
    """Draw places in the order of their words, which stand inside where they fit, and else in a column beside."""
    outside: frozenset[str] = frozenset()
    while True:
        beside = max((_widest([said.name], said.value) for key, said in words.items() if key in outside), default=0)
        scale = its.scale(WIDTH - (beside + 4 * _AIR if beside else 0), HEIGHT)
        shapes = {place: drawn(outlines[place], its, scale) for place in words}
        fits = {place: _inside(shapes[place], words[place]) for place in words if place not in outside}
        if all(fits.values()):
            break
        outside |= {place for place, writing in fits.items() if not writing}
    left = round(its.across * scale) + 2 * _AIR
    column = _column({place: shapes[place] for place in words if place in outside}, words, left)
    return AreaMap(
        title=title,
        width=WIDTH,
        height=max([round(its.down * scale), *(one.y + _AIR for its in column.values() for one in its[0])]) + _AIR,
        places=tuple(_place(shapes[one], words[one], *column.get(one, (fits.get(one, ()), ()))) for one in words),
    )


def _place(shape: Shape, said: MapWords, writing: tuple[Writing, ...], leader: tuple[Point, ...]) -> MapPlace:
    lines = hatch(shape, _APART) if said.step is None else ()
    return MapPlace(rings=shape, step=said.step, hatch=lines, writing=writing, leader=leader)


def _inside(shape: Shape, said: MapWords) -> tuple[Writing, ...]:
    """The words in the middle of a shape, on as few lines as fit; none where they do not."""
    for most in range(1, _MOST_LINES + 1):
        lines = _broken(said.name, most)
        found = room(shape, (len(lines) + 1) * LINE)
        if found.width >= _widest(lines, said.value) + _AIR:
            (x, y), first = found.middle, found.middle[1] - len(lines) * LINE // 2
            names = [Writing(x, first + n * LINE + NAME // 3, line, strong=False) for n, line in enumerate(lines)]
            return (*names, Writing(x, y + len(lines) * LINE // 2 + VALUE // 3, said.value, strong=True))
    return ()


def _broken(name: str, most: int) -> tuple[str, ...]:
    """A name on at most so many lines, these as short as can be."""
    rooms = sorted({width(part, NAME) for part in _parts(name)})
    return next(lines for one in rooms if len(lines := wrapped(name, NAME, one)) <= most)


def _parts(name: str) -> list[str]:
    words = name.split(" ")
    return [" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)]


def _widest(lines: Sequence[str], value: str) -> int:
    return max(*(width(line, NAME) for line in lines), width(value, VALUE, Weight.SEMIBOLD))


Column = dict[str, tuple[tuple[Writing, ...], tuple[Point, ...]]]


def _column(shapes: Mapping[str, Shape], words: Mapping[str, MapWords], left: int) -> Column:
    """The words of places in a column at the right, from above, each with a line from its place."""
    middles = {place: room(shape, LINE).middle for place, shape in shapes.items()}
    order = sorted(middles, key=lambda one: (middles[one][1], middles[one][0]))
    high = 2 * LINE + _AIR
    tops = accumulate((middles[one][1] - LINE for one in order), lambda above, own: max(above + high, own))
    found: Column = {}
    for place, top in zip(order, tops, strict=True):
        said, first = words[place], max(top, 0) + NAME
        half = left + 2 * _AIR + _widest([said.name], said.value) // 2
        writing = (Writing(half, first, said.name, strong=False), Writing(half, first + LINE, said.value, strong=True))
        found[place] = writing, (middles[place], (left + _AIR, first + NAME // 5))
    return found
