"""Editions of the published layouts that differ from those whose excerpts are kept here."""

from __future__ import annotations

from pathlib import Path

import pytest

from oba.returns.published.reading import read_published_file
from tests.returns_published.desk import entry, lay_out, lines, project, read, receive, refusals, row, rule


def _education(identifier: str, *more: str, year: str = "202223", ends: str = "\n") -> bytes:
    head = "time_period,time_identifier,geographic_level,country_code,country_name,new_la_code,la_name,phase,pct"
    rows = [
        f"{year},{identifier},National,E92000001,England,,,Total,5.5",
        f"{year},{identifier},Local authority,E92000001,England,E10000025,Oxfordshire,Total,6.25",
    ]
    return ("\n".join([head, *more, *rows]) + ends).encode()


PHASES = entry("education", "value: pct, where: {phase: Total}")


@pytest.mark.parametrize(
    ("identifier", "why"),
    [
        ("Autumn term", "202223 is one autumn term, and the rule counts in academic years"),
        ("Autumn and spring term", "202223 is of 'autumn and spring term'; say year: ends (or begins)"),
        ("Academic year Q1", "202223 is one academic year q1, and the rule counts in academic years"),
        ("Financial year Q1", "202223 is a financial year q1, and the rule counts in academic years"),
        ("Week 12", "202223 is of 'week 12'"),
    ],
)
def test_a_part_of_a_year_is_never_taken_for_the_year(identifier: str, why: str) -> None:
    """The label alone looks like a year; what stands beside it says that it is less."""
    rule("share", "percent", "academic")
    lay_out(PHASES)
    assert why in refusals(read("terms.csv", _education(identifier)))[0]


def test_parts_that_stand_for_the_year_are_taken_where_that_is_said() -> None:
    """Absences of two terms may be what a plan means by a year; `year` says so."""
    rule("share", "percent", "academic")
    lay_out(entry("education", "value: pct, where: {phase: Total}, year: ends"))
    found = read("terms.csv", _education("Autumn and spring term"))
    assert row(found, "oxfordshire", "2022/23").fields["value"] == "6.25"


def test_a_school_is_not_the_authority_that_its_row_names() -> None:
    """Rows of schools, wards and constituencies name the authority around them: they are of no place of the plan."""
    rule("share", "percent", "academic")
    lay_out(PHASES)
    within = [
        f"202223,Academic year,{level},E92000001,England,E10000025,Oxfordshire,Total,99.9"
        for level in ("School", "Ward", "Parliamentary constituency")
    ]
    found = read("schools.csv", _education("Academic year", *within))
    assert row(found, "oxfordshire", "2022/23").fields["value"] == "6.25"


def test_a_last_number_that_may_lack_digits_is_refused() -> None:
    """6.25 cut to 6.2 or 6 is a number still; that the file ends within the line gives it away."""
    rule("share", "percent", "academic")
    lay_out(PHASES)
    cut = _education("Academic year")[:-2]
    (why,) = refusals(read("cut.csv", cut))
    assert why.startswith("I3: the file ends within this line: it may have been cut short")
    assert not read("whole.csv", _education("Academic year")).refused


def test_a_series_of_another_table_holds_none_back() -> None:
    """Many tables have a phase and Total under it; the plan's series of another one is said, and this one taken."""
    rule("share", "percent", "academic")
    rule("other", "percent", "academic")
    other = entry("education", "value: enrolments_persistent, where: {phase: Total}", indicator="other")
    lay_out(PHASES + other)
    found = read("phases.csv", _education("Academic year"))
    assert len(found.rows) == 2
    assert not found.refused
    assert any("its numbers come in another file" in one.why for one in found.skipped)
    renamed = _education("Academic year").replace(b",pct\n", b",enrolment_persistent\n")
    assert all("it is another edition" in one for one in refusals(read("renamed.csv", renamed)))


def test_counts_without_a_value_are_no_counts_where_rates_stand() -> None:
    """A percentage made of numerator and denominator: England's numerator is larger than any authority's."""
    rule("share", "percent", "academic")
    lay_out(entry("education", "numerator: top, denominator: bottom"))
    head = "time_period,time_identifier,geographic_level,country_code,country_name,new_la_code,la_name,top,bottom"
    rows = [
        f"202223,Academic year,Local authority,E92000001,England,E100000{n},Place {n},10,100" for n in range(25, 40)
    ]
    england = "202223,Academic year,National,E92000001,England,,,9000,90000"
    found = read("counts.csv", lines(head, england, *rows))
    assert row(found, "england", "2022/23").fields["numerator"] == "9000"


@pytest.mark.parametrize(
    "headings",
    [
        "areacd,areanm,indicator,period,value,lci,uci",
        "Geography code,Geography,Measure type,Period,Value,Lower CI,Upper CI",
        "ref_area,area_name,measure_type,ref_period,obs_value,lower_ci,upper_ci",
    ],
)
@pytest.mark.parametrize(
    "period",
    [
        "2024-09-01/P1Y",
        "2024-09-01T00:00:00/P1Y",
        "http://reference.data.gov.uk/id/gregorian-interval/2024-09-01T00:00:00/P1Y",
    ],
)
def test_headings_and_periods_of_csvw_are_those_of_the_office(headings: str, period: str) -> None:
    """Editions differ in what they call the number and in how they write an interval of time."""
    rule("share", "percent", "academic")
    lay_out(entry("ons", "series: Absence"))
    found = read("csvw.csv", lines(headings, f"E10000025,Oxfordshire,Absence,{period},6.5,6.1,6.9"))
    assert row(found, "oxfordshire", "2024/25").fields["lower"] == "6.1"


def test_a_government_year_is_a_financial_year() -> None:
    """CSVW names the year from April by its address."""
    rule("share", "percent", "financial")
    lay_out(entry("ons", "series: Absence"))
    year = "http://reference.data.gov.uk/id/government-year/2023-2024"
    found = read("csvw.csv", lines("areacd,areanm,indicator,period,value", f"E10000025,Oxfordshire,Absence,{year},6.5"))
    assert row(found, "oxfordshire", "2023/24").fields["value"] == "6.5"


def test_a_table_without_a_column_of_series_is_told_by_its_places() -> None:
    """It is refused in a line that says what is missing, not read as a sheet that somebody keeps."""
    rule("share", "percent", "academic")
    lay_out(entry("ons", "series: Absence"))
    said = read_published_file(
        "one.csv", lines("areacd,areanm,period,value", "E10000025,Oxfordshire,2024,1"), project()
    )
    assert isinstance(said, str)
    assert "has no column for the series (indicator or measuretype)" in said


def test_a_unit_in_a_column_is_held_beside_the_rules_kind() -> None:
    """A percentage whose file says Number is none."""
    rule("share", "percent", "academic")
    lay_out(entry("ons", "series: Absence"))
    rows = lines("areacd,areanm,indicator,period,value,unit", "E10000025,Oxfordshire,Absence,2024-09-01/P1Y,41,Number")
    (why,) = refusals(read("count.csv", rows))
    assert why == "F2: share: unit says Number; the plan's number is a percent"


def test_metadata_alone_has_no_numbers() -> None:
    """The file that tells of the columns was sent, and the table was not."""
    rule("share", "percent", "academic")
    lay_out(PHASES)
    Path("phases.meta.csv").write_text("col_name,col_type,label\npct,Indicator,Share\n", encoding="utf-8-sig")
    said = receive("phases.meta.csv")
    assert (said.status, said.err) == (
        1,
        "phases.meta.csv tells of the columns of a table and has no numbers: receive that table. Nothing was read.\n",
    )


def test_a_table_for_a_program_is_named_with_what_to_download() -> None:
    """Parquet, in which the department publishes too, is refused in a line."""
    rule("share", "percent", "academic")
    lay_out(PHASES)
    Path("phases.parquet").write_bytes(b"PAR1" + bytes(60) + b"PAR1")
    said = receive("phases.parquet")
    assert said.status == 1
    assert "is a Parquet file" in said.err
    assert "download the CSV that its publisher offers" in said.err
