"""How a row of a register stands, in words: late since a month, slipping, or as its owner says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from oba.domain.plan import Round
from oba.domain.registers import DONE, STOPPED, Risk, Task
from oba.words.answers import Tone
from oba.words.dates import month
from oba.words.lists import sentence
from oba.words.marks import Mark

COSTS: Mapping[str, str] = MappingProxyType({"none": "no cost", "low": "low cost", "funded": "funded"})

_CLOSED: Mapping[str, tuple[str, Tone]] = MappingProxyType({DONE: ("●", Tone.GREEN), STOPPED: ("⊖", Tone.NONE)})


def standing(row: Task, when: date) -> str:
    """How an action or a milestone stands on a day.

    One that is open after its day is *late since* that month, whatever its owner says; one that its owner calls late
    before its day is *slipping* from it.
    """
    if row.last_day is None:
        return row.status
    if row.is_late(when):
        return f"late since {month(row.last_day)}"
    return f"slipping, {month(row.last_day)}" if row.is_slipping(when) else row.status


def review_day(risk: Risk, now: Round) -> str:
    """When a risk is looked at again: the month, and whether that is past."""
    return f"{month(risk.review)}{_past(risk.review, now, late=risk.is_late(now.cut_off))}"


def relief_day(risk: Risk, now: Round) -> str:
    """Until when something is done about a risk: the month, and whether that is past; empty where no day is given."""
    return f"{month(risk.due)}{_past(risk.due, now, late=risk.is_action_late(now.cut_off))}" if risk.due else ""


def _past(day: date, now: Round, *, late: bool) -> str:
    """Past the cut-off is late; a day after it and before the meeting is past when the page is read."""
    if late:
        return ", late"
    return ", before this meeting" if day < now.meeting else ""


def standing_mark(row: Task, when: date) -> Mark:
    """Show how it stands: a solid triangle is past its day, a hollow one slipping, a ring neither."""
    glyph = "▼" if row.is_late(when) else "▽" if row.is_slipping(when) else "○"
    tone = Tone.WAITING if glyph == "○" else Tone.CONCERN
    return Mark(glyph, standing(row, when).removeprefix("late "), tone)


def progress_mark(row: Task, when: date) -> Mark:
    """Show how it stands among rows that are not all late: in whole words, a solid circle for what is done."""
    shown = standing_mark(row, when)
    glyph, tone = _CLOSED.get(row.status, (shown.glyph, shown.tone))
    return Mark(glyph, sentence(standing(row, when)), tone)
