"""What a database says when it refuses, in our words: nothing of its address is repeated."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import URL

from oba.domain.catalogue import problem
from oba.domain.problem import Problem
from oba.read.text.suggestion import quoted
from oba.returns.database.sources import Source

SECONDS = 60
_STOPPED = ("57014", "interrupted")
_WRITES = ("25006", "readonly database")
_ACCESS = ("password", "authentication", "pg_hba", "role ")
_MOST_SAID = 200
_FEWEST_LETTERS = 4  # of what is so short that it could be any word, nothing is hidden


def not_connected(source: Source, error: Exception) -> Problem:
    """Why a database could not be reached, as far as that can be told without its address."""
    said, name = str(error).lower(), source.connection
    look = f"look at the address in {name}, or ask who keeps the database for a user that may read."
    if any(sign in said for sign in _ACCESS):
        return problem("A081", source.where, "the database refuses the user or the password", look)
    if "does not exist" in said or "unable to open" in said:
        return problem("A081", source.where, "there is no such database where it is looked for", look)
    mend = f"see that it runs, that this machine can reach it and that the address in {name} is right, then try again."
    return problem("A081", source.where, "the database does not answer", mend)


def query_failed(source: Source, error: Exception, url: URL) -> Problem:
    """Why a query failed, in the database's words where these hold nothing of the address."""
    cause = getattr(error, "orig", None) or error
    signs = (str(getattr(cause, "sqlstate", None) or ""), str(cause))
    if any(sign in text for sign in _STOPPED for text in signs):
        mend = "ask for less: the numbers of one year, or of what has changed."
        return problem("A082", source.where, f"the query took longer than {SECONDS} seconds", mend)
    if any(sign in text for sign in _WRITES for text in signs):
        what = "the query would change the database, which is only ever read"
        return problem("A082", source.where, what, "write a SELECT that changes nothing.")
    said = _words(cause)
    hidden = any(part in said for part in _secrets(url))
    return problem("A082", source.where, "" if hidden or not said else f"the query fails: {quoted(said, _MOST_SAID)}")


def _words(cause: BaseException) -> str:
    """The first line of what the database says; a server's message is without the place in the query."""
    said = getattr(getattr(cause, "diag", None), "message_primary", None) or str(cause)
    return next(iter(said.strip().splitlines()), "")


def _secrets(url: URL) -> Iterable[str]:
    parts = (url.password, url.host, url.username, url.render_as_string(hide_password=False))
    return tuple(str(part) for part in parts if part and len(str(part)) >= _FEWEST_LETTERS)
