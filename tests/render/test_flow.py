"""The quick answer to whether a box is in the flow is WeasyPrint's own."""

from __future__ import annotations

from itertools import product

import pytest
from weasyprint.formatting_structure.boxes import Box

from oba.domain.kept import Unkept
from oba.render import flow
from oba.render.flow import quick_flow
from tests.render.test_work import made

FLOATS = ("none", "left", "right", "inline-start", "inline-end", "footnote")
POSITIONS = ("static", "relative", "absolute", "fixed", ("running()", "foot"), ("note()", "side"))


def styled(floats: str, position: object) -> Box:
    """A box with these two, which is all that is asked of it."""
    box = Box.__new__(Box)
    box.style = {"float": floats, "position": position}
    return box


@pytest.mark.parametrize(("floats", "position"), tuple(product(FLOATS, POSITIONS)))
def test_every_box_is_told_alike(floats: str, position: object) -> None:
    """Whatever floats, and however it is placed."""
    box = styled(floats, position)
    own = box.is_in_normal_flow()
    with quick_flow():
        assert box.is_in_normal_flow() is own


def test_no_byte_tells_the_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole documents are the same, asked quickly or in full."""
    quickly = made(Unkept())
    monkeypatch.setattr(flow, "_is_in_flow", Box.is_in_normal_flow)
    assert made(Unkept()) == quickly
