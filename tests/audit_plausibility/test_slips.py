"""What looks like a slip, and what does not: each alarm at its edges, and what one row is told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oba.domain.alarm import Alarm, Checked
from oba.domain.evidence import Reason, Status
from tests.audit_plausibility.told import COUNT, PERCENT, RATE, codes, counted, row, series, told, without_targets
from tests.build import rule, target, trajectory, version, year

CHECKED = Checked("J. Smith", date(2024, 5, 1), "new counting rule")


def test_a_fraction_after_two_percentages_is_told_with_what_to_write() -> None:
    """0.041 after 4.6 % and 4.3 % names the number before it, its year and the number meant."""
    (found,) = told(series(["4.6", "4.3", "0.041"]))
    assert (found.code, found.severity, found.where.line, found.where.column) == ("A030", "warn", 4, "value")
    assert (
        found.what
        == "ni-117, oxfordshire, 2006/07: 0.041 % is about a hundredth of the number before it, 4.3 % (2005/06)"
    )
    assert found.mend.startswith("is it a fraction? write 4.1; if it is right, write in the column 'checked'")


@pytest.mark.parametrize(
    ("values", "line"),
    [
        (["20.1", "0.2027"], 3),
        (["0.046", "4.3", "4.1", "4.4"], 2),
        (["4.6", "4.3", "0.041", "0.042", "0.040"], 4),
        (["20", "20", "20", "0.1"], 5),
        (["20", "20", "20", "0.4"], 5),
    ],
)
def test_a_fraction_is_found_wherever_it_stands(values: list[str], line: int) -> None:
    """After one number, before all others, first of several, and with a hundredfold on the edges of half and twice."""
    assert ("A030", line) in codes(series(values))


@pytest.mark.parametrize(
    "values",
    [
        ["20", "20", "20", "0.09"],
        ["20", "20", "20", "1.0"],
        ["1.0", "1.0", "1.0", "0.01"],
        ["0.9", "30", "0.2"],
        ["0.5"],
    ],
)
def test_what_is_no_fraction_is_not_told_to_be_one(values: list[str]) -> None:
    """A hundredfold outside half to twice, 1 itself, a past of 1, two numbers far apart, and a number alone."""
    assert "A030" not in {code for code, _ in codes(series(values))}


def test_only_a_percentage_given_as_a_value_can_be_a_fraction() -> None:
    """A rate has no fraction, and counts that give 0.041 % are looked at themselves."""
    assert codes(series(["4.6", "4.3", "4.4", "0.043"]), RATE) == [("A033", 5)]
    rows = [counted(0, 46, 1000), counted(1, 43, 1000), counted(2, 44, 1000), counted(3, 41, 100000)]
    assert [(one.code, one.where.column) for one in told(rows)] == [("A033", "denominator")]


def test_a_place_without_numbers_of_its_own_is_held_against_the_others() -> None:
    """The first number of a county is held against its comparators, and a count never is."""
    rows = [row(0, "0.2027"), row(0, "20.1", "england"), row(0, "19.8", "south-east"), row(0, "20.6", "neighbours")]
    (found,) = told(rows)
    assert found.code == "A030"
    assert "the other places’ middle number, 20.1 %" in found.what
    tenfold = [row(0, "201"), *rows[1:]]
    assert codes(tenfold, RATE) == [("A033", 2)]
    assert codes(tenfold, COUNT) == []
    assert codes(tenfold[:2], RATE) == []


def test_a_number_alone_is_held_against_what_the_rule_states() -> None:
    """With no other number known anywhere, 0.2027 is held against the target it would have to meet."""
    path = trajectory(target(year(2004), "at least 20"))
    stated = replace(rule(), versions=(replace(version(), trajectory=replace(path, start=None)),))
    (found,) = told([row(0, "0.2027")], of=stated)
    assert found.what.endswith("about a hundredth of what the rule itself states, 20 %")
    assert codes([row(0, "2.1")], of=stated) == []
    assert codes([replace(row(0, "0.2027"), group="girls")], of=stated) == []


def test_a_series_of_fractions_is_said_once() -> None:
    """Three numbers of each of two places between 0 and 1 are one warning; with two it could be chance."""
    rows = [*series(["0.2027", "0.2132", "0.1987"]), *series(["0.31", "0.29", "0.30"], "north")]
    others = series(["20.1", "21.0", "19.9"], "england")
    (found,) = told([*rows, *others])
    assert (found.code, found.where.line) == ("A031", 2)
    assert "in oxfordshire and of 1 more place is between 0 and 1: 0.1987 to 0.2132 %" in found.what
    assert "multiply them by a hundred: 21.32" in found.mend
    assert codes(series(["0.2027", "0.2132"])) == []
    assert codes(series(["0", "1", "0.5", "0.2"])) == []
    assert codes([replace(rows[0], checked=CHECKED), *rows[1:3]]) == []
    of = replace(PERCENT, checked=((Alarm.FRACTIONS, CHECKED),))
    assert codes(rows, of) == []
    girls = [replace(one, group="girls") for one in rows[:3]]
    assert "in oxfordshire, girls is" in told(girls)[0].what


@pytest.mark.parametrize(
    ("values", "power"),
    [
        (["4.6", "4.4", "4.3", "43"], "ten times"),
        (["46", "44", "43", "4.3"], "a tenth of"),
        (["46", "44", "43", "4300"], "a hundred times"),
        (["4600", "4400", "4300", "4.3"], "a thousandth of"),
        (["30", "30", "30", "450"], "ten times"),
        (["30", "30", "30", "200"], "ten times"),
    ],
)
def test_a_digit_too_many_or_missing_is_told(values: list[str], power: str) -> None:
    """Ten, a hundred and a thousand times and their inverses, within a factor of 1.5, ends included."""
    (found,) = told(series(values), RATE)
    assert found.code == "A033"
    assert f"is about {power} the number before it" in found.what
    assert "write " in found.mend


def test_a_small_count_or_an_unsteady_past_tells_no_power_of_ten() -> None:
    """From 1 child to 9, or after numbers that swing more than threefold, chance can do as much."""
    assert codes(series(["1", "1", "1", "9"]), COUNT) == []
    assert codes(series(["1", "1", "1", "10"]), COUNT) == [("A033", 5)]
    assert codes(series(["0.9", "0.9", "0.9", "9"]), RATE) == [("A033", 5)]
    assert codes(series(["10", "20", "31", "200"]), RATE) == [("A034", 5)]
    assert codes(series(["10", "10", "21", "1.0"]), RATE) == [("A033", 5)]
    assert codes(series(["0", "0", "0", "0.9"]), RATE) == []


def test_a_number_far_out_of_range_is_told_with_the_range() -> None:
    """More than five times the largest, or less than a fifth of the smallest; on either edge nothing is said."""
    (high,) = told(series(["10", "20", "40", "201"]), RATE)
    assert (high.code, "more than five times the largest of 3 others, 40," in high.what) == ("A034", True)
    (low,) = told(series(["40", "20", "10", "1.9"]), RATE)
    assert (low.code, "less than a fifth of the smallest of 3 others, 10," in low.what) == ("A034", True)
    assert codes(series(["10", "20", "40", "200"]), COUNT) == []
    assert codes(series(["40", "20", "10", "2.0"]), RATE) == []
    assert codes(series(["1.0", "1.8", "1.0", "9.5"]), COUNT) == []


def test_nothing_is_out_of_range_where_numbers_may_be_below_0() -> None:
    """A score around 0 has no fifth and no fivefold; a 0 after steady numbers is odd, after unsteady ones it is not."""
    assert codes(series(["-3", "2", "1", "20"]), RATE) == []
    assert codes(series(["40", "42", "41", "0"]), COUNT) == [("A034", 5)]
    assert codes(series(["40", "12", "41", "0"]), COUNT) == []


def test_counts_are_held_each_against_their_own() -> None:
    """A digit too many in a numerator is told of the numerator, which says where it is, and of nothing else."""
    rows = [counted(n, top, 4000) for n, top in enumerate((43, 44, 42, 430))]
    (found,) = told(rows)
    assert (found.code, found.where.column) == ("A033", "numerator")
    assert "numerator 430 is about ten times the number before it, 42 (2006/07)" in found.what
    assert "write 43" in found.mend
    low = [counted(n, 430, bottom) for n, bottom in enumerate((4000, 4100, 4050, 700))]
    assert [(one.code, one.where.column) for one in told(low)] == [("A034", "denominator")]


def test_too_few_counts_are_not_held_against_each_other() -> None:
    """Where the past has values and only two have counts, the counts of a row are no surprise."""
    rows = [row(0, "1.1"), counted(1, 43, 4000), counted(2, 44, 4000), counted(3, 430, 40000)]
    assert codes(rows) == []


def test_a_first_number_is_out_of_range_only_of_steady_ones() -> None:
    """Held against what came after it, a first number is told where the later ones are within threefold."""
    assert codes(series(["300", "20", "40", "30"]), RATE) == [("A033", 2)]
    assert codes(series(["200", "20", "40", "39"]), RATE) == []
    assert codes(series(["201", "40", "20", "40"]), COUNT) == [("A034", 2)]
    assert codes(series(["300", "10", "40", "12"]), RATE) == []


def test_numerator_and_denominator_exchanged_are_told_as_that() -> None:
    """Each near the other's past is an exchange, said with both numbers; near both it cannot be told."""
    rows = [counted(n, top, 4000 + n) for n, top in enumerate((43, 44, 42))]
    (found,) = told([*rows, counted(3, 4003, 43)], RATE)
    assert found.code == "A032"
    assert "4,003 of 43 look exchanged: 2006/07 has 42 of 4,002" in found.what
    assert "write numerator 43, denominator 4,003" in found.mend
    assert codes([counted(n, 43, 60) for n in range(3)] + [counted(3, 60, 44)]) == [("A035", 3), ("A035", 4)]


@pytest.mark.parametrize("earlier", [3, 5])
def test_exchanged_counts_of_a_rate_are_told_where_they_are_less_than_four_times_apart(earlier: int) -> None:
    """After three years or five near 450 of 1,000, 1,002 of 450 is an exchange; a rate that moved that far is not."""
    rows = [counted(n, 440 + 5 * n, 1000 + 2 * n) for n in range(earlier)]
    (found,) = told([*rows, counted(earlier, 1002, 450)], RATE)
    assert (found.code, "1,002 of 450 look exchanged" in found.what) == ("A032", True)
    assert codes([*rows, counted(earlier, 1002, 1000)], RATE) == []
    assert codes([*rows, counted(earlier, 450, 450)], RATE) == []


def test_counts_too_near_each_other_are_not_told_apart() -> None:
    """What both pasts hold, what is within a quarter of both, and what is further off than that is no exchange."""
    for tops, top, bottom in (
        ((450, 460, 1001), 1002, 450),
        ((640, 641, 642), 1000, 640),
        ((450, 451, 452), 1300, 450),
        ((450, 451, 452), 1000, 600),
    ):
        rows = [counted(n, former, 1000) for n, former in enumerate(tops)]
        assert ("A032", 5) not in codes([*rows, counted(3, top, bottom)], RATE)


def test_the_same_counts_again_are_told_from_30_people_on() -> None:
    """Both counts exactly those of the period before, of 30 at least; a year between, or one count moved, is none."""
    assert codes([counted(0, 4, 30), counted(1, 4, 30)]) == [("A035", 3)]
    assert codes([counted(0, 4, 29), counted(1, 4, 29)]) == []
    assert codes([counted(0, 4, 30), counted(2, 4, 30)]) == []
    assert codes([counted(0, 4, 30), counted(1, 4, 31)]) == []
    revised = replace(counted(1, 5, 30), published=date(2024, 1, 4))
    assert codes([counted(0, 4, 30), revised, counted(1, 4, 30)]) == [("A035", 3)]


def test_what_was_mended_need_not_be_settled() -> None:
    """A slip that a revision has put right is not told again; a revision that slips is held against what it revises."""
    slip, right = row(3, "0.041"), replace(row(3, "4.1"), published=date(2024, 2, 1))
    before = series(["4.6", "4.3", "4.4"])
    assert codes([*before, slip, right]) == []
    assert codes([row(0, "4.1"), replace(row(0, "0.041"), published=date(2024, 2, 1))]) == [("A030", 2)]
    later = [replace(one, published=date(2024, 3, 1)) for one in before]
    assert codes([*later, row(3, "41")]) == []


def test_a_row_that_somebody_has_checked_is_settled() -> None:
    """Beside the row for that row alone; in the rule for a kind of alarm and every row, whatever else it looks like."""
    rows = series(["4.6", "4.3", "4.4", "0.041"])
    assert codes([*rows[:3], replace(rows[3], checked=CHECKED)]) == []
    of = replace(PERCENT, checked=((Alarm.FRACTION, CHECKED),))
    assert codes(rows, of) == []
    assert codes([*rows[:3], row(3, "0.45")], of) == [("A033", 5)]
    tens = replace(RATE, checked=((Alarm.POWER_OF_TEN, CHECKED),))
    assert codes(series(["46", "44", "43", "430"]), tens) == []
    assert codes(series(["46", "44", "43", "250"]), tens) == [("A034", 5)]


def test_a_row_without_a_number_of_its_own_is_neither_told_nor_held_against() -> None:
    """Missing, disputed and partial rows say nothing of the whole."""
    rows = series(["4.6", "4.3"])
    missing = replace(row(2, None), missing=Reason.NOT_AVAILABLE)
    disputed = replace(row(2, "0.044"), status=Status.DISPUTED)
    part = replace(row(2, "0.044"), part=date(2006, 12, 31))
    assert codes([*rows, missing]) == codes([*rows, disputed]) == codes([*rows, part]) == []
    assert codes([*rows, missing, row(3, "0.041")]) == [("A030", 5)]
    assert codes([*rows, row(2, None)]) == []


def test_the_number_named_is_one_like_most() -> None:
    """Where the number just before is itself odd, the nearest that is like the others is named instead."""
    found = told([*series(["20", "21", "20", "0.1", "0.2"])], without_targets().measure)
    assert any("0.2 % is about a hundredth of another, 20 % (2006/07)" in one.what for one in found)
