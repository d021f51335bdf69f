"""A database that cannot be asked, or answers something else: one line each, and nothing of its address."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest
from sqlalchemy import make_url

from oba.returns.database import answered, query
from oba.returns.database.asking import snapshot
from oba.returns.database.failure import query_failed
from tests.returns_database.asked import (
    NORTH,
    QUERY,
    SECRET,
    SOUTH,
    VARIABLE,
    WHERE,
    environment,
    refusal,
    source,
    sqlite_file,
)


@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_variable_that_is_not_set_is_named(value: str | None) -> None:
    """The mend is the line to type."""
    problem = refusal(source(), {} if value is None else {VARIABLE: value})
    assert (problem.code, problem.where) == ("A080", WHERE)
    assert f"export {VARIABLE}=" in problem.mend


@pytest.mark.parametrize(
    "address",
    [
        SECRET,
        f"mysql://me:{SECRET}@host/numbers",
        f"postgresql://me:{SECRET}@host:port/numbers",
        "sqlite://",
        "sqlite:///:memory:",
    ],
)
def test_what_is_no_address_is_not_repeated(address: str) -> None:
    """Only PostgreSQL and a file of SQLite are asked, for of these it is known how to change nothing."""
    problem = refusal(source(), {VARIABLE: address})
    assert problem.code == "A080"
    assert SECRET not in f"{problem.what} {problem.mend}"


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """A file that is missing stays missing."""
    path = tmp_path / f"{SECRET}.db"
    problem = refusal(source(), environment(path))
    assert (problem.code, "no such database" in problem.what, VARIABLE in problem.mend) == ("A081", True, True)
    assert SECRET not in f"{problem.what} {problem.mend}"
    assert not path.exists()


def test_a_server_that_is_down_does_not_answer() -> None:
    """Nobody listens on port 1; the address is not told."""
    problem = refusal(source(), {VARIABLE: f"postgresql://me:{SECRET}@127.0.0.1:1/numbers"})
    assert (problem.code, problem.what) == ("A081", "the database does not answer")
    assert not any(part in f"{problem.what} {problem.mend}" for part in (SECRET, "127.0.0.1", "me:"))


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("SELECT * FROM nubmers", "no such table: nubmers"),
        ("SELECT plase FROM numbers", "no such column: plase"),
        ("SELECT 1; DELETE FROM numbers", "one statement"),
        ("DELETE FROM numbers", "the query is no SELECT"),
        ("-- SELECT\nDROP TABLE numbers", "the query is no SELECT"),
        ("-- nothing", "the query is no SELECT"),
        ("WITH a AS (SELECT 1) DELETE FROM numbers", "would change the database"),
    ],
)
def test_a_query_that_fails_says_why_and_changes_nothing(tmp_path: Path, asked: str, says: str) -> None:
    """The database's own words, in one line; a table is as it was."""
    path = sqlite_file(tmp_path)
    problem = refusal(source(asked), environment(path))
    assert (problem.code, problem.where) == ("A082", WHERE)
    assert says in problem.what
    assert "\n" not in problem.what
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM numbers").fetchone() == (2,)
    connection.close()


def test_words_that_hold_the_address_are_kept_back() -> None:
    """Where a database repeats a password, its words are not."""
    url = make_url(f"postgresql://somebody:{SECRET}@host/numbers")
    assert query_failed(source(), ValueError(f"near {SECRET}"), url).what == "a query fails"
    assert "near it" in query_failed(source(), ValueError("near it"), url).what


def test_a_query_without_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When its time is over the database stops; how much time that is, no test waits for."""
    monkeypatch.setattr(query, "SECONDS", -1)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) AS place FROM n"
    problem = refusal(source(endless), environment(sqlite_file(tmp_path)))
    assert (problem.code, "longer than" in problem.what) == ("A082", True)


def test_other_columns_are_named_with_the_nearest(tmp_path: Path) -> None:
    """Every one that is wrong, every one that is missing, and none that is right."""
    asked = "SELECT indicator, area, period, numerator AS numertor, status, status, published FROM numbers"
    found, problems = snapshot(source(asked), environment(sqlite_file(tmp_path, columns=AREA)))
    assert found is None
    assert {problem.code for problem in problems} == {"A083"}
    says = {problem.what: problem.mend for problem in problems}
    assert set(says) == {
        "'area' is not a column of observations",
        "'numertor' is not a column of observations",
        "the column 'status' stands twice",
        "the column is missing: place",
    }
    assert "did you mean 'numerator'?" in says["'numertor' is not a column of observations"].lower()
    assert "AS place" in says["the column is missing: place"]


AREA = "indicator text, area text, period text, numerator int, denominator int, status text, published date"


def test_columns_without_a_name_are_named_as_the_database_does(tmp_path: Path) -> None:
    """Several at once are one sentence of those that are missing."""
    found, problems = snapshot(source("SELECT 1 + 1"), environment(sqlite_file(tmp_path)))
    assert found is None
    assert [problem.what for problem in problems] == [
        "'1 + 1' is not a column of observations",
        "the columns are missing: indicator, place, period, status and published",
    ]


def test_no_rows_are_said(tmp_path: Path) -> None:
    """An empty answer is no reading: nothing would be written, and nobody would know why."""
    problem = refusal(source(QUERY.replace("ORDER", "WHERE 0 ORDER")), environment(sqlite_file(tmp_path)))
    assert (problem.code, problem.what) == ("A084", "the query has no rows")


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than one row too many is taken from the database."""
    for module in (answered, query):
        monkeypatch.setattr(module, "MOST_ROWS", 1)
    problem = refusal(source(), environment(sqlite_file(tmp_path, [NORTH, SOUTH, NORTH])))
    assert (problem.code, problem.what) == ("A084", "the query has more than 1 rows")


@pytest.mark.parametrize("package", ["sqlalchemy", "psycopg"])
def test_without_the_extra_one_line_says_what_to_install(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody needs a database's packages who asks none."""
    monkeypatch.setitem(sys.modules, package, None)
    problem = refusal(source(), {})
    assert (problem.code, problem.mend) == ("A081", "install them: pip install 'oba[database]'.")
