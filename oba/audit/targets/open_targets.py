"""Targets that nobody has settled yet: to be agreed, or a number that is only provisional."""

from __future__ import annotations

from datetime import date

from oba.audit.targets.phrases import named
from oba.audit.targets.target_set import TargetSet
from oba.domain.period import Period
from oba.domain.review import Remark, RemarkKind
from oba.domain.target import Word
from oba.words import aim, listed
from oba.words.lists import agreeing, how_many


def to_be_agreed(reviewed: TargetSet) -> tuple[Remark, ...]:
    """A target that is still to be agreed, and how far ahead of the round's cut-off its period lies."""
    open_ = tuple(target for target in reviewed.targets if target.aim.word is Word.TO_BE_AGREED)
    left = [ahead(target.period, reviewed.now.cut_off) for target in open_]
    says = f"{named(reviewed, open_, left)} {agreeing(len(open_), 'is', 'are')} still to be agreed"
    return reviewed.remark(RemarkKind.TO_BE_AGREED, open_, says)


def provisional(reviewed: TargetSet) -> tuple[Remark, ...]:
    """A target with a number that somebody has still to settle, and how far ahead its period lies."""
    unsure = tuple(target for target in reviewed.targets if target.provisional)
    left = [f"{ahead(t.period, reviewed.now.cut_off)}, {aim(t.aim, reviewed.measure)}" for t in unsure]
    why = listed(list(dict.fromkeys(target.provisional for target in unsure)))
    says = f"{named(reviewed, unsure, left)} {agreeing(len(unsure), 'is', 'are')} provisional: {why}"
    return reviewed.remark(RemarkKind.PROVISIONAL, unsure, says)


def ahead(period: Period, today: date) -> str:
    """How many periods of its kind lie between a day and the end of a period, the one under way left out.

    A period is under way to its last day.
    """
    left = 0
    while period.shift(-left).end >= today:
        left += 1
    between = (left - 1) * period.step
    if between > 0:
        return f"{how_many(between, period.every)} ahead"
    return "now under way" if left else "already over"
