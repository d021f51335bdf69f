"""What is illustrative, in words: beside a row, at the head of a page and at its foot."""

from __future__ import annotations

from collections.abc import Collection

from oba.domain.registers import Entry
from oba.words import listed

ILLUSTRATIVE = "Illustrative"


def illustrative_mark(row: Entry) -> str:
    """The word beside a row that somebody made up or drafted; empty beside others."""
    return ILLUSTRATIVE.lower() if row.illustrative else ""


def shared_mark(rows: Collection[Entry]) -> str:
    """The word at the head of rows of which every one is illustrative, so that none has to say it; else empty."""
    return ILLUSTRATIVE.lower() if rows and all(row.illustrative for row in rows) else ""


def foot(said: str) -> str:
    """A flag for the foot of a page, cut after the first kind: rows of registers carry their own mark."""
    return said.partition(",")[0].partition(" and ")[0].lower()


def flag(**kinds: bool) -> str:
    """What on a page is illustrative, such as *Illustrative numbers and risks*; empty where nothing is."""
    named = [kind for kind, there in kinds.items() if there]
    return f"{ILLUSTRATIVE} {listed(named)}" if named else ""
