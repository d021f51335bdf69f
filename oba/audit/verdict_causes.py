"""Every verdict that a publisher sent beside a number, beside our answer; and where the two differ, why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from oba.assess.assessment import case_of
from oba.assess.case import Case
from oba.assess.methods.fingertips import interval_comparison
from oba.assess.methods.fingertips_trend import trend_direction
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.evidence import Figure, Reason
from oba.domain.finding import Finding, Question
from oba.domain.rule import Rule
from oba.statistics.recent_trend import POINTS
from oba.words.verdicts import contradicts, meant, plain_verdict

_THEIRS = {Question.DIRECTION: trend_direction, Question.COMPARATORS: interval_comparison}


class Cause(StrEnum):
    """How a publisher's verdict stands to our answer, and what makes the difference."""

    AGREES = "agrees"
    ASIDE = "says something else that may be so as well"
    INVERTED = "inverted: the same numbers read backwards, the latest first, give their word"
    METHOD = "their method gives their word from these numbers; our rule asks in another way"
    NUMBERS = "their method does not give their word from these numbers: other numbers, or another comparator"
    UNKNOWN = "how they came to it is not known here"
    OPEN = "our rule leaves it open"


class VerdictBeside(NamedTuple):
    """One verdict: on which number, what they say, what our finding is, what their method gives from the same numbers.

    `again` is empty where their method is not known or cannot answer.
    """

    indicator: str
    place: str
    figure: Figure
    said: str
    ours: Finding
    again: str
    cause: Cause

    @property
    def differs(self) -> bool:
        """Whether the two cannot both be so."""
        return self.cause not in (Cause.AGREES, Cause.ASIDE, Cause.OPEN)


def verdicts_beside(book: Book, indicator: str = "", place: str = "") -> Iterator[VerdictBeside]:
    """Every verdict on a number that is judged, of all indicators and places or of one; in the order of the answers."""
    for (name, where), assessment in book.assessments.items():
        figure = assessment.judged
        if figure is None or not figure.verdict or indicator not in ("", name) or place not in ("", where):
            continue
        case = _case(book, book.rules[name], assessment)
        for question, said, answer in meant(figure.verdict):
            ours = assessment[question]
            again = _word(_THEIRS.get(question), case)
            cause = _cause(question, said, again, case)
            if ours.answer is None:
                cause = Cause.OPEN
            elif not contradicts(answer, ours.answer):
                cause = Cause.AGREES if answer is ours.answer else Cause.ASIDE
            yield VerdictBeside(name, where, figure, said, ours, again, cause)


def _case(book: Book, rule: Rule, assessment: Assessment) -> Case | None:
    """An indicator in a place as it was judged; None where no rule is approved, or there is no number."""
    if assessment.version.draft:
        return None
    series = {where: its for (indicator, where), its in book.series.items() if indicator == rule.id}
    place = book.places.by_id[assessment.place]
    return case_of(rule, assessment.version, place, book.places, series, book.plan.policy)


def _cause(question: Question, said: str, again: str, case: Case | None) -> Cause:
    """Why a publisher says something else, as far as its own method can tell."""
    if not again or case is None:
        return Cause.UNKNOWN
    if again == plain_verdict(said):
        return Cause.METHOD
    if question is Question.DIRECTION and _word(trend_direction, _backwards(case)) == plain_verdict(said):
        return Cause.INVERTED
    return Cause.NUMBERS


def _word(method: Callable[[Case], Finding] | None, case: Case | None) -> str:
    """What a publisher's own method makes of the same numbers, in its words; empty where it has no answer."""
    found = method(case) if method and case else None
    return found.verdict.casefold() if found and found.reason in (None, Reason.NOT_ASKED) else ""


def _backwards(case: Case) -> Case:
    """The latest numbers that a recent trend looks at, in the opposite order of time."""
    known = sorted(
        (one for one in case.series.figures.values() if one.value is not None), key=lambda one: one.period.ordinal
    )[-POINTS:]
    turned = {
        there.period: replace(here, period=there.period) for here, there in zip(known, reversed(known), strict=True)
    }
    return replace(case, series=replace(case.series, figures=turned))
