"""The curves of every plan: no text stands on a line, and none on another text or on a target."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from oba.answers import answer
from oba.compose.curve.curve import draw
from oba.compose.curve.drawing import Drawing
from oba.compose.curve.labels import Box, Point
from oba.compose.curve.traces import traces
from oba.compose.dashboard.rows import carded
from oba.compose.subject import subject_of
from oba.domain.book import Book
from oba.quarter import Folders
from oba.quarter import read as read_plan

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = Folders(rules=ROOT / "rules", data=ROOT / "data", cards=ROOT / "cards", output=ROOT / "output", root=ROOT)
PLANS = sorted(path.parent.name for path in ROOT.glob("rules/*/plan.yaml"))
HEIGHTS = (960, 1600)  # as low as a card sets a curve, and as high as it is on one page


@cache
def current(plan: str) -> Book:
    """The book of a plan's current round."""
    project, _ = read_plan(FOLDERS, plan)
    assert project
    return answer(project, next(one for one in project.plan.rounds if one.id == project.plan.current))


def curves(book: Book, height: int) -> Iterator[Drawing]:
    """The curve of every card that has one."""
    for place in book.places.documented:
        for rule in carded(book, place):
            seen = traces(subject_of(book, rule.id, place))
            if seen.own or seen.beside or seen.goals:
                yield draw(seen, f"{rule.id}, {place.id}", height)


def strokes(drawing: Drawing) -> Iterator[tuple[Point, Point]]:
    """Every straight piece of every line, and every number that stands alone."""
    lines = [*drawing.history, *drawing.beside, drawing.forecast, drawing.path]
    lines += [((one.x, one.top), (one.x, one.bottom)) for one in (*drawing.whiskers, *drawing.funnel)]
    lines += [((one.left, y), (one.right, y)) for one in drawing.limits for y in one.ys]
    lines += [((x, drawing.top), (x, drawing.bottom)) for x in drawing.breaks]
    for line in lines:
        yield from pairwise(line)
    yield from ((point, point) for line in (*drawing.history, *drawing.beside) for point in line)


@pytest.mark.parametrize("height", HEIGHTS)
@pytest.mark.parametrize("plan", PLANS)
def test_no_text_of_a_curve_stands_on_a_line(plan: str, height: int) -> None:
    """Labels of numbers, targets, comparators and limits leave every line to be seen, and each other to be read."""
    for drawing in curves(current(plan), height):
        boxes = [label.box for label in drawing.labels]
        assert not any(box.crossed_by(*stroke) for box in boxes for stroke in strokes(drawing)), drawing.title
        assert not any(one.meets(other) for one, other in combinations(boxes, 2)), drawing.title
        bars = [Box(bar.left, bar.y - 13, bar.right, bar.y + 13) for bar in drawing.bars]
        assert not any(box.meets(bar) for box in boxes for bar in bars), drawing.title
