"""What tests of chance add to a curve: control limits, numbers that chance does not explain, intervals, a trend.

Control limits are kept to what can be and never cut by the axis: how far a number lies from them is what the chart is
read for, and they lie at most a few ranges of the numbers apart. Intervals are cut by it, as the forecast's fan is: a
number from few children must not flatten the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from oba.compose.curve.drawing import LimitLines, Line, SignalMark, Whiskers
from oba.compose.curve.plot import Plot
from oba.compose.curve.traces import Traces
from oba.compose.evidence import Whisker

_BEYOND = 60  # how far limits reach past the first and the last number they are for


def limit_values(traces: Traces) -> list[Fraction]:
    """The mean and the limits of every stretch, for the value axis to span."""
    return [end for one in traces.evidence.stretches for end in (one.mean, one.lower, one.upper)]


def interval_ends(traces: Traces) -> list[Fraction]:
    """The ends of every interval, and of the limits of a funnel."""
    return [end for one in (*traces.evidence.whiskers, *traces.evidence.limits) for end in (one.low, one.high)]


def limit_lines(traces: Traces, plot: Plot) -> Iterator[LimitLines]:
    """The lines of every stretch, as far as it goes."""
    across, up = plot
    for one in traces.evidence.stretches:
        yield LimitLines(
            left=max(across.x(one.first) - _BEYOND, across.left),
            right=min(across.x(one.last) + _BEYOND, across.right),
            mean=up.y(one.mean),
            upper=up.y(one.upper),
            lower=up.y(one.lower),
        )


def marked(traces: Traces, plot: Plot) -> Iterator[SignalMark]:
    """The numbers that chance does not explain."""
    yield from (SignalMark(plot.at(one.at, one.value), one.news) for one in traces.evidence.signals)


def upright(found: Sequence[Whisker], plot: Plot) -> Iterator[Whiskers]:
    """Intervals, or the limits of a funnel, cut off where the axis ends."""
    low, high = plot.ends
    narrow = min((one.level for one in found), default=Fraction(0))
    for one in found:
        top, bottom = plot.up.y(min(one.high, high)), plot.up.y(max(one.low, low))
        ends = [top] if one.high <= high else []
        ends += [bottom] if one.low >= low else []
        yield Whiskers(plot.across.x(one.at), top, bottom, tuple(ends), one.level > narrow)


def trend(traces: Traces, plot: Plot) -> Line:
    """The part of the line that a trend was looked for in; not upon a forecast, where two bands would blur."""
    if traces.evidence.trend is None or traces.forecast:
        return ()
    first, last = traces.evidence.trend
    return plot.line((at, value) for at, value in traces.own if first <= at <= last)
