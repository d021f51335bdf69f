"""What a curve says in words: the latest number, targets, forecast and comparators, named where they are."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from oba.compose import words
from oba.compose.labels import Side, Wanted
from oba.compose.lettering import Weight, width, wrapped
from oba.compose.traces import Traces

MOST_TARGETS = 4
_LARGE, _MIDDLE, _SMALL = 115, 74, 70
_BROAD, _NARROW = 1000, 560  # where a caption breaks into lines

_BESIDE = (Side.RIGHT, Side.ABOVE, Side.BELOW, Side.LEFT)
_ALONG = (Side.ABOVE, Side.BELOW, Side.RIGHT, Side.LEFT)
_GOALS = (Side.LEFT, Side.BELOW, Side.RIGHT, Side.ABOVE)


class Caption(NamedTuple):
    """A label before it is placed: the number it names instead of a point on the page."""

    lines: tuple[str, ...]
    role: str
    size: int
    weight: Weight
    at: int
    value: Fraction
    gap: int
    rise: int
    sides: tuple[Side, ...]

    @property
    def wide(self) -> int:
        """How wide it is, with the gap before it."""
        return self.gap + max(width(line, self.size, self.weight) for line in self.lines)

    def wanted(self, point: tuple[int, int]) -> Wanted:
        """The label to be placed by this point."""
        return Wanted(self.lines, self.role, self.size, self.weight, point, self.gap, self.rise, self.sides)


def captions(traces: Traces) -> tuple[Caption, ...]:
    """Every caption, the most important first."""
    return (*_latest(traces), *_ended(traces), *_goals(traces), *_headed(traces), *_comparators(traces), *_near(traces))


def _latest(traces: Traces) -> Iterator[Caption]:
    value = dict(traces.own).get(traces.judged) if traces.judged is not None else None
    if traces.judged is not None and value is not None:
        text = words.number(value, traces.measure)
        yield Caption((text,), "latest", _LARGE, Weight.SEMIBOLD, traces.judged, value, 80, 60, _BESIDE)


def _ended(traces: Traces) -> Iterator[Caption]:
    """The last number of the history, where the forecast sets out."""
    value = dict(traces.own).get(traces.ended) if traces.ended is not None else None
    if traces.ended is not None and value is not None and traces.ended != traces.judged:
        text = words.bare(value, traces.measure)
        yield Caption((text,), "value", _MIDDLE, Weight.SEMIBOLD, traces.ended, value, 50, 40, _ALONG)


def _goals(traces: Traces) -> Iterator[Caption]:
    """The targets from the period judged on, or the last one where all have passed; the first of equal ones."""
    since = traces.judged or 0
    ahead = [goal for goal in traces.goals if goal.at >= since][:MOST_TARGETS] or traces.goals[-1:]
    for goal in {goal.text: goal for goal in reversed(ahead)}.values():
        lines = wrapped(goal.text, _MIDDLE, _BROAD, Weight.SEMIBOLD)
        yield Caption(lines, "target", _MIDDLE, Weight.SEMIBOLD, goal.at, goal.ends[0], 100, 30, _GOALS)


def _headed(traces: Traces) -> Iterator[Caption]:
    if traces.forecast:
        end = traces.forecast[-1]
        lines = wrapped("Where we were headed", _SMALL, _NARROW)
        yield Caption(lines, "forecast", _SMALL, Weight.REGULAR, end.at, end.middle, 70, 30, _BESIDE)


def _comparators(traces: Traces) -> Iterator[Caption]:
    """The comparators at the ends of their lines, from the highest down, so that they stack in their own order."""
    for one in sorted(traces.beside, key=lambda one: one.values[-1][1], reverse=True):
        at, value = one.values[-1]
        lines = wrapped(f"{one.name} {words.bare(value, traces.measure)}", _SMALL, _BROAD)
        yield Caption(lines, "comparator", _SMALL, Weight.REGULAR, at, value, 70, 30, _BESIDE)


def _near(traces: Traces) -> Iterator[Caption]:
    if traces.aim:
        low, high = traces.aim
        wanted = words.bare(low, traces.measure) if low == high else words.span(low, high, traces.measure)
        middle, last = (low + high) / 2, len(traces.periods) - 1
        yield Caption((f"Aim {wanted}",), "forecast", _SMALL, Weight.REGULAR, last, middle, 70, 30, _BESIDE)
