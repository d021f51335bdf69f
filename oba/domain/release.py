"""Releases: what has been sent to a board or put on the web, and cannot be unsent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from oba.domain.measure import ALL


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


def part_group(declared: str, part: str) -> str:
    """The group of a part that a derived number is made of: the part's name, after that of the declared group."""
    if part == ALL:
        return declared
    return part if declared == ALL else f"{declared} {part}"


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


class ReleasedRule(NamedTuple):
    """A version of a rule as a released round knew it: from when it holds, when it was approved, and its digest."""

    indicator: str
    since: str
    approved_on: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One decision to send a round: who took it and when, to which boards, and every cell and answer as protected.

    `rules` are the versions that answered, as they were then.

    `number` counts the releases of a plan from 1; `why` is given where it replaces another of the same round;
    `manifest` is the SHA-256 of the round's manifest, `before` that of the ledger file before this one, empty for the
    first; `program` is the version that made it, and the digest of its code.
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
    rules: tuple[ReleasedRule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A round that was released again, and why; `by` and `on` tell of the release before for a round's own pages.

    Those of another round tell of the new release: when a replacement is made, nobody has released it yet.
    """

    round: str
    by: str
    on: date
    why: str


def last_of(releases: Iterable[Release], round_: str) -> Release | None:
    """The last release of a round, None where it was never released."""
    return next((one for one in reversed(tuple(releases)) if one.round == round_), None)


def seen_by(releases: Iterable[Release], round_: str) -> tuple[Release, ...]:
    """The releases that a round is made beside: those before its own last one, all where it was never released.

    So that what was released is remade as it was, and a replacement has seen whatever was released before it.
    """
    every = tuple(releases)
    own = last_of(every, round_)
    return every[: every.index(own)] if own else every


def in_hand(releases: Iterable[Release], round_: str, why: str) -> tuple[Release, ...]:
    """The releases, and after them a replacement of a round that is being made, so that its round sees all of them."""
    every = tuple(releases)
    return (*every, Release(number=len(every) + 1, round=round_, by="", on=date.max, why=why))


def corrections(releases: Iterable[Release], round_: str, before: Iterable[str]) -> tuple[Correction, ...]:
    """What the pages of a round say was released again: itself first, then what was since the round before it.

    `before` names the earlier rounds, the latest first; since the first release of the latest that was released.
    """
    every = tuple(releases)
    seen, own = seen_by(every, round_), last_of(every, round_)
    since = next((one.number for name in before for one in seen if one.round == name), 0)
    again = (one for one in seen if one.why and one.number > since and one.round != round_)
    found = [Correction(round=one.round, by=one.by, on=one.on, why=one.why) for one in again]
    was = last_of(seen, round_)
    if own and own.why and was:
        found.insert(0, Correction(round=round_, by=was.by, on=was.on, why=own.why))
    return tuple(found)
