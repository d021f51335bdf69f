"""Reasons in words: why there is no answer or no number, in a table and in a sentence, and what would mend it."""

from __future__ import annotations

from types import MappingProxyType

from oba.domain.evidence import Reason, Status

SHORTHAND = MappingProxyType({
    Reason.NOT_COLLECTED: "n", Reason.NOT_AVAILABLE: "x", Reason.NOT_APPLICABLE: "z", Reason.LOW: "low",
    Reason.CONFIDENTIAL: "c", Reason.SUPPRESSED: "c", Reason.UNRELIABLE: "u", Reason.OVERDUE: "late",
    Reason.DISPUTED: "d",
})  # fmt: skip
_MEANS = MappingProxyType({
    "n": "not collected", "x": "not available", "z": "not applicable", "d": "disputed", "late": "overdue",
    "c": "withheld, so that no child can be recognised", "u": "too unreliable to show",
    "low": "rounds to nothing but is not zero", "?": "cannot be worked out",
})  # fmt: skip
LETTERS = MappingProxyType({
    Status.FINAL: "", Status.PROVISIONAL: "p", Status.REVISED: "r", Status.ESTIMATED: "e",
    Status.DISPUTED: "d", Status.ILLUSTRATIVE: "i",
})  # fmt: skip
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


def shorthand(reason: Reason | None) -> str:
    """Write a missing number in a table: x, z, c, low, u and the like; `?` where it cannot be worked out."""
    return SHORTHAND.get(reason, "?") if reason else ""


def shorthand_means(code: str) -> str:
    """Say what a shorthand stands for."""
    return _MEANS[code]


def why(reason: Reason) -> str:
    """Say in a few words why a question has no answer."""
    return _WHY[reason]


def mend(reason: Reason) -> str:
    """Say what would give the question an answer."""
    return _MEND[reason]
