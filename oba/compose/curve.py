"""The curve's geometry: where every line, point, bar and label stands, in whole tenths of a point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import chain, pairwise
from typing import NamedTuple

from oba.compose.axis import Axis, axis, deepest, names
from oba.compose.captions import Caption, captions
from oba.compose.drawing import Band, Bar, Drawing, Gap, Line, Tick
from oba.compose.labels import Box, Label, Obstacle, Point, Side, Wanted, place
from oba.compose.lettering import Weight, width
from oba.compose.scale import Scale, scale
from oba.compose.traces import Traces, Values
from oba.domain.number import printed, unit_of_last_decimal

WIDTH = 5160
TOP = 130
TICK_SIZE = 70
_FAN_SHARE = Fraction(3, 5)  # how far, in ranges of all other numbers, a fan may widen the axis
_HALF_BAR = 70
_AROUND_LATEST = 50  # what labels keep away from the latest point
_GUTTER = (240, 1150)  # the least and the most room for labels beyond the last period
_OWN, _PLANNED, _OTHERS, _GRID = 1500, 600, 250, 50  # how much worse than distance it is to cover a line


class Plot(NamedTuple):
    """The two axes together: where a number of a period stands."""

    across: Axis
    up: Scale

    def at(self, period: int, value: Fraction) -> Point:
        """The place of a number."""
        return self.across.x(period), self.up.y(value)

    def line(self, values: Iterable[tuple[int, Fraction]]) -> Line:
        """The places of several numbers."""
        return tuple(self.at(period, value) for period, value in values)


def draw(traces: Traces, message: str, height: int) -> Drawing:
    """Work out a curve of a height. The message becomes its alternative text, and says where to read the numbers."""
    said = captions(traces)
    plot = _plot(traces, said, height)
    drawing = _lines(traces, plot, message, height)
    return replace(drawing, labels=_labels(plot, drawing, said))


def _lines(traces: Traces, plot: Plot, message: str, height: int) -> Drawing:
    across, up = plot
    return Drawing(
        title=f"{message} Data in the table below.",
        width=WIDTH,
        height=height,
        left=across.left,
        right=across.right,
        top=up.top,
        bottom=up.bottom,
        unit="" if traces.measure.unit == "%" else traces.measure.unit,
        ticks=tuple(Tick(up.y(value), text) for value, text in _tick_texts(traces, up)),
        periods=names(traces.periods, across, traces.judged, up.bottom + _gap_row(traces) + 110),
        band=_band(traces, up),
        fan=_fan(traces, plot),
        forecast=plot.line(_headed(traces)),
        path=plot.line(traces.path),
        bars=tuple(_bars(traces, plot)),
        beside=tuple(plot.line(part) for one in traces.beside for part in _unbroken(one.values, traces.breaks)),
        history=tuple(plot.line(part) for part in _unbroken(traces.own, traces.breaks)),
        latest=_latest(traces, plot),
        gaps=tuple(Gap(across.x(at), up.bottom + 85, text) for at, text in traces.missing),
        breaks=tuple(across.between(at) for at in traces.breaks if at > 0),
        labels=(),
    )


def _plot(traces: Traces, said: tuple[Caption, ...], height: int) -> Plot:
    bottom = height - 60 - deepest(traces.periods) - _gap_row(traces)
    up = scale(_spanned(traces), unit_of_last_decimal(traces.measure.decimals), traces.measure.bounds, TOP, bottom)
    left = max(width(text, TICK_SIZE) for _, text in _tick_texts(traces, up)) + 60
    last = len(traces.periods) - 1
    beyond = max((one.wide for one in said if one.at == last and one.sides[0] is Side.RIGHT), default=0)
    gutter = min(max(beyond + 40, _GUTTER[0]), _GUTTER[1])
    return Plot(axis(traces.periods, left, WIDTH - gutter), up)


def _gap_row(traces: Traces) -> int:
    """Room below the axis for what stands in place of missing numbers."""
    return 80 if traces.missing else 0


def _spanned(traces: Traces) -> list[Fraction]:
    """The numbers the value axis spans: all of them, a wide fan only in part."""
    lines = (traces.own, traces.path, _headed(traces), *(one.values for one in traces.beside))
    core = [value for line in lines for _, value in line]
    core += [end for goal in traces.goals for end in goal.ends] + list(traces.aim or ())
    if not traces.forecast:
        return core
    reach = (max(core) - min(core)) * _FAN_SHARE
    low, high = min(core) - reach, max(core) + reach
    return core + [min(max(end, low), high) for point in traces.forecast for end in (point.low, point.high)]


def _tick_texts(traces: Traces, up: Scale) -> list[tuple[Fraction, str]]:
    """The ticks with as few decimals as they need; the top one carries a percent sign."""
    finest = max(tick.denominator for tick in up.ticks)
    decimals = next(d for d in range(traces.measure.decimals + 1) if 10**d % finest == 0)
    texts = [printed(tick, decimals) for tick in up.ticks]
    suffix = traces.measure.suffix if traces.measure.unit == "%" else ""
    return list(zip(up.ticks, [*texts[:-1], texts[-1] + suffix], strict=True))


def _unbroken(values: Values, breaks: tuple[int, ...]) -> Iterator[Values]:
    """The stretches of a line between missing numbers and changes of definition."""
    stretch: list[tuple[int, Fraction]] = []
    for at, value in values:
        if stretch and (stretch[-1][0] != at - 1 or at in breaks):
            yield tuple(stretch)
            stretch = []
        stretch.append((at, value))
    if stretch:
        yield tuple(stretch)


def _apex(traces: Traces) -> Values:
    """The last number of the history, where it stands right before the forecast."""
    first = traces.forecast[0].at if traces.forecast else 0
    return tuple((at, value) for at, value in traces.own if at == first - 1)


def _headed(traces: Traces) -> Values:
    return (*_apex(traces), *((point.at, point.middle) for point in traces.forecast)) if traces.forecast else ()


def _fan(traces: Traces, plot: Plot) -> Line:
    """The outline of the forecast's interval, cut off where the axis ends."""
    apex = _apex(traces)
    above = (*apex, *((point.at, point.high) for point in traces.forecast))
    below = (*apex, *((point.at, point.low) for point in traces.forecast))
    return (*_cut(above, plot), *reversed(_cut(below, plot)))


def _cut(values: Values, plot: Plot) -> Line:
    """A line kept between the ends of the value axis, bent exactly where it would leave."""
    low, high = plot.up.ticks[0], plot.up.ticks[-1]
    bends = [Fraction(at) for at, _ in values]
    for (one, before), (_, after) in pairwise(values):
        bends += [one + (end - before) / (after - before) for end in (low, high) if (before - end) * (after - end) < 0]
    return tuple(_between(values, bend, plot, low, high) for bend in sorted(bends))


def _between(values: Values, bend: Fraction, plot: Plot, low: Fraction, high: Fraction) -> Point:
    """The place on a line at a period, or between two."""
    before = max((one for one in values if one[0] <= bend), key=lambda one: one[0])
    after = min((one for one in values if one[0] >= bend), key=lambda one: one[0])
    share = (bend - before[0]) / (after[0] - before[0]) if after[0] > before[0] else Fraction(0)
    value = before[1] + (after[1] - before[1]) * share
    left, right = plot.across.x(before[0]), plot.across.x(after[0])
    return round(left + (right - left) * share), plot.up.y(min(max(value, low), high))


def _bars(traces: Traces, plot: Plot) -> Iterator[Bar]:
    for goal in traces.goals:
        for end in goal.ends:
            x, y = plot.at(goal.at, end)
            yield Bar(x - _HALF_BAR, x + _HALF_BAR, y, goal.firm)


def _band(traces: Traces, up: Scale) -> Band | None:
    if traces.aim is None:
        return None
    low, high = traces.aim
    return Band(up.y(high), up.y(low) - up.y(high))


def _latest(traces: Traces, plot: Plot) -> Point | None:
    return next((plot.at(at, value) for at, value in traces.own if at == traces.judged), None)


def _labels(plot: Plot, drawing: Drawing, said: tuple[Caption, ...]) -> tuple[Label, ...]:
    wanted = [one.wanted(plot.at(one.at, one.value)) for one in said]
    wanted += [_break_label(x, drawing.top) for x in drawing.breaks]
    taken = [Box(bar.left - 15, bar.y - 30, bar.right + 15, bar.y + 30) for bar in drawing.bars]
    taken += [_around(drawing.latest, _AROUND_LATEST)] if drawing.latest else []
    if drawing.unit:
        taken.append(Box(0, 0, drawing.left + width(drawing.unit, TICK_SIZE), 100))
    frame = Box(drawing.left, 0, drawing.width, drawing.bottom)
    return place(wanted, frame, taken, list(_obstacles(drawing)))


def _break_label(x: int, top: int) -> Wanted:
    return Wanted(
        ("definition changed",), "note", TICK_SIZE, Weight.REGULAR, (x, top - 60), 40, 0, (Side.RIGHT, Side.LEFT)
    )


def _around(point: Point, reach: int) -> Box:
    return Box(point[0] - reach, point[1] - reach, point[0] + reach, point[1] + reach)


def _obstacles(drawing: Drawing) -> Iterator[Obstacle]:
    yield from (Obstacle(line, _OWN) for line in drawing.history)
    yield from (Obstacle((point, point), _OWN) for point in chain.from_iterable(drawing.history))
    yield Obstacle(drawing.path, _PLANNED)
    yield from (Obstacle(line, _OTHERS) for line in (drawing.forecast, *drawing.beside))
    yield from (Obstacle(((x, drawing.top), (x, drawing.bottom)), _OTHERS) for x in drawing.breaks)
    yield from (Obstacle(((drawing.left, tick.y), (drawing.right, tick.y)), _GRID) for tick in drawing.ticks)
