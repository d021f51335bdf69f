"""Questions that have no answer at all: not asked, without an approved rule, without a number to judge."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from oba.domain.evidence import Figure, Reason
from oba.domain.finding import Detail, Finding, Question, Rating, Step
from oba.domain.outstanding import Outstanding
from oba.domain.period import Period
from oba.domain.place import Place, Places
from oba.domain.rule import Rule, Trajectory, Version
from oba.domain.target import Target, next_target, target_of
from oba.words import outstanding, sentence, unasked


def not_asked(
    version: Version, question: Question, value: Fraction | None = None, period: Period | None = None
) -> Finding:
    """A question whose key the rule leaves out; that is told before why a number is missing."""
    step = Step(says=f"{sentence(unasked(question))}.", cites=(version.where,))
    return Finding(question=question, reason=Reason.NOT_ASKED, period=period, value=value, steps=(step,))


def no_rule(version: Version, judged: Figure | None) -> Mapping[Question, Finding]:
    """Every question that the draft asks unanswered, for nobody has approved how it is to be answered."""
    step = Step(says="No version of the rule has been approved.", cites=(version.reference.where,))
    value, period = (judged.value, judged.period) if judged else (None, None)
    return {
        q: Finding(question=q, reason=Reason.NO_RULE, period=period, value=value, steps=(step,))
        if version.asks(q)
        else not_asked(version, q, value)
        for q in Question
    }


def wanted_target(rule: Rule, trajectory: Trajectory | None, judged: Figure | None) -> Target | None:
    """The target that a missing number would be judged by, else the next: nothing is asked the less for it."""
    targets, period = trajectory.targets if trajectory else (), judged.period if judged else None
    own = target_of(targets, period, rule.measure) if period else None
    return own or next_target(targets, period, rule.measure)


def _absent(judged: Figure | None, missing: tuple[Outstanding, ...]) -> Reason | None:
    """Why what lacks a part is not there; of no number at all, that it came after the cut-off, else the oldest."""
    reasons = [one.reason for one in missing if judged is None or one.period == judged.period]
    return Reason.AFTER_CUT_OFF if Reason.AFTER_CUT_OFF in reasons else next(iter(reasons), None)


def _why(judged: Figure | None, missing: tuple[Outstanding, ...]) -> Reason:
    """Why there is no number to judge: what its row says, else the reason of whoever has not sent it."""
    own = judged.reason if judged and judged.complete else None
    return own or _absent(judged, missing) or (judged.reason if judged else None) or Reason.NOT_COLLECTED


def missing_step(
    version: Version, judged: Figure | None, missing: tuple[Outstanding, ...], place: Place, places: Places
) -> Step:
    """Say what is missing: of a sum, whose numbers have not come, for the rows that have come tell nothing of it."""
    if judged is None:
        return Step(says=f"No number is known: {_why(judged, missing)}.", cites=(version.where,))
    lacking = [one for one in missing if not judged.complete and one.period == judged.period]
    if said := outstanding(lacking, place.id, places.names):
        return Step(says=f"{said[0]}.", cites=(version.where,))
    return Step(says=f"{judged.period.label}: {judged.reason}.", cites=judged.cites)


def no_number(
    version: Version, judged: Figure | None, wanted: Target | None, missing: tuple[Outstanding, ...], step: Step
) -> Mapping[Question, Finding]:
    """Every question that is asked unanswered, for the reason why the number is missing."""
    reason = _why(judged, missing)
    details: Mapping[Question, Detail] = {Question.THRESHOLD: Rating(target=wanted)}
    period = judged.period if judged else None
    return {
        q: Finding(question=q, reason=reason, period=period, steps=(step,), detail=details.get(q))
        if version.asks(q)
        else not_asked(version, q)
        for q in Question
    }
