"""sources.yaml: what may stand in it, and what must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from oba.domain.problem import Where
from oba.returns.database.sources import read_sources
from tests.returns_database.asked import SECRET, written

GOOD = """\
sources:
  - id: connexions
    connection: CONNEXIONS_DATABASE
    query: |
      SELECT indicator, place -- the area's own id
      FROM numbers
    sender: Connexions
  - {id: schools, connection: SCHOOLS, query: schools.sql}
"""


def test_a_source_is_read_with_its_query(tmp_path: Path) -> None:
    """A query keeps its lines, for a comment ends with its line; one in a file beside it is read from there."""
    found, problems = written(tmp_path, GOOD, schools="SELECT 1\n")
    assert problems == ()
    assert found["connexions"].query == "SELECT indicator, place -- the area's own id\nFROM numbers"
    assert (found["connexions"].connection, found["connexions"].sender) == ("CONNEXIONS_DATABASE", "Connexions")
    assert (found["schools"].query, found["schools"].sender) == ("SELECT 1", "")
    assert found["schools"].where == Where(file="sources.yaml", line=8, column=40)


@pytest.mark.parametrize(
    "address", [f"postgresql://me:{SECRET}@db.example.test/numbers", f"me:{SECRET}@db", f"{SECRET} is the password"]
)
def test_an_address_in_the_file_is_refused_and_not_repeated(tmp_path: Path, address: str) -> None:
    """Only the name of a variable may stand there; whatever else does may hold a password, and is never printed."""
    found, (problem,) = written(tmp_path, f"sources:\n  - {{id: a, connection: '{address}', query: SELECT 1}}\n")
    assert found == {}
    assert (problem.code, problem.where.line) == ("P009", 2)
    assert SECRET not in f"{problem.what} {problem.mend}"
    assert "CONNEXIONS_DATABASE" in problem.mend
    assert ("change it" in problem.mend) is ("@" in address)


@pytest.mark.parametrize(
    "text",
    [
        f'{{id: a, connection: "postgres://me:{SECRET}@h, query: S}}',
        f"{{id: a, connection: A, postgres://me:{SECRET}@h: S}}",
        f'{{id: "postgres://me:{SECRET}@h", connection: A, query: S}}',
        f'{{id: a, connection: A, query: S, address: "postgres://me:{SECRET}@h"}}',
        f"postgres://me:{SECRET}@h",
    ],
)
def test_an_address_elsewhere_in_the_file_is_not_repeated_either(tmp_path: Path, text: str) -> None:
    """As an id, as a key, behind a quote that does not close: it is a problem, and its words hold none of it."""
    found, problems = written(tmp_path, f"sources:\n  - {text}\n")
    assert (found, bool(problems)) == ({}, True)
    assert not any(SECRET in f"{problem.what} {problem.mend}" for problem in problems)


def test_the_sources_in_the_readme_are_sources(tmp_path: Path) -> None:
    """What data/README.md shows can be copied."""
    page = (Path(__file__).parents[2] / "data" / "README.md").read_text(encoding="utf-8")
    (shown,) = [block.partition("```")[0] for block in page.split("```yaml\n")[1:] if block.startswith("sources:")]
    found, problems = written(tmp_path, shown, admissions="SELECT 1")
    assert problems == ()
    assert set(found) == {"connexions", "admissions"}


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("sources:\n  - {id: a, connection: A}\n", "P005", "'query' is missing from a source"),
        ("sources:\n  - {id: a, connection: A, query: ''}\n", "P011", "this query is empty"),
        ("sources:\n  - {id: a, connection: A, query: [1]}\n", "P003", "a query is wanted here"),
        ("sources:\n  - {id: a, connection: A, query: S, sort: x}\n", "P004", "'sort' is not a part of a source"),
        ("sources:\n  - {id: A b, connection: A, query: S}\n", "P009", "'A b' is not an identifier"),
        ("sources: []\n", "P003", "too few"),
        ("sources:\n" + "  - {id: a, connection: A, query: S}\n" * 2, "P012", "'a' is used twice"),
        ("sources:\n  - {id: a, connection: A, query: missing.sql}\n", "F001", "there is no such file"),
        ("sources:\n\t- a\n", "F011", "tab"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, code: str, says: str) -> None:
    """Every mistake has its line and its mend, and then no source is asked."""
    found, problems = written(tmp_path, text)
    assert found == {}
    assert [(problem.code, says in problem.what) for problem in problems] == [(code, True)]


def test_a_plan_without_sources_says_so(tmp_path: Path) -> None:
    """Without the file there is one problem, which names it."""
    found, (problem,) = read_sources(tmp_path, tmp_path)
    assert (found, problem.code, problem.where.file) == ({}, "F001", "sources.yaml")
