"""A number that cannot be read is corrected where it has one meaning, and left alone where it has several."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.evidence import Status
from oba.domain.number import parse_number
from oba.domain.number_correction import corrected_number, correction_of, counts_in, is_sheet_error, is_small_count


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("4.3%", "write 4.3: the measure knows its unit."),
        ("4,3 per cent", "write 4.3: the measure knows its unit."),
        ("£1,234", "write 1234: the measure knows its unit."),
        ("4,5", "a decimal comma stands here: write 4.5."),
        ("-4,5", "a decimal comma stands here: write -4.5."),
        ("0,043", "a decimal comma stands here: write 0.043."),
        ("1.234,5", "a decimal comma stands here: write 1234.5."),
        ("1 234", "thousands are not parted so here: write 1234."),
        ("1\N{NO-BREAK SPACE}234.5", "thousands are not parted so here: write 1234.5."),
        ("1.234.567", "thousands are not parted so here: write 1234567."),
        ("(3.2)", "if the brackets mean below 0, write -3.2."),
        ("(1,234)", "if the brackets mean below 0, write -1234."),
        ("1.2E+01", "a spreadsheet has written the number in powers of ten: write 12."),
        ("1.23e-02", "a spreadsheet has written the number in powers of ten: write 0.0123."),
        ("4.3*", "write 4.3, without *."),
        ("4.3 [note 2]", "write 4.3, without [note 2]."),
        ("4.3.", "a full stop stands behind the number: write 4.3."),
        ("५", "these are not the digits 0 to 9: write 5."),
    ],
)
def test_what_was_done_to_a_number_is_named_and_undone(text: str, says: str) -> None:
    """Units, commas, spaces, brackets, powers of ten, notes: each is said for what it is."""
    assert corrected_number(text) == says


def test_digits_that_may_be_lost_are_asked_for() -> None:
    """1E+05 may be 100000, or 123456 in a narrow column."""
    assert corrected_number("1E+05").endswith("write 100000, or all its digits if the spreadsheet has left some out.")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("4.3p", Status.PROVISIONAL),
        ("4.3 (r)", Status.REVISED),
        ("4.3[r]", Status.REVISED),
        ("4.3 e", Status.ESTIMATED),
    ],
)
def test_a_letter_beside_a_number_is_its_status(text: str, status: Status) -> None:
    """p, r and e are what statisticians write for provisional, revised and estimated."""
    found = correction_of(text)
    assert found
    assert (found.number, found.status) == ("4.3", status)


@pytest.mark.parametrize(
    "text",
    ["", "x1", "4..3", "12m", "5k", "5+", "TRUE", "12 34", "12,345,67", "(-3)", "(x)", "£", "£x", "%", "9e99", "xp",
     "x1*", "=1+1", "1-4", "x.", "9" * 70, "4.3"],
)  # fmt: skip
def test_what_has_no_one_meaning_is_left_alone(text: str) -> None:
    """Thousands or millions, slips of the hand, words; and what can be read needs no correction."""
    assert correction_of(text) is None
    assert corrected_number(text) == ""


@given(st.text(alphabet="0123456789.,-+%£()eEpr* ", max_size=12))
def test_what_is_offered_can_be_read(text: str) -> None:
    """Whatever the text was, the number that a mend writes is one."""
    if found := correction_of(text):
        assert parse_number(found.number.partition(", or all")[0]) is not None


def test_counts_small_counts_and_failed_formulas_are_known() -> None:
    """12 of 34 is two numbers; <5 is one that was withheld; #REF! is none."""
    assert [counts_in(text) for text in ("12 of 1,034", "12/34", "1,2 of 3", "12")] == [
        ("12", "1034"),
        ("12", "34"),
        None,
        None,
    ]
    assert all(map(is_small_count, ("<5", "≤ 5", "1 to 4", "0-4", "less than 5", "under 10")))
    assert not any(map(is_small_count, ("5", "2008-09", "5+", "4.3")))
    assert all(map(is_sheet_error, ("#REF!", "#div/0!", "#####")))
    assert not any(map(is_sheet_error, ("#", "ref", "#N/A")))
