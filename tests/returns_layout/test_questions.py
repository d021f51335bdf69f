"""What only a person can tell: asked once a kind, kept by id, and what each answer makes of the rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from oba.returns.reading import Reading
from tests.returns_layout.reader import Sheets, short


def rows(found: Reading) -> list[str]:
    """Every row on one line."""
    return [short(row) for row in found.rows]


def offers(found: Reading) -> dict[str, str]:
    """What is asked, with the answer that is offered."""
    return {one.id: one.answer for one in found.asked if one.id not in ("status", "published")}


def districts(folder: Path) -> Sheets:
    """Persistent absence by districts under short names."""
    sheets = Sheets(folder)
    sheets.add("D", [["NI 87"], ["District", "2008/09"], ["Oxford City", 7.8], ["Vale", 4.5], ["Cherwell", 5.5]])
    return sheets


def test_names_of_one_kind_are_one_question(tmp_path: Path) -> None:
    """Names that the plan lacks are asked together, with what each is most like; known names do not wait for them."""
    found = districts(tmp_path).read()
    assert offers(found) == {"place-oxford-city-and-1-more": "Oxford City = oxford; Vale = vale-of-white-horse"}
    assert [bool(set(row.after) - {"status", "published"}) for row in found.rows] == [True, True, False]


def test_an_answer_of_names_holds_for_other_files(tmp_path: Path) -> None:
    """Names that were told are known wherever they stand, under whichever question they were told."""
    answers = {"place-somewhere-else": "Vale = vale-of-white-horse; Oxford City = oxford"}
    assert offers(districts(tmp_path).read(answers=answers)) == {}


def test_a_name_may_be_told_otherwise_or_left_out(tmp_path: Path) -> None:
    """What a person says of a name counts, not what it is like; names that are left out have no place."""
    told = districts(tmp_path).read(answers={"place-oxford-city-and-1-more": "Oxford City = central; Vale = southern"})
    assert rows(told) == ["ni-87 central 2008/09 7.8", "ni-87 southern 2008/09 4.5", "ni-87 cherwell 2008/09 5.5"]
    left = districts(tmp_path).read(answers={"place-oxford-city-and-1-more": "leave out"})
    assert rows(left) == ["ni-87 cherwell 2008/09 5.5"]
    assert [one.seen for one in left.unplaced] == ["Oxford City", "Vale"]


def test_titles_that_are_only_like_an_indicators_are_asked(tmp_path: Path) -> None:
    """Without a number, an indicator is offered by the words of its title, and never taken for granted."""
    sheets = Sheets(tmp_path)
    sheets.add("I", [["Oxfordshire"], ["Indicator", "2008/09"], ["Persistent absence", 4.9], ["Potholes mended", 12]])
    found = sheets.read()
    assert offers(found) == {"indicator-persistent-absence": "Persistent absence = ni-87"}
    assert rows(found) == ["ni-87 oxfordshire 2008/09 4.9"]
    assert [one.seen for one in found.unplaced] == ["Potholes mended"]


def test_a_table_without_an_indicator_is_asked_about(tmp_path: Path) -> None:
    """Places and periods without an indicator make no row until somebody says which it is."""
    sheets = Sheets(tmp_path)
    sheets.add("Sheet1", [["Percentages"], ["Area", "2008/09"], ["Northern", 9.2]])
    found = sheets.read()
    assert (rows(found), offers(found)) == ([], {"indicator-of-sheet1": ""})
    assert rows(sheets.read(answers={"indicator-of-sheet1": "ni-62"})) == ["ni-62 northern 2008/09 9.2"]
    assert rows(sheets.read(answers={"indicator-of-sheet1": "leave out"})) == []


def test_a_table_without_a_place_is_asked_about(tmp_path: Path) -> None:
    """A title's words offer a place, else the county is offered; nothing is taken without asking."""
    sheets = Sheets(tmp_path)
    sheets.add("S", [["NEET in the northern wards"], ["Ref", "2008/09"], ["NI 117", 6.2]])
    found = sheets.read()
    assert offers(found) == {"place": "northern"}
    assert rows(sheets.read(answers={"place": "central"})) == ["ni-117 central 2008/09 6.2"]
    assert rows(sheets.read(answers={"place": "leave out"})) == []


def test_an_answer_that_makes_no_sense_leaves_the_question_open(tmp_path: Path) -> None:
    """A place that the plan lacks, or a reason that is none, is asked about again and nothing is made of it."""
    sheets = Sheets(tmp_path)
    sheets.add("S", [["Ref", "2008/09"], ["NI 117", 6.2], ["NI 62", "*"]])
    found = sheets.read(answers={"place": "Atlantis", "sign-star": "whatever"})
    assert offers(found) == {"place": "oxfordshire", "sign-star": "c"}
    assert all("place" in row.after for row in found.rows)
    assert "sign-star" in found.rows[1].after


def test_a_count_of_something_else_is_asked_about(tmp_path: Path) -> None:
    """A count beside the cohort whose heading speaks of something else is not the indicator's in silence."""
    sheets = Sheets(tmp_path)
    sheets.add("E", [["NI 117 2008/09"], ["Area", "Cohort", "In EET"], ["Northern", 7412, 6800]])
    found = sheets.read()
    assert offers(found) == {"column-in-eet": "numerator"}
    assert "column-in-eet" in found.rows[0].after
    assert rows(sheets.read(answers={"column-in-eet": "leave out"})) == []


def test_bare_years_may_begin_or_end_the_plans(tmp_path: Path) -> None:
    """2008 alone is asked about once for all years of the table, and one pair tells them all."""
    sheets = Sheets(tmp_path)
    sheets.add("Y", [["NI 62"], ["Area", 2008, 2009], ["Northern", 9.2, 10.6]])
    assert offers(sheets.read()) == {"period-year": "2008 = 2008/09"}
    later = sheets.read(answers={"period-year": "2008 = 2007/08"})
    assert rows(later) == ["ni-62 northern 2007/08 9.2", "ni-62 northern 2008/09 10.6"]


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [("yes", "9.2"), ("as it is", "0.092"), ("leave out", "")],
)
def test_a_fraction_is_multiplied_only_if_somebody_says_so(tmp_path: Path, answer: str, wanted: str) -> None:
    """0.092 among 10.6 and 9.5 is offered as 9.2, and every answer is done as said."""
    sheets = Sheets(tmp_path)
    sheets.add("F", [["NI 62"], ["Area", "2008/09"], ["Northern", 0.092], ["Central", 10.6], ["Southern", 9.5]])
    assert offers(sheets.read()) == {"fraction": "yes"}
    found = {row.fields["place"]: row.fields["value"] for row in sheets.read(answers={"fraction": answer}).rows}
    assert found.get("northern", "") == wanted


def test_a_year_so_far_is_asked_once_for_each_heading(tmp_path: Path) -> None:
    """A year to date is left out unless somebody says which period it stands for."""
    sheets = Sheets(tmp_path)
    sheets.add("Y", [["NI 62"], ["Area", "2009/10", "2010/11 YTD"], ["Northern", 9.2, 4.6]])
    assert offers(sheets.read()) == {"ytd-2010-11-ytd": "leave out"}
    assert rows(sheets.read()) == ["ni-62 northern 2009/10 9.2"]
    told = sheets.read(answers={"ytd-2010-11-ytd": "2010/11"})
    assert rows(told) == ["ni-62 northern 2009/10 9.2", "ni-62 northern 2010/11 4.6"]


def test_a_heading_of_other_words_is_asked_about(tmp_path: Path) -> None:
    """A percentage of something else is not the indicator's number because it is the only one there."""
    sheets = Sheets(tmp_path)
    sheets.add("H", [["NI 117"], ["Area", "% in jobs without training"], ["Northern", 4.2]])
    sheets.add("N", [["NI 117"], ["Area", "% not known 2008/09"], ["Northern", 8.7]])
    sheets.add("J", [["NI 117 2008/09"], ["Area", "% in voluntary work"], ["Northern", 4.2]])
    found = sheets.read()
    assert [row.sheet for row in found.rows] == ["J"]
    assert "column-in-voluntary-work" in found.rows[0].after


def test_a_month_in_the_wrong_year_is_asked_about(tmp_path: Path) -> None:
    """One month that stands out of an unbroken row by whole years is offered in its place."""
    sheets = Sheets(tmp_path)
    months = [date(2009, 11, 1), date(2009, 12, 1), date(2009, 1, 1), date(2010, 2, 1), date(2010, 3, 1)]
    sheet = sheets.add("M", [["NI 117 Northern"], ["Month", "%"], *([month, 5.5] for month in months)])
    for row in range(3, 8):
        sheet.cell(row, 1).number_format = "mmm-yy"
    found = sheets.read("sheets-quarterly")
    assert offers(found) == {"month-2009-01": "2010-01"}
    assert [row.fields["period"] for row in found.rows] == ["2009-11", "2009-12", "2010-01", "2010-02", "2010-03"]
    kept = sheets.read("sheets-quarterly", {"month-2009-01": "2009-01"})
    assert [row.fields["period"] for row in kept.rows][2] == "2009-01"


def test_status_and_day_are_asked_once_for_the_file(tmp_path: Path) -> None:
    """One answer gives the status, another the day with the day before the month, of every row that has none."""
    sheets = districts(tmp_path)
    found = sheets.read(answers={"status": "Final", "published": "4/10/2010"})
    assert {(row.fields["status"], row.fields["published"]) for row in found.rows} == {("final", "2010-10-04")}
    wrong = sheets.read(answers={"status": "certain", "published": "soon"})
    assert {one.id for one in wrong.asked} >= {"status", "published"}


def test_two_different_numbers_are_both_refused(tmp_path: Path) -> None:
    """A number that stands twice is read once, counts for a value that agrees; two that differ are refused together."""
    sheets = Sheets(tmp_path)
    sheets.add("Summary", [["Ref", "Area", "2009/10"], ["NI 62", "Northern", 10.5], ["NI 62", "Central", 11.9]])
    sheets.add("Detail", [["NI 62 2009/10"], ["Area", "Num", "Den"], ["Northern", 14, 133], ["Central", 17, 149]])
    found = sheets.read()
    assert rows(found) == ["ni-62 northern 2009/10 14 of 133"]
    assert [(one.sheet, one.cell) for one in found.refused] == [("Summary", "C3"), ("Detail", "B4")]
