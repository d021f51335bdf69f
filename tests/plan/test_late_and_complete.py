"""Late, awaited, complete, from files to answers: what a sum waits for, and places that begin and end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.words import outstanding
from tests.plan.tiny import INDICATOR, Tiny, found, late, row, says

PERCENT = "{kind: percent, of: children, every: year, year: financial, decimals: 1, roll_up: sum}"
TINY = Tiny(measure=PERCENT, rows=(), within=90, cut_off=date(2025, 3, 31))
LAST = (row("north", "2022/23", "20 of 400"), row("south", "2022/23", "30 of 600"))
NORTH = row("north", "2023/24", "18 of 400")
LIVES = """\
id,name,tier,parent,from,until,becomes
county,Northamptonshire,county,,,,
kettering,Kettering,area,county,,{until},{kettering}
daventry,Daventry,area,county,,{until},{daventry}
north,North Northamptonshire,area,county,{since},,
west,West Northamptonshire,area,county,{since},,
"""
ENDED = {"2018/19": (60, 50), "2019/20": (58, 48), "2020/21": (55, 47)}
BEGUN = {"2021/22": (53, 45), "2022/23": (50, 44), "2023/24": (48, 40)}


def lines(tiny: Tiny, root: Path, place: str = "county") -> tuple[str, ...]:
    """What is said of the numbers that have not come at a place."""
    book = tiny.book(root)
    names = {ident: other.name for ident, other in book.places.by_id.items()}
    return outstanding(found(book, place).outstanding, place, names)


def judged(tiny: Tiny, root: Path, place: str = "county") -> str:
    """The period judged at a place."""
    number = found(tiny.book(root), place).judged
    return str(number.period) if number else "none"


def test_a_county_that_is_judged_without_an_area_names_it(tmp_path: Path) -> None:
    """Where 40 percent of the children will do, the number is judged, and whose is missing is said beside it."""
    enough = PERCENT.replace("roll_up: sum", 'roll_up: "sum, at least 40 percent of denominator"')
    tiny = replace(TINY, measure=enough, rows=(*LAST, NORTH))
    assert judged(tiny, tmp_path) == "2023/24"
    said = ("2023/24: South late; 40\N{NO-BREAK SPACE}% has come", "2024/25: North and South awaited")
    assert lines(tiny, tmp_path) == said


@pytest.mark.parametrize(("row_of_south", "said"), [
    ((), "2023/24: South late; 40\N{NO-BREAK SPACE}% has come"),
    ((row("south", "2023/24", "x"),), "2023/24: South not available; 40\N{NO-BREAK SPACE}% has come"),
    ((row("south", "2023/24", "5.0"),), "2023/24: South no numerators; 40\N{NO-BREAK SPACE}% has come"),
    ((row("south", "2023/24", "27 of 600", "2025-04-02"),),
     "2023/24: South late; 40\N{NO-BREAK SPACE}% has come"),
])  # fmt: skip
def test_a_county_stays_on_its_last_complete_number_and_says_why(
    row_of_south: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    """Late, unavailable, without counts, or not yet known: one area holds the county back, and is named."""
    tiny = replace(TINY, rows=(*LAST, NORTH, *row_of_south))
    assert judged(tiny, tmp_path) == "2022/23"
    assert lines(tiny, tmp_path) == (said, "2024/25: North and South awaited")
    assert judged(tiny, tmp_path, "north") == "2023/24"


def test_a_reason_in_a_places_own_row_silences_that_place(tmp_path: Path) -> None:
    """The area that says x is not assessable, and so is a county whose own row says it over a complete sum."""
    tiny = replace(TINY, rows=(*LAST, NORTH, row("south", "2023/24", "x")))
    assert says(tiny.book(tmp_path), "south")["direction"] == "not available"
    whole = (*LAST, NORTH, row("south", "2023/24", "27 of 600"), row("county", "2023/24", "x"))
    assert says(replace(TINY, rows=whole).book(tmp_path))["direction"] == "not available"


def test_a_county_that_sends_its_own_number_waits_for_no_area(tmp_path: Path) -> None:
    """Areas that stop hold nothing back where the county's own number is there, and are named as late themselves."""
    tiny = replace(TINY, rows=(*LAST, row("county", "2023/24", "45 of 1000")))
    assert (judged(tiny, tmp_path), lines(tiny, tmp_path)) == (
        "2023/24",
        ("2024/25: awaited, due by 29\N{NO-BREAK SPACE}June 2025",),
    )
    assert late(tiny.book(tmp_path)) == ["ni-1: 2023/24: North and South late"]


def test_two_periods_one_late_one_awaited(tmp_path: Path) -> None:
    """Each period becomes late in its own time, and what is the same of several is said together."""
    tiny = replace(TINY, rows=(row("county", "2021/22", "40 of 1000"),))
    assert lines(tiny, tmp_path) == (
        "2022/23 and 2023/24: late",
        "2024/25: awaited, due by 29\N{NO-BREAK SPACE}June 2025",
    )


def test_a_measure_has_its_own_days(tmp_path: Path) -> None:
    """What a rule says goes before the plan's days."""
    tiny = replace(TINY, measure=PERCENT.replace("}", ", expected_within: 400}"), rows=LAST)
    assert lines(tiny, tmp_path) == ("2023/24 and 2024/25: North and South awaited",)


def test_localities_are_named_where_they_make_the_number_up(tmp_path: Path) -> None:
    """Whoever sends is named: the locality whose area is a sum, and the area that sends its own number."""
    places = TINY.places + "town,Town,locality,north\nvale,Vale,locality,north\n"
    rows = (
        row("town", "2022/23", "10 of 200"), row("vale", "2022/23", "10 of 200"), row("south", "2022/23", "30 of 600"),
        row("town", "2023/24", "9 of 200"),
    )  # fmt: skip
    tiny = replace(TINY, places=places, rows=rows)
    assert lines(tiny, tmp_path)[0] == "2023/24: Vale and South late"
    assert lines(tiny, tmp_path, "north")[0] == "2023/24: Vale late; 50\N{NO-BREAK SPACE}% has come"


def test_a_group_that_did_not_come_leaves_the_gap_waiting(tmp_path: Path) -> None:
    """A gap needs both groups of every area: the area that lacks one is late, not uncollected."""
    gap = PERCENT.replace("kind: percent", "kind: gap, parts: percent, between: [fsm, rest]")
    sent = [
        row(place, period, number, group=group)
        for period in ("2022/23", "2023/24")
        for place in ("north", "south")
        for group, number in (("fsm", "90 of 1000"), ("rest", "40 of 1000"))
        if (place, period, group) != ("south", "2023/24", "rest")
    ]
    tiny = replace(TINY, measure=gap, rows=tuple(sent))
    assert (judged(tiny, tmp_path), lines(tiny, tmp_path)[0]) == ("2022/23", "2023/24: South late")


@pytest.mark.parametrize("nothing", ["z", "0 of 0"])
def test_a_part_with_nothing_to_count_adds_nothing(nothing: str, tmp_path: Path) -> None:
    """12 of 22 in the north and nobody in the south are 54.5 % in the county."""
    rows = (row("north", "2023/24", "12 of 22"), row("south", "2023/24", nothing))
    book = replace(TINY, rows=rows).book(tmp_path)
    number = found(book).judged
    assert number is not None
    assert [number.numerator, number.denominator, number.coverage] == [12, 22, None]
    assert says(book, "south")["direction"] == "nothing to count"


def test_what_is_published_after_the_cut_off_is_said_to_be(tmp_path: Path) -> None:
    """Where every row came after the cut-off, that is the reason, for the county whose areas sent them too."""
    for places in (("county",), ("north", "south")):
        tiny = replace(TINY, rows=tuple(row(place, "2022/23", "20 of 400", "2025-04-02") for place in places))
        assert says(tiny.book(tmp_path))["direction"] == str(Reason.AFTER_CUT_OFF)
        assert says(tiny.internal(tmp_path))["direction"] == str(Reason.AFTER_CUT_OFF)


def test_of_a_place_that_was_heard_of_only_those_who_ask_internally_hear_what_came_since(tmp_path: Path) -> None:
    """What is published reads the same, whatever comes later."""
    late = row("south", "2023/24", "27 of 600", "2025-04-02")
    with_late, without = (replace(TINY, rows=(*LAST, NORTH, *more)) for more in ((late,), ()))
    assert lines(with_late, tmp_path / "with") == lines(without, tmp_path / "without")


def test_before_anything_is_due_nothing_is_awaited(tmp_path: Path) -> None:
    """A round before the first period has ended knows nothing and asks for nothing."""
    tiny = replace(TINY, rows=(), cut_off=date(2018, 6, 30))
    assert (says(tiny.book(tmp_path))["direction"], lines(tiny, tmp_path)) == ("not collected", ())


def test_a_survey_every_second_year_is_compared_with_the_one_before(tmp_path: Path) -> None:
    """4.2 after 5.5 two years before is improving; nothing is late in between, and the next is awaited, then late."""
    measure = PERCENT.replace("every: year", "every: 2 years").replace("sum", "supplied")
    numbers = {"2014/15": "6.0", "2016/17": "5.8", "2018/19": "5.7", "2020/21": "5.5", "2022/23": "4.2"}
    tiny = replace(
        TINY,
        measure=measure,
        example="{2022/23: 5}",
        parts=("baseline: {history: 2014/15 to 2020/21, forecast: trend, interval: 80}",),
        rows=tuple(row("county", period, number) for period, number in numbers.items()),
    )
    assert (says(tiny.book(tmp_path))["direction"], says(tiny.book(tmp_path))["baseline"]) == ("improving", "turned")
    between = replace(tiny, cut_off=date(2025, 3, 30))
    assert (lines(between, tmp_path), late(between.book(tmp_path))) == ((), [])
    assert late(replace(tiny, cut_off=date(2025, 6, 30)).book(tmp_path)) == ["ni-1: 2024/25: The County late"]


def reorganised(kettering: str = "north", daventry: str = "west", year: str = "financial") -> Tiny:
    """Northamptonshire, whose districts ended in March 2021."""
    ended = ("kettering", "daventry")
    sizes = (1000, 900)
    rows = [
        row(place, period, f"{number} of {size}")
        for names, sent in ((ended, ENDED), (("north", "west"), BEGUN))
        for period, numbers in sent.items()
        for place, number, size in zip(names, numbers, sizes, strict=True)
    ]
    places = LIVES.format(until="2020/21", since="2021/22", kettering=kettering, daventry=daventry)
    return replace(TINY, rows=tuple(rows), places=places, measure=PERCENT.replace("financial", year))


def values(tiny: Tiny, root: Path, place: str) -> dict[str, str]:
    """The numbers of a place by period, as counts."""
    figures = tiny.book(root).series[INDICATOR, place].figures
    return {str(period): f"{figure.numerator} of {figure.denominator}" for period, figure in figures.items()}


@pytest.mark.parametrize("year", ["financial", "academic"])
def test_a_sum_uses_the_places_of_its_time(year: str, tmp_path: Path) -> None:
    """Northamptonshire: 88 of 1,900 in 2023/24, compared with 94 of 1,900; its ended districts have no cards.

    The last year of a place is one of the kind that the measure counts in.
    """
    tiny = reorganised(year=year)
    book = tiny.book(tmp_path)
    number = found(book).judged
    assert number is not None
    assert [number.numerator, number.denominator, number.rolled_up] == [88, 1900, ("north", "west")]
    assert values(tiny, tmp_path, "county")["2022/23"] == "94 of 1900"
    assert values(tiny, tmp_path, "county")["2020/21"] == "102 of 1900"
    assert found(book)[Question.DIRECTION].says == "improving"
    assert {place for _, place in book.assessments} == {"county", "north", "west"}


def test_a_series_goes_on_where_all_of_a_place_went(tmp_path: Path) -> None:
    """One place that became one, several that became one; where a place was split, or nothing is said, none does."""
    assert values(reorganised(), tmp_path, "north")["2020/21"] == "55 of 1000"
    assert values(reorganised("north", "north"), tmp_path, "north")["2020/21"] == "102 of 1900"
    for became in (("north;west", "west"), ("", "")):
        tiny = reorganised(*became)
        assert {**values(tiny, tmp_path, "north"), **values(tiny, tmp_path, "west")}.keys() == BEGUN.keys()


def test_numbers_that_cannot_be_added_are_inherited_from_one_place_only(tmp_path: Path) -> None:
    """Two surveys are no survey of both."""
    measure = PERCENT.replace("sum", "supplied")
    assert "2020/21" in values(replace(reorganised(), measure=measure), tmp_path, "north")
    assert "2020/21" not in values(replace(reorganised("north", "north"), measure=measure), tmp_path, "north")


def test_a_row_of_a_place_that_had_ended_is_a_problem(tmp_path: Path) -> None:
    """A number for 2021/22 of a district that ended in 2020/21 is named, with both."""
    tiny = reorganised()
    _, problems = replace(tiny, rows=(*tiny.rows, row("kettering", "2021/22", "5 of 10"))).read(tmp_path)
    assert [(one.code, one.what) for one in problems] == [
        ("D030", "2021/22 ends after 'kettering' has ended on 2021-03-31"),
    ]
