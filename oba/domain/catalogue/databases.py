"""Codes from A080: numbers that are asked of a database. Nothing is written where one of them arises."""

from __future__ import annotations

from oba.domain.catalogue.entry import STOP, Entry

DATABASES = (
    Entry(
        "A080",
        STOP,
        "the address of a database is not known",
        "put it into the environment variable that the source names; it stands in no file.",
        "connection: CONNEXIONS_DATABASE, and no such variable in the environment",
    ),
    Entry(
        "A081",
        STOP,
        "a database cannot be asked",
        "see that it runs and that this machine can reach it, then try again.",
        "a server that is down, or a wrong password",
    ),
    Entry(
        "A082",
        STOP,
        "a query fails",
        "try the query in the database's own program, and correct it in sources.yaml.",
        "query: SELECT * FROM nubmers",
    ),
    Entry(
        "A083",
        STOP,
        "a query has other columns than observations have",
        "name each column in the query as data/README.md does: SELECT area AS place.",
        "SELECT indicator, area, period, value, status, published FROM numbers",
    ),
    Entry(
        "A084",
        STOP,
        "a query has no rows, or more than are read",
        "look at its conditions.",
        "WHERE period = '2110/11'",
    ),
)
