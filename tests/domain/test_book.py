"""The book of a round: which places get a card."""

from __future__ import annotations

from dataclasses import replace

from oba.domain.book import Book
from tests.build import INDICATOR, TOP, a_round, numbers, place, places, plan, rule, series, year


def book() -> Book:
    """The county's numbers, and the northern area's for one year."""
    north = {(INDICATOR, "northern"): series({year(2009): "4.0"}, "northern")}
    return Book(
        plan=plan(),
        round=a_round(),
        places=places(),
        rules={INDICATOR: rule()},
        series=numbers() | north,
        assessments={},
    )


def test_the_top_place_has_a_card_even_without_a_number() -> None:
    """A missing county number is itself something to report."""
    assert replace(book(), series={}).has_card(INDICATOR, place())


def test_an_area_has_a_card_when_a_row_of_its_own_is_known() -> None:
    """An area without a row has no card to fill."""
    assert book().has_card(INDICATOR, place("northern", "Northern", "area", TOP))
    assert not book().has_card(INDICATOR, place("central", "Central", "area", TOP))
    assert not book().has_card("ni-1", place("northern", "Northern", "area", TOP))
