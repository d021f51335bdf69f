"""Addresses of the edition: they last, and lead where they say from wherever they are looked at."""

from __future__ import annotations

from posixpath import join, normpath

import pytest

from oba.compose.edition.addresses import (
    FOLDER,
    OUTSIDE,
    answers_beside,
    card_of,
    of_indicator,
    of_place,
    of_round,
    table_beside,
    within,
)
from oba.domain.finding import Question


def test_an_address_is_made_of_the_names_that_people_gave() -> None:
    """Indicator, place, question and round are in the path by their own names, so that a link outlives a round."""
    assert of_indicator("ni-117", "northern") == "indicators/ni-117/northern.html"
    assert of_place("northern", Question.DIRECTION) == "places/northern/direction.html"
    assert of_place("northern") == "places/northern/threshold.html"
    assert of_round("2010-11-q2") == "rounds/2010-11-q2.html"
    assert card_of("ni-117", "northern") == "northern/cards/ni-117.html"


def test_what_belongs_to_a_page_stands_beside_it() -> None:
    """Tables and answers have the name of their page, and of the figure where it has several."""
    page = of_indicator("ni-117", "northern")
    assert table_beside(page) == "indicators/ni-117/northern.csv"
    assert table_beside(page, "rounds") == "indicators/ni-117/northern-rounds.csv"
    assert answers_beside(page) == "indicators/ni-117/northern.json"


@pytest.mark.parametrize("page", ["index.html", of_round("2010-11-q2"), of_place("northern"), of_indicator("a", "b")])
def test_every_page_leads_to_the_same_files(page: str) -> None:
    """However deep a page lies, its way to a page of the edition and to a file of a round ends in the same place."""
    here, stands = within(page), join(FOLDER, page, "..")
    assert normpath(join(stands, here.to("index.html"))) == f"{FOLDER}/index.html"
    assert normpath(join(stands, here.to_round("2010-11-q2", "results.csv"))) == "2010-11-q2/results.csv"


def test_the_page_beside_the_rounds_leads_into_the_edition() -> None:
    """Its links go down into the folder of the edition, and to the rounds beside it."""
    assert OUTSIDE.to("index.html") == f"{FOLDER}/index.html"
    assert OUTSIDE.to_round("2010-11-q2", "results.csv") == "2010-11-q2/results.csv"
