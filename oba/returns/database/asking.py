"""One source asked and read, or what is wrong: the whole way from sources.yaml to rows that can be compared."""

from __future__ import annotations

from collections.abc import Mapping

from oba.domain.catalogue import problem
from oba.domain.problem import Problem
from oba.read.text.files import Problems
from oba.returns.database.answered import wrong_size
from oba.returns.database.columns import wrong_columns
from oba.returns.database.reading import reading_of
from oba.returns.database.snapshot import Snapshot
from oba.returns.database.sources import Source

_MISSING = "the packages that ask databases are not installed"
_INSTALL = "install them: pip install 'oba[database]'."


def snapshot(source: Source, environment: Mapping[str, str]) -> tuple[Snapshot | None, Problems]:
    """Ask a source for its rows; without them when it could not be asked or its columns are others."""
    try:
        import psycopg  # noqa: F401, PLC0415 - an extra, which need not be there
        import sqlalchemy  # noqa: F401, PLC0415 - as above
    except ImportError:
        return None, (problem("A081", source.where, _MISSING, _INSTALL),)
    from oba.returns.database.query import ask  # noqa: PLC0415 - needs them

    found = ask(source, environment)
    if isinstance(found, Problem):
        return None, (found,)
    size = wrong_size(source, found)
    if wrong := (*wrong_columns(source, found.columns), *([size] if size else ())):
        return None, wrong
    return Snapshot(reading_of(source, found), source.sender), ()
