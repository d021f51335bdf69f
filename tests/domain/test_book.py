"""The book of a round: which places get a card."""

from __future__ import annotations

from dataclasses import replace

from oba.domain.book import Book, illustrative
from oba.domain.evidence import Series, Status
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


def test_a_page_with_a_made_up_number_is_illustrative() -> None:
    """A place's own number marks its page; a comparator's marks the pages of every place beside which it stands."""
    here, north = book(), place("northern", "Northern", "area", TOP)
    assert illustrative(here) == frozenset()
    its = replace(here, series={**here.series, (INDICATOR, "northern"): made_up(here.series[INDICATOR, "northern"])})
    assert illustrative(its) == {(INDICATOR, north.id)}
    beside = replace(here, series={**here.series, (INDICATOR, "england"): made_up(here.series[INDICATOR, TOP])})
    everywhere = {(INDICATOR, one.id) for one in here.places.by_id.values() if not one.is_comparator}
    assert illustrative(beside) == everywhere | {(INDICATOR, "england")}


def made_up(its: Series) -> Series:
    """The same numbers, all of them illustrative."""
    figures = {at: replace(figure, status=Status.ILLUSTRATIVE) for at, figure in its.figures.items()}
    return replace(its, figures=figures)


def test_a_round_has_a_place_above_all_others() -> None:
    """The one without a parent."""
    assert book().top.id == TOP
