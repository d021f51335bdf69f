"""The curve's geometry: where every line, point, bar and label stands, in whole tenths of a point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import chain

from oba.compose.curve import chance
from oba.compose.curve.alt_text import alternative
from oba.compose.curve.axis import axis, deepest, names
from oba.compose.curve.captions import Caption, captions
from oba.compose.curve.drawing import Band, Bar, Drawing, Hole, Line, Tick
from oba.compose.curve.labels import Box, Label, LabelRequest, Obstacle, Point, Side, place
from oba.compose.curve.plot import Plot, cut
from oba.compose.curve.scale import LEAST_SHARE, Scale, scale
from oba.compose.curve.traces import Traces, Values
from oba.compose.font_metrics import Weight, width
from oba.domain.measure import Kind
from oba.domain.number import printed, unit_of_last_decimal

WIDTH = 5160
TOP = 130
TICK_SIZE = 70
_FAN_SHARE = Fraction(3, 5)  # how far, in ranges of all other numbers, a fan or an interval may widen the axis
_HALF_BAR = 70
_AROUND_LATEST, _AROUND_MARKED = 50, 78  # what labels keep away from the latest point, and where that is marked
_GUTTER = (240, 1150)  # the least and the most room for labels beyond the last period, at most a quarter of the curve
# How much worse than distance it is to cover a line. While any place is free, none is covered but a gridline.
_OWN, _PLANNED, _OTHERS, _GRID = 9000, 6000, 3000, 50


def draw(traces: Traces, message: str, height: int, wide: int = WIDTH) -> Drawing:
    """Work out a curve of a height. Its alternative text is the message, what tests used, where the numbers stand."""
    said = captions(traces)
    plot = _plot(traces, said, height, wide)
    drawing = replace(_lines(traces, plot, message, height), width=wide)
    return replace(drawing, labels=_labels(plot, drawing, said))


def _lines(traces: Traces, plot: Plot, message: str, height: int) -> Drawing:
    across, up = plot
    return Drawing(
        title=alternative(message, traces),
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
        gaps=tuple(Hole(across.x(at), up.bottom + 85, text) for at, text in traces.missing),
        breaks=tuple(across.between(at) for at in traces.breaks if at > 0),
        limits=tuple(chance.limit_lines(traces, plot)),
        marked=tuple(chance.marked(traces, plot)),
        whiskers=tuple(chance.upright(traces.evidence.whiskers, plot)),
        funnel=tuple(chance.upright(traces.evidence.limits, plot)),
        trend=chance.trend(traces, plot),
        labels=(),
    )


def _plot(traces: Traces, said: tuple[Caption, ...], height: int, wide: int) -> Plot:
    bottom = height - 60 - deepest(traces.periods) - _gap_row(traces)
    up = scale(_spanned(traces), unit_of_last_decimal(traces.measure.decimals), traces.measure.bounds, TOP, bottom)
    left = max(width(text, TICK_SIZE) for _, text in _tick_texts(traces, up)) + 60
    last = len(traces.periods) - 1
    beyond = max((one.wide for one in said if one.at == last and one.sides[0] is Side.RIGHT), default=0)
    gutter = min(max(beyond + 40, _GUTTER[0]), _GUTTER[1], wide // 4)
    return Plot(axis(traces.periods, left, wide - gutter), up)


def _gap_row(traces: Traces) -> int:
    """Room below the axis for what stands in place of missing numbers."""
    return 80 if traces.missing else 0


def _spanned(traces: Traces) -> list[Fraction]:
    """The numbers the value axis spans: all of them, a wide fan or interval only in part; of a count also 0."""
    lines = (traces.own, traces.path, _headed(traces), *(one.values for one in traces.beside))
    core = [value for line in lines for _, value in line]
    core += [end for goal in traces.goals for end in goal.ends] + list(traces.aim or ())
    core += chance.limit_values(traces)
    fan = [end for point in traces.forecast for end in (point.low, point.high)]
    spanned = core + _kept(fan, core, Fraction(0)) + _kept(chance.interval_ends(traces), core, LEAST_SHARE)
    return [*spanned, Fraction(0)] if traces.measure.kind is Kind.COUNT else spanned


def _kept(ends: list[Fraction], core: list[Fraction], share: Fraction) -> list[Fraction]:
    """Ends kept near all other numbers: within some ranges of them, or a share of the largest if that is more."""
    if not ends:
        return []
    low, high = min(core), max(core)
    reach = max((high - low) * _FAN_SHARE, share * max(map(abs, core)))
    return [min(max(end, low - reach), high + reach) for end in ends]


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
    return (*cut(above, plot), *reversed(cut(below, plot)))


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
    marked = drawing.latest in [one.at for one in drawing.marked]
    taken += [_around(drawing.latest, _AROUND_MARKED if marked else _AROUND_LATEST)] if drawing.latest else []
    if drawing.unit:
        taken.append(Box(0, 0, drawing.left + width(drawing.unit, TICK_SIZE), 100))
    frame = Box(drawing.left, 0, drawing.width, drawing.bottom)
    return place(wanted, frame, taken, list(_obstacles(drawing)))


def _break_label(x: int, top: int) -> LabelRequest:
    return LabelRequest(
        ("definition changed",), "note", TICK_SIZE, Weight.REGULAR, (x, top - 60), 40, 0, (Side.RIGHT, Side.LEFT)
    )


def _around(point: Point, reach: int) -> Box:
    return Box(point[0] - reach, point[1] - reach, point[0] + reach, point[1] + reach)


def _obstacles(drawing: Drawing) -> Iterator[Obstacle]:
    yield from (Obstacle(line, _OWN) for line in drawing.history)
    yield from (Obstacle((point, point), _OWN) for point in chain.from_iterable(drawing.history))
    yield Obstacle(drawing.path, _PLANNED)
    yield from (Obstacle(line, _OTHERS) for line in (drawing.forecast, *drawing.beside))
    yield from (Obstacle((point, point), _OTHERS) for point in chain.from_iterable(drawing.beside))
    yield from (Obstacle(((one.x, one.top), (one.x, one.bottom)), _OWN) for one in (*drawing.whiskers, *drawing.funnel))
    yield from (Obstacle(((one.left, y), (one.right, y)), _OTHERS) for one in drawing.limits for y in one.ys)
    yield from (Obstacle(((x, drawing.top), (x, drawing.bottom)), _OTHERS) for x in drawing.breaks)
    yield from (Obstacle(((drawing.left, tick.y), (drawing.right, tick.y)), _GRID) for tick in drawing.ticks)
