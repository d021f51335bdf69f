"""Tables are read cell by cell with the true line of each row, and a broken one is told for what it is."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.read.text.files import Text
from oba.read.text.tables import Columns, Table, parse_table

COLUMNS = Columns(needed=("a", "b"), optional=("note",))


def parsed(content: str) -> Table:
    """A table that is sound."""
    table, problems = parse_table(Text(name="t.csv", text=content, digest=""), COLUMNS)
    assert problems == ()
    assert table is not None
    return table


def rows(table: Table) -> list[tuple[str, ...]]:
    """The rows of a table."""
    return [tuple(row.values()) for _, row in table.dicts()]


def said(content: str) -> list[tuple[str, int | None]]:
    """The code and line of each thing wrong."""
    problems = parse_table(Text(name="t.csv", text=content, digest=""), COLUMNS)[1]
    return [(problem.code, problem.where.line) for problem in problems]


def test_a_row_has_the_line_it_begins_on() -> None:
    """A note over several lines and empty lines between rows do not shift what is said of later rows."""
    table = parsed('a,b,note\n1,2,"one\ntwo\nthree"\n\n , ,\n3,4,"x, ""y"""\n')
    assert list(table.lines) == [2, 7]
    assert [row for _, row in table.dicts()] == [
        {"a": "1", "b": "2", "note": "one\ntwo\nthree"},
        {"a": "3", "b": "4", "note": 'x, "y"'},
    ]


def test_columns_stand_in_any_order_and_spaces_do_no_harm() -> None:
    """Cells and headings are stripped; a column that may be left out is left out."""
    table = parsed(" b , a \n 2 ,1\n")
    assert list(table.dicts()) == [(0, {"b": "2", "a": "1"})]


def test_headings_are_read_in_any_case_and_empty_columns_are_left_out() -> None:
    """As spreadsheets leave them: capital letters, and columns without heading or text beside or between the others."""
    table = parsed("B,, A ,\n2,,1,\n\n,,,\n4, ,3,\n")
    assert list(table.dicts()) == [(0, {"b": "2", "a": "1"}), (1, {"b": "4", "a": "3"})]


def test_a_column_without_a_heading_is_named_by_its_number() -> None:
    """It has text that would be lost; an unknown heading is quoted as it was written."""
    content = Text(name="t.csv", text="a,b,,Nota\n1,2,3,4\n", digest="")
    whats = [problem.what for problem in parse_table(content, COLUMNS)[1]]
    assert whats == ["column 3 has no heading", "'Nota' is not a column of this table"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", [("F018", None)]),
        ("\n \n", [("F018", None)]),
        (",,\n", [("F018", None)]),
        ("a,b\n1\n2,3\n4,5,6\n", [("F021", 2), ("F021", 4)]),
        ('a,b\n1,"x\n', [("F022", 2)]),
        ('a,b\n1,2\n3,"x"y\n', [("F022", 3)]),
        ("a\n1\n", [("F023", 1)]),
        ("note\n1\n", [("F023", 1)]),
        ("a,b,a\n1,2,3\n", [("F024", 1)]),
        ("a,b,nota\n1,2,3\n", [("F025", 1)]),
        ("a,b,A\n1,2,3\n", [("F024", 1)]),
        ("a,b,,\n1,2,,3\n", [("F025", 1)]),
        ("a;b\n1;2\n", [("F026", 1)]),
        ("a\tb\n1\t2\n", [("F026", 1)]),
        (f"a,b\n1,{'x' * 10_001}\n", [("F027", 2)]),
        (f"a,b\n1,{'x' * 200_000}\n", [("F027", 2)]),
        (f"a,b\n1,2\n1,2,{'x' * 10_001}\n", [("F027", 3)]),
        ('a,b\n1,2\n3\n4,"x\n', [("F022", 4)]),
    ],
)
def test_a_broken_table_is_told_line_by_line(content: str, expected: list[tuple[str, int | None]]) -> None:
    """Ragged rows, quotes, columns and separators: each has its code and its line."""
    assert said(content) == expected


def test_a_ragged_row_does_not_hide_the_sound_ones() -> None:
    """The other rows are read all the same, so that their problems are told at once."""
    table, _ = parse_table(Text(name="t.csv", text="a,b\n1\n2,3\n", digest=""), COLUMNS)
    assert table is not None
    assert (rows(table), list(table.lines)) == ([("2", "3")], [3])


CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=8).map(str.strip)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=6))
def test_what_is_written_is_what_is_read(cells: list[tuple[str, str]]) -> None:
    """Any cells that a spreadsheet would write come back as they were; rows without any text are no rows."""
    content = io.StringIO()
    csv.writer(content, lineterminator="\n").writerows([("a", "b"), *cells])
    assert rows(parsed(content.getvalue())) == [row for row in cells if any(row)]


@given(st.text(alphabet=st.sampled_from('ab,;"\n\r\t =é\x00'), max_size=60))
def test_no_text_makes_reading_fail(content: str) -> None:
    """Whatever stands in a table, the answer is rows, problems, or both."""
    table, problems = parse_table(Text(name="t.csv", text=content, digest=""), COLUMNS)
    assert table is not None or problems
