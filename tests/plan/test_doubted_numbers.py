"""A number that looks wrong says so wherever it is judged, also where one warning tells of several."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.plan.tiny import Tiny, found, row

PERCENT = "{kind: percent, of: children, every: year, year: financial, decimals: 1, roll_up: supplied}"
TINY = Tiny(measure=PERCENT, rows=(), within=90, cut_off=date(2025, 3, 31))
PLACES = ("county", "north", "south")


def doubted(tiny: Tiny, root: Path) -> list[str]:
    """The places whose number judged is doubted."""
    book = tiny.book(root)
    return [place for place in PLACES if found(book, place).doubted]


def shares(year: str, *values: str) -> tuple[str, ...]:
    """A percentage of each place."""
    return tuple(row(place, year, value) for place, value in zip(PLACES, values, strict=True))


def test_every_place_that_sent_only_fractions_is_doubted(tmp_path: Path) -> None:
    """One warning is printed for them all; the county that sent percentages is not among them."""
    rows = [
        one
        for year, county in (("2021/22", "41.0"), ("2022/23", "43.0"), ("2023/24", "42.0"))
        for one in shares(year, county, "0.41", "0.44")
    ]
    assert doubted(replace(TINY, rows=tuple(rows)), tmp_path) == ["north", "south"]


def test_every_number_that_came_before_its_period_ended_is_doubted(tmp_path: Path) -> None:
    """One warning is printed for a return that came early; each of its numbers is marked."""
    rows = (row("north", "2024/25", "41.0", "2025-01-31"), row("south", "2024/25", "44.0", "2025-01-31"))
    assert doubted(replace(TINY, rows=rows), tmp_path) == ["north", "south"]
