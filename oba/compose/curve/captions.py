"""What a curve says in words: the latest number, targets, forecast, comparators and limits, named where they are."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from oba import words
from oba.compose.curve.labels import LabelRequest, Side
from oba.compose.curve.traces import Traces
from oba.compose.evidence import Whisker
from oba.compose.font_metrics import Weight, broken_text, width, wrapped
from oba.statistics.recent_trend import POINTS

MOST_TARGETS = 4
_LARGE, _MIDDLE, _SMALL = 115, 74, 70
_BROAD, _NARROW = 1000, 560  # where a caption breaks into lines

_BESIDE = (Side.RIGHT, Side.ABOVE, Side.BELOW, Side.LEFT)
_LOWER = (Side.RIGHT, Side.BELOW, Side.LEFT, Side.ABOVE)
_ALONG = (Side.ABOVE, Side.BELOW, Side.RIGHT, Side.LEFT)
_UNDER = (Side.LEFT, Side.BELOW, Side.RIGHT, Side.ABOVE)
_OVER = (Side.LEFT, Side.ABOVE, Side.RIGHT, Side.BELOW)


_NEWS = MappingProxyType({1: "better by more than chance", -1: "worse by more than chance", 0: "more than chance"})


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

    def wanted(self, point: tuple[int, int]) -> LabelRequest:
        """The label to be placed by this point."""
        return LabelRequest(self.lines, self.role, self.size, self.weight, point, self.gap, self.rise, self.sides)


def captions(traces: Traces) -> tuple[Caption, ...]:
    """Every caption, the most important first."""
    found = (_latest, _ended, _goals, _limits, _headed, _comparators, _near, _interval, _marked, _trend)
    return tuple(caption for part in found for caption in part(traces))


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
    """The targets from the period judged on, or the last one where all have passed; the first of equal ones.

    They stand on the side away from the line: a target above the latest number above its bar, another below.
    """
    latest = dict(traces.own).get(since := traces.judged or 0)
    ahead = [goal for goal in traces.goals if goal.at >= since][:MOST_TARGETS] or traces.goals[-1:]
    for goal in {goal.text: goal for goal in reversed(ahead)}.values():
        lines = wrapped(goal.text, _MIDDLE, _BROAD, Weight.SEMIBOLD)
        sides = _OVER if latest is not None and goal.ends[0] > latest else _UNDER
        yield Caption(lines, "target", _MIDDLE, Weight.SEMIBOLD, goal.at, goal.ends[0], 100, 30, sides)


def _headed(traces: Traces) -> Iterator[Caption]:
    if traces.forecast:
        end = traces.forecast[-1]
        lines = wrapped("Where we were headed", _SMALL, _NARROW)
        yield Caption(lines, "forecast", _SMALL, Weight.REGULAR, end.at, end.middle, 70, 30, _BESIDE)


def _comparators(traces: Traces) -> Iterator[Caption]:
    """The comparators at the ends of their lines, from the highest down, so that they stack in their own order.

    One that is lower than the latest number stands below it rather than above.
    """
    latest = dict(traces.own).get(traces.judged or 0)
    for one in sorted(traces.beside, key=lambda one: one.values[-1][1], reverse=True):
        at, value = one.values[-1]
        lines = broken_text(f"{one.name} {words.bare(value, traces.measure)}", _SMALL, _BROAD)
        lines += _funnel(traces) if one.name == traces.evidence.around else ()
        sides = _LOWER if latest is not None and value < latest else _BESIDE
        yield Caption(lines, "comparator", _SMALL, Weight.REGULAR, at, value, 70, 30, sides)


def _funnel(traces: Traces) -> tuple[str, ...]:
    """The limits around a comparator's number, below it."""
    return tuple(
        f"{words.confidence(one.level)} limits for our size {_span(one, traces)}" for one in traces.evidence.limits
    )


def _span(one: Whisker, traces: Traces) -> str:
    """The ends of an interval or of limits, and where they were cut."""
    return words.span(one.low, one.high, traces.measure) + words.cut_at(one.cut, traces.measure)


def _near(traces: Traces) -> Iterator[Caption]:
    if traces.aim:
        low, high = traces.aim
        wanted = words.bare(low, traces.measure) if low == high else words.span(low, high, traces.measure)
        middle, last = (low + high) / 2, len(traces.periods) - 1
        yield Caption((f"Aim {wanted}",), "forecast", _SMALL, Weight.REGULAR, last, middle, 70, 30, _BESIDE)


def _interval(traces: Traces) -> Iterator[Caption]:
    """The intervals of the number judged, beside it; those of earlier ones stand in the table."""
    value = dict(traces.own).get(traces.judged) if traces.judged is not None else None
    here = [one for one in traces.evidence.whiskers if one.at == traces.judged]
    if traces.judged is not None and value is not None and here:
        ends = [f"{words.confidence(one.level)} interval {_span(one, traces)}" for one in here]
        lines = tuple(line for end in ends for line in wrapped(end, _SMALL, _BROAD))
        yield Caption(lines, "note", _SMALL, Weight.REGULAR, traces.judged, value, 80, 60, _BESIDE)


def _limits(traces: Traces) -> Iterator[Caption]:
    """The limits and the mean of the latest stretch at its end, from the highest down; a limit that was cut says so.

    Numbers that do not vary have their limits on their mean, which then is named alone.
    """
    trial = "trial " if traces.evidence.trial else ""
    for one in traces.evidence.stretches[-1:]:
        upper, lower = (one.upper, f"upper {trial}limit"), (one.lower, f"lower {trial}limit")
        named = (upper, (one.mean, "mean"), lower) if one.lower != one.upper else ((one.mean, "mean"),)
        for value, name in named:
            cut = words.cut_at([end for end in one.cut if end == value], traces.measure)
            text = f"{name}{cut or ' ' + words.finer(value, traces.measure)}"
            yield Caption((text,), "note", _SMALL, Weight.REGULAR, one.last, value, 80, 30, _BESIDE)


def _marked(traces: Traces) -> Iterator[Caption]:
    """What a mark means, at the last of its kind."""
    for one in {signal.news: signal for signal in traces.evidence.signals}.values():
        lines = wrapped(_NEWS[one.news], _SMALL, _BROAD)
        yield Caption(lines, "note", _SMALL, Weight.REGULAR, one.at, one.value, 80, 60, _ALONG)


def _trend(traces: Traces) -> Iterator[Caption]:
    if traces.evidence.trend is None or traces.forecast:
        return
    first, last = traces.evidence.trend
    looked_at = [(at, value) for at, value in traces.own if first <= at <= last]
    lines = (f"the {'five' if len(looked_at) == POINTS else len(looked_at)} numbers looked at",)
    yield Caption(lines, "note", _SMALL, Weight.REGULAR, *looked_at[0], 80, 60, _ALONG)
