"""A dated version of a rule: the five keys as they stand from one period on, and who approved them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from oba.domain.citation import Citation
from oba.domain.finding import Question
from oba.domain.period import Period
from oba.domain.rule.keys import Baseline, Comparators, Direction, Threshold, Trajectory
from oba.domain.target import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where a version comes from, who approved it and when it is to be looked at again."""

    source: str
    approved_by: str
    approved_on: date
    owner: str
    review: date
    note: str = ""
    where: Citation

    def is_late(self, when: date) -> bool:
        """Whether it should have been looked at again before a day."""
        return self.review < when


@dataclass(frozen=True, kw_only=True)
class Version:
    """The five keys as they stand from one period on.

    `own` holds the trajectories of places that have targets of their own; `assumed` says which choices are this
    project's and why, by the name of the part; `draft` that nobody had approved it yet, so that it judges nothing,
    and `drafted` which questions it is to ask. `lines` are those of its file where the parts of each key stand, its own
    first; a later version takes some over from the one before it.
    """

    since: Period
    direction: Direction
    threshold: Threshold
    baseline: Baseline
    trajectory: Trajectory
    comparators: Comparators
    reference: Reference
    own: Mapping[str, Trajectory] = field(default_factory=dict)
    assumed: Mapping[str, str] = field(default_factory=dict)
    draft: bool = False
    drafted: frozenset[Question] = frozenset()
    lines: Mapping[Question, tuple[int, ...]] = field(default_factory=dict)
    where: Citation

    @property
    def is_backdated(self) -> bool:
        """Whether it was approved after its first period had begun."""
        return self.since.start < self.reference.approved_on

    @property
    def has_target(self) -> bool:
        """Whether it asks for more than to watch the number; a draft does where it is to be rated."""
        if self.draft or self.threshold.against != "target":
            return self.asks(Question.THRESHOLD)
        planned = (self.trajectory, *self.own.values())
        return any(target.aim.word is not Word.MONITOR for one in planned for target in one.targets)

    @property
    def outline(self) -> Version:
        """What a round may use of it before it is approved: which way is good, and nothing that judges."""
        way = self.direction
        return replace(
            self,
            direction=Direction(better=way.better, aim=way.aim, where=way.where),
            threshold=Threshold(where=self.threshold.where),
            baseline=Baseline(history=(), forecast=self.baseline.forecast, where=self.baseline.where),
            trajectory=Trajectory(where=self.trajectory.where),
            comparators=Comparators(where=self.comparators.where),
            own={},
            assumed={},
            draft=True,
            drafted=frozenset(question for question in Question if self.asks(question)),
            lines={},
        )

    def asks(self, question: Question) -> bool:
        """Whether it asks a question at all: where the key is left out, and for a rating the trajectory's too, not."""
        return question in self._asked

    @cached_property
    def _asked(self) -> frozenset[Question]:
        """The questions that it asks."""
        if self.draft:
            return self.drafted
        planned = bool(self.own) or self.trajectory != Trajectory(where=self.trajectory.where)
        asked = {
            Question.DIRECTION: True,
            Question.THRESHOLD: planned or self.threshold != Threshold(where=self.threshold.where),
            Question.BASELINE: bool(self.baseline.history),
            Question.TRAJECTORY: planned,
            Question.COMPARATORS: bool(self.comparators.places),
        }
        return frozenset(question for question, is_asked in asked.items() if is_asked)
