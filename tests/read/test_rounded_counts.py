"""Counts that the sender has rounded: they need agree with the value only as far as rounding lets them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests.read.door import PERCENT, rows

HEADER = "indicator,place,period,numerator,denominator,value,rounded_to,missing,status,published"
HEADER_WITHOUT = "indicator,place,period,numerator,denominator,status,published"
COUNT = "{kind: count, of: pupils, every: year, year: financial, decimals: 0, roll_up: sum}"
RATE = "{kind: rate per 1000, of: pupils, every: year, year: financial, decimals: 1, roll_up: sum}"


def told(root: Path, *numbers: str, measure: str = PERCENT) -> list[tuple[str, int | str | None, str]]:
    """Code, column and words of what is wrong with rows of numerator, denominator, value, rounded_to and missing."""
    lines = (f"ni-1,county,2009/10,{cells},final,2010-05-0{day}" for day, cells in enumerate(numbers, 1))
    _, problems = rows(root, *lines, measure=measure, header=HEADER)
    return [(one.code, one.where.column, one.what) for one in problems]


@pytest.mark.parametrize(
    "cells",
    [
        "8200,12330,66,10,", "8200,12330,66.44,10,", "8200,12330,66.57,10,", "0,30,14.2,10,", "10,10,100,10,",
        "10,10,33.4,10,", "8200,12330,,10,", "5,1000,0.7,5,", ",,66,10,", ",,,10,c",
    ],
)  # fmt: skip
def test_a_value_that_rounding_allows_agrees(tmp_path: Path, cells: str) -> None:
    """8,200 of 12,330, rounded to 10, may have been 66 %; a count that is 0 or the whole may have been neither."""
    assert told(tmp_path, cells) == []


@pytest.mark.parametrize("value", ["67.0", "66.38", "66.7"])
def test_a_value_beyond_rounding_does_not(tmp_path: Path, value: str) -> None:
    """The message says from where to where the number can lie: exact ends, half of ten each way in both counts."""
    (found,) = told(tmp_path, f"8200,12330,{value},10,")
    what = "8,200 of 12,330, rounded to 10, is from 66.437 to 66.572, not "
    assert (found[:2], found[2][: len(what)]) == (("D011", "value"), what)


def test_few_counted_leave_no_upper_end(tmp_path: Path) -> None:
    """A denominator that rounding may have made of nobody lets a rate be anything above its lower end."""
    assert told(tmp_path, "20,20,3000,20,", measure=RATE) == []
    (found,) = told(tmp_path, "20,20,9,20,", measure=RATE)
    assert found[2] == "20 of 20, rounded to 20, is from 333.33 to 3,000, not 9"


@pytest.mark.parametrize(
    ("cells", "column"),
    [("43,100,43,10,", "numerator"), ("40,105,40,10,", "denominator"), ("40,100,40,1,", "rounded_to"),
     ("40,100,40,1001,", "rounded_to"), ("40,100,40,2.5,", "rounded_to"), ("40,100,40,0,", "rounded_to"),
     ("40,100,40,-10,", "rounded_to")],
)  # fmt: skip
def test_counts_are_multiples_of_what_they_are_rounded_to(tmp_path: Path, cells: str, column: str) -> None:
    """And what they are rounded to is a whole number from 2 to 1,000."""
    assert [found[:2] for found in told(tmp_path, cells)] == [("D029", column)]


def test_a_count_by_itself_is_rounded_as_well(tmp_path: Path) -> None:
    """The value of a count is the count."""
    assert told(tmp_path, ",,8200,10,", measure=COUNT) == []
    (found,) = told(tmp_path, ",,8203,10,", measure=COUNT)
    assert found == ("D029", "value", "8,203 is not rounded to 10: it is no multiple of it")


def test_a_word_is_not_what_counts_are_rounded_to(tmp_path: Path) -> None:
    """The column holds a number."""
    assert [found[:2] for found in told(tmp_path, "40,100,40,ten,")] == [("D007", "rounded_to")]


def test_a_row_keeps_what_its_counts_are_rounded_to(tmp_path: Path) -> None:
    """The observation knows; without the column it knows of none."""
    found, _ = rows(tmp_path, "ni-1,county,2009/10,8200,12330,66,10,,final,2010-05-01", header=HEADER)
    assert [one.rounded_to for one in found.observations] == [Fraction(10)]
    plain, _ = rows(tmp_path, "ni-1,county,2009/10,8200,12330,final,2010-05-01", header=HEADER_WITHOUT)
    assert [one.rounded_to for one in plain.observations] == [None]


def test_the_same_counts_rounded_and_not_are_two_numbers(tmp_path: Path) -> None:
    """Of one day they are at odds, and each says whether it is rounded."""
    lines = [f"ni-1,county,2009/10,40,100,,{to},,final,2010-05-01" for to in ("10", "")]
    _, (found,) = rows(tmp_path, *lines, header=HEADER)
    assert found.code == "D021"
    assert "40 of 100 here and 40 of 100, rounded to 10, on line 2" in found.what
