"""Codes beginning with H: the history of what was released, in the ledger, which nobody but `oba release` writes."""

from __future__ import annotations

from oba.domain.catalogue.entry import STOP, Entry

_RESTORE = "restore the file from version control; what was released cannot be changed, only released again."

LEDGER = (
    Entry(
        "H001",
        STOP,
        "a file in the ledger is none of its files",
        "restore its name from version control, or move it elsewhere: only oba release writes here.",
        "ledger/0002-2010-11-q2 (copy).csv",
    ),
    Entry(
        "H002",
        STOP,
        "a file of the ledger is missing",
        "restore it from version control: its numbers are known outside, and later rounds are made safe beside them.",
        "ledger/0001-… and ledger/0003-…, and none of number 2",
    ),
    Entry(
        "H003",
        STOP,
        "two files of the ledger have one number",
        "keep the one that was released first, move the other away, and release its round again.",
        "two people released a round each, and version control put both together",
    ),
    Entry(
        "H004", STOP, "a file of the ledger is cut short", _RESTORE, "a file whose last line does not begin with end"
    ),
    Entry(
        "H005", STOP, "a file of the ledger was altered since it was written", _RESTORE, "a number corrected in Excel"
    ),
    Entry(
        "H006",
        STOP,
        "a file of the ledger does not follow on the one before it, which was written anew",
        "restore both files from version control.",
        "before: the SHA-256 of another file than ledger/0001-…",
    ),
    Entry(
        "H007",
        STOP,
        "the plan has not the round of a file of the ledger",
        "give the round back to plan.yaml, for what was released stays; or restore the name of the file.",
        "ledger/0001-2009-10-q4.csv, where the plan begins with 2010-11-q1",
    ),
    Entry(
        "H008",
        STOP,
        "the ledger is that of another plan",
        "move the folder ledger away: a new plan has released nothing.",
        "a plan that was copied with its data and given another name",
    ),
    Entry(
        "H009",
        STOP,
        "a file of the ledger is written in a way that is not known",
        "use the version of oba that wrote it, which its head names, or a later one.",
        "a ledger with columns that a later version has added",
    ),
)
