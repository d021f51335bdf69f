"""Situations for the five questions: a rule's keys and a place's numbers; what is not named is plain or absent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from oba.assess.assessment import findings_of
from oba.assess.case import Case
from oba.domain.evidence import Reason
from oba.domain.finding import Finding, Question
from oba.domain.measure import Kind, Measure
from oba.domain.period import Every, Period
from oba.domain.place import Composition
from oba.domain.plan import Compare, Policy
from oba.domain.rule import (
    Amber,
    Baseline,
    Better,
    Comparators,
    Direction,
    Forecast,
    Path,
    Start,
    Threshold,
    Trajectory,
    With,
    Within,
)
from oba.domain.target import Target
from tests.build import INDICATOR, TOP, WHERE, aim, measure, n, plan, rule, series, target, version, year

Numbers = Mapping[Period, str | Reason]

PERCENT = measure()
RATE = replace(PERCENT, kind=Kind.RATE, per=n("10000"))
COUNT = replace(PERCENT, kind=Kind.COUNT, per=None)
SCORE = replace(PERCENT, kind=Kind.SCORE, per=None)
QUARTERLY = replace(PERCENT, every=Every.QUARTER)
MOVING = replace(QUARTERLY, kind=Kind.MOVING, parts=Kind.PERCENT, over=4)
AS_PRINTED = plan().policy
EXACT = replace(AS_PRINTED, compare=Compare.EXACT)
NO_HISTORY = Baseline(history=(), forecast=Forecast.TREND, where=WHERE)
NO_TARGETS = Trajectory(where=WHERE)
NO_COMPARATOR = Comparators(where=WHERE)
THE_COUNTYS = Trajectory(targets=(target(year(2030), "at most 1"),), where=WHERE)


def better(which: Better, change: str = "0", compare_with: With = With.PREVIOUS, previous: int = 1) -> Direction:
    """Which way is good, and what counts as a change."""
    return Direction(better=which, change=n(change), compare_with=compare_with, previous=previous, where=WHERE)


LOWER, HIGHER, NONE = better(Better.LOWER), better(Better.HIGHER), better(Better.NONE)
NEARER = replace(better(Better.NEARER), aim=aim("between 20 and 30"))


def amber(text: str = "", against: str = "target") -> Threshold:
    """A threshold: no amber, 0.5 points, 10 percent, or a target's word and value."""
    if not text:
        return Threshold(against=against, where=WHERE)
    number, _, unit = text.partition(" ")
    if unit in ("points", "percent"):
        return Threshold(amber=Amber(within=Within(unit), amount=n(number)), against=against, where=WHERE)
    edge = aim(text)
    value = edge.low if edge.low is not None else edge.high
    return Threshold(amber=Amber(within=Within.VALUE, amount=value or n("0"), aim=edge), against=against, where=WHERE)


def wanted(text: str, period: Period) -> Target:
    """A target in words; a bracket behind the number makes it provisional."""
    words, _, bracket = text.partition(" (")
    return target(period, words, bracket.rstrip(")"))


def towards(
    targets: Mapping[Period, str], start: Period | None = None, value: str | None = None, path: Path = Path.STRAIGHT
) -> Trajectory:
    """A path through targets in words, from 2008/09 unless said otherwise."""
    begins = Start(period=start or year(2008), value=None if value is None else n(value), where=WHERE)
    return Trajectory(
        start=begins, path=path, targets=tuple(wanted(text, when) for when, text in targets.items()), where=WHERE
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One indicator in one place; the period judged is the latest of `values`.

    Without a trajectory it is a place whose county has targets and which has none.
    """

    values: Numbers
    direction: Direction = LOWER
    threshold: Threshold = field(default_factory=amber)
    baseline: Baseline = NO_HISTORY
    trajectory: Trajectory | None = NO_TARGETS
    comparators: Comparators = NO_COMPARATOR
    others: Mapping[str, Numbers] = field(default_factory=dict)
    groups: Mapping[str, Composition] = field(default_factory=dict)
    measure: Measure = PERCENT
    policy: Policy = AS_PRINTED
    top: bool = True

    @property
    def case(self) -> Case:
        """The case that the five questions look at."""
        own = series(self.values, per=self.measure.per)
        judged = own.latest
        assert judged is not None
        assert judged.value is not None
        governs = replace(
            version(),
            direction=self.direction,
            threshold=self.threshold,
            baseline=self.baseline,
            trajectory=self.trajectory or THE_COUNTYS,
            comparators=self.comparators,
        )
        return Case(
            rule=replace(rule(), measure=self.measure, versions=(governs,)),
            version=governs,
            policy=self.policy,
            top=self.top,
            series=own,
            judged=judged,
            value=judged.value,
            trajectory=self.trajectory,
            places={
                place: series(numbers, place, INDICATOR, self.measure.per) for place, numbers in self.others.items()
            },
            names={"england": "England", "south-east": "South East", TOP: "Oxfordshire"},
            compositions=self.groups,
        )

    def find(self, question: Question) -> Finding:
        """The finding for one question."""
        return findings_of(self.case)[question]

    def says(self, question: Question) -> str:
        """The word of the answer to one question, or of the reason why there is none."""
        return self.find(question).says


def years(*values: str | Reason, since: int = 2008) -> dict[Period, str | Reason]:
    """Numbers of financial years that follow one another, from 2008/09 unless said otherwise."""
    return {year(since + step): value for step, value in enumerate(values)}
