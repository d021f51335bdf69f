"""Labels beside what they name: no two overlap, none leaves the frame, and lines are left visible where they can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

from oba.compose.font_metrics import Weight, width

Point = tuple[int, int]

LEADING = 12  # tenths of the size from one line of a label to the next
_ASCENT = 9  # tenths of the size from the top of a line to its baseline
_STEP = 20  # how far apart two places that are tried lie
_FURTHER = (100, 200)  # how much further from its point a label is tried
_CLEAR = 14  # what a label keeps away from a line, which is up to twice as thick
_AWKWARD = 40  # what a place costs more, in distance, for each side less liked than the first


class Side(StrEnum):
    """Where a label may stand, seen from its point."""

    RIGHT = "right"
    LEFT = "left"
    ABOVE = "above"
    BELOW = "below"


class Box(NamedTuple):
    """A rectangle, y growing downwards."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: Box) -> bool:
        """Whether two boxes share any area."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Whether the other box lies inside, edges included."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def grown(self, by: int) -> Box:
        """The box with as much more room on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def crossed_by(self, one: Point, other: Point) -> bool:
        """Whether the straight line between two points runs through the inside."""
        (x, y), (to_x, to_y), (left, top, right, bottom) = one, other, self
        if (x <= left and to_x <= left) or (x >= right and to_x >= right):
            return False
        if (y <= top and to_y <= top) or (y >= bottom and to_y >= bottom):
            return False
        along, down = to_x - x, to_y - y
        above, below, before, after = along * (top - y), along * (bottom - y), down * (left - x), down * (right - x)
        sides = (above - before, above - after, below - before, below - after)
        return min(sides) < 0 < max(sides) or (not along and not down)


class LabelRequest(NamedTuple):
    """A label to be placed: its lines, how it is set, the point it names and the sides it may stand on, best first.

    It keeps `gap` away from the point to the left and right, `rise` above and below.
    """

    lines: tuple[str, ...]
    role: str
    size: int
    weight: Weight
    at: Point
    gap: int
    rise: int
    sides: tuple[Side, ...]

    @property
    def wide(self) -> int:
        """How wide the label is."""
        return max(width(line, self.size, self.weight) for line in self.lines)

    @property
    def high(self) -> int:
        """How high the label is."""
        return len(self.lines) * self.size * LEADING // 10


class Label(NamedTuple):
    """A placed label: the left end and baseline of each line, and the box it takes up."""

    role: str
    size: int
    weight: Weight
    lines: tuple[tuple[int, int, str], ...]
    box: Box


class Obstacle(NamedTuple):
    """A line that labels should rather not cross, and how much worse than distance it is to cross it."""

    points: tuple[Point, ...]
    cost: int


def place(
    wanted: Sequence[LabelRequest], frame: Box, taken: Sequence[Box], obstacles: Sequence[Obstacle]
) -> tuple[Label, ...]:
    """Place labels one after another, the most important first, each where it costs least.

    A place costs its distance, a little for a less liked side, and what each line costs that it covers; of equal places
    the first tried wins. A label for which nothing is free inside the frame is left out.
    """
    used, placed = list(taken), []
    for one in wanted:
        best = _best(one, frame, used, obstacles)
        if best is not None:
            used.append(best)
            placed.append(_label(one, best))
    return tuple(placed)


def _best(one: LabelRequest, frame: Box, used: Sequence[Box], obstacles: Sequence[Obstacle]) -> Box | None:
    """The cheapest free place; the search ends where distance alone costs more than the best place found."""
    cheapest, best = None, None
    for cost, box in _tried(one):
        if cheapest is not None and cost >= cheapest:
            return best
        if frame.holds(box) and not any(map(box.meets, used)):
            total = cost + _crossing(box, obstacles)
            if cheapest is None or total < cheapest:
                cheapest, best = total, box
    return best


def _tried(one: LabelRequest) -> Iterator[tuple[int, Box]]:
    """Every place to try, the cheapest first: on each side, then further and further off, along it and from it."""
    size = one.wide, one.high
    ways = (
        (rank * _AWKWARD + away + off, side, away, off)
        for rank, side in enumerate(one.sides)
        for off in (0, *_FURTHER)
        for away in range(0, size[1] * 8, _STEP)
    )
    for cost, side, away, off in sorted(ways, key=itemgetter(0)):
        for shift in (-away, away):
            yield cost, _box(one, size, side, shift, off)


def _box(one: LabelRequest, size: tuple[int, int], side: Side, shift: int, off: int) -> Box:
    (x, y), (wide, high) = one.at, size
    if side in (Side.RIGHT, Side.LEFT):
        left = x + one.gap + off if side is Side.RIGHT else x - one.gap - off - wide
        top = y - high // 2 + shift
    else:
        left = x - wide // 2 + shift
        top = y + one.rise + off if side is Side.BELOW else y - one.rise - off - high
    return Box(left, top, left + wide, top + high)


def _crossing(label: Box, obstacles: Sequence[Obstacle]) -> int:
    box = label.grown(_CLEAR)
    return sum(
        obstacle.cost
        for obstacle in obstacles
        for one, other in zip(obstacle.points, obstacle.points[1:], strict=False)
        if box.crossed_by(one, other)
    )


def _label(one: LabelRequest, box: Box) -> Label:
    step, first = one.size * LEADING // 10, box.top + one.size * _ASCENT // 10
    lines = tuple((box.left, first + step * at, line) for at, line in enumerate(one.lines))
    return Label(one.role, one.size, one.weight, lines, box)
