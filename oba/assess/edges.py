"""Edges: the numbers at which a rating can change, and where among them a number lies."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from oba.domain.multiples import Multiples, Ratio, multiples


@dataclass(frozen=True)
class Edges:
    """The edges of a rating in order, which part a line into places: odd ones on an edge, even ones between two."""

    numbers: tuple[Fraction, ...]

    @cached_property
    def whole(self) -> Multiples:
        """The edges as whole numbers."""
        return multiples(self.numbers)

    def place(self, point: Ratio) -> int:
        """The place of a number."""
        edges, one = self.whole
        top, bottom = point
        at = top * one
        for index, edge in enumerate(edges):
            if at <= edge * bottom:
                return 2 * index + (at == edge * bottom)
        return 2 * len(edges)
