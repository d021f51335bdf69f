"""Numbers of a database, received as those of a workbook are: shown, then written as dated rows that stay."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from typer import Exit

from oba.cli.receive import receive_files
from oba.domain.evidence import Status
from oba.quarter import read
from tests.end_to_end.small import NOW, PLAN, ROWS, copied, folders

SOURCES = f"data/{PLAN}/sources.yaml"
WRITTEN = f"data/{PLAN}/observations/{NOW}-cyngor.csv"
PASSWORD = "cyfrinach-fawr"  # noqa: S105 - made up
TEXT = """\
sources:
  - id: meysydd
    connection: MEYSYDD
    query: SELECT indicator, place, period, value, status, published FROM numbers ORDER BY place
    sender: Cyngor
"""
LLYN = ("mannau-chwarae", "llyn", "2024", 33.0, "final", "2025-03-01 09:30:00")
CWM = ("mannau-chwarae", "cwm", "2021", 7, "final", "2025-03-01")


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small plan with a source of numbers, and the database that it names."""
    copied(tmp_path)
    (tmp_path / SOURCES).write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MEYSYDD", f"sqlite:///{tmp_path / 'meysydd.db'}")
    filled(tmp_path, LLYN, CWM)
    return tmp_path


def filled(where: Path, *rows: tuple[object, ...]) -> None:
    """Put these rows into the database, and no others."""
    connection = sqlite3.connect(where / "meysydd.db")
    connection.execute("DROP TABLE IF EXISTS numbers")
    connection.execute("CREATE TABLE numbers (indicator, place, period, value, status, published)")
    connection.executemany("INSERT INTO numbers VALUES (?,?,?,?,?,?)", rows)
    connection.commit()
    connection.close()


def receive(*files: Path, source: str | None = "meysydd", write: bool = False) -> int:
    """Receive as the command does; its exit status."""
    with pytest.raises(Exit) as ended:
        receive_files(PLAN, list(files) or None, [source] if source else None, write=write)
    return ended.value.exit_code


def test_what_a_database_says_is_shown_beside_what_is_known(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A number that differs is a revision, one that nobody had is new; nothing is written unasked."""
    assert receive() == 0
    said = capsys.readouterr().out
    assert "meysydd!row 2 value" in said
    assert "1 new, 1 revised" in said
    assert not (where / WRITTEN).exists()


def test_it_is_written_as_rows_that_stay(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rows are dated, bear the sender's name, and are read again without the database; none is written twice."""
    before = (where / ROWS).read_bytes()
    assert receive(write=True) == 0
    (where / "meysydd.db").rename(where / "gone.db")
    project, problems = read(folders(where), PLAN)
    assert (problems, (where / ROWS).read_bytes()) == ((), before)
    assert project
    found = [row for row in project.observations if row.where.file == WRITTEN]
    assert [(row.place, str(row.value), row.status, str(row.published), row.source) for row in found] == [
        ("cwm", "7", Status.FINAL, "2025-03-01", "Cyngor"),
        ("llyn", "33", Status.FINAL, "2025-03-01", "Cyngor"),
    ]
    (where / "gone.db").rename(where / "meysydd.db")
    assert receive(write=True) == 0
    assert "nothing is new" in capsys.readouterr().out
    filled(where, (*LLYN[:3], 34, "final", "2025-04-01"), CWM)
    assert receive(write=True) == 0
    assert (where / WRITTEN).read_text(encoding="utf-8").count("\n") == 4


def test_what_has_no_place_is_named_by_row_and_column(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A place or an indicator that is not there, a day that is none, nothing at all: each is said, none is written."""
    filled(where, (*LLYN[:1], "mon", *LLYN[2:]), ("sgwrs", *CWM[1:]), (*CWM[:3], None, *CWM[4:]), (*CWM[:5], "ddoe"))
    assert receive() == 0
    said = capsys.readouterr().out
    assert "'mon' is not a place" in said
    assert "'sgwrs'" in said
    assert "neither a number nor why it is missing" in said
    assert "'ddoe' is not a date" in said
    assert "row 4 place" in said
    assert "nothing is new." in said


@pytest.mark.parametrize(
    ("address", "code"),
    [(None, "A080"), ("sqlite:////nowhere/at/all.db", "A081"), (f"postgresql://me:{PASSWORD}@127.0.0.1:1/x", "A081")],
)
def test_a_database_that_cannot_be_asked_writes_nothing(
    where: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str | None, code: str
) -> None:
    """It is said once, at the line of the query, without the address."""
    monkeypatch.delenv("MEYSYDD")
    if address:
        monkeypatch.setenv("MEYSYDD", address)
    assert receive(write=True) == 1
    said = capsys.readouterr()
    assert f"{SOURCES}:4:5: {code} " in said.err
    assert PASSWORD not in said.out + said.err
    assert not (where / WRITTEN).exists()


def test_sources_that_are_wrong_are_not_asked(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every mistake in sources.yaml is named."""
    (where / SOURCES).write_text(TEXT.replace("sender", "sendr").replace("MEYSYDD", "a b"), encoding="utf-8")
    assert receive() == 1
    said = capsys.readouterr().err
    assert ("P004" in said, "P009" in said, "Nothing was read." in said) == (True, True, True)


def test_a_source_that_is_not_there_is_a_question_of_usage(where: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip is met with the nearest name; without file or source the command says what it wants."""
    assert where.is_dir()
    assert receive(source="meysyd") == 2
    assert "did you mean 'meysydd'?" in capsys.readouterr().err
    assert receive(source=None) == 2
    assert "--source ID" in capsys.readouterr().err
