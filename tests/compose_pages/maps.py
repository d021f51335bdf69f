"""A round whose two areas have outlines, and numbers of one indicator to be drawn in them."""

from __future__ import annotations

from dataclasses import replace

from oba.domain.book import Book
from oba.domain.evidence import Figure, Reason, Series
from oba.domain.outline import Degrees, Outline, Outlines
from tests.build import figure, n, year
from tests.compose_pages.full import full
from tests.compose_pages.full_rules import NEET, NORTH, SOUTH

BOOK = full()


def square(name: str, east: str, north: str, side: str = "0.2") -> Outline:
    """A square place, its corner in the south-west."""
    corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    return Outline(
        place=name, rings=(tuple(Degrees(n(east) + x * n(side), n(north) + y * n(side)) for x, y in corners),)
    )


OUTLINES = {NORTH: square(NORTH, "-1.2", "51.9"), SOUTH: square(SOUTH, "-1.2", "51.7")}


def drawn_book(numbers: dict[str, dict[int, Figure]] | None = None, book: Book = BOOK) -> Book:
    """The book with outlines of its areas, and other numbers of one indicator in these."""
    its = {
        (NEET, where): Series(indicator=NEET, place=where, figures={one.period: one for one in found.values()})
        for where, found in (numbers or {}).items()
    }
    outlines = Outlines(by_place=OUTLINES, notice="Contains map data")
    return replace(book, outlines=outlines, series={**book.series, **its})


def known(**values: str | Reason) -> dict[str, dict[int, Figure]]:
    """Numbers of one year in the two areas."""
    return {area: {2009: figure(year(2009), value)} for area, value in values.items()}
