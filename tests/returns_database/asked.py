"""Sources for tests: files as people write them, and a database in a file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from oba.domain.problem import Problem, Where
from oba.returns.database.asking import snapshot
from oba.returns.database.sources import Source, read_sources
from oba.returns.reading import Reading

VARIABLE, SECRET = "CONNEXIONS_DATABASE", "hunter2hunter2"
WHERE = Where(file="data/demo/sources.yaml", line=4, column=12)
QUERY = "SELECT indicator, place, period, numerator, denominator, status, published FROM numbers ORDER BY place"
COLUMNS = "indicator text, place text, period text, numerator int, denominator int, status text, published date"
NORTH = ("ni-117", "northern", "2009/10", 43, 1000, "final", "2010-10-01")
SOUTH = ("ni-117", "southern", "2009/10", 51, 1100, "final", "2010-10-01")


def source(query: str = QUERY, sender: str = "") -> Source:
    """A source with a query."""
    return Source(id="connexions", connection=VARIABLE, query=query, sender=sender, where=WHERE)


def sqlite_file(folder: Path, rows: Iterable[tuple[object, ...]] = (NORTH, SOUTH), columns: str = COLUMNS) -> Path:
    """A database of one table of numbers, in a file."""
    path = folder / "numbers.db"
    connection = sqlite3.connect(path)
    try:
        connection.execute(f"CREATE TABLE numbers ({columns})")
        for row in rows:
            connection.execute(f"INSERT INTO numbers VALUES ({','.join('?' * len(row))})", row)  # noqa: S608 - signs
        connection.commit()
    finally:
        connection.close()
    return path


def environment(path: Path) -> Mapping[str, str]:
    """The environment that holds the address of a database in a file."""
    return {VARIABLE: f"sqlite:///{path}"}


def reading(path: Path, query: str = QUERY, sender: str = "") -> Reading:
    """What is read of a database, in which nothing is wrong."""
    found, problems = snapshot(source(query, sender), environment(path))
    assert problems == ()
    assert found
    return found.reading


def refusal(asked: Source, known: Mapping[str, str]) -> Problem:
    """The one problem for which nothing is read."""
    found, problems = snapshot(asked, known)
    assert found is None
    (problem,) = problems
    return problem


def written(folder: Path, text: str, **beside: str) -> tuple[Mapping[str, Source], tuple[Problem, ...]]:
    """What is read of a sources.yaml, with queries beside it by the names of their files less .sql."""
    (folder / "sources.yaml").write_text(text, encoding="utf-8")
    for name, query in beside.items():
        (folder / f"{name}.sql").write_text(query, encoding="utf-8")
    return read_sources(folder, folder)
