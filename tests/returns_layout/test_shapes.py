"""Sheets of other shapes that councils use: each is read right, asked about, or refused with its cell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from oba.returns.layout.read import read_layout
from oba.returns.reading import Reading
from tests.returns_layout.opening import read_workbook
from tests.returns_layout.reader import Sheets, lexicon, short

Table = list[list[object]]


def rows(found: Reading) -> list[str]:
    """Every row on one line."""
    return [short(row) for row in found.rows]


def asked(found: Reading) -> set[str]:
    """The questions but those of the whole file's status and day."""
    return {one.id for one in found.asked} - {"status", "published"}


def raised(text: str, mark: str) -> CellRichText:
    """A text with a mark that stands raised."""
    return CellRichText(text, TextBlock(InlineFont(vertAlign="superscript"), mark))


def test_one_sheet_for_each_area(tmp_path: Path) -> None:
    """The tab says whose numbers a sheet has, also where its title names the whole county."""
    sheets = Sheets(tmp_path)
    for area, first, second in (("Northern", 9.2, 10.6), ("Central", 10.1, 10.7)):
        table: Table = [["Ref", "Indicator", "2008/09", "2009/10"], ["NI 62", "Stability", first, second]]
        sheets.add(area, [["Oxfordshire County Council"], ["Data as at 30/09/2010"], [], *table])
    found = sheets.read()
    assert rows(found) == [
        "ni-62 northern 2008/09 9.2", "ni-62 northern 2009/10 10.6",
        "ni-62 central 2008/09 10.1", "ni-62 central 2009/10 10.7",
    ]  # fmt: skip
    assert asked(found) == set()


def test_indicators_across_and_months_down(tmp_path: Path) -> None:
    """Months without a year take it from the title, and a raised digit is no part of the number it stands beside."""
    sheets = Sheets(tmp_path)
    table: Table = [
        ["Month", "NI 117 %", "NI 53a %"],
        ["Apr", 5.5, 56.9],
        ["May", raised("5.6", "1"), "*"],
        ["Jan", 5.7, 57.1],
    ]
    sheets.add(
        "2010-11",
        [["Oxfordshire: monthly monitoring 2010/11"], [], *table, [], ["¹ Provisional"], ["* = fewer than 5"]],
    )
    found = sheets.read("sheets-quarterly")
    assert [row for row in rows(found) if "ni-117" in row] == [
        "ni-117 oxfordshire 2010-04 5.5", "ni-117 oxfordshire 2010-05 5.6", "ni-117 oxfordshire 2011-01 5.7",
    ]  # fmt: skip
    assert [row.fields.get("status") for row in found.rows if row.fields["period"] == "2010-05"] == ["provisional"]


def test_actual_and_target_in_pairs(tmp_path: Path) -> None:
    """A target beside a number is never taken for a number."""
    sheets = Sheets(tmp_path)
    heads: Table = [["Area", "Q1 2010/11", None, "Q2 2010/11", None], [None, "Actual", "Target", "Actual", "Target"]]
    table: Table = [["Northern", 9.2, 9, 10.6, 9], ["Central", 10.1, 9, 10.7, 9]]
    sheets.add("Q", [["NI 62 Stability of placements"], [], *heads, *table], merged="B3:C3 D3:E3")
    assert rows(sheets.read("sheets-quarterly")) == [
        "ni-62 northern 2010/11 Q1 9.2", "ni-62 central 2010/11 Q1 10.1",
        "ni-62 northern 2010/11 Q2 10.6", "ni-62 central 2010/11 Q2 10.7",
    ]  # fmt: skip


def test_a_long_table_with_other_headings(tmp_path: Path) -> None:
    """Counts, status and day are taken from their columns whatever these are called; counts come before values."""
    heads = [
        "PI Ref",
        "PI Name",
        "Geography",
        "Reporting period",
        "Num",
        "Den",
        "Perf",
        "Data status",
        "Date published",
    ]
    sheets = Sheets(tmp_path)
    sheets.add("Data", [
        heads,
        ["NI 62", "Stability", "Northern", "2009/10", 14, 133, 10.5, "Provisional", date(2010, 9, 30)],
        ["NI 62", "Stability", "Eastern", "2009/10", 3, 100, 3.0, "Final", date(2010, 9, 30)],
        ["NI 117", "NEET", "Oxfordshire", "2008/09", None, None, 6.2, "Final", "05/06/2010"],
    ])  # fmt: skip
    found = sheets.read()
    assert rows(found) == ["ni-62 northern 2009/10 14 of 133", "ni-117 oxfordshire 2008/09 6.2"]
    assert [(row.fields["status"], row.fields["published"]) for row in found.rows] == [
        ("provisional", "2010-09-30"),
        ("final", "2010-06-05"),
    ]
    assert [(one.seen, one.why) for one in found.unplaced] == [("Eastern", "neither a place nor a group of this plan")]


def test_a_published_table_with_time_period_and_levels(tmp_path: Path) -> None:
    """The innermost place that a line names counts, codes are left out, and the kind of year is asked about."""
    path = tmp_path / "data.csv"
    path.write_text(
        "time_period,time_identifier,geographic_level,country_code,country_name,region_name,new_la_code,la_name,"
        "NI 87 numerator,NI 87 denominator\n"
        "200910,Academic year,National,E92000001,England,,,,180000,3200000\n"
        "200910,Academic year,Regional,E92000001,England,South East,,,28000,500000\n"
        "200910,Academic year,Local authority,E92000001,England,South East,E10000025,Oxfordshire,1742,35900\n"
        "200910,Academic year,Local authority,E92000001,England,South East,E10000002,Buckinghamshire,1500,35000\n",
        "utf-8",
    )
    book, _ = read_workbook(path)
    assert book
    found = read_layout(book, lexicon("cypp-2010-13"), {})
    assert rows(found) == [
        "ni-87 england 2009/10 180000 of 3200000", "ni-87 south-east 2009/10 28000 of 500000",
        "ni-87 oxfordshire 2009/10 1742 of 35900",
    ]  # fmt: skip
    assert asked(found) == {"part-academic-year"}
    assert all("part-academic-year" in row.after for row in found.rows)
    assert [one.seen for one in found.unplaced] == ["Buckinghamshire"]
    later = read_layout(book, lexicon("cypp-2010-13"), {"part-academic-year": "next year"})
    assert {row.fields["period"] for row in later.rows} == {"2010/11"}


def test_a_pivot_table_with_empty_repeats(tmp_path: Path) -> None:
    """A name counts for the empty cells below it, and totals over indicators or places are no numbers of a place."""
    sheets = Sheets(tmp_path)
    sheets.add("Pivot", [
        ["Sum of Value", "", "Year", ""],
        ["Indicator", "Area", "2008/09", "2009/10"],
        ["NI 62", "Northern", 9.2, 10.6],
        [None, "Central", 10.1, 10.7],
        ["NI 62 Total", None, 19.3, 21.3],
        ["NI 43", "Northern", 4.5, 5.3],
        ["Grand Total", None, 23.8, 26.6],
    ])  # fmt: skip
    found = sheets.read()
    assert set(rows(found)) == {
        "ni-62 northern 2008/09 9.2", "ni-62 northern 2009/10 10.6", "ni-62 central 2008/09 10.1",
        "ni-62 central 2009/10 10.7", "ni-43 northern 2008/09 4.5", "ni-43 northern 2009/10 5.3",
    }  # fmt: skip
    assert [one.seen for one in found.unplaced] == ["NI 62 Total", "Grand Total"]


def test_totals_in_the_first_line(tmp_path: Path) -> None:
    """A line called Total is the county only if somebody says so, and its counts are held against its parts."""
    sheets = Sheets(tmp_path)
    table: Table = [
        ["Area", "Pupils", "PA pupils", "%"], ["Total", 36000, 1913, 0.0531], ["Cherwell", 8102, 447, 0.0552],
        ["Oxford", 6011, 471, 0.0784], ["South Oxfordshire", 7554, 309, 0.0409],
        ["Vale of White Horse", 7390, 330, 0.0447], ["West Oxfordshire", 7043, 356, 0.0505],
    ]  # fmt: skip
    sheets.add("PA", [["NI 87 Persistent absence 2008/09"], *table], percent="D3:D8")
    found = sheets.read()
    assert rows(found)[0] == "ni-87 oxfordshire 2008/09 1913 of 36000"
    assert len(found.rows) == 6
    assert asked(found) == {"place-total"}
    assert "place-total" in found.rows[0].after
    assert [(one.cell, one.seen) for one in found.warnings] == [("B3", "36,000")]


def test_counts_in_lines_under_each_other(tmp_path: Path) -> None:
    """Numerator and denominator may be lines, with or without the year in their name."""
    sheets = Sheets(tmp_path)
    sheets.add("T", [
        ["NI 62"], [], ["", "Northern", "Central"],
        ["2008/09 numerator", 12, 15], ["2008/09 denominator", 131, 148],
    ])  # fmt: skip
    sheets.add("S", [
        ["Oxfordshire"], ["Indicator", "Measure", "2008/09", "2009/10"],
        ["NI 43 Custody", "Numerator", 11, 12], [None, "Denominator", 244, 228], [None, "%", 0.0451, 0.0526],
    ], percent="C5:D5")  # fmt: skip
    assert rows(sheets.read()) == [
        "ni-62 northern 2008/09 12 of 131", "ni-62 central 2008/09 15 of 148",
        "ni-43 oxfordshire 2008/09 11 of 244", "ni-43 oxfordshire 2009/10 12 of 228",
    ]  # fmt: skip


def test_two_lines_of_headings_in_the_other_order(tmp_path: Path) -> None:
    """What the numbers are may stand above the year that they are of."""
    sheets = Sheets(tmp_path)
    heads: Table = [["Area", "Number", None, "LAC", None, "%", None], [None, *["2008/09", "2009/10"] * 3]]
    table: Table = [["Northern", 12, 14, 131, 133, 0.0916, 0.1053], ["Central", 15, 17, 148, 149, 0.1014, 0.1141]]
    sheets.add("O", [["NI 62 LAC stability"], [], *heads, *table], merged="B3:C3 D3:E3 F3:G3", percent="F5:G6")
    assert set(rows(sheets.read())) == {
        "ni-62 northern 2008/09 12 of 131", "ni-62 northern 2009/10 14 of 133",
        "ni-62 central 2008/09 15 of 148", "ni-62 central 2009/10 17 of 149",
    }  # fmt: skip


def test_numbers_kept_as_text(tmp_path: Path) -> None:
    """Spaces and letters of notes that the sheet explains are no part of a number; others are refused."""
    sheets = Sheets(tmp_path)
    table: Table = [
        ["Area", "2008/09", "2009/10"], ["Northern ", "56.9 ", "57.2a"], ["Central", " 61.2", "61.8 b"],
        ["Southern", "54.6*", "1,054.9"], ["Oxfordshire", "57.5%", "143 (1)"],
    ]  # fmt: skip
    sheets.add("N", [["NI 53a Breastfeeding prevalence"], *table, [], ["a  excludes Banbury"], ["* provisional"]])
    found = sheets.read()
    assert rows(found) == [
        "ni-53a northern 2008/09 56.9", "ni-53a central 2008/09 61.2", "ni-53a southern 2008/09 54.6",
        "ni-53a oxfordshire 2008/09 57.5", "ni-53a northern 2009/10 57.2",
    ]  # fmt: skip
    assert {row.cells["value"]: row.fields.get("status", "") for row in found.rows}["B5"] == "provisional"
    assert [one.cell for one in found.refused] == ["C4", "C5", "C6"]


def test_tables_under_and_beside_one_another(tmp_path: Path) -> None:
    """Each table has its own title and its own names; one of an indicator that the plan lacks has no place."""
    sheets = Sheets(tmp_path)
    heads = ["Area", "2008/09"]
    sheets.add("Under", [["NI 62"], heads, ["Northern", 9.2], [], ["LI 5 Complaints"], heads, ["Northern", 5]])
    sheets.add(
        "Beside", [["NI 43", None, None, "NI 117"], [*heads, None, *heads], ["Central", 4.7, None, "Southern", 5.8]]
    )
    found = sheets.read()
    assert rows(found) == ["ni-62 northern 2008/09 9.2", "ni-43 central 2008/09 4.7", "ni-117 southern 2008/09 5.8"]
    assert [(one.sheet, one.cell, one.seen) for one in found.unplaced] == [("Under", "B7", "LI 5 Complaints")]


def test_bands_of_places(tmp_path: Path) -> None:
    """A band that is no place of the plan, among bands that are, hides its numbers from the plan."""
    sheets = Sheets(tmp_path)
    line = ["NI 62 Stability", 9.2]
    sheets.add(
        "B",
        [["Oxfordshire"], ["Indicator", "2008/09"], ["Northern Area"], line, ["Banbury"], ["NI 62 Stability", 12.1]],
    )
    found = sheets.read()
    assert rows(found) == ["ni-62 northern 2008/09 9.2"]
    assert [one.seen for one in found.unplaced] == ["Banbury"]


def test_a_sheet_for_each_quarter(tmp_path: Path) -> None:
    """The tab says which quarter, the title which year; sheets that differ in nothing else are asked about once."""
    sheets = Sheets(tmp_path)
    for number in (1, 2):
        sheets.add(f"Q{number}", [["NI 62 2010/11"], ["Area", "Numerator", "Denominator"], ["Northern", number, 130]])
    found = sheets.read("sheets-quarterly")
    assert rows(found) == ["ni-62 northern 2010/11 Q1 1 of 130", "ni-62 northern 2010/11 Q2 2 of 130"]
    assert asked(found) == {"sheets"}
    assert rows(sheets.read("sheets-quarterly", {"sheets": "Q2"})) == ["ni-62 northern 2010/11 Q2 2 of 130"]


def test_a_number_and_its_percentage_in_one_cell(tmp_path: Path) -> None:
    """12 (9.2%) is a count beside its percentage and 15/148 two counts; a small number is confidential."""
    sheets = Sheets(tmp_path)
    sheets.add(
        "C", [["NI 62"], ["Area", "2008/09"], ["Northern", "12 (9.2%)"], ["Central", "15/148"], ["Southern", "<5"]]
    )
    found = sheets.read()
    assert rows(found) == ["ni-62 northern 2008/09 9.2", "ni-62 central 2008/09 15 of 148", "ni-62 southern 2008/09 c"]
    assert found.rows[0].fields["numerator"] == "12"


def test_years_that_a_spreadsheet_turned_into_months(tmp_path: Path) -> None:
    """Sep-08 and Oct-09 over numbers of years are asked about, and are never September and October."""
    sheets = Sheets(tmp_path)
    sheet = sheets.add("E", [["NI 62"], ["Area", date(2008, 9, 1), date(2009, 10, 1)], ["Northern", 9.2, 10.6]])
    sheet["B2"].number_format = sheet["C2"].number_format = "mmm-yy"
    found = sheets.read()
    assert rows(found) == ["ni-62 northern 2008/09 9.2", "ni-62 northern 2009/10 10.6"]
    assert asked(found) == {"months-for-years"}


def test_parts_of_years_are_asked_about(tmp_path: Path) -> None:
    """An autumn term, April to September and a quarter are no year, whatever stands beside them."""
    sheets = Sheets(tmp_path)
    heads = ["Area", "Autumn 2009", "Apr-Sep 2009", "April 2008 - March 2009", "2009/10 (Q1-Q3)", "2009/10"]
    sheets.add("P", [["NI 62"], heads, ["Northern", 4.1, 4.2, 4.3, 4.4, 4.5]])
    found = sheets.read()
    assert rows(found) == ["ni-62 northern 2008/09 4.3", "ni-62 northern 2009/10 4.5"]
    assert {one.split("-")[0] for one in asked(found)} == {"part", "ytd", "column"}


def test_groups_of_children_across(tmp_path: Path) -> None:
    """Groups that the plan declares are groups, and everyone is everyone."""
    sheets = Sheets(tmp_path)
    sheets.add("G", [["NI 75 2009/10"], ["Area", "Girls", "Boys", "All"], ["Oxfordshire", 56.1, 48.9, 52.4]])
    assert rows(sheets.read()) == [
        "ni-75 oxfordshire 2009/10 girls 56.1", "ni-75 oxfordshire 2009/10 boys 48.9", "ni-75 oxfordshire 2009/10 52.4",
    ]  # fmt: skip


def test_two_counts_that_make_the_value_together(tmp_path: Path) -> None:
    """Totally and partially breastfed infants are added up where their sum makes the percentage in every line."""
    sheets = Sheets(tmp_path)
    heads = ["Quarter", "Due a check", "Totally", "Partially", "Not at all", "Not known", "Prevalence %"]
    lines = [["2010/11 Q1", 2000, 800, 345, 800, 55, "57.3%"], ["2010/11 Q2", 2050, 850, 340, 810, 50, "58.0%"]]
    sheets.add("B", [["NI 53a"], ["Area: Oxfordshire"], heads, *lines])
    found = sheets.read("sheets-quarterly")
    assert rows(found) == [
        "ni-53a oxfordshire 2010/11 Q1 1145 of 2000", "ni-53a oxfordshire 2010/11 Q2 1190 of 2050",
    ]  # fmt: skip
    assert [row.cells["numerator"] for row in found.rows] == ["C4+D4", "C5+D5"]


def test_headings_repeated_on_every_page(tmp_path: Path) -> None:
    """Headings that come again do not end the band above them, and totals under a merged area are the area's."""
    sheets = Sheets(tmp_path)
    heads = ["Indicator", "2008/09"]
    sheets.add(
        "P", [heads, ["Northern Area"], ["NI 62", 9.2], [], heads, ["NI 43", 4.5], ["Central Area"], ["NI 62", 10.1]]
    )
    assert rows(sheets.read()) == [
        "ni-62 northern 2008/09 9.2", "ni-62 central 2008/09 10.1", "ni-43 northern 2008/09 4.5",
    ]  # fmt: skip


def test_totals_under_merged_areas(tmp_path: Path) -> None:
    """A line called Total in the block of an area is the area's own."""
    sheets = Sheets(tmp_path)
    table: Table = [
        ["Area", "Locality", "Num", "Den"], ["Northern", "Locality 1", 1, 29], [None, "Total", 7, 62],
        ["Central", "Locality 1", 4, 24], [None, "Total", 5, 25], ["County total", None, 12, 87],
    ]  # fmt: skip
    sheets.add("M", [["NI 62 2009/10"], *table], merged="A3:A4 A5:A6")
    found = sheets.read()
    assert [row for row in rows(found) if "-1 " not in row] == [
        "ni-62 northern 2009/10 7 of 62", "ni-62 central 2009/10 5 of 25", "ni-62 oxfordshire 2009/10 12 of 87",
    ]  # fmt: skip
    assert asked(found) == {"locality"}


def test_numbers_of_indicators_without_their_series(tmp_path: Path) -> None:
    """Under the heading NI, 62 is NI 62; an arrow beside a number is no part of it."""
    sheets = Sheets(tmp_path)
    sheets.add(
        "N",
        [["NI", "Title", "Area", "2008/09"], [62, "Stability", "Northern", "9.2 ↑"], [63, "Long term", "Northern", 66]],
    )
    found = sheets.read()
    assert rows(found) == ["ni-62 northern 2008/09 9.2"]
    assert [one.seen for one in found.unplaced] == ["63 Long term"]


def test_the_rate_behind_a_change(tmp_path: Path) -> None:
    """Where the indicator is the change of a rate, a line that speaks of the rate is the rate."""
    sheets = Sheets(tmp_path)
    lines = [["NI 112", "Conceptions: rate per 1,000", 29.5], ["NI 112", "Conceptions: change since 1998", -5.6]]
    sheets.add("C", [["Oxfordshire"], ["Ref", "Indicator", "2007/08"], *lines])
    assert rows(sheets.read()) == ["ni-112 oxfordshire 2007/08 rate 29.5", "ni-112 oxfordshire 2007/08 -5.6"]


def test_units_in_a_column_of_their_own(tmp_path: Path) -> None:
    """A line of numbers of children beside one of percentages is their count, and never a percentage."""
    sheets = Sheets(tmp_path)
    lines = [
        ["NI 117", "%", "Northern", 5.5],
        ["NI 117", "Number", "Northern", 72],
        ["NI 43", "Number", "Northern", 11],
    ]
    sheets.add("U", [["PI", "Unit", "Area", "2008/09"], *lines])
    found = sheets.read()
    assert rows(found) == ["ni-117 northern 2008/09 5.5"]
    assert found.rows[0].fields["numerator"] == "72"
    assert [(one.cell, one.why) for one in found.refused] == [("D4", "a numerator without its denominator")]


def test_lines_that_count_and_lines_that_rate(tmp_path: Path) -> None:
    """A line whose name says that it counts is no percentage, though its numbers could be."""
    sheets = Sheets(tmp_path)
    lines: Table = [["NI 43", "Number sentenced to custody", 3, 5], ["", "% sentenced to custody", "4.9%", "7.1%"]]
    sheets.add("L", [["Ref", "", "Northern", "Central"], *lines, [], ["Quarter 2 2010/11"]])
    sheets.add("M", [["2008/09"], ["Ref", "", "Northern", "Central"], ["NI 43", "Number sentenced to custody", 3, 5]])
    found = sheets.read()
    assert rows(found) == []
    assert ("M", "C3:D3", "its line says that it counts, where ni-43 is in %") in [
        (one.sheet, one.cell, one.why) for one in found.unplaced
    ]


def test_a_reason_in_a_column_of_its_own(tmp_path: Path) -> None:
    """A line without a number, with a reason in the column Missing, is a row that says why."""
    sheets = Sheets(tmp_path)
    heads = ["Ref", "Area", "Year", "Value", "Missing", "Comment"]
    lines = [["NI 43", "Southern", "2009/10", None, "c", None], ["NI 62", "Southern", "2009/10", None, None, "hello"]]
    sheets.add("R", [heads, ["NI 43", "Northern", "2009/10", 5.3, None, None], *lines])
    assert rows(sheets.read()) == ["ni-43 northern 2009/10 5.3", "ni-43 southern 2009/10 c"]


def test_periods_by_their_last_month(tmp_path: Path) -> None:
    """A quarter ending in September is the second quarter; twelve months to a day are asked about as rolling."""
    sheets = Sheets(tmp_path)
    sheets.add("Q", [["NI 62"], ["Area", "Quarter ending Sep 10"], ["Northern", 9.2]])
    sheets.add("R", [["NI 43"], ["Area", "12 months to 30 June 2010"], ["Northern", 5.3]])
    found = sheets.read("sheets-quarterly")
    assert rows(found) == ["ni-62 northern 2010/11 Q2 9.2", "ni-43 northern 2010/11 Q1 5.3"]
    assert ["rolling" in row.after for row in found.rows] == [False, True]


def test_a_period_that_only_a_title_names(tmp_path: Path) -> None:
    """Of several periods in titles the one that the indicator counts in is meant; a quarter is never its year."""
    sheets = Sheets(tmp_path)
    table: Table = [["Ref", "Area", "Actual"], ["NI 62", "Northern", 9.2]]
    sheets.add("A", [["Performance report, October 2010"], ["Results for 2009/10"], *table])
    sheets.add("B", [["Performance report, Quarter 2 2010/11"], ["Ref", "Area", "Actual"], ["NI 43", "Northern", 5.3]])
    found = sheets.read()
    assert rows(found) == ["ni-62 northern 2009/10 9.2"]
    assert [one.why for one in found.unplaced] == ["ni-43 counts every year, and 2010/11 Q2 is none"]


def test_a_survey_with_its_bases_in_lines(tmp_path: Path) -> None:
    """Bases are no numbers of an indicator, and a heading that is a place is no word of what is counted."""
    sheets = Sheets(tmp_path)
    heads = ["Question", "All areas", "Northern"]
    lines = [["NI 199 parks (%)", 51.2, 50.4], ["Base", 2870, 940]]
    sheets.add("S", [["TellUs 2009/10"], heads, *lines])
    found = sheets.read()
    assert rows(found) == ["ni-199 oxfordshire 2009/10 51.2", "ni-199 northern 2009/10 50.4"]
    assert asked(found) == {"place-all-areas"}


def test_counts_under_places_under_merged_names(tmp_path: Path) -> None:
    """A column called No. under a place holds counts, not numbers of indicators."""
    sheets = Sheets(tmp_path)
    heads = [["Indicator", "Period", "Northern", None], [None, None, "No.", "%"]]
    lines: Table = [["NI 43", "2008/09", 11, 4.5], [None, "2009/10", 12, 5.3]]
    sheets.add("N", [*heads, *lines], merged="C1:D1 A1:A2 B1:B2 A3:A4")
    found = sheets.read()
    assert rows(found) == ["ni-43 northern 2008/09 4.5", "ni-43 northern 2009/10 5.3"]
    assert [row.fields["numerator"] for row in found.rows] == ["11", "12"]


def test_a_day_that_only_a_title_names(tmp_path: Path) -> None:
    """The day of a title is offered as the period that ends on it, and never taken for it."""
    sheets = Sheets(tmp_path)
    sheets.add("D", [["NI 62"], ["As at 30 September 2010"], [], ["Area", "Num", "Den"], ["Northern", 8, 124]])
    found = sheets.read("sheets-quarterly")
    assert rows(found) == ["ni-62 northern 2010/11 Q2 8 of 124"]
    assert asked(found) == {"period-of-title"}


def test_a_rate_of_another_size(tmp_path: Path) -> None:
    """A rate per 1,000 is no number of an indicator that counts per 10,000."""
    sheets = Sheets(tmp_path)
    sheets.add("R", [["Ref", "Indicator", "Area", "2008/09"], ["NI 70", "Injuries, rate per 1,000", "Northern", 11.07]])
    found = sheets.read()
    assert rows(found) == []
    assert [(one.cell, one.why) for one in found.unplaced] == [
        ("D2", "it is per 1,000, where ni-70 counts per 10,000"),
    ]


def test_letters_raised_or_written_by_a_format(tmp_path: Path) -> None:
    """A raised p, and one that only the cell's format shows, make a number provisional."""
    sheets = Sheets(tmp_path)
    sheet = sheets.add("L", [["NI 62"], ["Area", "2008/09"], ["Northern", raised("9.2", "p")], ["Central", 10.1]])
    sheet["B4"].number_format = '0.0" (p)"'
    found = sheets.read()
    assert rows(found) == ["ni-62 northern 2008/09 9.2", "ni-62 central 2008/09 10.1"]
    assert [row.fields["status"] for row in found.rows] == ["provisional", "provisional"]


def test_a_note_that_is_the_only_sign_of_a_revision(tmp_path: Path) -> None:
    """What a note on a cell says the number was makes it a revision; any other note is shown."""
    sheets = Sheets(tmp_path)
    sheet = sheets.add("N", [["NI 70"], ["Area", "2008/09"], ["Northern", 110.6], ["Central", 118.2]])
    sheet["B3"].comment = Comment("Was 120.1 - duplicates removed", "somebody")
    sheet["B4"].comment = Comment("ask the PCT", "somebody")
    found = sheets.read()
    assert [row.fields.get("status", "") for row in found.rows] == ["revised", ""]
    assert found.rows[0].fields["note"] == "note in the cell: Was 120.1 - duplicates removed"
    assert [(one.cell, one.why) for one in found.warnings] == [("B4", "a note on the cell says: ask the PCT")]
