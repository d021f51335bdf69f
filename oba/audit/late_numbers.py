"""Whose numbers are late in a round, by name, so that somebody can be asked for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from oba.domain.book import Book
from oba.domain.catalogue import problem
from oba.domain.evidence import Reason
from oba.domain.outstanding import Absence, Outstanding
from oba.domain.period import Period
from oba.domain.problem import Problem
from oba.domain.rule import Rule
from oba.words import outstanding


def late_numbers(book: Book) -> tuple[Problem, ...]:
    """A warning for every indicator of which a number is late, naming the periods and whose they are.

    Those are asked who have sent the indicator's numbers before, or whose sums wait for them.
    """
    found = ((rule, late_periods(book, rule)) for rule in book.rules.values())
    names = {place.id: place.name for place in book.places.by_id.values()}
    return tuple(
        problem("A016", rule.where, f"{rule.number or rule.id}: {'; '.join(outstanding(late, '', names))}")
        for rule, late in found
        if late
    )


def late_periods(book: Book, rule: Rule) -> tuple[Outstanding, ...]:
    """The periods of which a number is late anywhere, each with all who are late, in order of time."""
    senders = {place for indicator, place in book.series if indicator == rule.id}
    every = [one for place in book.places.documented for one in _of(book, rule, place.id)]
    due = {one.period: one.due for one in sorted(every, key=lambda one: one.period.end)}
    late = {period: _late(every, period, senders) for period in due}
    return tuple(Outstanding(period=period, absences=late[period], due=due[period]) for period in due if late[period])


def _late(every: Iterable[Outstanding], period: Period, senders: Collection[str]) -> tuple[Absence, ...]:
    """Who is late with a period, each once, however many places wait for it."""
    absences = dict.fromkeys(absence for one in every if one.period == period for absence in one.absences)
    return tuple(one for one in absences if one.reason is Reason.LATE and one.place in senders)


def _of(book: Book, rule: Rule, place: str) -> tuple[Outstanding, ...]:
    found = book.assessments.get((rule.id, place))
    return found.outstanding if found else ()
