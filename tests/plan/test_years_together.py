"""Years taken together (`over: 3`), from files to the words of a card: small numbers that a board can act on."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from oba.compose.card.card import report_card
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Question
from tests.plan.tiny import INDICATOR, Tiny

MEASURE = "{kind: moving, parts: percent, over: 3, of: pupils, every: year, year: financial, decimals: 1, roll_up: sum}"
COUNTS = {"2020/21": (11, 25), "2021/22": (10, 25), "2022/23": (12, 26), "2023/24": (9, 19)}
ROWS = tuple(
    f"ni-1,{place},{period},,{top},{bottom},,,final,20{period[-2:]}-06-01"
    for place in ("north", "south")
    for period, (top, bottom) in COUNTS.items()
)
PARTS = (
    "threshold: {amber: none, areas: as county}",
    "trajectory: {start: {period: 2022/23}, path: straight, targets: {2023/24: at most 45.0}}",
)
TINY = Tiny(measure=MEASURE, rows=ROWS, parts=PARTS, example="{2021/22: 1 of 3, 2022/23: 1 of 3, 2023/24: 1 of 3}")


def test_three_years_make_one_number_from_their_counts(tmp_path: Path) -> None:
    """Numerators over denominators, at each place and in the sum; the first that has three years is the first."""
    book, problems = TINY.read(tmp_path)
    assert book is not None
    assert not [one for one in problems if one.stops]
    figures = {period.label: one for period, one in book.series[INDICATOR, "north"].figures.items()}
    assert figures["2021/22"].reason is Reason.TOO_FEW_POINTS
    assert figures["2023/24"].value == Fraction(100 * 31, 70)
    county = book.series[INDICATOR, "county"].latest
    assert county is not None
    assert (county.numerator, county.denominator) == (Fraction(62), Fraction(140))


def test_the_card_says_which_years_they_are(tmp_path: Path) -> None:
    """The number, what it is compared with, and the answers to the targets of its last year."""
    book, _ = TINY.read(tmp_path)
    assert book is not None
    found = book.assessments[INDICATOR, "north"]
    assert found[Question.THRESHOLD].answer is Answer.GREEN
    assert found[Question.DIRECTION].answer is Answer.WORSENING
    card = report_card(book, INDICATOR, book.places.by_id["north"])
    assert card.period == "2021/22 to 2023/24"
    lead = card.lead.replace("\N{NO-BREAK SPACE}", " ")
    assert lead == "44.3 % in 2021/22 to 2023/24, up from 43.4 % in 2020/21 to 2022/23."
    assert "It rests on" not in card.rest


def test_a_year_that_is_withheld_or_missing_leaves_no_number_of_three(tmp_path: Path) -> None:
    """Two years are not called three."""
    without = tuple(row for row in ROWS if "north,2022/23" not in row)
    book, _ = Tiny(measure=MEASURE, rows=without, parts=PARTS, example=TINY.example).read(tmp_path)
    assert book is not None
    judged = book.series[INDICATOR, "north"].latest
    assert judged is not None
    assert judged.value is None
