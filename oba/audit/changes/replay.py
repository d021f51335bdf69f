"""The replay: what a question was answered as one thing after another became what it is now.

One after another: the plan, the rule, the targets, revisions, new numbers, the targets of new periods, the day, and
what is withheld. A cause changed an answer where the answer after it is not the one before it. What remains was changed
in place, or is the program's: the answer that the released numbers have today is not the one that was released. Nothing
remains while the round before is recomputed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from oba.assess.basis import Basis
from oba.audit.changes.cells import series_after
from oba.audit.changes.rules import admitted, with_aim, with_old_targets
from oba.domain.assessment import Assessment
from oba.domain.change import ChangeCause
from oba.domain.finding import Answer, Finding, Question, Rating
from oba.domain.target import Target

_STEPS = (
    ChangeCause.PLAN, ChangeCause.RULE, ChangeCause.TARGET, ChangeCause.REVISION, ChangeCause.NUMBER, ChangeCause.DAY,
    ChangeCause.WITHHELD,
)  # fmt: skip


class State(NamedTuple):
    """The basis after a cause, and that before it."""

    cause: ChangeCause
    before: Basis
    after: Basis


def states(old: Basis, new: Basis) -> tuple[State, ...]:
    """The basis before and after each cause, in order: the first before is the old one, the last after the new."""
    planned = replace(old, places=new.places, policy=new.policy)
    now = admitted(new.rule, old.day)
    ruled = replace(planned, rule=with_old_targets(old.rule, now))
    aimed = replace(planned, rule=now)
    revised = replace(aimed, series=series_after(ChangeCause.REVISION, old.series, new.series))
    numbered = replace(aimed, series=series_after(ChangeCause.NUMBER, old.series, new.series))
    dated = replace(numbered, rule=new.rule, day=new.day, expected=new.expected)
    bases = pairwise((old, planned, ruled, aimed, revised, numbered, dated, new))
    return tuple(State(cause, *both) for cause, both in zip(_STEPS, bases, strict=True))


class Replay:
    """The answers about one indicator in one place after each cause."""

    def __init__(
        self, every: tuple[State, ...], place: str, before: Assessment, now: Assessment, *, released: bool = False
    ) -> None:
        """Start from the answers of the round before, and end with those of now; only what lies between is asked."""
        first = every[0].before.answer(place) if released else before
        self._released, found = (before, first), [first]
        for state in every[:-1]:
            found.append(found[-1] if state.before == state.after else state.after.answer(place))
        self._place, self._steps = place, tuple(zip(every, pairwise((*found, now)), strict=True))

    def causes(self, question: Question) -> tuple[ChangeCause, ...]:
        """What changed the answer to a question, in order."""
        was, first = self._released
        remains = (ChangeCause.IN_PLACE,) if was[question].says != first[question].says else ()
        causes = (
            cause
            for state, (one, other) in self._steps
            for cause in self._within(state, one[question], other[question])
        )
        return (*causes, *remains)

    def _within(self, state: State, one: Finding, other: Finding) -> Iterator[ChangeCause]:
        """A cause, if it changed the answer; the target of a new number's period may have done so instead, or too."""
        aimed = _aimed(state.after, one, other) if state.cause is ChangeCause.NUMBER else None
        between = aimed.answer(self._place)[one.question] if aimed else other
        if one.says != between.says:
            yield state.cause
        if between.says != other.says:
            yield ChangeCause.TIGHTER if _rank(between) < _rank(other) else ChangeCause.EASIER


def _aimed(basis: Basis, one: Finding, other: Finding) -> Basis | None:
    """The basis when the target of a new period is still that of the old; None where there is no other target."""
    old, new = _target(one), _target(other)
    if old is None or new is None or old.period == new.period or old.aim == new.aim:
        return None
    return replace(basis, rule=with_aim(basis.rule, new.period, old.aim))


def _target(finding: Finding) -> Target | None:
    """The numeric target that a rating was held against."""
    rating = finding.detail if finding.answer else None
    target = rating.target if isinstance(rating, Rating) else None
    return target if target and target.aim.numeric else None


def _rank(finding: Finding) -> int:
    """The place of an answer among those to its question, the best first."""
    return finding.question.answers.index(finding.answer or Answer.RED)
