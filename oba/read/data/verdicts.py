"""What each cell of an observation may say by itself: one verdict for each distinct text of a column."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from oba.domain.evidence import Status
from oba.domain.number import parse_number
from oba.read.data.rows import FOREIGN, SHORTHANDS
from oba.read.text.identifiers import parse_date
from oba.read.text.suggestion import one_of, quoted

NUMBERS = ("numerator", "denominator", "value", "lower", "upper", "level")


class Fault(NamedTuple):
    """Why a cell cannot stand: the code, what is wrong, and the mend if not the usual one."""

    code: str
    what: str
    mend: str = ""


Verdict = Callable[[str], Fault | None]


def verdicts(indicators: Collection[str], places: Collection[str]) -> Mapping[str, Verdict]:
    """The verdict on a cell of each column that has one; None from it means that the cell is right."""
    needed = {
        "indicator": _named("D001", "an indicator", indicators, "the indicators"),
        "place": _named("D002", "a place", places, "the places"),
        "period": _anything,
        "status": _named("D006", "a status", list(Status), "the words"),
        "published": _day,
    }
    filled = {column: _filled(column, verdict) for column, verdict in needed.items()}
    return {**filled, "missing": _missing, **dict.fromkeys(NUMBERS, _number)}


def _filled(column: str, verdict: Verdict) -> Verdict:
    return lambda text: verdict(text) if text else Fault("D005", f"{column} is empty")


def _anything(_: str) -> Fault | None:
    return None


def _named(code: str, thing: str, known: Collection[str], things: str) -> Verdict:
    names = dict.fromkeys(known)

    def verdict(text: str) -> Fault | None:
        if text in names:
            return None
        return Fault(code, f"{quoted(text)} is not {thing}", one_of(text, names, things))

    return verdict


def _day(text: str) -> Fault | None:
    return None if parse_date(text) else Fault("D008", f"{quoted(text)} is not a date")


def _missing(text: str) -> Fault | None:
    return None if not text or text in SHORTHANDS else _foreign(text) or Fault(
        "D006", f"{quoted(text)} is not a shorthand for a missing number",
        "write z not applicable, x not available, c confidential, low (rounds to 0) or u unreliable.",
    )  # fmt: skip


def _number(text: str) -> Fault | None:
    if not text or parse_number(text) is not None:
        return None
    if text in SHORTHANDS:
        return Fault(
            "D020",
            f"{quoted(text)} stands where a number should",
            f"leave this empty and write {text} in the column 'missing'.",
        )
    bare = text.rstrip("% ")
    if bare != text and parse_number(bare) is not None:
        return Fault("D007", f"{quoted(text)} is not a plain number", f"write {bare}: the measure knows its unit.")
    return _foreign(text) or Fault("D007", f"{quoted(text)} is not a number")


def _foreign(text: str) -> Fault | None:
    """Recognise a sign that others use for a missing number."""
    ours = FOREIGN.get(text.lower())
    if ours is None:
        return None
    mend = f"if it means {SHORTHANDS[ours]}, leave the number empty and write {ours} in the column 'missing'."
    return Fault("D020", f"{quoted(text)} is not used here for a missing number", mend)
