"""A curve ready to be drawn: what the template of the curve may show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from oba.compose.curve.axis import PeriodLabel
from oba.compose.curve.labels import Label, Point

Line = tuple[Point, ...]


class Tick(NamedTuple):
    """A gridline and its number."""

    y: int
    text: str


class Bar(NamedTuple):
    """A target: a short bar, hollow where the target is provisional."""

    left: int
    right: int
    y: int
    firm: bool


class Hole(NamedTuple):
    """A missing number: its shorthand below its period."""

    x: int
    y: int
    text: str


class Band(NamedTuple):
    """The range to be near: its upper edge and its height."""

    y: int
    height: int


class LimitLines(NamedTuple):
    """The mean and the control limits of a stretch: how far they reach and where each stands."""

    left: int
    right: int
    mean: int
    upper: int
    lower: int

    @property
    def ys(self) -> tuple[int, int, int]:
        """Where its lines stand, from the top."""
        return self.upper, self.mean, self.lower


class SignalMark(NamedTuple):
    """A number that chance does not explain, and whether it is good news (1), bad (-1) or neither (0)."""

    at: Point
    news: int


class Whiskers(NamedTuple):
    """An interval through its number, from the upper end to the lower; an end that is cut off is open.

    `outer` marks the wider of two.
    """

    x: int
    top: int
    bottom: int
    ends: tuple[int, ...]
    outer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A curve in tenths of a point from its upper left corner.

    Lines are rows of points; a line of one point is a number that stands alone. `title` is the alternative text: the
    message, then where the numbers can be read. `left`, `right`, `top` and `bottom` bound the gridlines; `unit` stands
    above them where the first tick does not say it. `fan` is a closed outline, `path` and `bars` are the trajectory and
    its targets, `beside` the comparators, `breaks` where a definition changed. What tests of chance looked at are
    `limits`, `marked`, `whiskers`, `funnel` (limits around a comparator, the narrower first) and `trend`.
    """

    title: str
    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    unit: str
    ticks: tuple[Tick, ...]
    periods: tuple[PeriodLabel, ...]
    band: Band | None
    fan: Line
    forecast: Line
    path: Line
    bars: tuple[Bar, ...]
    beside: tuple[Line, ...]
    history: tuple[Line, ...]
    latest: Point | None
    gaps: tuple[Hole, ...]
    breaks: tuple[int, ...]
    limits: tuple[LimitLines, ...]
    marked: tuple[SignalMark, ...]
    whiskers: tuple[Whiskers, ...]
    funnel: tuple[Whiskers, ...]
    trend: Line
    labels: tuple[Label, ...]
