"""Years that are over and lack a part that will not come, from files to answers, cards and the check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oba.audit.targets import review
from oba.compose.card.answers import answer_lines
from oba.compose.card.year import year_note
from oba.compose.subject import subject_of
from oba.domain.book import Book
from oba.domain.finding import Question
from oba.domain.review import RemarkKind
from tests.plan.test_parts_of_years import BY_400, COUNT, TINY, quarters
from tests.plan.tiny import AREAS, INDICATOR, Tiny, found, says

OVER = replace(TINY, rows=quarters(2025, 90, "x", 60, 90), cut_off=date(2026, 5, 10))
BEFORE = quarters(2024, 110, 120, 110, 130)


def steps(book: Book, question: Question = Question.THRESHOLD) -> list[str]:
    """The working of an answer of the county's."""
    return [step.says for step in found(book)[question].steps]


def card(book: Book) -> tuple[list[str], str]:
    """What the county's card says beside the five answers, and of years."""
    subject = subject_of(book, INDICATOR, book.places.by_id["county"])
    return [line.detail for line in answer_lines(subject)], year_note(subject)


def test_a_year_that_lacks_a_part_for_ever_says_why(tmp_path: Path) -> None:
    """Its end has come and so have its other parts: the question is no longer early, and the reason has its period."""
    book = OVER.book(tmp_path)
    assert (says(book)["threshold"], says(book)["trajectory"]) == ("not available", "not available")
    told = "2025/26 Q2: not available. 2025/26 is over, and has no number without it."
    assert told in steps(book)
    assert told in steps(book, Question.TRAJECTORY)
    details, note = card(book)
    assert details[0] == "the number is not available: 2025/26 Q2"
    assert note.startswith("2025/26 is over and has no number: that of 2025/26 Q2 is missing (not available).")


def test_what_may_still_come_is_waited_for(tmp_path: Path) -> None:
    """Before the year's end, and where the part is late or was counted in part, the answer is not yet due."""
    early = replace(OVER, rows=quarters(2025, 90, "x", 60), cut_off=date(2026, 1, 20))
    late = replace(OVER, rows=quarters(2025, 90, None, 60, 90))
    for tiny in (early, late):
        assert says(tiny.book(tmp_path))["threshold"] == "not yet due"


@pytest.mark.parametrize(("sign", "reason"), [("x", "not available"), ("u", "unreliable"), ("low", "low")])
def test_every_stated_reason_is_told(sign: str, reason: str, tmp_path: Path) -> None:
    """Whatever a row says of a part is what the year says."""
    book = replace(OVER, rows=quarters(2025, 90, sign, 60, 90)).book(tmp_path)
    assert says(book)["threshold"] == reason


def test_an_earlier_whole_year_is_still_judged_and_the_lost_one_told(tmp_path: Path) -> None:
    """470 of 2024/25 stays the last complete number, beside the reason why there is no later one."""
    parts = (BY_400[0], BY_400[1].replace("2024/25,", "2023/24,").replace("{2025/26", "{2024/25: at most 480, 2025/26"))
    book = replace(OVER, parts=parts, rows=(*BEFORE, *OVER.rows)).book(tmp_path)
    assert (says(book)["threshold"], str(found(book)[Question.THRESHOLD].period)) == ("green", "2024/25")
    assert any("2025/26 is over, and has no number without it" in step for step in steps(book))
    assert "2025/26 is over and has no number" in card(book)[1]


def test_the_last_part_decides_where_a_year_is_its_last(tmp_path: Path) -> None:
    """A state at the year's end needs no earlier quarter; without its last the year is silent for that reason."""
    last = replace(OVER, measure=COUNT.replace("year_is: sum", "year_is: last"))
    assert says(last.book(tmp_path))["threshold"] == "green"
    book = replace(last, rows=(*quarters(2025, 90, 80, 60, "x"), *quarters(2026, 80)), cut_off=date(2026, 7, 31))
    assert says(book.book(tmp_path))["threshold"] == "not available"


def test_a_sum_of_areas_is_lost_with_the_part_of_one(tmp_path: Path) -> None:
    """The county's second quarter lacks the north's for a stated reason; of one nobody has sent, nothing is stated."""
    south = quarters(2025, 50, 50, 50, 50, place="south")
    tiny = replace(OVER, places=AREAS, rows=(*quarters(2025, 50, "x", 50, 50, place="north"), *south))
    assert says(tiny.book(tmp_path))["threshold"] == "not available"
    late = replace(tiny, rows=(*quarters(2025, 50, None, 50, 50, place="north"), *south))
    assert says(late.book(tmp_path))["threshold"] == "not yet due"


def test_the_check_does_not_ask_for_a_number_that_will_not_come(tmp_path: Path) -> None:
    """The first target's year is over: what is asked is whether its part can still be counted."""
    ((about, mend),) = _before_first(replace(OVER, rows=(*BEFORE, *OVER.rows)), tmp_path)
    assert about == (
        "the latest number is for 2024/25 and the first target for 2025/26, whose number will not come, as 2025/26 Q2 "
        "is not available: it cannot be rated"
    )
    assert mend.startswith("ask whether that part can still be counted")
    ((about, mend),) = _before_first(replace(OVER, rows=(*BEFORE, *quarters(2025, 90))), tmp_path)
    assert about.endswith("nothing can be rated yet")
    assert mend.startswith("ask when the next number comes")


def _before_first(tiny: Tiny, root: Path) -> list[tuple[str, str]]:
    book = tiny.book(root)
    found = review(book.plan, book.rules, book.places, book.series, book.round)
    return [(one.problem.what, one.problem.mend) for one in found.of(RemarkKind.BEFORE_FIRST)]
