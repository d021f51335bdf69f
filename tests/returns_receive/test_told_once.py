"""What had to be told once: kept beside the data, and used the next time without asking."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from oba.domain.received import Arrival, LastingAnswer, Received
from oba.read.data.received import read_received, received_text
from tests.returns_receive.desk import OBSERVATIONS, RECEIVED, lay_out, receive, written

DIGEST = "0" * 64


@pytest.fixture(autouse=True)
def at_the_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test sits at a desk of its own."""
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)


def workbook(name: str, year: str, value: float) -> str:
    """A sheet as people keep it: a title, its day, and numbers of places, one by a name that the plan does not have."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A2"] = "Healthy weight", "Published 5 October 2010"
    lines: tuple[tuple[str, str | float], ...] = (("Area", year), ("All areas", value), ("The north", value + 1))
    for row, line in enumerate(lines, start=4):
        sheet.cell(row, 1, "Indicator" if row == 4 else "Pupils who are obese")
        sheet.cell(row, 2, line[0])
        sheet.cell(row, 3, line[1])
    book.save(name)
    return name


def test_a_name_is_asked_once() -> None:
    """The next file of the shape is read without a question, and what was told stands in a file to be corrected."""
    first = receive(workbook("q1.xlsx", "2007/08", 5.1))
    assert "--answer 'place-all-areas=All areas = county'" in first.out
    told = ["--answer", "place-all-areas=yes", "--answer", "status=final"]
    assert receive("q1.xlsx", "--write", *told).status == 0
    assert "ni-1,county,2007/08,,,,5.1" in written()["2010-11-q2-q1.csv"]
    assert 'answer: "yes"' in RECEIVED.read_text(encoding="utf-8")
    again = receive(workbook("q2.xlsx", "2008/09", 5.2), "--write", "--answer", "status=final")
    assert "Only a person can tell" not in again.out
    assert "ni-1,north,2008/09,,,,6.2" in written()["2010-11-q2-q2.csv"]


def test_what_is_not_lasting_is_asked_each_time() -> None:
    """Status is told of a file, not of its shape."""
    told = ["--answer", "place-all-areas=yes", "--answer", "status=final"]
    receive(workbook("q1.xlsx", "2007/08", 5.1), "--write", *told)
    assert "status" not in RECEIVED.read_text(encoding="utf-8")
    assert "--answer status=..." in receive(workbook("q2.xlsx", "2008/09", 5.2)).out


def test_nothing_is_remembered_that_was_not_written() -> None:
    """Without --write no file is touched, whatever was answered."""
    receive(workbook("q1.xlsx", "2007/08", 5.1), "--answer", "place-all-areas=yes")
    assert not RECEIVED.exists()
    assert sorted(OBSERVATIONS.iterdir()) == [OBSERVATIONS / "all.csv"]


def test_an_answer_is_for_the_very_question() -> None:
    """The same id asked in other words is another question."""
    received = Received(told=(LastingAnswer(id="x", question="x means suppressed: write c?", answer="c"),))
    assert received.answer_to("x", "x means suppressed: write c?") == "c"
    assert received.answer_to("x", "x means excluded: write c?") == ""


AWKWARD = ('"quoted"', "a: b # c", "— é 数", "- [x]", "yes", "007", "it's", "\\n")


@pytest.mark.parametrize("text", AWKWARD)
def test_what_is_kept_reads_back(text: str, tmp_path: Path) -> None:
    """Whatever a file is called and whatever was answered."""
    told = LastingAnswer(id="a", question=text, answer=text)
    kept = Received(told=(told,), files=(Arrival(file=text, digest=DIGEST, round="2010-11-q2", sender=text),))
    (tmp_path / "received.yaml").write_text(received_text(kept), encoding="utf-8")
    assert read_received(tmp_path, tmp_path) == (kept, ())


def test_nothing_received_is_an_empty_text(tmp_path: Path) -> None:
    """A file with no more than its heading says that nothing came."""
    (tmp_path / "received.yaml").write_text(received_text(Received()) + "files: []\n", encoding="utf-8")
    assert read_received(tmp_path, tmp_path) == (Received(), ())


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    """By its codes, and nothing is taken for received."""
    (tmp_path / "received.yaml").mkdir()
    assert [one.code for one in read_received(tmp_path, tmp_path)[1]] == ["F002"]
    (tmp_path / "received.yaml").rmdir()
    (tmp_path / "received.yaml").write_text("files: [", encoding="utf-8")
    assert [one.code for one in read_received(tmp_path, tmp_path)[1]] == ["F010"]
