"""What a query gave, and whether that is something and not too much."""

from __future__ import annotations

from typing import NamedTuple

from oba.domain.catalogue import problem
from oba.domain.problem import Problem
from oba.returns.database.sources import Source

MOST_ROWS = 100_000


class Answered(NamedTuple):
    """The names of a query's columns, and its rows as the database's own values; one more than are read at most."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def wrong_size(source: Source, found: Answered) -> Problem | None:
    """What is wrong with the number of rows; None where nothing is."""
    if not found.rows:
        mend = "look at its conditions; if there is nothing to send yet, wait."
        return problem("A084", source.where, "the query has no rows", mend)
    if len(found.rows) > MOST_ROWS:
        mend = "ask for less: the numbers of one year, or of what has changed."
        return problem("A084", source.where, f"the query has more than {MOST_ROWS:,} rows", mend)
    return None
