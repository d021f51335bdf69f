"""Shapes of places: which files are read, what is wrong with the others, and whose shape is whose."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from oba.domain.outline import Outlines
from oba.read.data import outlines as door
from tests.read.door import project

PLACES = "id,name,tier,parent,code\ncounty,The county,county,,E1\nnorth,The north,area,county,E2\nengland,England,,,\n"
Ring = list[list[object]]


def square(east: float, north: float, side: float) -> Ring:
    """A ring against the clock."""
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    return [[east + x * side, north + y * side] for x, y in corners]


def feature(code: object, *rings: object, kind: str = "Polygon") -> dict[str, object]:
    """A shape as a publisher writes it."""
    return {"properties": {"LAD24CD": code, "LAD24NM": "North"}, "geometry": {"type": kind, "coordinates": [*rings]}}


def collection(*features: object, **more: object) -> str:
    """A whole file."""
    return json.dumps({"type": "FeatureCollection", "features": features, **more})


def read(root: Path, text: str) -> tuple[Outlines, list[str]]:
    """What is read of a file, and the codes and places of what is wrong with it."""
    found, problems = project(root, {"data/places.csv": PLACES, "data/shapes.geojson": text})
    assert found is not None
    return found.outlines, [f"{one.code} {one.where.column}" for one in problems]


def test_a_shape_is_its_places_by_the_code_in_any_property(tmp_path: Path) -> None:
    """Points are exact to a centimetre, and heights are left out; what must be said of the shapes goes with them."""
    ring: Ring = [[-1.123456789, 51, 80], [-1, 51, 80], [-1, 52, 80], [-1.123456789, 51, 80]]
    found, wrong = read(tmp_path, collection(feature("E2", ring), notice="Contains  map data"))
    assert wrong == []
    assert list(found.by_place) == ["north"]
    assert found.by_place["north"].rings[0][0] == (Fraction(-11234568, 10**7), Fraction(51))
    assert found.notice == "Contains map data"


@pytest.mark.parametrize("turned", [1, -1])
def test_a_shape_may_run_either_way_round_and_its_holes_the_other(tmp_path: Path, turned: int) -> None:
    """Publishers differ; what counts is that a hole is told from another part."""
    outer, hole = square(-1.2, 51.5, 0.1)[::turned], square(-1.17, 51.52, 0.01)[::-turned]
    found, wrong = read(tmp_path, collection(feature("E2", [outer, hole], [outer], kind="MultiPolygon")))
    assert wrong == []
    assert len(found.by_place["north"].rings) == 3


def test_a_plan_without_shapes_has_no_maps(tmp_path: Path) -> None:
    """Nothing is wrong with that."""
    found, problems = project(tmp_path, {"data/places.csv": PLACES})
    assert found is not None
    assert (found.outlines, problems) == (Outlines(), ())


def test_a_shape_that_is_wrong_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    """Each is named by its number in the file."""
    found, wrong = read(tmp_path, collection(feature("E9", square(0, 50, 1)), feature("E2", square(0, 50, 1))))
    assert wrong == ["O003 feature 1"]
    assert list(found.by_place) == ["north"]


GOOD = square(-1.2, 51.5, 0.1)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "O001 None"),
        ("[]", "O001 None"),
        ("[" * 100_000, "O001 None"),
        (collection(), "O001 None"),
        (collection(3), "O003 feature 1"),
        (collection(feature("E2", GOOD)).replace("51.5", "NaN", 1), "O001 None"),
        (collection(feature("E2", GOOD), notice=3), "O001 None"),
        (collection(feature("E2", GOOD), notice="x" * 301), "O001 None"),
        (json.dumps(json.loads(collection(feature("E2", GOOD), notice="\N{SNOWMAN}")), ensure_ascii=False), "F009 1"),
        (collection(feature("E2", GOOD), crs={"properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}), "O006 None"),
        (collection(feature("E2", *([GOOD] * 4_001))), "O002 None"),
        (collection(feature("E2", GOOD, kind="LineString")), "O005 feature 1"),
        (collection({"properties": {"code": "E2"}, "geometry": None}), "O005 feature 1"),
        (collection(feature("E2")), "O005 feature 1"),
        (collection(feature("E2", [])), "O005 feature 1"),
        (collection(feature("E2", [[0, 51], [1, 51], [0, 51]])), "O005 feature 1"),
        (collection(feature("E2", [[0, 51], [1, 51], [2, 51], [0, 51]])), "O005 feature 1"),
        (collection(feature("E2", GOOD[:-1])), "O005 feature 1"),
        (collection(feature("E2", [["0", 51], *GOOD])), "O005 feature 1"),
        (collection(feature("E2", [[True, 51], *GOOD])), "O005 feature 1"),
        (collection(feature("E2", [[51], *GOOD])), "O005 feature 1"),
        (collection(feature("E2", [3])), "O005 feature 1"),
        (collection(feature("E2", square(51.5, -1.2, 0.1), square(0, 89, 1))), "O006 feature 1"),
        (collection(feature("E2", GOOD)).replace("51.5", "5e400", 1), "O006 feature 1"),
        (collection(feature("E2", GOOD)).replace("51.5", "5e9999999", 1), "O006 feature 1"),
        (collection(feature("E2", GOOD)).replace("51.5", "5e-999999999", 1), "O005 feature 1"),
        (collection(feature("E2", GOOD, square(-1.19, 51.51, 0.01))), "O007 feature 1"),
        (collection(feature("E2", square(-1.19, 51.51, 0.01)[::-1], GOOD)), "O007 feature 1"),
        (collection({"properties": {"a": "E1", "b": "E2"}, "geometry": None}), "O004 feature 1"),
        (collection(feature("E2", GOOD), feature("E2", GOOD)), "O004 feature 2"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_of_its_feature(tmp_path: Path, text: str, wrong: str) -> None:
    """Cut short, empty, of another kind, too large, in metres, not closed, its holes first: no file raises."""
    assert wrong in read(tmp_path, text)[1]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is known before it is opened."""
    monkeypatch.setattr(door, "_LARGEST", 100)
    assert read(tmp_path, collection(feature("E2", GOOD)))[1] == ["F003 None"]
