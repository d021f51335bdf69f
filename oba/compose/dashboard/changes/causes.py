"""Causes in a few words, as they stand behind an answer that changed."""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType

from oba.domain.change import Change, ChangeCause, NumberChange
from oba.domain.evidence import Reason
from oba.domain.finding import Finding, Question
from oba.domain.measure import Measure
from oba.domain.number import round_half_away
from oba.words import listed, signed

_WORDS = MappingProxyType({
    ChangeCause.PLAN: "plan changed",
    ChangeCause.TARGET: "target changed",
    ChangeCause.TIGHTER: "target tighter",
    ChangeCause.EASIER: "target easier",
    ChangeCause.DAY: "its day has passed",
    ChangeCause.IN_PLACE: "corrected in place since",
})  # fmt: skip
_ADDED = MappingProxyType({ChangeCause.REVISION: "revised", ChangeCause.NUMBER: "new"})


def why(change: Change, number: NumberChange, finding: Finding) -> str:
    """What an answer changed for: a new year and target tighter; `finding` is what is said now."""
    return listed(_cause(cause, change, number, finding) for cause in change.causes)


def split(number: NumberChange, measure: Measure) -> str:
    """What each cause added to a number that two have moved, as printed: +0.2 revised, −1.6 new; else empty.

    The parts are those of the printed numbers, so that they add up on the page.
    """
    if number.was is None or number.was.value is None or len(number.path) == 1:
        return ""
    steps = [round_half_away(value, measure.decimals) for value in (number.was.value, *(v for _, v in number.path))]
    parts = zip(number.path, pairwise(steps), strict=True)
    return ", ".join(f"{signed(after - before, measure)} {_ADDED[cause]}" for (cause, _), (before, after) in parts)


def _cause(cause: ChangeCause, change: Change, number: NumberChange, finding: Finding) -> str:
    match cause:
        case ChangeCause.RULE:
            return "rule approved" if change.before is Reason.NO_RULE else "rule changed"
        case ChangeCause.WITHHELD:
            return "now withheld" if change.after is Reason.SUPPRESSED else "no longer withheld"
        case ChangeCause.REVISION:
            return "a revision"
        case ChangeCause.NUMBER:
            return _new_number(number, finding)
        case _:
            return _WORDS[cause]


def _new_number(number: NumberChange, finding: Finding) -> str:
    """What the new number is of: the place's next period, its first, one that was missing, or somebody else's."""
    was, now = number.was, number.now
    if now is not None and (was is None or was.period != now.period):
        return f"a new {now.period.every}" if was else "a first number"
    if was is not None and now is not None and was.value is None:
        return "its number came"
    beside = finding.target if finding.question is Question.COMPARATORS else ""
    return f"{beside}: a new number" if beside else "a missing number came"
