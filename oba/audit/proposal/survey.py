"""What the engine answers along a line of numbers: at some of them, and on both sides of where an answer changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from oba.audit.examples import execute
from oba.audit.proposal.situation import Situation
from oba.domain.finding import Answer, Question
from oba.domain.place import Places
from oba.domain.plan import Policy
from oba.domain.rule import Example

_STOPS = 12
_ANSWERS = frozenset(Answer)


class Edge(NamedTuple):
    """Two neighbouring numbers with two answers to one question."""

    lower: Trial
    upper: Trial


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """An example that was executed, and what every question came to."""

    example: Example
    says: Mapping[str, str]

    def answer(self, question: Question) -> str:
        """The answer to a question; empty where a reason stands in its place."""
        says = self.says.get(question, "")
        return says if says in _ANSWERS else ""


@dataclass(frozen=True, kw_only=True)
class Survey:
    """The trials of one situation, each number tried once."""

    situation: Situation
    places: Places
    policy: Policy
    done: dict[int, Trial] = field(default_factory=dict)

    def at(self, step: int) -> Trial:
        """What the engine answers where the numbers judged come to so many steps above 0."""
        if step not in self.done:
            example = self.situation.example(step)
            (run,) = execute(replace(self.situation.rule, examples=(example,)), self.places, self.policy)
            self.done[step] = Trial(example=example, says=run.answers)
        return self.done[step]

    def stops(self) -> list[int]:
        """Some numbers from end to end of the line, those that the version names among them."""
        line = self.situation.together
        even = range(line.low, line.high, max(1, line.length // _STOPS))
        return sorted({*even, line.high, *(line.kept(round(mark)) for mark in line.marks)})

    def trials(self) -> list[Trial]:
        """The trials at the stops, those nearest to where the plan begins first."""
        return [
            self.at(stop) for stop in sorted(self.stops(), key=lambda stop: abs(stop - self.situation.together.level))
        ]

    def edges(self, question: Question) -> Iterator[Edge]:
        """Every place between two stops where the answer to a question changes, to the step."""
        for lower, upper in pairwise(self.stops()):
            yield from self._between(question, lower, upper)

    def _between(self, question: Question, lower: int, upper: int) -> Iterator[Edge]:
        if self.at(lower).says[question] == self.at(upper).says[question]:
            return
        if upper - lower == 1:
            yield Edge(self.at(lower), self.at(upper))
            return
        middle = (lower + upper) // 2
        yield from self._between(question, lower, middle)
        yield from self._between(question, middle, upper)
