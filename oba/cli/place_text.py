"""The templates of a first plan with other places: every line, row and number of an area becomes one for each area."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from itertools import accumulate
from typing import TypeVar

from oba.cli.first_places import TEMPLATE, FirstPlaces, Named

T = TypeVar("T")
_Row = dict[str, str]

_NORTH, _SOUTH = TEMPLATE.areas
_OF_PLACES = ("id", "place", "places", "parent")
_COUNTED = ("numerator", "denominator", "value")


def placed_path(path: str, places: FirstPlaces) -> str:
    """The path of a file of the templates: that of a story names its place."""
    return "/".join(places.top.id if part == TEMPLATE.top.id else part for part in path.split("/"))


def placed_table(text: str, places: FirstPlaces) -> str:
    """A table of the templates with the rows of other places."""
    table = csv.DictReader(StringIO(text))
    out = StringIO()
    writer = csv.DictWriter(out, list(table.fieldnames or ()), lineterminator="\n")
    writer.writeheader()
    writer.writerows(_rows(list(table), places))
    return out.getvalue()


def placed_text(text: str, places: FirstPlaces) -> str:
    """A text of the templates with the lines of other places."""
    lines = re.sub(rf"\bplace: {TEMPLATE.top.id}\b", f"place: {places.top.id}", text).split("\n")
    found: list[str] = []
    for north, south in _paired(lines, lambda one, other: _names(one, _NORTH) and _names(other, _SOUTH)):
        if south is None:
            found.append(_renamed(north, _NORTH, places.areas[0]))
        else:
            found += [
                _renamed((north, south)[n % 2], TEMPLATE.areas[n % 2], area) for n, area in enumerate(places.areas)
            ]
    return "\n".join(found)


def in_quotes(places: FirstPlaces) -> FirstPlaces:
    """The places with names that may stand between the double quotes of YAML."""

    def escaped(place: Named) -> Named:
        return place._replace(name=place.name.replace("\\", "\\\\").replace('"', '\\"'))

    return FirstPlaces(escaped(places.top), tuple(map(escaped, places.areas)))


def _paired(items: Sequence[T], together: Callable[[T, T], bool]) -> Iterator[tuple[T, T | None]]:
    """Each item with the one after it, where these two belong together, else by itself."""
    rest = list(items)
    while rest:
        first = rest.pop(0)
        yield first, rest.pop(0) if rest and together(first, rest[0]) else None


def _names(line: str, place: Named) -> bool:
    return re.search(rf"\b{place.id}\b", line) is not None


def _renamed(text: str, old: Named, new: Named, *, ids: bool = True) -> str:
    """A text with another place's name in it, and with its id."""
    parts = re.split(rf"\b[Tt]{old.name[1:]}\b", text)
    return new.name.join(re.sub(rf"\b{old.id}\b", new.id, part) if ids else part for part in parts)


def _rows(rows: Sequence[_Row], places: FirstPlaces) -> Iterator[_Row]:
    sent = any(row.get("place") == TEMPLATE.top.id for row in rows)
    for turn, (north, south) in enumerate(_paired(rows, _are_areas)):
        if south is None:
            yield _row(north, _NORTH, places.areas[0], places)
        elif sent:
            yield from _for_each(north, south, places)
        else:
            yield from _in_shares(north, south, places, turn)


def _are_areas(north: _Row, south: _Row) -> bool:
    return any(north.get(column) == _NORTH.id and south.get(column) == _SOUTH.id for column in _OF_PLACES)


def _for_each(north: _Row, south: _Row, places: FirstPlaces) -> Iterator[_Row]:
    """A row for each area, by turns as that of the north and of the south."""
    for n, area in enumerate(places.areas):
        yield _row((north, south)[n % 2], TEMPLATE.areas[n % 2], area, places)


def _in_shares(north: _Row, south: _Row, places: FirstPlaces, turn: int) -> Iterator[_Row]:
    """A row for each area, whose counts together come to what they came to before."""
    shares = {
        column: _shares(int(north[column]) + int(south[column]), len(places.areas), turn, column)
        for column in _COUNTED
        if north.get(column)
    }
    for n, row in enumerate(_for_each(north, south, places)):
        yield {**row, **{column: str(found[n]) for column, found in shares.items()}}


def _shares(total: int, parts: int, turn: int, column: str) -> list[int]:
    """A total in parts of different sizes, which move a little from period to period; rates move a little too."""
    sizes = [(20 + 3 * (n % 3)) * (100 + 3 * ((3 * n + 2 * turn) % 5 - 2)) for n in range(parts)]
    counted = column != "denominator"
    weights = [size * (100 + 2 * counted * ((n + turn) % 3 - 1)) for n, size in enumerate(sizes)]
    ends = [total * end // sum(weights) for end in accumulate(weights)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _row(row: _Row, old: Named, new: Named, places: FirstPlaces) -> _Row:
    """A row of a place as one of another."""
    return {column: _cell(column, text, old, new, places) for column, text in row.items()}


def _cell(column: str, text: str, old: Named, new: Named, places: FirstPlaces) -> str:
    if column not in _OF_PLACES:
        return places.top.name if text == TEMPLATE.top.name else _renamed(text, old, new, ids=False)
    ids = text.split(";")
    if {_NORTH.id, _SOUTH.id} <= set(ids):
        areas = [area.id for area in places.areas]
        return ";".join([places.top.id] * (TEMPLATE.top.id in ids) + areas)
    return {TEMPLATE.top.id: places.top.id, old.id: new.id}.get(text, text)
