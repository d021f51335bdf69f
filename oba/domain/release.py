"""Releases: what has been sent to a board or put on the web, and cannot be unsent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple


class Printed(NamedTuple):
    """What a number that may be printed is of.

    `layer` is empty for a place's own number and for that of a whole year, and `part` for one that a derived number
    is made of; `group` is then the part's. `period` is in its one spelling. `role` is empty for the number that is
    judged, `earlier` for one it had before a revision, `beside` for a disputed one, `counted` for one of a part of
    the period.
    """

    indicator: str
    place: str
    group: str
    period: str
    layer: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedCell:
    """A number as it was released, exactly; without a value it stood there as `shorthand`, such as c."""

    of: Printed
    value: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    lower: Fraction | None = None
    upper: Fraction | None = None
    level: Fraction | None = None
    shorthand: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedAnswer:
    """An answer as it was released: the word, or the reason why there was none."""

    indicator: str
    place: str
    question: str
    period: str
    answer: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One decision to send a round: who took it and when, to which boards, and every cell and answer as protected.

    `number` counts the releases of a plan from 1; `why` is given where it replaces another of the same round;
    `manifest` is the SHA-256 of the round's manifest, `before` that of the ledger file before this one, empty for the
    first; `program` is the version that made it.
    """

    number: int
    round: str
    by: str
    on: date
    to: tuple[str, ...] = ()
    why: str = ""
    manifest: str = ""
    before: str = ""
    program: str = ""
    cells: tuple[ReleasedCell, ...] = ()
    answers: tuple[ReleasedAnswer, ...] = ()


def seen_by(releases: Iterable[Release], round_: str) -> tuple[Release, ...]:
    """The releases that a round is made beside: those before its own first one, all where it was never released."""
    found = []
    for one in releases:
        if one.round == round_:
            break
        found.append(one)
    return tuple(found)
