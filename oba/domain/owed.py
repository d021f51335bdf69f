"""What is owed for a round: one number or one report, by whom, until when, and whether it has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oba.domain.evidence import Reason
from oba.domain.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One number of an indicator at a place, or one report on a topic; `sender` is empty where nobody is named for it.

    `due` is the last day on which it is in time, `came` the day on which it was first published or received, None
    where it has not come; then `reason` says whether it is awaited or late.
    """

    sender: str
    period: Period
    due: date
    indicator: str = ""
    place: str = ""
    group: str = ""
    topic: str = ""
    came: date | None = None
    reason: Reason | None = None
