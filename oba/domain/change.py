"""What changed between two rounds: every difference, what kind it is of, and what it came of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from oba.domain.evidence import Figure, Reason
from oba.domain.finding import Answer, Question
from oba.domain.period import Period
from oba.domain.release import ReleasedRule
from oba.domain.rule import Version
from oba.domain.rule.content import content

Said = Answer | Reason


class ChangeCause(StrEnum):
    """What a difference came of, in the order in which the two rounds are told apart.

    `target` is one that was changed in its rule; a tighter or an easier one is that of the next period, which the plan
    set before. `day` is one that passed between the cut-offs: what was awaited is late. What changed `in place` since
    the round before was released is what remains: the program, or a rule or a row that was not written anew.
    """

    PLAN = "the plan"
    RULE = "a rule"
    TARGET = "a target"
    REVISION = "a revision"
    NUMBER = "a new number"
    TIGHTER = "a tighter target"
    EASIER = "an easier target"
    DAY = "a day that passed"
    WITHHELD = "what is withheld"
    IN_PLACE = "a change in place"


class ChangeKind(StrEnum):
    """What became of an answer."""

    MOVED = "moved"
    ANSWERABLE = "now answerable"
    UNANSWERABLE = "no longer answerable"
    OTHER_REASON = "missing for another reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One answer that is not what it was in the round before, and what that came of, in the order of replay.

    `before` is None where it must not be told, because it rests on a number that is now withheld.
    """

    indicator: str
    place: str
    question: Question
    kind: ChangeKind
    before: Said | None
    after: Said
    causes: tuple[ChangeCause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberChange:
    """The number judged before and the number judged now, as either round may show it; None where nothing was known.

    `path` leads from the one to the other: what the number came to after each cause that moved it. Empty unless both
    are known.
    """

    indicator: str
    place: str
    was: Figure | None
    now: Figure | None
    path: tuple[tuple[ChangeCause, Fraction], ...] = ()

    @property
    def parts(self) -> tuple[tuple[ChangeCause, Fraction], ...]:
        """What each cause added to the number, in its unit; together exactly the movement."""
        before = self.was.value if self.was else None
        found = []
        for cause, value in self.path:
            found.append((cause, value - (before or Fraction(0))))
            before = value
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRevision:
    """A place's own number of one period that both rounds show, and not the same in both."""

    indicator: str
    place: str
    period: Period
    was: Figure
    now: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A page that only one of the two rounds has, of an indicator at a place; without one, all that a place has.

    `ended` says that the round before had it.
    """

    indicator: str | None
    place: str
    ended: bool
    cause: ChangeCause


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """A version of a rule that was approved between the cut-offs, and the one that would have held without it.

    `before` is None where none had been approved. Or a version that does not stand as it was `released`, without a new
    one that says why: changed in place, or taken out; `now` is then the one that stands for it.
    """

    indicator: str
    before: Version | None
    now: Version
    released: ReleasedRule | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions whose key says something else than before, targets apart; none without an earlier version."""
        old = self.before
        return tuple(one for one in Question if old and content(_key(old, one)) != content(_key(self.now, one)))

    @property
    def is_backdated(self) -> bool:
        """Whether it was approved after its first period had begun."""
        return self.now.is_backdated


def _key(version: Version, question: Question) -> object:
    """The part of a version that says how a question is answered; of a trajectory the way without its targets."""
    parts: Mapping[Question, object] = {
        Question.DIRECTION: version.direction,
        Question.THRESHOLD: version.threshold,
        Question.BASELINE: version.baseline,
        Question.TRAJECTORY: replace(version.trajectory, targets=()),
        Question.COMPARATORS: version.comparators,
    }
    return parts[question]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Everything that is not as it was in the round before; numbers for every page with an answer that changed."""

    answers: tuple[Change, ...] = ()
    numbers: tuple[NumberChange, ...] = ()
    revisions: tuple[NumberRevision, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    rules: tuple[RuleChange, ...] = ()
