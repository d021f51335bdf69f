"""`oba receive`: shown as understood, written only when told to, whole or not at all, and once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from oba.read.project import read_project
from oba.returns.addition import ORDER
from tests.returns_receive.desk import HEADINGS, OBSERVATIONS, RECEIVED, lay_out, receive, table, written
from tests.returns_receive.packages import package, with_sheet

NEW = "ni-1,south,2009/10,30,600,,,final,2010-10-05,"
REVISED = "ni-1,county,2009/10,45,1000,,,provisional,2010-10-05,"
SAME = "ni-1,england,2009/10,,,4.40,,final,2010-10-05,"
CONFLICT = "ni-1,county,2009/10,44,1000,,,final,2010-05-01,"
OLDER = "ni-1,county,2009/10,44,1000,,,final,2010-04-02,"
NOWHERE = "ni-1,nowhere,2009/10,30,600,,,final,2010-10-05,"
NO_NUMBER = "ni-1,south,2008/09,about 30,600,,,final,2010-10-05,"
UNTOLD = "ni-1,south,2009/10,30,600,,,,,"
FILE = "2010-11-q2-came.csv"


@pytest.fixture(autouse=True)
def at_the_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test sits at a desk of its own."""
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_shows_what_it_understood_and_writes_nothing() -> None:
    """Each row with its cell, what it is, and what it stands beside; the data stay as they are."""
    before = written()
    said = receive(table(NEW, REVISED, SAME, CONFLICT, OLDER, NOWHERE, NO_NUMBER))
    lines = [" ".join(line.split()) for line in said.out.splitlines()]
    assert "D2 E2 ni-1 south 2009/10 30 of 600 2010-10-05 new" in lines
    assert "D3 E3 ni-1 county 2009/10 45 of 1,000 2010-10-05 revised from 43 of 1,000 (all.csv:3, 2010-05-01)" in lines
    assert "F4 ni-1 england 2009/10 4.40 2010-10-05 the same 4.4 (all.csv:5, 2010-05-01)" in lines
    assert "D5 E5 ni-1 county 2009/10 44 of 1,000 2010-05-01 conflict 43 of 1,000 (all.csv:3, 2010-05-01)" in lines
    assert any(line.startswith("D6 E6 ni-1 county") and "older than what is known" in line for line in lines)
    assert "B7: 'nowhere' is not a place; correct the spelling, or add the place to places.csv" in said.out
    assert "D8: 'about 30' is not a number" in said.out
    assert (
        "came.csv: 7 rows: 1 new, 1 revised, 1 the same, 1 conflict, 1 older than what is known, 1 cannot be placed, "
        "1 refused." in said.out
    )
    assert f"Nothing was written. --write adds 2 rows to data/demo/observations/{FILE}." in said.out
    assert (said.err, said.status) == ("", 0)
    assert written() == before
    assert not RECEIVED.exists()


def test_what_is_new_is_written_as_dated_rows() -> None:
    """Into a file of its own, with where it came from, and nothing else is touched; the plan can be read with it."""
    before = written()
    said = receive(table(NEW, REVISED, SAME), "--write")
    assert f"Wrote 2 rows into data/demo/observations/{FILE}." in said.out
    assert said.status == 0
    after = written()
    assert after.pop(FILE).splitlines() == [
        ",".join(ORDER),
        "ni-1,south,2009/10,,30,600,,,,,,,final,2010-10-05,,,,,,came.csv,",
        "ni-1,county,2009/10,,45,1000,,,,,,,provisional,2010-10-05,,,,,,came.csv,",
    ]
    assert after == before
    assert read_project(Path("rules"), Path("data"), "demo", Path())[1] == ()


def test_a_file_that_came_before_is_said_in_a_line() -> None:
    """By its bytes, whatever it is called now; and nothing is written."""
    receive(table(NEW), "--write")
    before = written()
    Path("came.csv").rename("again.csv")
    said = receive("again.csv", "--write")
    assert said.err == (
        "again.csv was received before as came.csv, into round 2010-11-q2; what it says is known. "
        "Nothing was written.\n"
    )
    assert said.status == 1
    assert written() == before


def test_a_file_is_read_again_where_the_plan_has_grown() -> None:
    """What had no place when the file came is taken in once it has one."""
    receive(table(NEW, NOWHERE), "--write")
    with Path("data/demo/places.csv").open("a", encoding="utf-8") as places:
        places.write("nowhere,Nowhere,area,county,,\n")
    assert "2 rows: 1 new, 1 the same." in receive("came.csv", "--write").out
    assert "was received before" in receive("came.csv", "--write").err


def test_an_empty_table_is_no_return() -> None:
    """Nothing is found in it, and it may come again."""
    said = receive(table(), "--write")
    assert "came.csv: 0 rows: nothing was found in it." in said.out
    assert said.status == 1
    assert not RECEIVED.exists()


def test_rows_of_later_rounds_are_said_to_be() -> None:
    """They are written all the same: a later round knows them."""
    said = receive(table(NEW.replace("2010-10-05", "2010-11-05")), "--write")
    assert "1 of these were published after the cut-off, 2010-10-15: only a later round knows them." in said.out
    assert "2010-11-05" in written()[FILE]


def test_the_same_numbers_in_other_bytes_are_written_once() -> None:
    """A file saved anew says nothing new."""
    receive(table(NEW, REVISED), "--write")
    before = written()
    said = receive(table(REVISED, NEW, name="again.csv"), "--write")
    assert "again.csv: 2 rows: 2 the same." in said.out
    assert said.status == 0
    assert written() == before


def test_a_later_file_of_a_name_goes_below_the_first() -> None:
    """The lines that are there stay to the byte, however they end."""
    receive(table(NEW), "--write")
    path = OBSERVATIONS / FILE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n").rstrip())
    before = path.read_bytes()
    receive(table(REVISED), "--write")
    after = path.read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].startswith(b"\r\nni-1,county,2009/10,,45,1000,")
    assert after.endswith(b"\r\n")


def test_a_file_with_other_columns_is_left_alone() -> None:
    """Where a column is lacking that is needed, another file is begun beside it."""
    (OBSERVATIONS / FILE).write_text(
        "indicator,place,period,value,status,published\nni-1,england,2008/09,6.0,final,2010-05-01\n", encoding="utf-8"
    )
    receive(table(NEW), "--write")
    assert "ni-1,south" in written()["2010-11-q2-came-2.csv"]


def test_status_and_day_are_asked_once_for_the_file() -> None:
    """Rows that lack them wait, and say under which question; an answer lets them in."""
    said = receive(table(UNTOLD, NEW.replace("south", "north").replace("2010-10-05", "2010-10-06")), "--write")
    assert "new (waits: status, published)" in said.out
    assert "--answer status=...   (1 row waits for it)" in said.out
    assert "came.csv: 2 rows: 1 new, 1 revised. 1 waits for an answer." in said.out
    assert said.status == 1
    assert "ni-1,south" not in written()[FILE]
    assert not RECEIVED.exists()
    said = receive("came.csv", "--write", "--answer", "status=final", "--answer", "published=2010-10-07")
    assert said.status == 0
    assert "ni-1,south,2009/10,,30,600,,,,,,,final,2010-10-07" in written()[FILE]
    assert 'file: "came.csv"' in RECEIVED.read_text(encoding="utf-8")


def test_a_final_number_that_revises_another_is_revised() -> None:
    """Unless the file says otherwise: what a person answered for the whole file is no word of the file's own."""
    line = REVISED.replace("provisional", "")
    receive(table(line), "--write", "--answer", "status=final")
    assert ",revised,2010-10-05" in written()[FILE]


@pytest.mark.parametrize("told", ["provisional", "illustrative"])
def test_any_other_status_stays(told: str) -> None:
    """A number that somebody made up stays made up when it revises another."""
    receive(table(REVISED.replace("provisional", "")), "--write", "--answer", f"status={told}")
    assert f",{told},2010-10-05" in written()[FILE]


ANSWERS = {
    "colour=red": "--answer colour: no file asks this; the questions are: published, status.",
    "status=certain": "--answer status=certain: write one of final, provisional, revised",
    "published=7/10/2010": "--answer published=7/10/2010: write 2010-10-07",
    "status": "--answer 'status': write the question's id, = and the answer",
    "=final": "--answer '=final': write the question's id, = and the answer",
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_to_nothing_is_refused(answer: str) -> None:
    """What nobody asked, or what answers nothing, is said with what there is to answer."""
    said = receive(table(UNTOLD), "--write", "--answer", answer)
    assert said.err.startswith(ANSWERS[answer])
    assert said.status == 2
    assert FILE not in written()


def test_a_conflict_keeps_the_file_open() -> None:
    """What is sound is written; the file may come again once the conflict is settled."""
    said = receive(table(NEW, CONFLICT), "--write")
    assert "In conflict: two numbers of one day." in said.out
    assert said.status == 1
    assert "Wrote 1 row into" in said.out
    assert not RECEIVED.exists()


def test_rows_that_would_stop_the_plan_are_not_written() -> None:
    """The plan is read with the new rows first; what stops it is told by the file's own cells."""
    smiling = NEW + "\N{SMILING FACE WITH SUNGLASSES}"
    said = receive(table(smiling), "--write")
    assert said.err.startswith("came.csv, J2: F009 the fonts cannot draw")
    assert "Nothing was written. Mend what is named" in said.err
    assert said.status == 1
    assert FILE not in written()


def test_a_plan_that_stops_already_takes_nothing_in() -> None:
    """What stops it is named where it stands."""
    (OBSERVATIONS / "more.csv").write_text("indicator\n", encoding="utf-8")
    said = receive(table(NEW), "--write")
    assert "data/demo/observations/more.csv:1: F023" in said.err
    assert said.status == 1
    assert FILE not in written()


def test_a_number_that_looks_wrong_is_told_and_written() -> None:
    """A warning stops nothing: whoever reads it looks at the cell."""
    history = [
        f"ni-1,south,{year}/{year + 1 - 2000:02},,,{5 + year % 3}.0,,final,2010-05-01," for year in range(2003, 2009)
    ]
    receive(table(*history, name="history.csv"), "--write")
    said = receive(table("ni-1,south,2009/10,,,0.06,,final,2010-10-05,"), "--write")
    assert said.err.startswith("came.csv, F2: A030 warning:")
    assert said.status == 0
    assert "0.06" in written()[FILE]


def test_nothing_is_printed_that_a_terminal_would_obey() -> None:
    """A sign that clears the screen, in a cell or in the name of a file, is shown as what it is."""
    said = receive(table(NEW.replace("south", "\x1b[2Jsouth"), name="a\x1b[2J.csv"))
    assert "\x1b" not in said.out + said.err
    assert "B2: '\\x1b[2Jsouth' is not a place" in said.out


def test_text_that_would_run_is_made_harmless() -> None:
    """In every cell that is written, and the row reads back as it was shown."""
    receive(table(NEW + "=HYPERLINK(1)"), "--write")
    assert written()[FILE].splitlines()[1].endswith(",came.csv,'=HYPERLINK(1)")


def test_what_cannot_be_seen_is_left_out() -> None:
    """A mark that turns the direction of text, a line break and a tab never reach the plan's files."""
    Path("came.csv").write_text(HEADINGS + NEW + '"a\u202e\nb\tc"\n', encoding="utf-8")
    assert receive("came.csv", "--write").status == 0
    assert written()[FILE].splitlines()[1].endswith(",a b c")


def test_a_file_that_is_refused_keeps_no_other_out() -> None:
    """One line for it; the others are read and written, and the command says that not all was well."""
    Path("bomb.xlsx").write_bytes(with_sheet('<row r="1"><c r="XFD1"/></row>'))
    said = receive("bomb.xlsx", table(NEW), "none.csv", "--write")
    assert [line.split(" ")[0] for line in said.err.splitlines()] == ["bomb.xlsx", "none.csv"]
    assert "Wrote 1 row into" in said.out
    assert said.status == 1


def test_nothing_is_said_of_data_where_every_file_is_refused() -> None:
    """Only the lines of the files, and status 1."""
    Path("broken.xlsx").write_bytes(package()[:-20])
    said = receive("broken.xlsx", "--write")
    assert (said.out, said.status) == ("", 1)


def test_a_file_named_twice_is_read_once() -> None:
    """The second is said to be the first."""
    said = receive(table(NEW), "came.csv", "--write")
    assert said.err == "came.csv is the same file as one before it. Nothing was read.\n"
    assert len(written()[FILE].splitlines()) == 2


def test_files_of_one_command_know_each_other() -> None:
    """A number that two files bring is new in the first; a different one of that day is in conflict with it."""
    other = NEW.replace("30,600", "31,600")
    said = receive(table(NEW), table(other, NEW, name="other.csv"), "--write")
    assert "31 of 600  2010-10-05  conflict  30 of 600 (came.csv:1, 2010-10-05)" in said.out
    assert "other.csv: 2 rows: 1 the same, 1 conflict." in said.out


@pytest.mark.parametrize("order", [("one.csv", "other.csv"), ("other.csv", "one.csv")])
def test_of_two_files_that_contradict_each_other_neither_is_believed(order: tuple[str, str]) -> None:
    """Whichever is named first, both numbers are in conflict, nothing is written of them, and both files stay open."""
    table("ni-1,north,2010/11,30,600,,,final,2010-10-05,", name="one.csv")
    table("ni-1,north,2010/11,31,600,,,final,2010-10-05,", name="other.csv")
    before = written()
    said = receive(*order, "--write")
    assert (said.status, written()) == (1, before)
    assert said.out.count("conflict  ") == 2
    assert all(f"{name} is not done with" in said.err for name in order)


def test_a_question_of_two_files_is_answered_for_each(tmp_path: Path) -> None:
    """Status and day are asked of every file, and one answer serves all that are named."""
    lines = (UNTOLD, UNTOLD.replace("south", "north"))
    names = [table(line, name=f"{n}.csv") for n, line in enumerate(lines)]
    said = receive(*names, "--write", "--answer", "status=final", "--answer", "published=2010-10-01")
    assert said.status == 0
    assert len(list((tmp_path / OBSERVATIONS).iterdir())) == 3


def test_a_line_of_another_width_is_refused_with_its_cell() -> None:
    """The other lines are read."""
    said = receive(table(NEW, "ni-1,south,2008/09,1,2"))
    assert "A3: 'ni-1,south,2008/09,1,2': this line has 5 cells, and the first 10" in said.out
    assert "came.csv: 1 row: 1 new, 1 cell refused." in said.out


def test_empty_lines_of_a_table_are_passed_over() -> None:
    """As in the plan's own files."""
    assert "came.csv: 1 row: 1 new." in receive(table(",,,,,,,,,", NEW)).out


def test_a_table_of_other_columns_is_read_as_a_sheet() -> None:
    """What is no table of observations is understood as anybody's sheet would be."""
    Path("came.csv").write_text("Area,2008/09\nThe south,5.0\n", encoding="utf-8")
    assert "A1:B1: headings" in receive("came.csv").out


def test_a_file_that_changes_meanwhile_is_not_overwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who saves the same file between reading and writing keeps what was saved."""
    receive(table(NEW), "--write")
    saved = (OBSERVATIONS / FILE).read_text(
        encoding="utf-8"
    ) + "ni-1,north,2008/09,,30,600,,,,,,,final,2010-10-05,,,,,,,\n"
    fsync = os.fsync

    def save(handle: int) -> None:
        (OBSERVATIONS / FILE).write_text(saved, encoding="utf-8")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", save)
    said = receive(table(REVISED), "--write")
    assert "was changed by somebody else meanwhile. Try again" in said.err
    assert said.status == 1
    assert written()[FILE] == saved


def test_a_full_disk_leaves_everything_as_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What cannot be written whole is not written, and nothing is left behind."""

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    before = written()
    monkeypatch.setattr(os, "fsync", full)
    said = receive(table(NEW), "--write")
    assert said.err == "Stopped: No space left on device.\n"
    assert said.status == 1
    assert written() == before
    assert not list((tmp_path / OBSERVATIONS).glob(".*"))


def test_a_wrong_received_file_is_a_problem_like_any_other() -> None:
    """It is named with its line, and stops what would be written."""
    RECEIVED.write_text("files:\n  - {file: a.csv, round: 2010-11-q2, digest: 12}\n", encoding="utf-8")
    said = receive(table(NEW), "--write")
    assert "data/demo/received.yaml:2:46: M010" in said.err
    assert FILE not in written()
