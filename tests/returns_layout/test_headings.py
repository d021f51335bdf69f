"""What headings say their numbers are: understood, else asked about, and never told a false reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from oba.returns.reading import Reading
from tests.returns_layout.reader import Sheets, short

TITLE = "Young people aged 16 to 18 not in full-time education, employment or training"


def pair(folder: Path, count: str, whole: str, counts: tuple[object, ...] = (431, 7180)) -> Reading:
    """A table of two columns under each of two years, with these words in its second line of headings."""
    sheets = Sheets(folder)
    years = ["Area", "2008/09", None, "2009/10"]
    heads = [None, count, whole, count, whole]
    lines = [["Northern", *counts, 440, 7200], ["Southern", 442, 7010, 447, 7060]]
    sheets.add("Return", [["NI 117"], [], years, heads, *lines], merged="B3:C3 D3:E3")
    return sheets.read()


def questions(found: Reading) -> dict[str, str]:
    """What is asked of headings and places, with the answer that is offered."""
    return {one.id: one.answer for one in found.asked if one.id not in ("status", "published")}


@pytest.mark.parametrize(
    ("count", "whole"),
    [
        ("Number", "Due"),
        ("Number", "Total"),
        ("No.", "Out of"),
        ("No.", "Total"),
        ("Nos", "All"),
        ("#", "Total number"),
        ("Count", "Of"),
        ("Number", "Eligible"),
        ("Number", "Young people aged 16 to 18"),
        ("NEET", "Total"),
    ],
)
def test_a_count_beside_its_whole_is_read(tmp_path: Path, count: str, whole: str) -> None:
    """General words and the measure's own say which is the numerator and which the denominator."""
    found = pair(tmp_path, count, whole)
    assert short(found.rows[0]) == "ni-117 northern 2008/09 431 of 7180"
    assert (len(found.rows), questions(found), found.refused, found.unplaced) == (4, {}, (), ())


@pytest.mark.parametrize("whole", ["Awaited", "Roll", "Pending", "Base", "Toads"])
def test_a_second_heading_that_nothing_tells_is_asked_about(tmp_path: Path, whole: str) -> None:
    """Its rows are shown as they would be, and wait; no reason is given that is not so."""
    found = pair(tmp_path, "Number", whole)
    assert questions(found) == {f"column-{whole.lower()}": "denominator"}
    assert short(found.rows[0]) == "ni-117 northern 2008/09 431 of 7180"
    assert all(f"column-{whole.lower()}" in row.after for row in found.rows)
    assert (found.refused, found.unplaced) == ((), ())


def test_two_headings_that_nothing_tells_are_both_asked_about(tmp_path: Path) -> None:
    """Neither is guessed from the other."""
    found = pair(tmp_path, "Frogs", "Toads")
    assert (found.rows, questions(found)) == ((), {"column-frogs": "leave out", "column-toads": "leave out"})


def test_a_total_that_is_less_than_its_count_is_no_denominator(tmp_path: Path) -> None:
    """Where one line has more of the number than of the total, the total is everyone's number and is refused as one."""
    found = pair(tmp_path, "Number", "Total", counts=(431, 180))
    assert {row.fields["period"] for row in found.rows} == {"2009/10"}
    assert "C5" in {one.cell for one in found.refused}


def test_a_total_beside_groups_is_everyones_number(tmp_path: Path) -> None:
    """Boys, Girls and Total are three numbers of one measure, not a count and what it is out of."""
    sheets = Sheets(tmp_path)
    sheets.add("S", [["NI 62 2009/10"], ["Area", "Boys", "Girls", "Total"], ["Northern", 9.5, 8.5, 9.1]])
    assert [short(row) for row in sheets.read().rows] == [
        "ni-62 northern 2009/10 boys 9.5",
        "ni-62 northern 2009/10 girls 8.5",
        "ni-62 northern 2009/10 9.1",
    ]


def test_a_value_too_large_for_a_percentage_is_asked_about(tmp_path: Path) -> None:
    """Whole numbers under Actual beside a denominator are offered as its numerator."""
    found = pair(tmp_path, "Actual", "Denominator")
    assert questions(found) == {"column-actual": "numerator"}
    assert len(found.rows) == 4


def test_no_heads_indicators_or_counts(tmp_path: Path) -> None:
    """At the left of a table No. lists indicators; right of the names of places it counts children."""
    sheets = Sheets(tmp_path)
    sheets.add("S", [["NI 117 2009/10"], ["Area", "No.", "Out of"], ["Northern", 440, 7200]])
    assert [short(row) for row in sheets.read().rows] == ["ni-117 northern 2009/10 440 of 7200"]
    listed = Sheets(tmp_path)
    listed.add("S", [["Northern"], ["No.", "2009/10"], ["NI 62", 9.1]])
    assert [short(row) for row in listed.read().rows] == ["ni-62 northern 2009/10 9.1"]


def test_questions_give_number_and_title(tmp_path: Path) -> None:
    """Who is asked sees which indicator is meant, also where numbers are only 1 and 2."""
    asked = {one.id: one.question for one in pair(tmp_path, "Number", "Roll").asked}
    assert "of NI 117 (Young people 16 to 18 who are NEET)? Say value" in asked["column-roll"]


@pytest.mark.parametrize("where", ["title", "tab", "heading"])
def test_an_indicator_whose_title_stands_within_a_name_is_offered(tmp_path: Path, where: str) -> None:
    """In a title, on a tab and over a column, with other words around it."""
    name = "Year 6 - measured (return)"
    sheets = Sheets(tmp_path)
    if where == "heading":
        sheets.add("S", [["Area", "Year", name], ["Northern", "2009/10", 88.1]])
    else:
        title, tab = (name, "S") if where == "title" else ("Return", name)
        sheets.add(tab, [[title], ["Area", "2009/10"], ["Northern", 88.1]])
    found = sheets.read()
    assert [short(row) for row in found.rows] == ["ni-56b northern 2009/10 88.1"]
    assert any("ni-56b" in one.question for one in found.asked)
    assert all(set(row.after) - {"status", "published"} for row in found.rows)
