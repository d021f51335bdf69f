"""A workbook's bytes: the same each time, text that stays text, and ready to read, filter and print."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from oba.compose.sheets.sheet import ColumnHead, ResultBook, ResultCell, ResultNumber, ResultSheet
from oba.render.workbook import workbook_bytes
from tests.build import n

HEADS = (ColumnHead("Name", 20), ColumnHead("Number", 10), ColumnHead("Day", 12))
ROW: tuple[ResultCell, ...] = ("ni-117", ResultNumber(n("4.30"), 1), date(2010, 10, 1))
BOOK = ResultBook(
    title="Plan & round",
    mark="Illustrative numbers",
    author="Trust",
    known=date(2010, 10, 15),
    sheets=(ResultSheet(title="Answers", heads=HEADS, rows=(ROW,), beyond=1),),
)
HERE = "import sys; from tests.render.test_workbook import BOOK; from oba.render.workbook import workbook_bytes"


def with_rows(*rows: tuple[ResultCell, ...]) -> ResultBook:
    """The workbook with other rows."""
    return replace(BOOK, sheets=(replace(BOOK.sheets[0], rows=rows),))


def opened(book: ResultBook) -> Workbook:
    """The workbook as a program opens it."""
    return load_workbook(io.BytesIO(workbook_bytes(book)))


def test_cells_have_their_sort() -> None:
    """Text is text, a number shows the measure's decimals, a day is a day."""
    text, number, day = (opened(BOOK)["Answers"][name] for name in ("A2", "B2", "C2"))
    assert (text.value, text.data_type) == ("ni-117", "s")
    assert (number.value, number.number_format) == (4.3, "#,##0.0")
    assert (day.value, day.is_date) == (datetime(2010, 10, 1), True)  # noqa: DTZ001 - a workbook knows no zones


@pytest.mark.parametrize("decimals", [0, 2])
def test_a_number_holds_no_more_than_it_shows(decimals: int) -> None:
    """What a reader's program could unfold is only what is printed."""
    number = opened(with_rows((ResultNumber(n("200/3"), decimals), "", "")))["Answers"]["A2"]
    assert number.value == (66.67 if decimals else 67)
    assert number.number_format == ("#,##0.00" if decimals else "#,##0")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", " =", "#N/A", "'"])
def test_text_is_never_a_formula(begin: str) -> None:
    """Whatever people wrote: it is a text to the program that opens it, and harmless where it is copied on."""
    cell = opened(with_rows((f"{begin}cmd|' /C calc'!A0", "", "")))["Answers"]["A2"]
    assert cell.data_type == "s"
    assert isinstance(cell.value, str)
    assert not cell.value.lstrip().startswith(("=", "+", "-", "@"))


@settings(max_examples=6)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), min_size=20, max_size=40))
def test_every_text_can_be_kept(said: list[str]) -> None:
    """No letter breaks a workbook: one that none can hold is left out."""
    made = opened(replace(with_rows(*((text, "", "") for text in said)), title=said[0], mark=said[1], author=said[2]))
    assert made.sheetnames == ["Answers"]


def test_the_same_sheets_are_the_same_bytes() -> None:
    """No clock stands in it: every part, and the archive's own list, is dated as the data are."""
    made = workbook_bytes(BOOK)
    assert made == workbook_bytes(BOOK)
    with ZipFile(io.BytesIO(made)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(2010, 10, 15, 0, 0, 0)}
        assert parts.namelist()[0] == "[Content_Types].xml"
    book = opened(BOOK)
    assert (book.properties.created, book.properties.modified) == (datetime(2010, 10, 15),) * 2  # noqa: DTZ001


def test_how_xml_is_written_does_not_matter() -> None:
    """With lxml, which tests have and readers need not, and without it, a workbook has the same bytes."""
    plain = subprocess.run(
        [sys.executable, "-c", f"{HERE}; sys.stdout.buffer.write(workbook_bytes(BOOK))"],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "OPENPYXL_LXML": "False"},
        capture_output=True,
        check=True,
    )
    assert plain.stdout == workbook_bytes(BOOK)


@pytest.mark.parametrize("known", [date(1950, 1, 1), date(2190, 1, 1)])
def test_a_day_that_no_archive_can_have_is_the_nearest(known: date) -> None:
    """Rounds long ago and far ahead can be kept too."""
    assert opened(replace(BOOK, known=known)).sheetnames == ["Answers"]


def test_a_sheet_is_ready_to_read() -> None:
    """Headings stay in sight, every column can be filtered, and is as wide as it was told to be."""
    sheet = opened(BOOK)["Answers"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C2")
    assert sheet.column_dimensions["A"].width == 20


def test_a_sheet_is_ready_to_print() -> None:
    """Landscape, as wide as a page without what is for the screen, headings again and what is made up on each page."""
    sheet = opened(BOOK)["Answers"]
    page = sheet.page_setup
    assert (page.orientation, page.fitToWidth, page.fitToHeight) == ("landscape", 1, 0)
    assert (sheet.print_title_rows, sheet.print_area) == ("$1:$1", "'Answers'!$A$1:$B$2")
    head = sheet.oddHeader
    assert head
    assert (head.left.text, head.right.text) == ("Plan && round", "Illustrative numbers")


def test_a_row_is_as_high_as_its_longest_text() -> None:
    """Not every program finds out by itself; what is not printed does not count, and no row is beyond all measure."""
    long = "word " * 20
    sheet = opened(with_rows((long, "", ""), ("short", "", long), ("word " * 2000, "", ""), ("a\n\nb", "", "")))[
        "Answers"
    ]
    heights = [sheet.row_dimensions[line].height for line in (2, 3, 4, 5)]
    assert heights == [75, 15, 405, 45]
    assert sheet.row_dimensions[1].height == 21, "a heading has some air"
