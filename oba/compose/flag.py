"""What is illustrative, in words: beside a row, at the head of a page and at its foot."""

from __future__ import annotations

from oba.domain.registers import Action, Milestone, Risk
from oba.words import listed

Row = Action | Milestone | Risk

ILLUSTRATIVE = "Illustrative"


def illustrative_mark(row: Row) -> str:
    """The word beside a row that somebody made up or drafted; empty beside others."""
    return ILLUSTRATIVE.lower() if row.illustrative else ""


def foot(said: str) -> str:
    """A flag for the foot of a page, cut after the first kind: rows of registers carry their own mark."""
    return said.partition(",")[0].partition(" and ")[0].lower()


def flag(**kinds: bool) -> str:
    """What on a page is illustrative, such as *Illustrative numbers and risks*; empty where nothing is."""
    named = [kind for kind, there in kinds.items() if there]
    return f"{ILLUSTRATIVE} {listed(named)}" if named else ""
