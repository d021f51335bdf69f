"""Outlines: where a place lies, as rings of points in degrees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple


class Degrees(NamedTuple):
    """A point, in degrees east and north."""

    east: Fraction
    north: Fraction


Ring = tuple[Degrees, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The rings that bound a place, each closed: what an odd number of them hold lies in it."""

    place: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """The outlines of places, by place, and what their publisher wants to be said beside them."""

    by_place: Mapping[str, Outline] = field(default_factory=dict)
    notice: str = ""
