"""A file may say which document it is, and nothing more under that word."""

from __future__ import annotations

import pytest

from oba.attack.reading.own_name import without_own_name
from oba.attack.reading.page import Aside, Page
from tests.attack.published import PERCENT, areas, everybody

PUBLIC = everybody(*areas("a", "b"), x=PERCENT)
NAME = "a/cards/x.html"
OWN = f"{PUBLIC.plan.id}/{PUBLIC.plan.rounds[0].id}/{NAME}"


@pytest.mark.parametrize(
    ("says", "left"),
    [(OWN, 0), (f"{OWN}?3", 1), (OWN.replace("/a/", "/b/"), 1), (f"another/{OWN}", 1), (f"{OWN}, 3 of 12", 1)],
)
def test_only_the_word_of_its_own_name_tells_nothing(says: str, left: int) -> None:
    """Of another place's, or with a number behind it, the word is looked at as any other that no page shows."""
    read = Page((), "", (Aside("its metadata", says), Aside("a title", "5 in 12")))
    assert len(without_own_name(read, NAME, PUBLIC).aside) == left + 1
