"""What has not come: the numbers of a period that has ended, by whom, and whether they are awaited or late."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from oba.domain.evidence import Reason, first_reason
from oba.domain.period import Period


def unsent(due: date, on: date) -> Reason:
    """Why a number that has not come is not there on a day: late once the day it was due has passed, else awaited."""
    return Reason.LATE if due < on else Reason.AWAITED


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """One place's number that has not come, and why: awaited, late, or what its row says."""

    place: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Outstanding:
    """A period that has ended and whose number is not complete at a place.

    `absences` are the place itself or those below it, in file order; `due` is the last day on which all are
    awaited and none is late; `come` the share of the denominator that has been sent, None where that cannot be told.
    """

    period: Period
    absences: tuple[Absence, ...]
    due: date
    come: Fraction | None = None

    @property
    def is_late(self) -> bool:
        """Whether the day of any of its numbers has passed."""
        return any(absence.reason is Reason.LATE for absence in self.absences)

    @property
    def reason(self) -> Reason:
        """The first reason, in the order of reasons, of those who are absent."""
        return first_reason(absence.reason for absence in self.absences) or Reason.NOT_COLLECTED


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What is known of an indicator's numbers beside those that have come.

    `days` are those after a period's end by which each place's number is due, of the places for which their sender has
    a day of its own; `later` the periods for which a place's row was published after the cut-off only.
    """

    days: Mapping[str, int] = field(default_factory=dict)
    later: Mapping[str, Collection[Period]] = field(default_factory=dict)
