"""Tables of Explore Local Statistics, with all their traps."""

from __future__ import annotations

from tests.returns_published.desk import lay_out, read, refusals, row, rule


def _entry(series: str) -> str:
    return f"""\
  - indicator: share
    layout: ons
    series: {series}
    unit: percent
    published: 2025-12-04
    status: final
"""


def test_an_iso_interval_is_an_academic_year_and_districts_are_read() -> None:
    """2024-09-01/P1Y is 2024/25, for the county and for its districts."""
    rule("share", "percent", "academic")
    lay_out(_entry("Literacy"))
    reading = read("ons-early-years.csv")
    assert row(reading, "oxfordshire", "2024/25").fields["value"] == "72.7"
    assert row(reading, "cherwell", "2024/25").fields["value"]
    (others,) = (one.why for one in reading.skipped if one.cell == "the file")
    assert others == "2 series that published.yaml does not name: 'Communication and language', 'Mathematics'"


def test_a_school_year_may_begin_in_august() -> None:
    """Absences count from 1 August, and are the academic year's; the file begins with a byte-order mark."""
    rule("share", "percent", "academic")
    lay_out(_entry("Persistent absences for all pupils"))
    assert row(read("ons-absences.csv"), "england", "2023/24").fields["value"] == "19.95004"


def test_what_a_binary_number_leaves_behind_its_fifteenth_digit_is_not_kept() -> None:
    """19.950039999999998 was 19.95004 before a program stored it."""
    rule("share", "percent", "academic")
    lay_out(_entry("Persistent absences for all pupils"))
    values = [one.fields["value"] for one in read("ons-absences.csv").rows]
    assert max(sum(letter.isdigit() for letter in value) for value in values) <= 15


def test_a_year_from_april_is_no_academic_year() -> None:
    """The year of looked-after children's absences begins in April: a rule of academic years refuses it."""
    rule("share", "percent", "academic")
    series = "Persistent absences for pupils looked after by local authorities"
    lay_out(_entry(series))
    assert all("/P1Y is no academic year" in one for one in refusals(read("ons-absences-looked-after.csv")))
    rule("share", "percent", "financial")
    assert row(read("ons-absences-looked-after.csv"), "england", "2024/25").fields["value"] == "20.3"


def test_a_sign_in_the_column_of_the_status_is_why_there_is_no_number() -> None:
    """x, c and z stand beside an empty cell."""
    rule("share", "percent", "financial")
    series = "Persistent absences for pupils looked after by local authorities"
    codes = "places: {oxfordshire: E06000017, cherwell: E09000001, south-east: E06000053, england: E92000001}\n"
    lay_out(_entry(series), codes + "indicators:\n")
    rows = read("ons-absences-looked-after.csv").rows
    assert {one.fields.get("missing", "") for one in rows} == {"", "x", "c", "z"}
    assert all(("missing" in one.fields) != ("value" in one.fields) for one in rows)


def test_a_column_of_notes_may_stand_twice() -> None:
    """One of these tables has two columns called notes, which does no harm."""
    rule("share", "percent", "academic")
    lay_out(_entry("Persistent absences for pupils eligible for free school meals"))
    assert row(read("ons-absences-free-school-meals.csv"), "oxfordshire", "2023/24").fields["value"]
