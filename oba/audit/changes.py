"""What changed since the round before, and whether the world, the data, the rule or the target changed."""

from __future__ import annotations

from collections.abc import Mapping

from oba.domain.book import Change, Key
from oba.domain.finding import Assessment, Finding, Question

MOVEMENT, REVISION, RULE, TARGET = "real movement", "data revision", "rule change", "target change"


def changes(before: Mapping[Key, Assessment], now: Mapping[Key, Assessment]) -> tuple[Change, ...]:
    """Every answer that differs from the round before, with one cause, the first that applies: a new period is real
    movement; else another version of the rule a rule change, or a target change where only the target differs; else
    the data were revised.
    """
    found = []
    for (indicator, place), new in now.items():
        old = before.get((indicator, place))
        for question in Question if old else ():
            if old and old[question].says != new[question].says:
                found.append(_change(indicator, place, old, new, question))
    return tuple(found)


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
    if (old.judged and old.judged.period) != (new.judged and new.judged.period):
        return MOVEMENT
    if old.version == new.version:
        return REVISION
    return TARGET if _only_target(old[question], new[question]) else RULE


def _only_target(old: Finding, new: Finding) -> bool:
    return old.target != new.target
