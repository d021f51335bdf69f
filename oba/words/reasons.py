"""Reasons: why there is no answer or no number, and what would mend it, one row a reason.

Two shapes stand for no answer. ○ says wait: the question has its day, and time alone will bring the answer. ⊖ says
that it will not: the number or what it needs is missing, withheld, late, disputed or not agreed, or by design nothing
is rated. A board that sees ○ has nothing to do; of ⊖ it may ask why, and the word beside it begins the answer.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from oba.domain.evidence import Reason
from oba.words.answers import Tone
from oba.words.lists import sentence

NOT_RATED, NOT_YET = "⊖", "○"


class ReasonWords(NamedTuple):
    """What is said of a reason beside its own name, which is what the sub-group calls it.

    `why` explains it in a few words and `mend` says what would give an answer. Its name is `briefly` in a column and
    `public` on a card, its own where there is none; `beside` stands for another place's rating, and `message` is the
    sentence of a card's message, if it has one, `{period}` being that of a target. `shorthand` stands in a table for
    the number, and `means` explains it.
    """

    why: str
    mend: str
    briefly: str | None = None
    public: str | None = None
    beside: str = "none"
    message: str | None = None
    shorthand: str = "?"
    means: str = "cannot be worked out"
    glyph: str = NOT_RATED
    tone: Tone = Tone.NONE


_WITHHELD = ReasonWords(
    "withheld to protect children", "use several years together, or a larger area, so that numbers can be shown",
    briefly="withheld", public="withheld", beside="withheld",
    shorthand="c", means="withheld, so that no child can be recognised",
)  # fmt: skip
REASONS = MappingProxyType({
    Reason.NOT_ASKED: ReasonWords("the rule does not ask", "nothing to collect: the rule does not ask"),
    Reason.NO_RULE: ReasonWords(
        "its rule is not approved", "approve the rule", briefly="no rule", public="rule not approved",
        message="The rule for it has not been approved.",
    ),
    Reason.NO_BASELINE: ReasonWords(
        "no forecast for this period", "state the forecast for this period in the rule",
    ),
    Reason.NO_START: ReasonWords(
        "no number for the start", "send the number for the start of the trajectory, or write it in the rule",
    ),
    Reason.NOT_COLLECTED: ReasonWords(
        "a number is missing", "collect the missing number, or say with a shorthand why there is none",
        briefly="no number", shorthand="n", means="not collected",
    ),
    Reason.NOT_AVAILABLE: ReasonWords(
        "the number is not available", "ask the source when the number will be available",
        briefly="no number", shorthand="x", means="not available",
    ),
    Reason.NOTHING_TO_COUNT: ReasonWords(
        "there is nobody to count here", "nothing to collect: there is nobody to count here",
        briefly="none here", public="nothing to count", shorthand="z", means="nothing to count",
    ),
    Reason.CONFIDENTIAL: _WITHHELD,
    Reason.SUPPRESSED: _WITHHELD,
    Reason.LOW: ReasonWords(
        "the number is too low to show", "ask the source for a number with more decimals",
        public="not shown", shorthand="low", means="rounds to nothing but is not zero",
    ),
    Reason.UNRELIABLE: ReasonWords(
        "the number is too unreliable", "find a larger sample or another source",
        shorthand="u", means="too unreliable to show",
    ),
    Reason.AWAITED: ReasonWords(
        "the number is not due yet", "wait for the number: its day has not come",
        beside="awaited", glyph=NOT_YET, tone=Tone.WAITING, shorthand="awaited", means="not due yet",
    ),
    Reason.LATE: ReasonWords(
        "the number is late", "send the number that is late", beside="late", shorthand="late", means="late",
    ),
    Reason.NOT_WHOLE: ReasonWords(
        "only a part of its period was counted", "wait until the whole has been counted",
        briefly="not whole", beside="not whole", glyph=NOT_YET, tone=Tone.WAITING,
        shorthand="part", means="only a part of the period",
    ),
    Reason.AFTER_CUT_OFF: ReasonWords(
        "it was published after this round closed", "look at it in the next round, which will know the number",
        briefly="later", public="published later", beside="later", shorthand="after", means="published later",
    ),
    Reason.DISPUTED: ReasonWords(
        "the number is disputed", "settle which number is right", beside="disputed", shorthand="d", means="disputed",
    ),
    Reason.TOO_FEW_POINTS: ReasonWords(
        "too little history is known", "send earlier numbers, so that there is a history to compare with",
        briefly="too few", public="too few numbers",
    ),
    Reason.TOO_EARLY: ReasonWords(
        "no number since the start yet", "wait for the next number", glyph=NOT_YET, tone=Tone.WAITING,
    ),
    Reason.NO_INTERVAL: ReasonWords(
        "its interval is not known", "send the counts behind the numbers, or their intervals",
        public="chance not weighed",
        message="Whether the target{period} is met cannot be told: its interval is not known.",
    ),
    Reason.ROLLING_WINDOWS: ReasonWords(
        "the numbers share years", "send, or compare, numbers that share no years",
        briefly="rolling", public="not comparable",
    ),
    Reason.DEFINITION_BREAK: ReasonWords(
        "the definition changed", "recalculate the earlier numbers by the new definition",
        briefly="break", public="not comparable",
    ),
    Reason.NO_NUMERATORS: ReasonWords(
        "the counts behind it are missing", "send the counts behind the numbers",
        briefly="no counts", public="no counts",
    ),
    Reason.NO_TARGET: ReasonWords(
        "none for this period", "decide whether this period needs a target",
        message="There is no target for this period.",
    ),
    Reason.TO_BE_AGREED: ReasonWords(
        "no figure has been set", "agree the target",
        briefly="to be agreed", beside="open", message="The target{period} is still to be agreed.",
    ),
    Reason.NOT_YET_DUE: ReasonWords(
        "no number for its period yet", "wait for the next number",
        beside="not due", glyph=NOT_YET, tone=Tone.WAITING,
    ),
    Reason.MONITORED: ReasonWords(
        "watched, by design without a target", "nothing to collect: it is watched without a target",
        message="It is watched without a target, by design.",
    ),
    Reason.NO_GOOD_DIRECTION: ReasonWords(
        "neither way is better", "nothing to collect: neither way is better",
        briefly="no direction", public="not judged",
    ),
    Reason.NO_COMPARATOR: ReasonWords(
        "no number for the same period", "find the comparator’s number for the same period",
        briefly="none", public="no comparison",
    ),
    Reason.OTHER_PERIOD: ReasonWords(
        "its number is of another period", "find the comparator’s number for the same period",
        briefly="other period", public="no comparison",
    ),
    Reason.NOT_APPLICABLE: ReasonWords(
        "the method does not apply", "choose a method that can be applied", briefly="not applied",
    ),
})  # fmt: skip
SHORTHANDS = MappingProxyType(dict(sorted((row.shorthand, row.means) for row in REASONS.values())))


def shorthand(reason: Reason | None) -> str:
    """Write a missing number in a table: x, z, c, low, u and the like; `?` where it cannot be worked out."""
    return REASONS[reason].shorthand if reason else ""


def brief_reason(reason: Reason | None) -> str:
    """Say why a number is missing in the width of a column: Withheld."""
    return sentence(REASONS[reason].briefly or reason) if reason else ""
