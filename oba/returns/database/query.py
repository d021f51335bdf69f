"""A query put to a database: read only, within a time and a number of rows, and nothing left behind."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from oba.domain.catalogue import problem
from oba.domain.problem import Problem
from oba.returns.database.address import POSTGRESQL, address_of, engine_of
from oba.returns.database.answered import MOST_ROWS, Answered
from oba.returns.database.failure import SECONDS, not_connected, query_failed
from oba.returns.database.sources import Source

_STEPS = 10_000  # of SQLite's machine, from one look at the clock to the next
_COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
_READS = ("select", "with", "values")


def ask(source: Source, environment: Mapping[str, str]) -> Answered | Problem:
    """Ask a database, or say in one line why it could not be asked."""
    if not _only_reads(source.query):
        return problem("A082", source.where, "the query is no SELECT", "write a SELECT; a database is only ever read.")
    url = address_of(source, environment)
    if isinstance(url, Problem):
        return url
    engine = engine_of(url)
    try:
        connection = engine.connect()
    except (SQLAlchemyError, UnicodeError) as error:
        return not_connected(source, error)
    try:
        with connection:
            _for_reading(connection)
            return _answered(connection, source.query.rstrip("; \n"))
    except (SQLAlchemyError, ValueError) as error:
        return query_failed(source, error, url)


def _only_reads(query: str) -> bool:
    """Whether a query begins as one that asks; that it changes nothing, the database itself sees to."""
    words = _COMMENT.sub(" ", query).strip("( \n\t\r").split(maxsplit=1)
    return bool(words) and words[0].lower() in _READS


def _for_reading(connection: Connection) -> None:
    """Refuse every change, and end what takes too long."""
    if connection.dialect.name == POSTGRESQL:
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = '{SECONDS}s'")
        return
    end = time.monotonic() + SECONDS
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.set_progress_handler(lambda: time.monotonic() > end, _STEPS)


def _answered(connection: Connection, query: str) -> Answered:
    """The rows, one more than are read at most; a server hands them over block by block, and runs one query only."""
    asked = connection.execution_options(stream_results=True, no_parameters=True)
    with asked.exec_driver_sql(query) as found:
        columns = tuple(found.keys())
        return Answered(columns, tuple(tuple(row) for row in found.fetchmany(MOST_ROWS + 1)))
