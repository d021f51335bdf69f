"""What happens next: promises that are late come first, then those that are due, then the meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from oba.compose.dashboard.registers import milestones_of
from oba.compose.summary.own_words import SummaryTexts
from oba.domain.book import Book
from oba.domain.period import MONTHS
from oba.domain.registers import Action, Milestone, Task
from oba.words.lists import how_many

MOST_LATE, MOST_NEXT = 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One line: when, what, and of a late promise when it was due."""

    when: str
    says: str
    due: str


def promises(book: Book, texts: SummaryTexts) -> tuple[Promise, ...]:
    """The lines of what happens next; those told by young people first, then the longest late."""
    today = book.round.cut_off
    every: list[Task] = [*book.registers.actions, *milestones_of(book)]
    late = _told_first((one for one in every if one.is_late(today)), texts)
    coming = _told_first((one for one in every if _is_coming(one, today)), texts)
    lines = [Promise(when="Late", says=_says(one, texts), due=_due(one, today)) for one in late[:MOST_LATE]]
    if (more := len(late) - MOST_LATE) > 0:
        lines.append(Promise(when="Late", says=f"{how_many(more, 'more promise')}.", due=""))
    lines += [Promise(when=_by(one, today), says=_says(one, texts), due="") for one in coming[:MOST_NEXT]]
    return (*lines, *_meeting(book))


def _told_first(tasks: Iterable[Task], texts: SummaryTexts) -> list[Task]:
    """Those that somebody told in short words first, then by the day they are due."""
    return sorted(tasks, key=lambda one: (not texts.of(one.id).markdown, one.last_day or date.max, one.id))


def _is_coming(one: Task, today: date) -> bool:
    return one.is_open and not one.is_late(today) and one.last_day is not None


def _says(one: Task, texts: SummaryTexts) -> str:
    told = texts.of(one.id).markdown
    own = one.action if isinstance(one, Action) else one.milestone if isinstance(one, Milestone) else ""
    return " ".join(told.split()) or f"{own.rstrip('.')}."


def _due(one: Task, today: date) -> str:
    return f"It was due in {_month(one, today)}."


def _by(one: Task, today: date) -> str:
    return f"By {_month(one, today)}"


def _month(one: Task, today: date) -> str:
    """The month of the last day, with its year where that is not this one; what is late or coming has one."""
    when = one.last_day or today
    name = MONTHS[when.month - 1]
    return name if when.year == today.year else f"{name} {when.year}"


def _meeting(book: Book) -> Iterator[Promise]:
    day = book.round.meeting
    says = "The board meets. It looks at every goal again."
    yield Promise(when=f"{day.day} {MONTHS[day.month - 1]}", says=says, due="")
