"""Shapes that other councils use: each number read right, asked about, or refused by its cell; never a wrong row."""

from __future__ import annotations

from pathlib import Path

import pytest

from oba.returns.reading import Reading
from tests.returns_layout.reader import Sheets, short

Rows = list[list[object]]


def read(folder: Path, rows: Rows, plan: str = "cypp-2010-13", tab: str = "S", merged: str = "") -> Reading:
    """One sheet as it is understood without an answer."""
    sheets = Sheets(folder)
    sheets.add(tab, rows, merged=merged)
    return sheets.read(plan)


def rows_of(found: Reading) -> list[str]:
    """Every row on one line."""
    return [short(row) for row in found.rows]


def asked(found: Reading) -> dict[str, str]:
    """What is asked of this file alone, with the answer that is offered."""
    return {one.id: one.answer for one in found.asked if one.id not in ("status", "published")}


@pytest.mark.parametrize("heads", [("Actual", "Target", "RAG"), ("Act", "Tgt", "Var"), ("Outturn", "Plan", "+/-")])
def test_months_across_with_three_columns_each(tmp_path: Path, heads: tuple[str, str, str]) -> None:
    """Of Actual, Target and RAG under each month the first is the number, whether the months are merged or not."""
    lines: Rows = [["Northern", 5.1, 4.8, "R", 5.0, 4.8, "A"], ["Central", 6.2, 4.8, "R", 6.1, 4.8, "R"]]
    table: Rows = [["NI 117"], ["Area", "Apr-10", None, None, "May-10"], [None, *heads, *heads], *lines]
    wanted = ["ni-117 northern 2010-04 5.1", "ni-117 central 2010-04 6.2"]
    for merged in ("", "B2:D2 E2:G2"):
        found = read(tmp_path, table, "sheets-quarterly", merged=merged)
        assert rows_of(found)[:2] == wanted
        assert (len(found.rows), asked(found)) == (4, {})


def test_a_sheet_for_each_area_whose_name_alone_says_it(tmp_path: Path) -> None:
    """Tabs that the plan knows are places, those that are like one are asked about, and others are asked one by one."""
    sheets = Sheets(tmp_path)
    for n, tab in enumerate(("N Oxon", "C Oxon", "Oxon")):
        sheets.add(tab, [["Monitoring"], ["Indicator", "Q1 2010/11"], ["NI 62", 9.1 + n]])
    found = sheets.read("sheets-quarterly")
    offered = asked(found)
    assert {"place-of-n-oxon", "place-of-c-oxon"} < set(offered)
    assert "oxfordshire" in offered["place-oxon"]
    assert rows_of(found) == ["ni-62 oxfordshire 2010/11 Q1 11.1"]
    told = sheets.read("sheets-quarterly", {"place-of-n-oxon": "northern", "place-of-c-oxon": "central"})
    assert rows_of(told)[:2] == ["ni-62 northern 2010/11 Q1 9.1", "ni-62 central 2010/11 Q1 10.1"]


def test_a_pivot_table_of_numerators_is_no_table_of_percentages(tmp_path: Path) -> None:
    """What its corner says holds for all its numbers; its totals have no place."""
    corner: Rows = [["Sum of Numerator", None, "Year"], ["Indicator", "Area", "2008/09", "2009/10", "Grand Total"]]
    lines: Rows = [["NI 62", "Northern", 12, 14, 26], [None, "Central", 17, 19, 36], ["Grand Total", None, 29, 33, 62]]
    found = read(tmp_path, corner + lines)
    assert rows_of(found) == []
    assert {one.cell for one in found.refused} == {"C3", "C4", "D3", "D4"}
    heads: Rows = [["Indicator", "Area", "Year", "Sum of Num", "Sum of Den"]]
    both = read(tmp_path, [*heads, ["NI 62", "Northern", "2009/10", 14, 133], [None, "Central", "2009/10", 17, 149]])
    assert rows_of(both) == ["ni-62 northern 2009/10 14 of 133", "ni-62 central 2009/10 17 of 149"]


@pytest.mark.parametrize(("title", "tab"), [("NI 62 Targets", "S"), ("NI 62", "Targets")])
def test_a_table_of_targets_holds_no_numbers_sent(tmp_path: Path, title: str, tab: str) -> None:
    """A title or a tab that says targets and nothing else; one that also says actual is of both."""
    table: Rows = [["Area", "2009/10", "2010/11"], ["Northern", 9.1, 9.5]]
    assert rows_of(read(tmp_path, [[title], *table], tab=tab)) == []
    assert len(read(tmp_path, [["NI 62 actual against target"], *table]).rows) == 2
    headed: Rows = [["Area", "Actual 2009/10", "Target 2010/11"], ["Northern", 9.1, 9.5]]
    assert rows_of(read(tmp_path, [["NI 62 Targets"], *headed])) == ["ni-62 northern 2009/10 9.1"]


def test_dates_in_the_order_of_another_country(tmp_path: Path) -> None:
    """Where one date of a column can only have the month first, all do, and that is said."""
    heads: Rows = [["NI 117"], ["Area", "2009/10", "Date published"]]
    found = read(tmp_path, [*heads, ["Northern", 5.1, "10/04/2010"], ["Central", 5.2, "10/25/2010"]])
    assert [row.fields["published"] for row in found.rows] == ["2010-10-04", "2010-10-25"]
    assert [(one.cell, one.seen) for one in found.warnings] == [("C4", "10/25/2010")]
    mixed = read(tmp_path, [*heads, ["Northern", 5.1, "25/04/2010"], ["Central", 5.2, "10/25/2010"]])
    assert [row.fields["published"] for row in mixed.rows] == ["2010-04-25", "2010-10-25"]
    ends: Rows = [["Northern", "04/30/2010", 5.1], ["Northern", "05/31/2010", 5.2]]
    months = read(tmp_path, [["NI 117"], ["Area", "Month ending", "%"], *ends], "sheets-quarterly")
    assert rows_of(months) == ["ni-117 northern 2010-04 5.1", "ni-117 northern 2010-05 5.2"]


def test_percentages_that_are_text(tmp_path: Path) -> None:
    """6.2% is 6.2; 7,1% is refused with both readings; a percentage where a rate is counted is refused."""
    found = read(
        tmp_path, [["Area", "NI 62 2009/10", "NI 70 2009/10"], ["Northern", "6.2%", "12%"], ["Central", "7,1%"]]
    )
    assert rows_of(found) == ["ni-62 northern 2009/10 6.2"]
    assert {one.cell: one.why for one in found.refused} == {
        "B3": "a comma as decimal point? Write 7.1, or 71 if it parts thousands",
        "C2": "a percentage, where per 10,000 is counted",
    }


def test_thousands_that_were_cut_off_are_never_multiplied(tmp_path: Path) -> None:
    """12.4k is refused; a heading or a title that says thousands leaves its numbers without a place."""
    heads: Rows = [["NI 117 2009/10"], ["Area", "NEET", "Cohort"]]
    found = read(tmp_path, [*heads, ["Northern", "0.4k", "7.2k"], ["Central", 900, "12,400"]])
    assert rows_of(found) == ["ni-117 central 2009/10 900 of 12400"]
    assert [one.why for one in found.refused] == ["so many thousands is not a number: ask for the number itself"]
    for title, count, whole in (
        ("NI 117 2009/10", "NEET (000s)", "Cohort (thousands)"),
        ("NI 117 2009/10 (numbers in thousands)", "Numerator", "Denominator"),
        ("NI 117 2009/10", "Numerator, '000s", "Denominator, in thousands"),
    ):
        scaled = read(tmp_path, [[title], ["Area", count, whole], ["Northern", 4, 72]])
        assert rows_of(scaled) == []
        assert any("in thousands" in one.why for one in scaled.unplaced)


def test_a_rate_per_thousand_is_no_number_in_thousands(tmp_path: Path) -> None:
    """The words of a rate do not bar it."""
    found = read(tmp_path, [["NI 70 rate per 10,000"], ["Area", "2009/10"], ["Northern", 101.5]])
    assert rows_of(found) == ["ni-70 northern 2009/10 101.5"]


def test_changes_beside_the_numbers_are_left_out(tmp_path: Path) -> None:
    """% change, YoY and differences under or beside a year are none of its numbers."""
    heads: Rows = [["NI 62"], ["Area", "2008/09", "2009/10", "% change", "% inc/dec", "Difference"]]
    assert len(read(tmp_path, [*heads, ["Northern", 9.1, 9.5, 4.4, 4.4, 0.4]]).rows) == 2
    under: Rows = [["NI 62"], ["Area", "2009/10", None], [None, "Actual", "YoY"], ["Northern", 9.5, 4.4]]
    assert rows_of(read(tmp_path, under, merged="B2:C2")) == ["ni-62 northern 2009/10 9.5"]


def test_parts_below_the_indicator_they_are_of(tmp_path: Path) -> None:
    """Numerator and denominator in lines of their own go with the line above, whose percentage they must give."""
    lines: Rows = [["NI 62 %", 9.1], ["   num", 12], ["   den", 132], ["NI 43 %", 3.1], ["   num", 4], ["   den", 129]]
    found = read(tmp_path, [["Northern"], ["Indicator", "2008/09"], *lines])
    assert rows_of(found) == ["ni-62 northern 2008/09 12 of 132", "ni-43 northern 2008/09 4 of 129"]
    wrong = read(tmp_path, [["Northern"], ["Indicator", "2008/09"], ["NI 62 %", 19.1], *lines[1:3]])
    assert rows_of(wrong) == []
    assert {one.cell for one in wrong.refused} == {"B3", "B4"}


def test_groups_below_the_place_they_are_in(tmp_path: Path) -> None:
    """Boys and girls below Northern are Northern's; a total among them is not theirs."""
    lines: Rows = [["Northern", 9.1], ["   Boys", 10.1], ["   Girls", 8.1], ["Central", 8.4], ["   Boys", 7.1]]
    found = read(tmp_path, [["NI 62"], ["Area", "2008/09"], *lines])
    assert rows_of(found) == [
        "ni-62 northern 2008/09 9.1",
        "ni-62 northern 2008/09 boys 10.1",
        "ni-62 northern 2008/09 girls 8.1",
        "ni-62 central 2008/09 8.4",
        "ni-62 central 2008/09 boys 7.1",
    ]


def test_groups_below_a_place_that_is_not_known_are_nobodys(tmp_path: Path) -> None:
    """A name that the plan lacks ends the place above it."""
    lines: Rows = [["Northern", 9.1], ["Atlantis", 8.4], ["   Boys", 7.1]]
    found = read(tmp_path, [["NI 62"], ["Area", "2008/09"], *lines])
    assert "northern" not in {row.fields["place"] for row in found.rows if row.fields.get("group") == "boys"}


def test_provisional_is_what_the_title_says_it_is(tmp_path: Path) -> None:
    """Of all numbers, of one year's, or of none any more."""
    table: Rows = [["Area", "2008/09", "2009/10"], ["Northern", 9.1, 9.5]]
    for title, wanted in (
        ("NI 62 (provisional)", ["provisional", "provisional"]),
        ("NI 62: 2009/10 figures are provisional", ["", "provisional"]),
        ("NI 62, provisional 2009/10", ["", "provisional"]),
        ("NI 62, no longer provisional", ["", ""]),
    ):
        assert [row.fields.get("status", "") for row in read(tmp_path, [[title], *table]).rows] == wanted


@pytest.mark.parametrize("heading", ["Initials", "LCS ID", "Child ref", "Mosaic number", "UPN", "Pupil initials"])
def test_a_second_sheet_of_single_children_is_not_read(tmp_path: Path, heading: str) -> None:
    """Whatever names its children: nothing of it is repeated."""
    sheets = Sheets(tmp_path)
    sheets.add("Summary", [["NI 62"], ["Area", "2009/10"], ["Northern", 9.5]])
    sheets.add("Detail", [[heading, "Area", "Placements"], ["AB1", "Northern", 3], ["CD2", "Central", 4]])
    found = sheets.read()
    assert rows_of(found) == ["ni-62 northern 2009/10 9.5"]
    assert [one.sheet for one in found.refused] == ["Detail"]
    assert "AB1" not in str(found)


def test_a_table_in_the_middle_of_a_sheet(tmp_path: Path) -> None:
    """It may begin at D12, and merged names of areas hold for all rows that they are merged over."""
    lines: Rows = [
        ["Area", "Ind", "2009/10"],
        ["Northern", "NI 62", 9.5],
        [None, "NI 43", 3.2],
        ["Central", "NI 62", 8],
    ]
    above: Rows = [[] for _ in range(11)]
    found = read(tmp_path, above + [[None, None, None, *line] for line in lines], merged="D13:D14")
    assert sorted(rows_of(found)) == [
        "ni-43 northern 2009/10 3.2",
        "ni-62 central 2009/10 8",
        "ni-62 northern 2009/10 9.5",
    ]


def test_two_tables_side_by_side(tmp_path: Path) -> None:
    """Each has its own title, names and period."""
    heads: Rows = [["NI 62 2009/10", None, None, "NI 43 2008/09"], ["Area", "%", None, "Area", "%"]]
    found = read(tmp_path, [*heads, ["Northern", 9.1, None, "Southern", 3.3], ["Central", 8.1, None, "Northern", 4.4]])
    assert sorted(rows_of(found)) == [
        "ni-43 northern 2008/09 4.4",
        "ni-43 southern 2008/09 3.3",
        "ni-62 central 2009/10 8.1",
        "ni-62 northern 2009/10 9.1",
    ]


def test_the_end_of_a_quarter_over_a_column(tmp_path: Path) -> None:
    """30/06/2010 down, across or in words is the quarter that ends there, and asks nothing."""
    down: Rows = [["NI 62"], ["Quarter end", "Northern"], ["30/06/2010", 9.1], ["30/09/2010", 9.3]]
    across: Rows = [
        ["NI 62"],
        ["Area", "Quarter ending 30/06/2010", "Quarter ending 30/09/2010"],
        ["Northern", 9.1, 9.3],
    ]
    for table in (down, across):
        found = read(tmp_path, table, "sheets-quarterly")
        assert rows_of(found) == ["ni-62 northern 2010/11 Q1 9.1", "ni-62 northern 2010/11 Q2 9.3"]
        assert asked(found) == {}
