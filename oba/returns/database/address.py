"""The address of a database: from the environment, never in a file, never printed."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from oba.domain.catalogue import problem
from oba.domain.problem import Problem
from oba.returns.database.sources import Source

POSTGRESQL, SQLITE = "postgresql", "sqlite"
_NAMES = {"postgresql": POSTGRESQL, "postgres": POSTGRESQL, "postgresql+psycopg": POSTGRESQL, "sqlite": SQLITE}
_PATIENCE = 10  # seconds until a server that does not answer is given up
_SHAPES = "postgresql://user:password@server/database, or sqlite:///folder/file.db"


def address_of(source: Source, environment: Mapping[str, str]) -> URL | Problem:
    """The address that a source's variable holds, or what is wrong with it, which never repeats it."""
    name = source.connection
    text = environment.get(name, "").strip()
    if not text:
        mend = f"set it to the address: export {name}={_SHAPES}."
        return problem("A080", source.where, f"the environment has no {name}, the address of the database", mend)
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        return _no_address(source)
    kind = _NAMES.get(url.drivername)
    if kind is None or (kind == SQLITE and url.database in (None, "", ":memory:")):
        return _no_address(source)
    return url.set(drivername="postgresql+psycopg") if kind == POSTGRESQL else url


def _no_address(source: Source) -> Problem:
    what = f"what {source.connection} holds is not the address of a PostgreSQL or SQLite database"
    return problem("A080", source.where, what, f"write {_SHAPES}.")


def engine_of(url: URL) -> Engine:
    """What connects to an address once, and tells nobody of it; of SQLite the file can only be read."""
    if url.get_backend_name() == POSTGRESQL:
        patience: dict[str, Any] = {"connect_timeout": _PATIENCE, "application_name": "oba"}
        return create_engine(url, poolclass=NullPool, connect_args=patience, hide_parameters=True)
    path = f"file:{quote(url.database or '')}?mode=ro"
    return create_engine("sqlite://", poolclass=NullPool, creator=lambda: sqlite3.connect(path, uri=True))
