"""Files that are of a layout and broken, of another edition, or of nothing that the plan takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from oba.read.project import read_project
from oba.returns.published.reading import read_published_file
from tests.returns_published.desk import FILES, lay_out, project, read, receive, refusals, row, rule, take
from tests.returns_published.test_lait import COUNT, ENTRANTS


@pytest.fixture(autouse=True)
def _a_plan_of_entrants(_at_the_desk: None) -> None:
    rule("entrants", "rate per 100,000", "calendar")
    lay_out(ENTRANTS + COUNT)


DATA = (FILES / "lait.csv").read_bytes()


def test_a_file_cut_short_within_a_line_is_refused() -> None:
    """The line is named, and not one row before it is taken."""
    end = DATA.rindex(b"\n", 0, -40) + 30
    (why,) = refusals(read("lait.csv", DATA[:end]))
    lines = DATA[:end].count(b"\n") + 1
    assert (
        why == f"line {lines}: the file ends within this line: it was cut short; ask for it again, or download it again"
    )


def test_a_file_cut_short_at_the_end_of_a_line_is_refused() -> None:
    """A series that ends with fewer places than in every other year has lost them."""
    first = DATA.index(b"FirstYJS")
    head = DATA[: DATA.index(b"\n") + 1]
    mine = [line for line in DATA[first:].splitlines(keepends=True) if line.startswith(b"FirstYJS")]
    assert not read("lait.csv", head + b"".join(mine)).refused
    (why,) = refusals(read("lait.csv", head + b"".join(mine[:-9])))
    assert "2024 has 5 rows and every other period 13: the file was cut short" in why


def test_a_quote_that_does_not_close_is_refused() -> None:
    """The cell swallows the rest of the file: it was cut, or somebody edited it."""
    assert refusals(read("lait.csv", DATA.replace(b"FirstYJS,", b'FirstYJS,"', 1)))


def test_a_line_with_other_cells_is_refused_with_its_number() -> None:
    """A comma in a name moves all cells behind it: nothing is taken, and the line is named."""
    data = DATA.replace(b",England,", b",Eng,land,", 1)
    line = data[: data.index(b"Eng,land")].count(b"\n") + 1
    assert refusals(read("lait.csv", data))[0].startswith(f"line {line}: this line has 8 cells and the first 7")


def test_an_edition_without_a_column_is_refused() -> None:
    """What is missing is said, with how it may be called."""
    data = DATA.replace(b"LA Number", b"LA", 1)
    said = read_published_file("lait.csv", data, project())
    assert said == (
        "lait.csv looks like the long table of the Local Authority Interactive Tool, but has no column for the code of "
        "a place (lanumber): it is another edition, or was cut. Nothing was read."
    )


def test_columns_in_another_order_are_the_same_table() -> None:
    """A column is read by its heading, wherever it stands."""
    turned = b"".join(b",".join(line.split(b",")[::-1]) + b"\n" for line in DATA.splitlines() if b'"' not in line)
    kept = b"".join(line for line in DATA.splitlines(keepends=True) if b'"' not in line)
    assert [one.fields for one in read("a.csv", turned).rows] == [one.fields for one in read("b.csv", kept).rows]


def test_cells_that_have_moved_under_other_headings_are_refused() -> None:
    """Where names stand under the codes, the file is another edition, and not one without the plan's places."""
    first, rest = DATA.split(b"\n", 1)
    moved = first.replace(b"LA and Regions,Values,LA Number", b"LA Number,LA and Regions,Values")
    said = refusals(read("lait.csv", moved + b"\n" + rest))
    assert any("columns have moved" in one for one in said)


def test_a_file_of_no_series_that_the_plan_takes_is_named() -> None:
    """The layout is told, and where to begin."""
    said = receive(str(FILES / "ons-absences.csv"))
    assert said.status == 1
    assert (
        "ons-absences.csv is a table of the Office for National Statistics, and published.yaml takes nothing"
        in said.err
    )


def test_a_layout_is_told_by_its_headings_never_by_its_name() -> None:
    """Under any name the file is what its first line says."""
    Path("anything.txt").write_bytes(DATA)
    assert "entrants" in receive("anything.txt").out


def test_what_is_refused_by_a_rule_holds_the_whole_file_back() -> None:
    """A percentage above 100 is no percentage: with --write not a row of the file is written, and the row is named."""
    rule("two", "percent", "academic")
    two = "{indicator: two, layout: lait, series: '%_2yr_olds', unit: percent, published: 2025-11-27, status: final}"
    lay_out(f"{ENTRANTS}{COUNT}  - {two}\n")
    Path("lait.csv").write_bytes(
        DATA.replace(b",England,33", b",England,133").replace(b",Oxfordshire,7", b",Oxfordshire,177")
    )
    said = receive("lait.csv", "--write")
    assert said.status == 1
    assert "Refused:" in said.out
    assert list(Path("data/demo/observations").iterdir()) == []


def test_a_later_edition_on_a_day_of_its_own_revises() -> None:
    """The day that is told of this file counts, and not that of the mapping, which was the last edition's."""
    receive(take("lait.csv"), "--write")
    Path("again.csv").write_bytes(DATA.replace(b",Oxfordshire,269,", b",Oxfordshire,270,"))
    same_day = receive("again.csv")
    assert "1 conflict" in same_day.out
    assert same_day.status == 1
    later = receive("again.csv", "--answer", "published=2026-01-10", "--write")
    assert "1 revised" in later.out
    assert "Wrote 1 row" in later.out


@pytest.mark.parametrize("change", ["utf-16", "semicolons", "line ends of Windows", "old line ends"])
def test_a_file_saved_again_by_a_spreadsheet_is_the_same_file(change: str) -> None:
    """Other letters, signs between cells and line ends say the same; line ends of old Macs are refused, not a crash."""
    text = "".join(line for line in DATA.decode().splitlines(keepends=True) if '"' not in line)
    saved = {
        "utf-16": text.encode("utf-16"),
        "semicolons": text.replace(",", ";").encode(),
        "line ends of Windows": text.replace("\n", "\r\n").encode(),
        "old line ends": text.replace("\n", "\r").encode(),
    }[change]
    Path("saved.csv").write_bytes(saved)
    said = receive("saved.csv")
    assert ("18 new" in said.out) == (change != "old line ends")


def test_a_number_below_0_may_be_written_with_a_true_minus_sign() -> None:
    """Change since last year is often printed so; it is the number that a hyphen writes."""
    signed = DATA.replace(b",269,", b",-26.9,"), DATA.replace(b",269,", ",\N{MINUS SIGN}26.9,".encode())
    assert all(row(read("lait.csv", one), "oxfordshire", "2016").fields["value"] == "-26.9" for one in signed)


def test_a_series_whose_name_a_number_sign_cuts_off_is_told() -> None:
    """YAML takes what follows for a remark, and the series would be another."""
    lay_out((ENTRANTS + COUNT).replace("series: FirstYJS", "series: FirstYJS #2 of 3"))
    found, problems = read_project(Path("rules"), Path("data"), "demo", Path())
    assert found
    assert [series.name for series in found.published.series] == ["FirstYJS"]
    assert [(one.code, one.where.line, one.stops) for one in problems] == [("F029", 9, False)]
