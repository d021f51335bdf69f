"""A file in the course of being dealt with: what stops it, what is kept of it, and when it counts as known."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.returns_receive.desk import RECEIVED, lay_out, receive, table, written

NEW = "ni-1,south,2009/10,30,600,,,final,2010-10-05,"
RULE = Path("rules/demo/health/ni-1.yaml")
PLACES = Path("data/demo/places.csv")
FINAL = ("--answer", "status=final", "--answer", "published=2010-10-05")


@pytest.fixture(autouse=True)
def at_the_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test sits at a desk of its own."""
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)


def sheets(name: str, *lines: tuple[str, float], second: str = "Pupils who are obese") -> str:
    """A workbook with these lines of places and numbers on each of two sheets, of different years and titles."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for tab, title, year in ((sheet, "Pupils who are obese", "2006/07"), (book.create_sheet("B"), second, "2007/08")):
        for line in ((title,), ("Area", year), *lines):
            tab.append(line)
    book.save(name)
    return name


@pytest.mark.parametrize("slip", ["better: Lower", "examples"])
def test_a_plan_with_a_broken_rule_receives_nothing(slip: str) -> None:
    """Its problems are printed as by every other verb, also where the file is of another indicator."""
    rule = RULE.read_text(encoding="utf-8")
    broken = rule.replace("better: lower", slip) if ":" in slip else rule[: rule.index("examples:")]
    RULE.write_text(broken, encoding="utf-8")
    before = written()
    said = receive(table(NEW.replace("ni-1", "ni-2")), "--write")
    assert f"{RULE}:" in said.err
    assert "Nothing was read." in said.err
    assert (said.out, said.status, written()) == ("", 1, before)


def test_a_plan_whose_places_are_broken_receives_nothing() -> None:
    """A place that cannot be read is not left out in silence."""
    PLACES.write_text(PLACES.read_text(encoding="utf-8") + "west,The west,area,nowhere,,\n", encoding="utf-8")
    said = receive(table(NEW))
    assert "data/demo/places.csv:6" in said.err
    assert said.status == 1


def test_a_question_counts_the_rows_that_wait_for_it() -> None:
    """Also where answers to other questions have let more rows in than there were when it first came up."""
    name = sheets("two.xlsx", ("The north", 5.1), ("The south", 5.2), second="Return")
    assert "status: 2 rows have no status" in receive(name).out
    said = receive(name, "--answer", "indicator-of-b=ni-1")
    assert "status: 4 rows have no status" in said.out
    assert "(4 rows wait for it)" in said.out


def test_answers_that_are_kept_without_a_row_are_said_to_be() -> None:
    """With one answer missing no row is written, and it is not said that nothing was."""
    name = sheets("two.xlsx", ("All areas", 5.2))
    said = receive(name, "--write", "--answer", "place-all-areas=yes")
    assert "Nothing was written" not in said.out
    assert "No row was written: 2 rows would be, once the questions are answered." in said.out
    assert "Kept 1 answer in data/demo/received.yaml: not asked again." in said.out
    assert RECEIVED.exists()
    assert "Kept" not in receive(name, "--write", *FINAL).out


def test_without_write_nothing_is_kept() -> None:
    """Answers too are only shown for what they would make."""
    said = receive(sheets("two.xlsx", ("All areas", 5.2)), "--answer", "place-all-areas=yes")
    assert "Nothing was written: 2 rows would be" in said.out
    assert not RECEIVED.exists()


def test_a_workbook_is_read_again_once_the_plan_has_been_mended() -> None:
    """Lines that had no place, and were dealt with, are taken in when the plan has one; until then they are counted."""
    name = sheets("two.xlsx", ("The north", 5.1), ("Atlantis", 5.2))
    assert receive(name, "--write", *FINAL).status == 0
    again = receive(name, "--write")
    assert "except for 2 of its rows and names, which still have no place or are refused" in again.err
    PLACES.write_text(PLACES.read_text(encoding="utf-8") + "atlantis,Atlantis,area,county,,\n", encoding="utf-8")
    said = receive(name, "--write", *FINAL)
    assert "Wrote 2 rows into data/demo/observations/2010-11-q2-two.csv." in said.out
    assert said.status == 0
    assert "what it says is known. Nothing" in receive(name, "--write").err
    assert RECEIVED.read_text(encoding="utf-8").count("digest:") == 1


def test_a_refused_row_is_read_again_once_the_plan_has_been_mended() -> None:
    """Half a pupil is refused where counts are whole, and is read where the rule has come to allow it."""
    line = "ni-1,south,2007/08,30.5,600,,,final,2010-10-05,"
    receive(table(NEW, line), "--write")
    assert "except for 1 of its rows and names" in receive("came.csv", "--write").err
    rule = RULE.read_text(encoding="utf-8")
    RULE.write_text(rule.replace("kind: percent", "kind: percent, counts: fractional"), encoding="utf-8")
    said = receive("came.csv", "--write")
    assert "ni-1,south,2007/08,,30.5,600" in written()["2010-11-q2-came.csv"], said.err


def test_a_mended_plan_shows_the_questions_and_conflicts_of_a_file_that_came() -> None:
    """What a known file now asks, or contradicts, is never said to be known."""
    other = "ni-1,west,2009/10,31,600,,,final,2010-10-05,"
    receive(table(NEW, other), "--write")
    with PLACES.open("a", encoding="utf-8") as places:
        places.write("west,The west,area,county,,\n")
    rows = Path("data/demo/observations/2010-11-q2-came.csv")
    known = rows.read_text(encoding="utf-8").splitlines()[1].replace("south", "west")
    rows.write_text(rows.read_text(encoding="utf-8") + known + "\n", encoding="utf-8")
    assert "1 conflict" in receive("came.csv").out
