"""Codes beginning with O: outlines of places, shapes.geojson."""

from __future__ import annotations

from oba.domain.catalogue.entry import STOP, Entry

OUTLINES = (
    Entry(
        "O001",
        STOP,
        "the file of shapes is not GeoJSON",
        "export it as GeoJSON: one FeatureCollection, whole, with degrees of longitude and latitude.",
        "a file that was cut short",
    ),
    Entry(
        "O002",
        STOP,
        "the file of shapes is larger than a small map needs",
        "simplify it: at most 200 shapes and 20,000 points; take the ultra-generalised boundaries.",
        "boundaries of full resolution",
    ),
    Entry(
        "O003",
        STOP,
        "a shape is of no place",
        "write its code beside the place, in the column code of places.csv, or take the shape out.",
        "E07000999",
    ),
    Entry(
        "O004",
        STOP,
        "a place has two shapes, or a shape two places",
        "keep one shape for each place; parts that lie apart are one MultiPolygon.",
        "E07000178 twice",
    ),
    Entry(
        "O005",
        STOP,
        "a shape is broken",
        "export it again: a Polygon or MultiPolygon whose rings have four points or more and end where they begin.",
        "a ring that does not close",
    ),
    Entry(
        "O006",
        STOP,
        "a shape is not in degrees",
        "export it as EPSG:4326 (WGS 84): longitude first, from -180 to 180, then latitude, from -89 to 89.",
        "449301, 221199",
    ),
    Entry(
        "O007",
        STOP,
        "the rings of a shape are in the wrong order",
        "put the outer ring first, then its holes, which run the other way round and lie inside it.",
        "a hole before its outer ring",
    ),
)
