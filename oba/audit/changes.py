"""What changed since the round before, and whether the world, the data, the rule or the target changed."""

from __future__ import annotations

from collections.abc import Mapping

from oba.domain.assessment import Assessment
from oba.domain.book import Change, Key
from oba.domain.evidence import Reason
from oba.domain.finding import Question

MOVEMENT, REVISION, RULE, TARGET = "real movement", "data revision", "rule change", "target change"
_JUDGED_BY_TARGET = (Question.THRESHOLD, Question.TRAJECTORY)
_NOT_THERE = frozenset({
    Reason.NOT_COLLECTED, Reason.NOT_AVAILABLE, Reason.LATE, Reason.NO_COMPARATOR, Reason.NO_NUMERATORS,
    Reason.TOO_FEW_POINTS,
})  # fmt: skip


def changes(before: Mapping[Key, Assessment], now: Mapping[Key, Assessment]) -> tuple[Change, ...]:
    """Every answer that differs from the round before, each with one cause.

    The first that applies: a rule that has been approved is a rule change; a new period is real movement; another
    version of the rule is a target change where the target differs, else a rule change; an answer that wanted only a
    number has it now, which is real movement; otherwise the data were revised. A number that was not there and still
    is not has not changed, though it may have become late.
    """
    both = ((key, before[key], new) for key, new in now.items() if key in before)
    return tuple(
        _change(*key, old, new, question)
        for key, old, new in both
        for question in Question
        if old[question].says != new[question].says and (old.judged or new.judged)
    )


def _change(indicator: str, place: str, old: Assessment, new: Assessment, question: Question) -> Change:
    return Change(
        indicator=indicator,
        place=place,
        question=question,
        before=old[question].says,
        after=new[question].says,
        cause=_cause(old, new, question),
    )


def _cause(old: Assessment, new: Assessment, question: Question) -> str:
    if old.version.draft != new.version.draft:
        return RULE
    if (old.judged and old.judged.period) != (new.judged and new.judged.period):
        return MOVEMENT
    if old.version.where != new.version.where:
        return TARGET if question in _JUDGED_BY_TARGET and old[question].target != new[question].target else RULE
    return MOVEMENT if new[question].answer and old[question].reason in _NOT_THERE else REVISION
