"""Reasons in words: why a question has no answer, and what would give it one."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from oba.compose.words import ORDER, listed, sentence
from oba.domain.evidence import Reason
from oba.domain.finding import Assessment, Question
from oba.domain.rule import Version

_WHY = MappingProxyType({
    Reason.NOT_COLLECTED: "a number is missing",
    Reason.NOT_AVAILABLE: "the number is not available",
    Reason.NOT_APPLICABLE: "it does not apply here",
    Reason.CONFIDENTIAL: "withheld to protect children",
    Reason.SUPPRESSED: "withheld to protect children",
    Reason.LOW: "the number is too low to show",
    Reason.UNRELIABLE: "the number is too unreliable",
    Reason.OVERDUE: "the number is overdue",
    Reason.DISPUTED: "the number is disputed",
    Reason.TOO_FEW_POINTS: "too little history is known",
    Reason.TOO_EARLY: "no number since the start yet",
    Reason.NO_INTERVAL: "its interval is not known",
    Reason.ROLLING_WINDOWS: "the numbers share years",
    Reason.DEFINITION_BREAK: "the definition changed",
    Reason.NO_NUMERATORS: "the counts behind it are missing",
    Reason.NO_TARGET: "none for this period",
    Reason.TO_BE_AGREED: "no figure has been set",
    Reason.NOT_YET_DUE: "no number for its period yet",
    Reason.MONITORED: "watched, by design without a target",
    Reason.NO_GOOD_DIRECTION: "neither way is better",
    Reason.NO_COMPARATOR: "no number for the same period",
})  # fmt: skip

_MEND = MappingProxyType({
    Reason.NOT_COLLECTED: "collect the missing number, or say with a shorthand why there is none",
    Reason.NOT_AVAILABLE: "ask the source when the number will be available",
    Reason.NOT_APPLICABLE: "nothing to collect: it does not apply here",
    Reason.CONFIDENTIAL: "use several years together, or a larger area, so that numbers can be shown",
    Reason.SUPPRESSED: "use several years together, or a larger area, so that numbers can be shown",
    Reason.LOW: "ask the source for a number with more decimals",
    Reason.UNRELIABLE: "find a larger sample or another source",
    Reason.OVERDUE: "send the number that is overdue",
    Reason.DISPUTED: "settle which number is right",
    Reason.TOO_FEW_POINTS: "send earlier numbers, so that there is a history to compare with",
    Reason.TOO_EARLY: "wait for the next number",
    Reason.NO_INTERVAL: "send the counts behind the numbers, or their intervals",
    Reason.ROLLING_WINDOWS: "send, or compare, numbers that share no years",
    Reason.DEFINITION_BREAK: "recalculate the earlier numbers by the new definition",
    Reason.NO_NUMERATORS: "send the counts, so that parts can be added up",
    Reason.NO_TARGET: "decide whether this period needs a target",
    Reason.TO_BE_AGREED: "agree the target",
    Reason.NOT_YET_DUE: "wait for the next number",
    Reason.MONITORED: "nothing to collect: it is watched without a target",
    Reason.NO_GOOD_DIRECTION: "nothing to collect: neither way is better",
    Reason.NO_COMPARATOR: "find the comparator’s number for the same period",
})  # fmt: skip

_TO_SAY = MappingProxyType({
    Question.THRESHOLD: "good enough", Question.DIRECTION: "getting better", Question.BASELINE: "turning the curve",
    Question.TRAJECTORY: "getting there", Question.COMPARATORS: "how we compare",
})  # fmt: skip


def why(reason: Reason) -> str:
    """Say in a few words why a question has no answer."""
    return _WHY[reason]


def mend(reason: Reason) -> str:
    """Say what would give the question an answer."""
    return _MEND[reason]


def unasked(question: Question, version: Version) -> str:
    """Say that the rule itself does not ask a question, and what it lacks; empty where it does ask."""
    if question is Question.COMPARATORS and not version.comparators.places:
        return "the rule names no comparator"
    if question is Question.BASELINE and not version.baseline.history:
        return "the rule names no history"
    return ""


def open_questions(assessment: Assessment, version: Version) -> Iterator[tuple[Question, Reason]]:
    """The questions without an answer, with their reasons, in the order of a card.

    No data would answer a question that the rule does not ask: it is left out, unless no number is known at all.
    """
    known = assessment.judged is not None and assessment.judged.value is not None
    for question in ORDER:
        reason = assessment[question].reason
        if reason and not (known and unasked(question, version)):
            yield question, reason


def agenda(assessment: Assessment, version: Version) -> tuple[str, ...]:
    """The data development agenda: what to do for every question without an answer, each thing said once."""
    asked: dict[str, list[Question]] = {}
    for question, reason in open_questions(assessment, version):
        asked.setdefault(mend(reason), []).append(question)
    return tuple(sentence(f"{_asked(questions)}: {what}.") for what, questions in asked.items())


def _asked(questions: list[Question]) -> str:
    return "all five answers" if len(questions) == len(ORDER) else listed([_TO_SAY[q] for q in questions])
