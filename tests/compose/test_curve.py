"""The curve: every point stands in the plot, no label hides another, and the drawings are those approved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given

from oba.compose.curve.curve import WIDTH, draw
from oba.compose.curve.drawing import Drawing
from oba.compose.curve.labels import Box, Point
from oba.compose.curve.traces import ForecastPoint, Traces
from oba.compose.evidence import Evidence, Whisker
from oba.domain.measure import Kind
from oba.render.html import templates
from tests.build import n
from tests.compose.curves import CASES, any_traces, values, years

CARDS = Path(__file__).parents[2] / "cards"
HEIGHT = 1600


def _points(drawing: Drawing) -> Iterator[Point]:
    yield from chain(drawing.fan, drawing.forecast, drawing.path, *drawing.beside, *drawing.history)
    yield from ((bar.left, bar.y) for bar in drawing.bars)
    yield from ((bar.right, bar.y) for bar in drawing.bars)
    yield from ((x, y) for one in drawing.limits for x in (one.left, one.right) for y in one.ys)
    yield from ((one.x, y) for one in drawing.whiskers for y in (one.top, one.bottom, *one.ends))
    yield from ((one.x, y) for one in drawing.funnel for y in (one.top, one.bottom))
    yield from chain(drawing.trend, (one.at for one in drawing.marked))


@given(any_traces())
def test_every_point_stands_inside_the_plot(traces: Traces) -> None:
    """No line, fan, target, limit or interval leaves the gridlines."""
    drawing = draw(traces, "Message.", HEIGHT)
    plot = Box(drawing.left, drawing.top, drawing.right, drawing.bottom)
    assert all(plot.left <= x <= plot.right and plot.top <= y <= plot.bottom for x, y in _points(drawing))


@given(any_traces())
def test_no_label_overlaps_another_or_leaves_the_frame(traces: Traces) -> None:
    """Labels stand apart from each other, inside the drawing and clear of the latest point."""
    drawing = draw(traces, "Message.", HEIGHT)
    frame = Box(drawing.left, 0, WIDTH, drawing.bottom)
    boxes = [label.box for label in drawing.labels]
    assert all(frame.holds(box) for box in boxes)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert drawing.latest is None or not any(box.crossed_by(drawing.latest, drawing.latest) for box in boxes)


@given(any_traces())
def test_the_latest_number_is_always_labelled(traces: Traces) -> None:
    """Whatever else is crowded out, the number judged stands beside its point."""
    drawing = draw(traces, "Message.", HEIGHT)
    assert (drawing.latest is not None) == any(label.role == "latest" for label in drawing.labels)


@given(any_traces())
def test_a_line_is_drawn_through_every_number_and_broken_where_one_is_missing(traces: Traces) -> None:
    """History has as many points as numbers, and no stretch runs over a hole or a change of definition."""
    drawing = draw(traces, "Message.", HEIGHT)
    known = [at for at, _ in traces.own]
    joins = sum(1 for one, other in pairwise(known) if other == one + 1 and other not in traces.breaks)
    assert sum(map(len, drawing.history)) == len(known)
    assert sum(len(line) - 1 for line in drawing.history) == joins


@given(any_traces())
def test_the_names_of_periods_never_touch(traces: Traces) -> None:
    """Crowded names are thinned, the one of the period judged is kept, and all stand inside the drawing."""
    drawing = draw(traces, "Message.", HEIGHT)
    assert traces.judged is None or any(name.judged for name in drawing.periods)
    assert all(0 <= name.x <= WIDTH for name in drawing.periods)
    apart = [other.x - one.x for one, other in pairwise(drawing.periods)]
    assert all(gap >= 300 for gap in apart)


def test_a_fan_is_cut_exactly_where_it_leaves_the_axis() -> None:
    """A fan far wider than the numbers does not flatten them: it leaves the frame where it would."""
    traces = Traces(
        measure=CASES["single"].measure,
        periods=years(3),
        own=values("50", "51"),
        judged=1,
        forecast=(ForecastPoint(2, n("-40"), n("52"), n("140")),),
    )
    drawing = draw(traces, "Message.", HEIGHT)
    inside = [x for x, y in drawing.fan if drawing.left < x and y in (drawing.top, drawing.bottom)]
    assert len(inside) == 4
    assert len(drawing.ticks) >= 3


def test_the_title_says_the_message_and_where_the_numbers_are() -> None:
    """The alternative text is the message and one sentence."""
    assert draw(CASES["single"], "6.2 % in 2004/05.", HEIGHT).title == "6.2 % in 2004/05. Data in the table below."


@given(any_traces())
def test_control_limits_are_never_cut(traces: Traces) -> None:
    """Every limit and mean stands at its own number, however far it is from the others."""
    drawing = draw(traces, "Message.", HEIGHT)
    assert len(drawing.limits) == len(traces.evidence.stretches)
    assert all(sorted(one.ys) == list(one.ys) for one in drawing.limits)


def test_an_interval_far_wider_than_the_numbers_is_cut_and_open() -> None:
    """One number from few children does not flatten the others, and is not drawn as if it ended where it is cut."""
    wide, narrow, outer = draw(CASES["two intervals"], "Message.", HEIGHT).whiskers
    assert wide.ends == ()
    assert [len(one.ends) for one in (narrow, outer)] == [2, 2]
    assert [one.outer for one in (wide, narrow, outer)] == [False, False, True]


def test_a_lone_number_shows_its_interval() -> None:
    """Where nothing else sets the scale an interval has room."""
    alone = Traces(
        measure=CASES["single"].measure,
        periods=years(1),
        own=values("6.2"),
        judged=0,
        evidence=Evidence(whiskers=(Whisker(0, n("5.2"), n("7.2"), n("95")),)),
    )
    assert len(draw(alone, "Message.", HEIGHT).whiskers[0].ends) == 2


def test_a_mark_tells_good_from_bad_by_its_shape() -> None:
    """A triangle up, one down and a diamond: three outlines that grey paper keeps apart."""
    template = templates(CARDS).from_string('{% from "_curve.svg.html" import shape %}{{ shape(0, 0, 10, news) }}')
    assert len({template.render(news=news) for news in (1, -1, 0)}) == 3


def test_a_curve_can_be_lower() -> None:
    """A lower curve keeps its width and its numbers."""
    tall, low = (draw(CASES["huge"], "Message.", height) for height in (1600, 1000))
    assert (tall.height, low.height, low.left) == (1600, 1000, tall.left)
    assert [x for x, _ in tall.history[0]] == [x for x, _ in low.history[0]]


@pytest.mark.parametrize("name", list(CASES))
def test_the_curve_is_the_one_approved(name: str, approved: Callable[[str, str], None]) -> None:
    """Lines and labels as a person looked at them and approved them, drawn by the template of the cards folder."""
    template = templates(CARDS).from_string('{% from "_curve.svg.html" import curve %}{{ curve(drawing) }}')
    drawing = draw(CASES[name], "Message.", HEIGHT)
    approved(f"cards/curve-{name.replace(' ', '-')}.svg", template.render(drawing=drawing))


def test_the_same_numbers_make_the_same_drawing() -> None:
    """A curve depends on nothing but what it is given."""
    assert draw(CASES["crowded"], "Message.", HEIGHT) == draw(replace(CASES["crowded"]), "Message.", HEIGHT)


@pytest.mark.parametrize(("kind", "lowest"), [(Kind.COUNT, "0"), (Kind.SCORE, "90")])
def test_a_count_is_drawn_from_nothing(kind: Kind, lowest: str) -> None:
    """A tenth fewer children look like a tenth fewer; a score, which has no such meaning, fills its axis."""
    measure = replace(CASES["single"].measure, kind=kind, per=None, decimals=0)
    drawing = draw(Traces(measure=measure, periods=years(2), own=values("100", "110"), judged=1), "Message.", HEIGHT)
    assert drawing.ticks[0].text == lowest
