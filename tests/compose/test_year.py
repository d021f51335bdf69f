"""What a card says of whole years, of places that carry another's numbers on, and of numbers that are late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from oba.compose.card.answers import answer_lines
from oba.compose.card.message import message
from oba.compose.card.table_notes import notes
from oba.compose.card.year import is_of_a_year, year_note
from oba.compose.subject import Subject, subject_of
from oba.domain.finding import Question
from tests import written
from tests.build import INDICATOR as NI_117
from tests.build import place
from tests.plan.test_late_and_complete import TINY as YEARLY
from tests.plan.test_late_and_complete import reorganised
from tests.plan.test_parts_of_years import BY_400, TINY, quarters
from tests.plan.tiny import INDICATOR, Tiny, row

AFTER = replace(
    TINY, rows=(*TINY.rows[:4], *quarters(2025, 140, 150, 60, 90), *quarters(2026, 80)), cut_off=date(2026, 7, 31)
)


def card_of(tiny: Tiny, root: Path, where: str = "county") -> Subject:
    """What a card of a tiny plan is about."""
    book = tiny.book(root)
    return subject_of(book, INDICATOR, book.places.by_id[where])


def noted(tiny: Tiny, root: Path) -> str:
    """What the county's card says of years."""
    return year_note(card_of(tiny, root))


def test_before_the_years_end_the_year_so_far_is_told(tmp_path: Path) -> None:
    """Beyond reach where that is certain, else only what is wanted of the whole year."""
    assert noted(TINY, tmp_path) == (
        "2025/26 so far: 450 in 3 of 4 quarters; the target for the whole year, at most 400, is already beyond reach."
    )
    within = replace(TINY, rows=quarters(2025, 140, 150, 60))
    assert (
        noted(within, tmp_path)
        == "2025/26 so far: 350 in 3 of 4 quarters; the target for the whole year is at most 400."
    )


def test_a_target_to_reach_may_be_met_early(tmp_path: Path) -> None:
    """450 in three quarters meet at least 400 whatever comes."""
    path = BY_400[1].replace("at most", "at least").replace("470", "370")
    upward = replace(TINY, parts=(BY_400[0], path), direction=TINY.direction.replace("lower", "higher"))
    assert noted(upward, tmp_path).endswith("the target for the whole year, at least 400, is already met.")


def test_after_the_years_end_the_whole_year_is_told_and_the_next_begins(tmp_path: Path) -> None:
    """How the year stood against its target, then what the year after has come to."""
    assert noted(AFTER, tmp_path) == (
        "The whole of 2025/26 made 440, 40 above the target, at most 400. 2026/27 so far: 80 in 1 of 4 quarters."
    )
    met = replace(AFTER, rows=quarters(2025, 100, 100, 60, 90), cut_off=date(2026, 5, 10))
    assert noted(met, tmp_path) == "The whole of 2025/26 made 350, which meets the target, at most 400."


def test_a_year_rated_without_a_target_is_told_by_itself(tmp_path: Path) -> None:
    """Against the path there is no target of the year to name."""
    last = TINY.measure.replace("year_is: sum", "year_is: last")
    path = BY_400[1].replace("2024/25,", "2023/24,").replace("2025/26:", "2026/27:")
    tiny = replace(AFTER, measure=last, parts=("threshold: {amber: none, against: trajectory}", path))
    assert noted(tiny, tmp_path).startswith("The whole of 2025/26 made 90")


def test_findings_of_a_year_are_told_from_those_of_a_quarter(tmp_path: Path) -> None:
    """Threshold and trajectory are of the year, direction of the quarter; a yearly measure has no such difference."""
    card = card_of(AFTER, tmp_path)
    of_a_year = [question for question in Question if is_of_a_year(card.measure, card.assessment[question])]
    assert of_a_year == [Question.THRESHOLD, Question.TRAJECTORY]
    yearly = subject_of(written.book(), NI_117, place())
    assert not any(is_of_a_year(yearly.measure, yearly.assessment[question]) for question in Question)
    assert year_note(yearly) == ""


def test_a_card_lists_its_whole_years(tmp_path: Path) -> None:
    """Below the quarters stand the years they made."""
    assert "Whole years: 2024/25 470, 2025/26 440." in notes(card_of(AFTER, tmp_path), (), frozenset())


def test_numbers_carried_on_are_told_from_numbers_added_up(tmp_path: Path) -> None:
    """What was one place's is that place's; what were several's is added up."""
    one = card_of(reorganised(), tmp_path, "north")
    assert "The numbers of 2018/19 to 2020/21 are those of Kettering." in notes(one, one.periods, frozenset())
    several = card_of(reorganised("north", "north"), tmp_path, "north")
    assert "Added up from Kettering and Daventry in 2018/19 to 2020/21." in notes(several, several.periods, frozenset())


def test_a_number_that_waits_for_a_part_is_late_in_the_table(tmp_path: Path) -> None:
    """The reason that a reader sees is why the part is not there; so it is of a hole between two numbers."""
    rows = (
        row("north", "2022/23", "20 of 400"),
        row("south", "2022/23", "30 of 600"),
        row("north", "2023/24", "9 of 400"),
    )
    card = card_of(replace(YEARLY, rows=rows), tmp_path)
    assert [card.missing(period) for period in card.periods] == ["", "late"]
    hole = replace(TINY, rows=quarters(2025, 140, None, 60), cut_off=date(2026, 3, 1))
    card = card_of(hole, tmp_path)
    assert [card.missing(period) for period in card.periods][:3] == ["", "late", ""]
    old = card_of(replace(hole, measure=TINY.measure.replace("year_is: sum", "year_is: last")), tmp_path)
    assert old.missing(card.periods[1]) == "n"


def test_the_answer_says_what_is_certain_of_the_year(tmp_path: Path) -> None:
    """Before the year's end the target of the whole year, and whether it can be met; after it, which year it was."""
    assert answer_lines(card_of(TINY, tmp_path))[0].detail == "at most 400 for 2025/26: already beyond reach"
    within = replace(TINY, rows=quarters(2025, 140, 150, 60))
    assert answer_lines(card_of(within, tmp_path))[0].detail == "at most 400 for 2025/26"
    assert answer_lines(card_of(AFTER, tmp_path))[0].detail.endswith("; the whole of 2025/26")


def test_the_message_never_holds_a_quarter_against_a_year(tmp_path: Path) -> None:
    """The quarter and how it moved; then the year so far or the whole year, and no verdict on the quarter itself."""
    for tiny in (TINY, AFTER):
        said = message(card_of(tiny, tmp_path), "15 January 2026").whole
        assert "That is" not in said
        assert "above the target, at most 400" not in said.partition(".")[0]
