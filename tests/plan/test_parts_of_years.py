"""Parts of years, from files to answers: what annual targets say of quarters before, at and after the year's end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oba.audit.doubts import unsettled
from oba.domain.finding import Finding, Question, Rating, YearSoFar
from tests.plan.tiny import Tiny, found, late, row, says

ONE = "id,name,tier,parent\ncounty,The County,county,\n"
COUNT = "{kind: count, of: children, every: quarter, year: financial, decimals: 0, roll_up: sum, year_is: sum}"
BY_400 = (
    "threshold: {amber: within 10 points}",
    "trajectory: {start: {period: 2024/25, value: 470}, path: straight, targets: {2025/26: at most 400}}",
)
PUBLISHED = ("07-15", "10-15", "01-15", "04-20")


def quarters(year: int, *numbers: str | int | None, place: str = "county") -> tuple[str, ...]:
    """Rows of the quarters of a year, each published a fortnight after it; None for one that was not sent."""
    text = f"{year}/{(year + 1) % 100}"
    days = (f"{year + (n > 1)}-{day}" for n, day in enumerate(PUBLISHED))
    sent = zip(range(1, 5), numbers, days, strict=False)
    return tuple(row(place, f"{text} Q{n}", str(number), day) for n, number, day in sent if number is not None)


TINY = Tiny(
    measure=COUNT,
    parts=BY_400,
    direction="{better: lower, compare_with: same period last year}",
    since="2024/25 Q1",
    example="{2024/25 Q1: 5}",
    places=ONE,
    rows=(*quarters(2024, 110, 120, 110, 130), *quarters(2025, 140, 150, 160)),
    cut_off=date(2026, 1, 20),
    within=45,
)


def threshold(tiny: Tiny, root: Path) -> tuple[Finding, Rating]:
    """Whether the county's number is good enough."""
    finding = found(tiny.book(root))[Question.THRESHOLD]
    assert isinstance(finding.detail, Rating)
    return finding, finding.detail


def so_far(tiny: Tiny, root: Path) -> YearSoFar:
    """The county's year so far."""
    _, rating = threshold(tiny, root)
    assert rating.so_far is not None
    return rating.so_far


def test_three_quarters_that_exceed_the_years_target_are_said_to(tmp_path: Path) -> None:
    """450 in three of four quarters is beyond at most 400 whatever comes; the last 160 is never held against 400."""
    finding, rating = threshold(TINY, tmp_path)
    assert (finding.says, rating.early) == ("not yet due", False)
    year = so_far(TINY, tmp_path)
    assert [year.value, year.known, year.parts, year.certain] == [450, 3, 4, False]
    assert not any("160" in step.says for step in finding.steps)


def test_a_year_within_its_target_is_not_met_before_it_is_over(tmp_path: Path) -> None:
    """350 in three quarters may still exceed 400: nothing is certain, and nothing green."""
    year = so_far(replace(TINY, rows=quarters(2025, 140, 150, 60)), tmp_path)
    assert [year.value, year.certain] == [350, None]


def test_at_the_years_end_the_last_quarter_is_awaited_then_late(tmp_path: Path) -> None:
    """When the period has ended the card tells which quarter is awaited, from its day on late."""
    rows = quarters(2025, 140, 150, 60)
    before, after = (
        replace(TINY, rows=rows, cut_off=day).book(tmp_path) for day in (date(2026, 5, 15), date(2026, 5, 16))
    )
    (awaited,), (overdue,) = found(before).outstanding, found(after).outstanding
    assert [str(one.period) for one in (awaited, overdue)] == ["2025/26 Q4", "2025/26 Q4"]
    assert (awaited.reason, overdue.reason) == ("awaited", "late")
    assert late(before) == []
    assert late(after) == ["ni-1: 2025/26 Q4: The County late"]


def test_a_whole_year_is_rated_and_the_next_begins(tmp_path: Path) -> None:
    """With all four quarters 440 misses at most 400; direction still judges the latest quarter, and names it."""
    rows = (*TINY.rows[:4], *quarters(2025, 140, 150, 60, 90), *quarters(2026, 80))
    tiny = replace(TINY, rows=rows, cut_off=date(2026, 7, 31))
    book = tiny.book(tmp_path)
    assert (says(book)["threshold"], says(book)["direction"], says(book)["trajectory"]) == (
        "red",
        "improving",
        "behind",
    )
    periods = {question: str(found(book)[question].period) for question in Question}
    assert periods[Question.THRESHOLD] == periods[Question.TRAJECTORY] == "2025/26"
    assert periods[Question.DIRECTION] == "2026/27 Q1"
    year = so_far(tiny, tmp_path)
    assert [str(year.year), year.value, year.target] == ["2026/27", 80, None]


def test_a_hole_in_a_year_is_named_and_the_year_before_stays(tmp_path: Path) -> None:
    """A quarter that is missing in the middle leaves its year not whole: it is named, though later ones have come."""
    rows = (*TINY.rows[:4], *quarters(2025, 140, None, 60, 90), *quarters(2026, 80))
    book = replace(TINY, rows=rows, cut_off=date(2026, 7, 31)).book(tmp_path)
    assert [str(one.period) for one in found(book).outstanding] == ["2025/26 Q2"]
    assert found(book)[Question.THRESHOLD].says == "not yet due"
    assert late(book) == ["ni-1: 2025/26 Q2: The County late"]


def test_a_whole_years_row_is_accepted_and_held_against_its_quarters(tmp_path: Path) -> None:
    """The year that was sent is judged, and a difference is told once, with what the quarters make."""
    rows = (*quarters(2025, 140, 150, 60, 90), row("county", "2025/26", "390", "2026-05-01"))
    book = replace(TINY, rows=rows, cut_off=date(2026, 5, 10)).book(tmp_path)
    assert found(book)[Question.THRESHOLD].says == "green"
    said = [(one.code, one.what) for one in book.warnings]
    assert said == [
        ("A010", "ni-1, The County, 2025/26: 390 was sent in, its quarters make 440; they differ by 50"),
    ]


def test_a_year_of_areas_that_differs_is_told_once(tmp_path: Path) -> None:
    """The county's year against its areas' quarters is one difference, not two."""
    areas = [part for place in ("north", "south") for part in quarters(2025, 50, 50, 50, 50, place=place)]
    tiny = replace(TINY, places=Tiny(measure="", rows=()).places, cut_off=date(2026, 5, 10))
    book = replace(tiny, rows=(*areas, row("county", "2025/26", "390", "2026-05-01"))).book(tmp_path)
    assert len(book.warnings) == 1


def test_areas_may_send_years_or_quarters(tmp_path: Path) -> None:
    """One area's years and the other's quarters make the county's year, though no quarter of the county's is whole."""
    years = (row("north", "2024/25", "230", "2025-05-01"), row("north", "2025/26", "210", "2026-05-01"))
    south = (*quarters(2024, 60, 60, 60, 60, place="south"), *quarters(2025, 50, 50, 50, 50, place="south"))
    tiny = replace(TINY, places=Tiny(measure="", rows=()).places, rows=(*years, *south), cut_off=date(2026, 5, 10))
    book = tiny.book(tmp_path)
    assert says(book)["threshold"] == "amber"
    assert says(book)["direction"] == "awaited"
    assert found(book)[Question.THRESHOLD].value == 410


def test_a_year_with_a_reason_is_told_by_that_reason(tmp_path: Path) -> None:
    """A year's own row that gives a reason silences the questions about the year, and no others."""
    rows = (*TINY.rows[:4], *quarters(2025, 140, 150, 60, 90), row("county", "2025/26", "x", "2026-05-01"))
    book = replace(TINY, rows=rows, cut_off=date(2026, 5, 10)).book(tmp_path)
    assert (says(book)["threshold"], says(book)["trajectory"]) == ("not available", "not available")
    assert says(book)["direction"] == "improving"


def test_a_small_quarter_is_withheld_with_another_so_that_their_year_need_not_be(tmp_path: Path) -> None:
    """By subtraction the year would give one quarter away, not two; all that rests on the year is answered."""
    book = replace(TINY, rows=quarters(2025, 140, 3, 60, 90), cut_off=date(2026, 5, 10), below=6).book(tmp_path)
    assert (says(book)["threshold"], says(book)["trajectory"]) == ("green", "reached")
    gone = {str(one.period) for one in book.suppressed}
    assert len(gone) == 2
    assert "2025/26 Q2" in gone
    assert "2025/26" not in gone


def test_a_year_across_a_change_of_definition_is_none(tmp_path: Path) -> None:
    """Quarters before and after a change make no year; a change between two years leaves both."""
    inside, between = (
        COUNT.replace("}", f", break: {{at: {at}, why: a new form}}}}") for at in ("2025/26 Q3", "2025/26 Q1")
    )
    rows = (*TINY.rows[:4], *quarters(2025, 140, 150, 60, 90))
    tiny = replace(TINY, rows=rows, cut_off=date(2026, 5, 10))
    assert says(replace(tiny, measure=inside).book(tmp_path))["threshold"] == "definition break"
    assert says(replace(tiny, measure=between).book(tmp_path))["threshold"] == "red"


def test_a_quarter_with_its_own_target_is_rated_beside_the_year(tmp_path: Path) -> None:
    """Before any year is whole the quarter's rating stands, with the year so far; then the year's, with it beside."""
    path = BY_400[1].replace("{2025/26:", "{2025/26 Q1: at most 100, 2026/27 Q1: at most 90, 2025/26:")
    tiny = replace(TINY, parts=("threshold: {amber: none}", path))
    first = replace(tiny, rows=quarters(2025, 140), cut_off=date(2025, 7, 31))
    finding, rating = threshold(first, tmp_path)
    assert (finding.says, str(finding.period), rating.so_far is not None) == ("red", "2025/26 Q1", True)
    later = replace(tiny, rows=(*quarters(2025, 140, 150, 60, 90), *quarters(2026, 80)), cut_off=date(2026, 7, 31))
    finding, rating = threshold(later, tmp_path)
    assert (finding.says, str(finding.period)) == ("red", "2025/26")
    assert rating.beside is not None
    assert (rating.beside.says, str(rating.beside.period)) == ("green", "2026/27 Q1")


@pytest.mark.parametrize(("word", "threshold", "trajectory"), [
    ("to be agreed", "target to be agreed", "target to be agreed"),
    ("monitor", "monitored", "no target"),
    ("reduce", "not yet due", "no target"),
])  # fmt: skip
def test_a_year_to_come_without_a_number_keeps_its_word(
    word: str, threshold: str, trajectory: str, tmp_path: Path
) -> None:
    """What a target without a number says is said before its year is whole too."""
    tiny = replace(TINY, parts=(f"trajectory: {{targets: {{2025/26: {word}}}}}",), rows=quarters(2025, 140))
    book = replace(tiny, cut_off=date(2025, 7, 31)).book(tmp_path)
    assert (says(book)["threshold"], says(book)["trajectory"]) == (threshold, trajectory)


def test_reduce_is_rated_by_the_direction_once_the_year_is_whole(tmp_path: Path) -> None:
    """A yearly target to reduce is green while the latest quarter is better than a year ago."""
    rows = (*TINY.rows[:4], *quarters(2025, 140, 150, 60, 90))
    tiny = replace(TINY, parts=("trajectory: {targets: {2025/26: reduce}}",), rows=rows, cut_off=date(2026, 5, 10))
    assert says(tiny.book(tmp_path))["threshold"] == "green"


def test_a_supplied_year_is_asked_for(tmp_path: Path) -> None:
    """Where years are supplied, four quarters make none: the year's own row is late."""
    tiny = replace(TINY, measure=COUNT.replace("year_is: sum", "year_is: supplied"), cut_off=date(2026, 5, 31))
    book = replace(tiny, rows=quarters(2025, 140, 150, 60, 90)).book(tmp_path)
    assert says(book)["threshold"] == "not yet due"
    assert late(book) == ["ni-1: 2024/25 and 2025/26: The County late"]


def test_years_alone_are_judged_where_no_quarter_was_sent(tmp_path: Path) -> None:
    """Only whole years may have been sent: they are rated, and the quarters are awaited."""
    tiny = replace(TINY, rows=(row("county", "2025/26", "390", "2026-05-01"),), cut_off=date(2026, 7, 31))
    book = tiny.book(tmp_path)
    assert (says(book)["threshold"], says(book)["direction"]) == ("green", "awaited")


def test_numbers_to_date_are_taken_apart(tmp_path: Path) -> None:
    """140, 290 and 450 to date are 140, 150 and 160; the fourth number to date is the year's."""
    tiny = replace(TINY, measure=COUNT.replace("}", ", sent_as: year to date}"))
    book = replace(tiny, rows=quarters(2025, 140, 290, 450)).book(tmp_path)
    assert [figure.value for figure in book.series["ni-1", "county"].figures.values()] == [140, 150, 160]
    assert so_far(replace(tiny, rows=quarters(2025, 140, 290, 450)), tmp_path).value == 450
    whole = replace(tiny, rows=quarters(2025, 140, 290, 350, 390), cut_off=date(2026, 5, 10))
    assert says(whole.book(tmp_path))["threshold"] == "green"


def test_a_number_to_date_cannot_fall(tmp_path: Path) -> None:
    """130 by the end of the second quarter after 140 by the end of the first is a problem that names both rows."""
    tiny = replace(TINY, measure=COUNT.replace("}", ", sent_as: year to date}"), rows=quarters(2025, 140, 130))
    _, problems = tiny.read(tmp_path)
    (problem,) = problems
    assert (problem.code, problem.where.line, "on line 2" in problem.what, problem.stops) == ("D031", 3, True, True)


def test_the_start_of_a_yearly_path_is_the_years_number(tmp_path: Path) -> None:
    """A place without a start in the rule begins at the number of the whole year, which its quarters make."""
    path = "trajectory: {start: {period: 2024/25}, path: straight, targets: {2025/26: at most 400}}"
    rows = (*TINY.rows[:4], *quarters(2025, 140, 150, 60, 110))
    tiny = replace(TINY, parts=(BY_400[0], path), rows=rows, cut_off=date(2026, 5, 10))
    assert says(tiny.book(tmp_path))["trajectory"] == "behind"


def test_percentages_without_counts_make_no_year_so_far(tmp_path: Path) -> None:
    """Three percentages do not tell what the year has come to: nothing is said but that none is whole."""
    measure = COUNT.replace("count", "percent").replace("year_is: sum", "year_is: ratio")
    path = BY_400[1].replace("470", "6").replace("400", "4")
    tiny = replace(TINY, measure=measure, parts=(BY_400[0], path), rows=quarters(2025, 5, 4, 3))
    finding, rating = threshold(tiny, tmp_path)
    assert (finding.says, rating.so_far) == ("not yet due", None)
    assert finding.steps[-1].says == "No year is whole yet; at most 4 is for 2025/26."


def test_a_year_left_behind_that_never_was_whole_keeps_its_target(tmp_path: Path) -> None:
    """The only target is for a year with a hole in it: it is named, not silently without one."""
    rows = (*quarters(2025, 140, None, 60, 90), *quarters(2026, 80))
    finding, rating = threshold(replace(TINY, rows=rows, cut_off=date(2026, 7, 31)), tmp_path)
    assert finding.says == "not yet due"
    assert rating.target is not None
    assert str(rating.target.period) == "2025/26"


def test_a_start_is_held_against_its_year(tmp_path: Path) -> None:
    """470 in the rule is what the four quarters of 2024/25 made, and no quarter's number is held against it."""
    for value, codes in ((470, []), (460, ["A014"])):
        parts = (BY_400[0], BY_400[1].replace("470", str(value)))
        book = replace(TINY, parts=parts).book(tmp_path)
        doubts = unsettled(book.rules, book.series, book.places, book.plan.policy)
        assert [one.code for one in doubts] == codes
