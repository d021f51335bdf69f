"""shapes.geojson: where places lie, each shape matched to its place by the code in places.csv."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from oba.domain.catalogue import problem
from oba.domain.outline import Degrees, Outline, Outlines, Ring
from oba.domain.place import Places
from oba.domain.problem import Problem, Where
from oba.read.text.characters import occurrences, undrawn
from oba.read.text.files import Folder, Problems, names_in
from oba.read.text.suggestion import quoted

FILE = "shapes.geojson"
MOST_SHAPES, MOST_POINTS, LONGEST_NOTICE = 200, 20_000, 300
_LARGEST = 4 * 1024 * 1024
_KNOWN = ("4326", "CRS84")  # ends of the names of systems whose unit is a degree
_FARTHEST = (180, 89)  # towards a pole a degree of longitude is nothing
_FINEST = Decimal("0.0000001")  # of a degree, which is a centimetre
_FEWEST = 4  # points of a ring: a triangle, closed
Json = Any  # what stands in a file is whatever it is


class BrokenShapeError(Exception):
    """A shape that cannot be taken: the code of its problem, and what is wrong."""

    def __init__(self, code: str, what: str) -> None:
        super().__init__(what)
        self.code, self.what = code, what


class _Feature(NamedTuple):
    """A shape of the file, and what messages call it."""

    where: Where
    name: str
    written: Json


def read_outlines(folder: Path, root: Path, places: Places) -> tuple[Outlines, Mapping[str, str], Problems]:
    """Read shapes.geojson, and its SHA-256: the outline of each place that has one; none where there is no file."""
    if FILE not in names_in(folder):
        return Outlines(), {}, ()
    text, problems = Folder(path=folder, root=root).read(folder / FILE, most=_LARGEST)
    if text is None:
        return Outlines(), {}, problems
    inputs, found = {text.name: text.digest}, dict[str, Outline]()
    try:
        tree = _parsed(text.text)
        features, notice = tuple(_features(tree, text.where())), _notice(tree)
    except BrokenShapeError as error:
        return Outlines(), inputs, (*problems, problem(error.code, text.where(), error.what))
    wrong = [one for feature in features for one in _take(feature, places, found)]
    wrong += undrawn(occurrences(notice, text.where()))
    return Outlines(by_place=found, notice=notice), inputs, (*problems, *wrong)


def _parsed(text: str) -> Json:
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError, ArithmeticError) as error:
        raise BrokenShapeError("O001", f"it is no JSON beyond line {getattr(error, 'lineno', 1)}") from error


def _no_number(name: str) -> Json:
    raise ValueError(f"{name} is not a number")


def _features(tree: Json, where: Where) -> Iterator[_Feature]:
    """The shapes of a collection, each with a name that somebody finds it by."""
    features = tree.get("features") if isinstance(tree, dict) and tree.get("type") == "FeatureCollection" else None
    if not isinstance(features, list) or not features:
        raise BrokenShapeError("O001", "it is no FeatureCollection with features in it")
    if (system := _system(tree)) and not system.endswith(_KNOWN):
        raise BrokenShapeError("O006", f"its points are in {quoted(system)}")
    points = sum(_points_in(one) for one in features)
    if len(features) > MOST_SHAPES or points > MOST_POINTS:
        raise BrokenShapeError("O002", f"it has {len(features):,} shapes and {points:,} points")
    for n, one in enumerate(features, start=1):
        said = [text for text in map(str, _properties(one).values()) if text.strip() and not text.isdigit()]
        name = quoted(", ".join(said[:2])) if said else "a feature without a name"
        yield _Feature(Where(file=where.file, column=f"feature {n}"), name, one)


def _notice(tree: Mapping[str, Json]) -> str:
    """What the file itself says has to stand beside its shapes."""
    notice = tree.get("notice", "")
    if not isinstance(notice, str) or len(notice) > LONGEST_NOTICE:
        raise BrokenShapeError("O001", f"its notice is no text of at most {LONGEST_NOTICE} characters")
    return " ".join(notice.split())


def _system(tree: Mapping[str, Json]) -> str:
    system = tree.get("crs")
    about = system.get("properties") if isinstance(system, dict) else None
    return str(about.get("name", "")) if isinstance(about, dict) else ""


def _properties(feature: Json) -> Mapping[str, Json]:
    its = feature.get("properties") if isinstance(feature, dict) else None
    return {name: one for name, one in its.items() if isinstance(one, str | int)} if isinstance(its, dict) else {}


def _points_in(feature: Json) -> int:
    """How many points a feature has, whatever its shape is."""
    shape = feature.get("geometry") if isinstance(feature, dict) else None
    level = [shape.get("coordinates")] if isinstance(shape, dict) else []
    while level and not all(_is_point(one) for one in level):
        level = list(chain.from_iterable(one for one in level if isinstance(one, list) and not _is_point(one)))
    return len(level)


def _is_point(one: Json) -> bool:
    return isinstance(one, list) and bool(one) and not isinstance(one[0], list)


def _take(feature: _Feature, places: Places, found: dict[str, Outline]) -> Iterator[Problem]:
    """Add the outline of a feature to those found, or say what is wrong with it."""
    codes = {str(value).strip() for value in _properties(feature.written).values()}
    own = [place.id for place in places.by_id.values() if place.code and place.code in codes]
    if len(own) != 1:
        what = f"{feature.name} is of {'the places ' + ' and '.join(own) if own else 'no place of places.csv'}"
        yield problem("O004" if own else "O003", feature.where, what)
        return
    if own[0] in found:
        yield problem("O004", feature.where, f"{feature.name}: {quoted(own[0])} has a shape already")
        return
    try:
        found[own[0]] = Outline(place=own[0], rings=tuple(_rings(feature.written.get("geometry"))))
    except BrokenShapeError as error:
        yield problem(error.code, feature.where, f"{feature.name}: {error.what}")


def _rings(shape: Json) -> Iterator[Ring]:
    """Every ring of a shape, those of its parts one after another."""
    kind = shape.get("type") if isinstance(shape, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise BrokenShapeError("O005", f"its shape is {quoted(str(kind))}")
    parts = shape.get("coordinates")
    for part in [parts] if kind == "Polygon" else _list(parts):
        rings = [_ring(one) for one in _list(part)]
        for hole in rings[1:]:
            if not _is_hole(hole, rings[0]):
                raise BrokenShapeError("O007", "a ring is no hole of the ring that stands first")
        yield from rings


def _list(written: Json) -> list[Json]:
    if not isinstance(written, list) or not written:
        raise BrokenShapeError("O005", "a part of it has no points")
    return written


def _ring(written: Json) -> Ring:
    ring = tuple(Degrees(*_point(one)) for one in _list(written))
    if len(ring) < _FEWEST or not _area(ring):
        raise BrokenShapeError("O005", f"a ring of {len(ring)} points bounds nothing")
    if ring[0] != ring[-1]:
        raise BrokenShapeError("O005", "a ring does not close: its last point is not its first")
    return ring


def _point(written: Json) -> Iterator[Fraction]:
    """East and north, to a centimetre; a height behind them is left out."""
    if not isinstance(written, list) or len(written) < len(_FARTHEST):
        raise BrokenShapeError("O005", "a point of it has no two numbers")
    for number, farthest in zip(written, _FARTHEST, strict=False):
        if isinstance(number, bool) or not isinstance(number, int | Decimal):
            raise BrokenShapeError("O005", f"{quoted(str(number))} is not a number")
        degrees = Decimal(number)
        if degrees.copy_abs() > farthest:
            raise BrokenShapeError("O006", f"{number} is no degree of the map")
        yield Fraction(degrees.quantize(_FINEST))


def _area(ring: Ring) -> Fraction:
    """Twice the area inside a ring, below 0 where it runs with the clock."""
    return Fraction(sum(one.east * other.north - other.east * one.north for one, other in pairwise(ring)))


def _is_hole(ring: Ring, outer: Ring) -> bool:
    """Whether a ring runs the other way round than the one before it, and reaches no further."""
    (west, east, south, north), (left, right, low, high) = _reach(outer), _reach(ring)
    inside = west <= left and right <= east and south <= low and high <= north
    return inside and (_area(ring) > 0) is not (_area(outer) > 0)


def _reach(ring: Ring) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """How far a ring reaches: west, east, south, north."""
    easts, norths = [point.east for point in ring], [point.north for point in ring]
    return min(easts), max(easts), min(norths), max(norths)
