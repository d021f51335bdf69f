"""How a row of a register stands, in words: late since a month, slipping, or as its owner says."""

from __future__ import annotations

from datetime import date

from oba.domain.plan import Round
from oba.domain.registers import Action, Milestone, Risk
from oba.words.answers import Tone
from oba.words.dates import month
from oba.words.marks import Mark


def standing(row: Action | Milestone, when: date) -> str:
    """How an action or a milestone stands on a day.

    One that is open after its day is *late since* that month, whatever its owner says; one that its owner calls late
    before its day is *slipping* from it.
    """
    due = row.due if isinstance(row, Action) else row.last_day
    if due is None:
        return row.status
    if row.is_late(when):
        return f"late since {month(due)}"
    return f"slipping, {month(due)}" if row.is_slipping(when) else row.status


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


def standing_mark(row: Action | Milestone, when: date) -> Mark:
    """Show how it stands: a solid triangle is past its day, a hollow one slipping, a ring neither."""
    glyph = "▼" if row.is_late(when) else "▽" if row.is_slipping(when) else "○"
    tone = Tone.WAITING if glyph == "○" else Tone.CONCERN
    return Mark(glyph, standing(row, when).removeprefix("late "), tone)
