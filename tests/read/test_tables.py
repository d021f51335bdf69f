"""Tables are read cell by cell with the true line of each row, and a broken one is told for what it is."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.read.text import tables
from oba.read.text.files import Text
from oba.read.text.tables import MOST_COLUMNS, Columns, Table, parse_table

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


@pytest.mark.parametrize("commas", [1, 200_000])
def test_empty_columns_at_the_end_are_nothing(commas: int) -> None:
    """However many a spreadsheet leaves there; a cell with text among them is named by its column."""
    tail = "," * commas
    assert rows(parsed(f"a,b{tail}\n1,2{tail}\n")) == [("1", "2")]
    assert said(f"a,b{tail}\n1,2{tail}x\n") == [("F025", 1)]
    assert said(f"a,b{tail}\n1,2\n") == [("F021", 2)]


def test_a_table_of_too_many_columns_is_not_read_on() -> None:
    """It ends with one problem, whatever stands below."""
    assert said("a,b," + "x," * MOST_COLUMNS + "\n1\n2\n") == [("F019", 1)]


def test_a_table_of_too_many_rows_is_not_read_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first row too many is named."""
    monkeypatch.setattr(tables, "MOST_ROWS", 300)
    assert said("a,b\n" + "1,2\n" * 300) == []
    assert said("a,b\n" + "1,2\n" * 2_000) == [("F019", 302)]


def test_rows_of_another_width_are_counted_after_the_first_many() -> None:
    """A thousand are told by their lines, and of the others how many there are."""
    told = said("a,b\n" + "1\n" * 5_000)
    assert (len(told), told[-1]) == (1_001, ("F021", None))


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
