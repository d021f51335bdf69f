"""A database asked: its rows, read as those of a workbook are, with numbers exact."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.number import parse_number
from oba.returns.database.answered import Answered
from oba.returns.database.cell_text import cell_text
from oba.returns.database.reading import reading_of
from tests.returns_database.asked import COLUMNS, NORTH, QUERY, SOUTH, reading, source, sqlite_file


def test_rows_come_as_those_of_a_workbook(tmp_path: Path) -> None:
    """The sheet is the source and each cell its row and column; the fields are those of observations, as text."""
    north, south = reading(sqlite_file(tmp_path)).rows
    assert dict(north.fields) == {
        "indicator": "ni-117",
        "place": "northern",
        "period": "2009/10",
        "numerator": "43",
        "denominator": "1000",
        "status": "final",
        "published": "2010-10-01",
    }
    assert (north.sheet, north.cells["numerator"], south.cells["place"]) == (
        "connexions",
        "row 1 numerator",
        "row 2 place",
    )


def test_headings_may_be_written_in_capitals(tmp_path: Path) -> None:
    """Some databases shout; a column is the same in capital letters."""
    path = sqlite_file(tmp_path)
    loud = QUERY.replace("SELECT indicator, place,", "SELECT indicator AS INDICATOR, place AS Place,")
    assert reading(path, loud).rows == reading(path).rows


def test_nothing_is_an_empty_cell(tmp_path: Path) -> None:
    """NULL is no field at all, so that what is missing is judged as in a file."""
    path = sqlite_file(tmp_path, [(*NORTH[:3], None, None, "final", "2010-10-01")])
    (row,) = reading(path).rows
    assert "numerator" not in row.fields
    assert "numerator" not in row.cells


def test_a_percent_sign_and_a_colon_are_what_they_are(tmp_path: Path) -> None:
    """A query goes to the database letter by letter: neither is a place for a parameter."""
    query = "SELECT * FROM numbers WHERE place LIKE 'north%' AND '10:30' = '10:30' AND 7 % 4 = 3;"
    assert len(reading(sqlite_file(tmp_path), query).rows) == 1


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (" 4.3 ", "4.3"),
        (43, "43"),
        (-5, "-5"),
        (0.1, "0.1"),
        (0.1 + 0.2, "0.3"),
        (634.0, "634"),
        (1e-7, "0.0000001"),
        (1e20, "100000000000000000000"),
        (Decimal("4.30"), "4.30"),
        (Decimal("1E+3"), "1000"),
        (date(2010, 10, 1), "2010-10-01"),
        (datetime(2010, 10, 1, 23, 59, tzinfo=UTC), "2010-10-01"),
        ("2010-10-01 00:00:00", "2010-10-01"),
        ("2010-10-01T10:30:00.5+01:00", "2010-10-01"),
        ("2010-10-01 in a note", "2010-10-01 in a note"),
    ],
)
def test_a_value_is_the_text_a_file_would_have(value: object, text: str) -> None:
    """No power of ten, no binary tail, of a time its day, and a decimal with the decimals it is kept with."""
    assert cell_text(value) == text


@pytest.mark.parametrize(
    "value", [True, b"43", float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity"), [4.3], {"value": 4}]
)
def test_what_is_no_number_text_or_day_is_no_text(value: object) -> None:
    """It is not guessed at."""
    assert cell_text(value) is None


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_every_decimal_of_fifteen_digits_comes_through_exactly(value: Decimal) -> None:
    """As a decimal, and as the binary number that a database without decimals keeps of it."""
    for kept in (value, float(value)):
        text = cell_text(kept)
        assert text is not None
        assert parse_number(text) == Fraction(value)


def test_a_value_that_cannot_be_read_refuses_its_row_and_no_other() -> None:
    """It is named with row and column, what it seems to be, and what to write in the query."""
    names = tuple(part.split()[0] for part in COLUMNS.split(", "))
    bad = (*NORTH[:3], b"\x00", *NORTH[4:])
    found = reading_of(source(), Answered(names, (bad, SOUTH)))
    assert [row.fields["place"] for row in found.rows] == ["southern"]
    (remark,) = found.refused
    assert (remark.sheet, remark.cell) == ("connexions", "row 1 numerator")
    assert "CAST" in remark.why
