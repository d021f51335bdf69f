"""Strokes on paper: the lines and the dots of a drawing, in the measure that they were drawn in."""

from __future__ import annotations

from typing import NamedTuple

from oba.attack.reading.instructions import PAINT

_QUARTERS = 4  # the bends of a dot
DRAWS = frozenset({"m", "l", "c", "w", "q", "Q", PAINT})
Point = tuple[float, float]


class Stroke(NamedTuple):
    """A line through points, so thick; or a dot, which is its middle alone, with its radius for a thickness."""

    points: tuple[Point, ...]
    thick: float
    dot: bool = False


class Strokes:
    """Gathers what is drawn, instruction by instruction, with lines so thick until another thickness is set."""

    def __init__(self, thick: float = 1.0) -> None:
        self.found: list[Stroke] = []
        self._path: list[Point] = []
        self._bends = 0
        self._moved = False
        self.thick = thick
        self._kept: list[float] = []

    @property
    def is_open(self) -> bool:
        """Whether a path has begun that is not painted yet."""
        return bool(self._path) or bool(self._bends)

    @property
    def is_within(self) -> bool:
        """Whether a thickness is kept to be given back."""
        return bool(self._kept)

    def take(self, operator: str, point: Point) -> None:
        """Take an instruction: a part of a path that ends at a point, a thickness, or the end of a path."""
        if operator in {"m", "l", "c"}:
            self._bends += operator == "c"
            if operator == "m" and self._moved:
                del self._path[-1:]  # to move twice is to move once
            self._moved = operator == "m"
            self._path.append(point)
        elif operator == "w":
            self.thick = point[1]
        elif operator == "q":
            self._kept.append(self.thick)
        elif operator == "Q":
            self.thick = self._kept.pop() if self._kept else self.thick
        elif operator == PAINT:
            self._paint()

    def _paint(self) -> None:
        """End a path: four bends are a dot."""
        if self._bends == _QUARTERS:
            across, up = zip(*self._path[-_QUARTERS:], strict=True)
            middle = ((min(across) + max(across)) / 2, (min(up) + max(up)) / 2)
            self.found.append(Stroke((middle,), (max(across) - min(across)) / 2, dot=True))
        elif self._path and not self._bends:
            self.found.append(Stroke(tuple(self._path), self.thick))
        self._path, self._bends, self._moved = [], 0, False
