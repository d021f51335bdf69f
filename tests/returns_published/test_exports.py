"""Exports of Fingertips and of the tool that differ from those whose excerpts are kept here."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.returns_published.desk import entry, lay_out, lines, read, receive, refusals, row, rule

FINGERTIPS = "Indicator ID,Indicator Name,Area Code,Area Name,Time period,Value,Count,Value note,Time period range"


def _fingertips(*cells: str) -> bytes:
    return lines(FINGERTIPS, *(f"93224,Asthma,{one}" for one in cells))


ASTHMA = entry("fingertips", "series: '93224'", "rate per 10,000")


def test_a_number_of_three_years_is_not_one_years() -> None:
    """The label names the last year alone; a column says that three were taken together."""
    rule("share", "rate per 10,000", "financial")
    lay_out(ASTHMA)
    (why,) = refusals(read("asthma.csv", _fingertips("E10000025,Oxfordshire,2023/24,12.5,9,,3y")))
    assert why == "I2: share: a number of 3 years, and the rule counts 1 year: say window: 3 in its measure"
    assert not read("asthma.csv", _fingertips("E10000025,Oxfordshire,2023/24,12.5,9,,1y")).refused


@pytest.mark.parametrize(
    ("number", "note", "missing"),
    [
        ("", "Value suppressed for disclosure control due to small count", "c"),
        ("", "Value missing in source data", "x"),
        ("<5", "", "c"),
        ("SUPP", "", "c"),
        ("[c]", "", "c"),
        ("[low]", "", "low"),
    ],
)
def test_a_number_that_was_kept_back_is_confidential(number: str, note: str, missing: str) -> None:
    """Publishers say so in the number's place, or leave it empty and say so in a note."""
    rule("share", "rate per 10,000", "financial")
    lay_out(ASTHMA)
    found = read("asthma.csv", _fingertips(f"E10000025,Oxfordshire,2023/24,{number},,{note},1y"))
    assert row(found, "oxfordshire", "2023/24").fields["missing"] == missing


def test_a_count_of_england_is_found_beside_few_places_too() -> None:
    """A file of the plan's own places has no ten authorities; ten times the largest of them is no rate."""
    rule("share", "rate per 10,000", "financial")
    lay_out(ASTHMA)
    rows = ("E92000001,England,2023/24,20125,20125,,1y", "E10000025,Oxfordshire,2023/24,12.5,9,,1y")
    (why,) = refusals(read("asthma.csv", _fingertips(*rows)))
    assert "a count where rates stand?" in why
    assert not read("asthma.csv", _fingertips(rows[0].replace("20125,", "41.7,", 1), rows[1])).refused


def test_numbers_where_codes_stand_are_moved_columns() -> None:
    """The number and the code of a place have changed places: a region, known by its name, would get its code."""
    rule("share", "rate per 100,000", "calendar")
    lay_out(entry("lait", "series: Entrants", "rate per 100,000"))
    head = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region"
    rows = ("Entrants,First,2023,South East,989,141.3,", "Entrants,First,2023,Oxfordshire,931,99.25,South East")
    assert "the columns have moved" in refusals(read("tool.csv", lines(head, *rows)))[0]


def test_an_estimate_is_marked_so_behind_its_year() -> None:
    """(est) is a status, as (prov) is."""
    rule("share", "rate per 100,000", "calendar")
    lay_out(entry("lait", "series: Entrants", "rate per 100,000"))
    head = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region"
    found = read("tool.csv", lines(head, "Entrants,First,2023 (est),Oxfordshire,141.3,931,South East"))
    assert row(found, "oxfordshire", "2023").fields["status"] == "estimated"


def test_lines_above_the_headings_are_named() -> None:
    """A title and an empty line above a layout that is known: it is said what to delete."""
    rule("share", "rate per 10,000", "financial")
    lay_out(ASTHMA)
    Path("asthma.csv").write_bytes(b"Asthma admissions\n\n" + _fingertips("E10000025,Oxfordshire,2023/24,12.5,9,,1y"))
    said = receive("asthma.csv")
    assert said.status == 1
    assert "asthma.csv has 2 lines above its headings: delete what stands there" in said.err


def test_a_note_below_the_table_is_told_from_a_cut() -> None:
    """A source line below the last row may be deleted; the file is refused until somebody has."""
    rule("share", "rate per 10,000", "financial")
    lay_out(ASTHMA)
    data = _fingertips("E10000025,Oxfordshire,2023/24,12.5,9,,1y") + b"Source: a department\n"
    (why,) = refusals(read("asthma.csv", data))
    assert why.endswith("where it is a note below the table, delete it")
