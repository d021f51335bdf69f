"""Labels: none overlaps another, none leaves the frame, and lines stay visible where there is room."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from oba.compose.curve.labels import Box, Label, LabelRequest, Obstacle, Side, place
from oba.compose.font_metrics import Weight

FRAME = Box(300, 0, 5160, 1400)
POINT = st.tuples(st.integers(300, 5160), st.integers(0, 1400))
SIDES = st.permutations(list(Side)).map(tuple)


def _wanted(text: str, at: tuple[int, int], sides: tuple[Side, ...] = tuple(Side)) -> LabelRequest:
    return LabelRequest((text,), "value", 70, Weight.REGULAR, at, 40, 30, sides)


WANTED = st.builds(_wanted, st.text("abcdefghij 0123456789", min_size=1, max_size=24), POINT, SIDES)
BOXES = st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h), *[st.integers(0, 1200)] * 2, *[st.integers(1, 300)] * 2)


@given(st.lists(WANTED, max_size=12), st.lists(BOXES, max_size=4), st.lists(st.tuples(POINT, POINT), max_size=6))
def test_no_two_labels_overlap_and_none_leaves_the_frame(
    wanted: list[LabelRequest], taken: list[Box], lines: list[tuple[tuple[int, int], tuple[int, int]]]
) -> None:
    """Whatever is asked for, what is placed stands apart from the rest, from what is taken, and inside the frame."""
    labels = place(wanted, FRAME, taken, [Obstacle(line, 500) for line in lines])
    assert all(FRAME.holds(label.box) for label in labels)
    assert not any(one.box.meets(other.box) for one, other in combinations(labels, 2))
    assert not any(label.box.meets(box) for label in labels for box in taken)


@given(st.lists(WANTED, max_size=5))
def test_a_few_labels_all_find_room(wanted: list[LabelRequest]) -> None:
    """Up to five labels of a line each are never left out."""
    assert len(place(wanted, FRAME, [], [])) == len(wanted)


@given(st.lists(WANTED, max_size=8))
def test_placing_is_deterministic(wanted: list[LabelRequest]) -> None:
    """The same labels always stand in the same places."""
    assert place(wanted, FRAME, [], []) == place(wanted, FRAME, [], [])


def _only(wanted: LabelRequest, *lines: Obstacle) -> Label:
    (label,) = place([wanted], FRAME, [], lines)
    return label


def test_a_label_stands_on_its_first_side_where_nothing_hinders_it() -> None:
    """Right of its point by its gap, its middle level with it; above by its rise."""
    right = _only(_wanted("4.3", (1000, 700)))
    assert right.box.left == 1040
    assert right.box.top + right.box.bottom == 1400
    assert _only(_wanted("4.3", (1000, 700), (Side.ABOVE,))).box.bottom == 670
    assert _only(_wanted("4.3", (1000, 700), (Side.BELOW,))).box.top == 730
    assert _only(_wanted("4.3", (1000, 700), (Side.LEFT,))).box.right == 960


def test_a_label_keeps_off_a_line_when_a_free_place_is_near() -> None:
    """A line through the best place moves the label to where it covers nothing."""
    line = ((1000, 700), (2000, 700))
    label = _only(_wanted("England 6.2", (1000, 700)), Obstacle(line, 1000))
    assert not label.box.crossed_by(*line)


def test_a_label_without_room_is_left_out() -> None:
    """A label wider than the frame is not squeezed in."""
    assert place([_wanted("x" * 200, (1000, 700))], FRAME, [], []) == ()


def test_the_lines_of_a_label_stand_below_one_another() -> None:
    """Two lines share their left end and lie one line height apart."""
    label = _only(
        LabelRequest(("Where we were", "headed"), "forecast", 70, Weight.REGULAR, (1000, 700), 40, 30, tuple(Side))
    )
    (left, first, _), (same, second, _) = label.lines
    assert left == same
    assert second - first == 84


def test_a_line_crosses_a_box_only_through_its_inside() -> None:
    """Touching an edge, ending before it or passing a corner is no crossing; a point inside is one."""
    box = Box(0, 0, 10, 10)
    assert box.crossed_by((-5, 5), (15, 5))
    assert box.crossed_by((5, 5), (5, 5))
    assert not box.crossed_by((-5, 0), (15, 0))
    assert not box.crossed_by((-5, 4), (0, 4))
    assert not box.crossed_by((-8, 5), (5, 18))
    assert not box.crossed_by((5, 11), (5, 20))
