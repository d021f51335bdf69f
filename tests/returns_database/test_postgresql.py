"""A real PostgreSQL server asked: its own types, its own refusals, and nothing of it changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer import Exit

from oba.cli.receive import receive_files
from oba.domain.problem import Problem
from oba.returns.database import query
from oba.returns.database.asking import snapshot
from oba.returns.reading import Reading
from tests.end_to_end.small import NOW, PLAN, copied
from tests.returns_database.asked import VARIABLE, refusal, source
from tests.returns_database.server import DATABASE, OWNER, PASSWORD, address, run, server

pytestmark = pytest.mark.slow

READER, READS = "reader", "only-reads-1"
ASKED = "SELECT indicator, place, period, numerator, value, status, published, note FROM numbers ORDER BY place"
TABLE = """
CREATE TABLE numbers (
  indicator text, place varchar(20), period text, numerator bigint, value numeric(8, 2), rough double precision,
  small real, status text, published date, entered timestamptz, note text, flags int[]
)"""
ROWS = """
INSERT INTO numbers VALUES
  ('ni-117', 'northern', '2009/10', 43, 4.30, 0.1, 0.1, 'final', '2010-10-01', '2010-10-01 09:30+01', NULL, '{1}'),
  ('ni-117', 'southern', '2009/10', NULL, 4.64, 0.1::float8 + 0.2, 4.6, 'final', '2010-10-01', NULL, '50 % = “½”', NULL)
"""
COUNTER = """
CREATE FUNCTION one_more() RETURNS text AS $$ INSERT INTO numbers (place) VALUES ('nowhere') RETURNING 'ni-117' $$
LANGUAGE sql"""

PARKS = """
SELECT 'mannau-chwarae' AS indicator, place, '2021' AS period, value, 'final' AS status, day AS published
FROM (VALUES ('llyn', 12.0::float8, DATE '2025-03-01')) AS kept (place, value, day)
"""


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A server with a table of numbers, and a user who may read it."""
    with server() as at:
        run(at, TABLE, ROWS, COUNTER, "CREATE SEQUENCE counter", f"CREATE USER {READER} PASSWORD '{READS}'",
            f"GRANT SELECT ON numbers TO {READER}", "CREATE TABLE closed (place text)")  # fmt: skip
        yield at


def reading(folder: Path, asked: str = ASKED) -> Reading:
    """What is read as the user who may read."""
    found, problems = snapshot(source(asked), {VARIABLE: address(folder, READER, READS)})
    assert problems == ()
    assert found
    return found.reading


def refused(folder: Path, asked: str = ASKED, user: str = OWNER, password: str = PASSWORD, **other: str) -> Problem:
    """The one problem for which nothing is read; nothing of the address is in it."""
    problem = refusal(source(asked), {VARIABLE: address(folder, user, password, **other)})
    assert not any(part in f"{problem.what} {problem.mend}" for part in (password, str(folder), f"{user}:"))
    return problem


def test_every_type_is_read_exactly(folder: Path) -> None:
    """A numeric keeps its decimals, a NULL is empty, a day is a day, and text is text, whatever stands in it."""
    north, south = reading(folder).rows
    assert (north.fields["value"], north.fields["numerator"], north.fields["published"]) == ("4.30", "43", "2010-10-01")
    assert "numerator" not in south.fields
    assert south.fields["note"] == "50 % = “½”"


def test_binary_numbers_and_times_are_what_they_show(folder: Path) -> None:
    """0.1 in binary is 0.1, a sum of such has no tail, and of a time the day is read."""
    asked = ASKED.replace("value", "rough AS value, small AS lower").replace("published,", "entered AS published,")
    north, south = reading(folder, asked).rows
    assert (north.fields["value"], north.fields["lower"]) == ("0.1", "0.1")
    assert (south.fields["value"], south.fields["lower"]) == ("0.3", "4.6")
    assert (north.fields["published"], "published" in south.fields) == ("2010-10-01", False)


def test_an_array_is_refused_by_its_cell(folder: Path) -> None:
    """What is no number, text or day is named with its row and column."""
    found = reading(folder, ASKED.replace("note", "flags AS note"))
    assert [(one.cell, one.seen) for one in found.refused] == [("row 1 note", "[1]")]
    assert [row.fields["place"] for row in found.rows] == ["southern"]


def test_the_words_of_a_query_are_its_own(folder: Path) -> None:
    """Casts, percent signs and colons go to the server as they are; a semicolon and a comment at the end do no harm."""
    asked = ASKED.replace("ORDER", "WHERE place LIKE 'north%' AND value::text <> '10:30' ORDER") + "; -- that is all\n"
    assert len(reading(folder, asked).rows) == 1


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (ASKED.replace("indicator,", "one_more() AS indicator,"), "would change the database"),
        (ASKED.replace("numerator,", "nextval('counter') AS numerator,"), "would change the database"),
        (
            "WITH gone AS (DELETE FROM numbers RETURNING place) SELECT place FROM gone",
            "data-modifying",
        ),
        ("SELECT 1; DELETE FROM numbers", "multiple commands"),
        ("SELECT 1; COMMIT; DELETE FROM numbers", "multiple commands"),
        ("SELECT place INTO copied FROM numbers", ""),
    ],
)
def test_nothing_is_changed_even_by_a_user_who_may(folder: Path, asked: str, says: str) -> None:
    """Whatever a query tries, whoever asks, the table is as it was."""
    before = run(folder, "SELECT count(*), max(place) FROM numbers")
    problem = refused(folder, asked)
    assert (problem.code, says in problem.what) == ("A082", True), problem.what
    assert run(folder, "SELECT count(*), max(place) FROM numbers") == before
    assert run(folder, "SELECT to_regclass('copied')") == [(None,)]


@pytest.mark.parametrize(
    ("user", "password", "database", "says"),
    [
        (READER, "not-the-password", DATABASE, "refuses the user or the password"),
        ("nobody-here", "any-password", DATABASE, "refuses the user or the password"),
        (READER, READS, "another", "there is no such database"),
    ],
)
def test_a_wrong_address_is_told_apart(folder: Path, user: str, password: str, database: str, says: str) -> None:
    """A password, a user and a database that are wrong, in a line each that repeats none of them."""
    problem = refused(folder, user=user, password=password, database=database)
    assert (problem.code, says in problem.what) == ("A081", True), problem.what
    assert VARIABLE in problem.mend


def test_a_server_that_is_down_does_not_answer(folder: Path) -> None:
    """Where there is no socket nobody answers."""
    problem = refused(folder / "nowhere")
    assert (problem.code, problem.what) == ("A081", "the database does not answer")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("SELECT * FROM nubmers", 'relation "nubmers" does not exist'),
        ("SELECT plase FROM numbers", 'column "plase" does not exist'),
        ("SELECT FROM WHERE", "syntax error"),
        ("SELECT * FROM closed", "permission denied for table closed"),
        ("SELECT 1 / 0", "division by zero"),
        ("SELECT 'infinity'::date AS published", "date too large"),
    ],
)
def test_a_query_that_fails_says_why(folder: Path, asked: str, says: str) -> None:
    """In the server's own words, without the lines about where in the query."""
    problem = refused(folder, asked, READER, READS)
    assert (problem.code, says in problem.what, "LINE" in problem.what) == ("A082", True, False), problem.what


def test_a_query_that_takes_too_long_is_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server itself ends it."""
    monkeypatch.setattr(query, "SECONDS", 1)
    problem = refused(folder, "SELECT pg_sleep(600)::text AS place")
    assert (problem.code, "longer than" in problem.what) == ("A082", True)


def test_a_billion_rows_are_not_fetched(folder: Path) -> None:
    """Rows come block by block, and no more than one too many."""
    thousand = "generate_series(1, 1000)"
    asked = ASKED.replace("ORDER BY place", f"CROSS JOIN {thousand} a CROSS JOIN {thousand} b CROSS JOIN {thousand} c")
    problem = refused(folder, asked)
    assert (problem.code, "more than 100,000 rows" in problem.what) == ("A084", True)


def test_the_address_may_begin_as_people_write_it(folder: Path) -> None:
    """Hosts hand out postgres:// as well."""
    found, problems = snapshot(source(ASKED), {VARIABLE: address(folder).replace("postgresql:", "postgres:")})
    assert problems == ()
    assert found
    assert len(found.reading.rows) == 2


def test_a_servers_numbers_become_rows_of_a_plan(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the query to the file of observations, through the command."""
    copied(tmp_path)
    text = f"sources:\n  - {{id: meysydd, connection: {VARIABLE}, query: meysydd.sql}}\n"
    (tmp_path / f"data/{PLAN}/sources.yaml").write_text(text, encoding="utf-8")
    (tmp_path / f"data/{PLAN}/meysydd.sql").write_text(PARKS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, address(folder, READER, READS))
    with pytest.raises(Exit) as ended:
        receive_files(PLAN, None, ["meysydd"], write=True)
    assert (ended.value.exit_code, "Wrote 1 row" in capsys.readouterr().out) == (0, True)
    written = (tmp_path / f"data/{PLAN}/observations/{NOW}-meysydd.csv").read_text(encoding="utf-8")
    assert "mannau-chwarae,llyn,2021,,,,12,,,,,,final,2025-03-01" in written
