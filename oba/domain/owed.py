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
    where it has not come; then `reason` says whether it is awaited or late, and `part` when a part of it came.
    `unavailable` is what came to say that the number is not available. `open` are those that the sender's workbook has
    a line for; `earlier` those that came for an earlier round, which is told by nothing but such a line.
    """

    sender: str
    period: Period
    due: date
    indicator: str = ""
    place: str = ""
    group: str = ""
    topic: str = ""
    came: date | None = None
    part: date | None = None
    reason: Reason | None = None
    unavailable: bool = False
    open: bool = True
    earlier: bool = False
