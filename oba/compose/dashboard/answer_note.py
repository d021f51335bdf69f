"""An answer in a row of a dashboard, with what must stand beside it so that the row does not mislead."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.card.year import is_of_a_year
from oba.compose.subject import Subject
from oba.domain.evidence import Figure, Reason
from oba.domain.finding import Finding, Question
from oba.domain.measure import Measure
from oba.words import ANSWERS, Mark, Tone, brief_mark, number

NO_MARK = Mark("", "", Tone.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """An answer in a table, with a word beside it where the row differs from the rest of its column.

    The mark is empty where the rule does not ask the question; the word then says so.
    """

    mark: Mark
    note: str


def noted_answer(subject: Subject, question: Question, comparator: str) -> Noted:
    """An answer with what a row must add to it: another comparator than the usual."""
    finding = subject.assessment[question]
    if question not in subject.assessment.asked:
        return Noted(mark=NO_MARK, note=str(Reason.NOT_ASKED))
    joint = ANSWERS[finding.answer].joint if finding.answer else None
    unusual = joint and finding.target != comparator
    return Noted(mark=brief_mark(finding), note=f"{joint} {finding.target}" if unusual else "")


def rated_number(measure: Measure, rated: Finding, judged: Figure) -> str:
    """The number that a rating is about: that of a whole year, where the number judged is of a part of one."""
    value = rated.value if rated.answer and is_of_a_year(measure, rated) else judged.value
    return "" if value is None else number(value, measure)
