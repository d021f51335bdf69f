"""What chance alone would say: the tests behind a dashboard's answers, added up."""

from __future__ import annotations

from fractions import Fraction

import pytest

from oba.compose.dashboard.chance import chance_words, chances
from oba.compose.dashboard.dashboard import dashboard
from oba.domain.book import Book
from oba.domain.chance import Chance
from oba.domain.finding import Answer, Finding, Question
from tests.build import TOP
from tests.compose_pages.changed import answering
from tests.compose_pages.full import area, county, full
from tests.compose_pages.full_rules import ADMISSIONS, NEET, NORTH, OBESITY, SOUTH

BOOK = full()
FIVE = Chance(of=Fraction(5, 100), signal=True)
RARE = Chance(of=Fraction(2, 1000), signal=False)


def behind(book: Book, indicator: str, place: str, question: Question, *made: Chance) -> Book:
    """The book with tests behind one answer."""
    return answering(book, indicator, place, Finding(question=question, answer=Answer.STEADY, chances=made))


def test_the_county_counts_its_own_tests_and_the_ratings_of_its_areas_beside_them() -> None:
    """An area's rating stands on the county's page; its other answers do not."""
    own = behind(BOOK, NEET, TOP, Question.DIRECTION, RARE, FIVE)
    rated = behind(own, NEET, NORTH, Question.THRESHOLD, FIVE)
    moved = behind(rated, NEET, NORTH, Question.DIRECTION, FIVE)
    assert chances(own, county()) == (RARE, FIVE)
    assert chances(rated, county()) == chances(moved, county()) == (RARE, FIVE, FIVE)


def test_an_area_counts_its_own_tests_only() -> None:
    """The county's rating beside an area's is counted on the county's page."""
    both = behind(behind(BOOK, NEET, TOP, Question.THRESHOLD, FIVE), NEET, NORTH, Question.COMPARATORS, RARE)
    assert chances(both, area()) == (RARE,)


def test_what_has_no_row_is_not_counted() -> None:
    """An area without a number has no rating beside the county's, whatever was worked out for it."""
    assert (OBESITY, SOUTH) in BOOK.assessments
    assert (OBESITY, SOUTH) not in BOOK.series
    assert chances(behind(BOOK, OBESITY, SOUTH, Question.THRESHOLD, FIVE), county()) == ()


@pytest.mark.parametrize(
    ("made", "how_many", "rest"),
    [
        ((FIVE,), "One statistical test was", "it would signal by chance alone about 50 times in 1,000; it did."),
        ((RARE,), "One statistical test was", "it would signal by chance alone about 2 times in 1,000; it did not."),
        ((RARE,) * 2, "2 statistical tests were", "fewer than 0.1 of them would signal by chance alone; none did."),
        ((FIVE,) * 2, "2 statistical tests were", "0.1 of them would signal by chance alone; 2 did."),
        (
            (FIVE,) * 37 + (RARE,) * 26,
            "63 statistical tests were",
            "1.9 of them would signal by chance alone; 37 did.",
        ),
    ],
)
def test_one_sentence_sets_what_chance_would_signal_beside_what_did(
    made: tuple[Chance, ...], how_many: str, rest: str
) -> None:
    """How many tests, how many would signal by chance on average (no test signals by a half), and how many did."""
    several = "If nothing had really changed or differed, on average"
    nothing = several if len(made) > 1 else "Without any real change or difference"
    assert chance_words(made) == f"{how_many} made for this page. {nothing} {rest}"


def test_nothing_is_said_without_a_test() -> None:
    """A plan that decides by widths alone has no such line."""
    assert chance_words(()) == ""


def test_the_dashboard_prints_it() -> None:
    """The line is composed for the place's own page, and is empty where only widths decide."""
    found = dashboard(behind(BOOK, ADMISSIONS, TOP, Question.DIRECTION, FIVE), county())
    assert found.chance.startswith("One statistical test")
    assert dashboard(BOOK, county()).chance == ""
