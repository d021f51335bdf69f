"""A case in plain terms, for the oracle and the laws: whole numbers for periods, fractions for numbers, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from oba.assess.case import Case
from oba.domain.evidence import Figure, Reason, Series
from oba.domain.measure import Break, Kind, Measure, RollUp
from oba.domain.period import Every, Period, YearKind
from oba.domain.plan import Compare, Policy
from oba.domain.rule import (
    Amber,
    Baseline,
    Better,
    ChanceTest,
    Comparators,
    Direction,
    Forecast,
    Path,
    Rule,
    Start,
    Threshold,
    Trajectory,
    Version,
    With,
    Within,
)
from oba.domain.target import Aim, Target, Word
from tests.build import INDICATOR, KNOWN, TOP, WHERE, reference, rule

Number = Fraction | str
Ends = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A target: of a year, or of the number's own sort of period, counted as that sort is."""

    annual: bool
    at: int
    word: str
    ends: Ends = (None, None)
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """One case. A number that is missing is the word of its reason; `sort` is year, quarter or moving.

    `intervals` are those sent with the place's own numbers; `tested` names the keys that are decided by them.
    """

    sort: str = "year"
    gap: bool = False
    decimals: int = 1
    printed: bool = True
    on_course: Fraction = Fraction(95, 100)
    values: Mapping[int, Number] = field(default_factory=dict)
    better: str = "lower"
    aim: Ends = (None, None)
    compare_with: str = "previous"
    previous: int = 1
    change: Fraction = Fraction(0)
    each_period: bool = False
    breaks: tuple[int, ...] = ()
    against: str = "target"
    amber: tuple[str, Fraction, str, Ends] | None = None
    goals: tuple[Goal, ...] = ()
    start: tuple[int, Fraction | None] | None = None
    path: str = "straight"
    planned: Mapping[int, Fraction] = field(default_factory=dict)
    top: bool = True
    served: bool = True
    history: tuple[int, ...] = ()
    forecast: str = "trend"
    expected: Mapping[int, Fraction] = field(default_factory=dict)
    tolerance: Fraction = Fraction(0)
    named: tuple[str, ...] = ()
    difference: Fraction | None = None
    others: Mapping[str, Mapping[int, Number]] = field(default_factory=dict)
    intervals: Mapping[int, tuple[Fraction, Fraction]] = field(default_factory=dict)
    tested: tuple[str, ...] = ()


def case(sketch: Sketch) -> Case:
    """The case as the five questions know it."""
    own = _series(sketch, TOP, sketch.values)
    judged = own.latest
    if judged is None or judged.value is None:
        raise ValueError("the latest number of a sketch is known")
    version, path = _version(sketch), _trajectory(sketch)
    return Case(
        rule=_rule(sketch, version),
        version=version,
        policy=_policy(sketch),
        top=sketch.top,
        series=own,
        judged=judged,
        value=judged.value,
        trajectory=path if sketch.served else None,
        places={place: _series(sketch, place, numbers) for place, numbers in sketch.others.items()},
        names={},
    )


def _policy(sketch: Sketch) -> Policy:
    compare = Compare.AS_PRINTED if sketch.printed else Compare.EXACT
    return Policy(compare=compare, on_course=sketch.on_course, expected_within=270, suppress_below=6, where=WHERE)


def _rule(sketch: Sketch, version: Version) -> Rule:
    return replace(rule(), measure=_measure(sketch), versions=(version,))


def _period(sketch: Sketch, ordinal: int, *, annual: bool = False) -> Period:
    every = Every.YEAR if annual or sketch.sort == "year" else Every.QUARTER
    return Period(every=every, year=YearKind.FINANCIAL, ordinal=ordinal)


def _measure(sketch: Sketch) -> Measure:
    moving = sketch.sort == "moving"
    plain = Kind.GAP if sketch.gap else Kind.SCORE
    return Measure(
        kind=Kind.MOVING if moving else plain,
        of="young people",
        numerator="counted",
        every=Every.YEAR if sketch.sort == "year" else Every.QUARTER,
        year=YearKind.FINANCIAL,
        decimals=sketch.decimals,
        roll_up=RollUp.SUPPLIED,
        per=None,
        parts=Kind.SCORE if moving else Kind.PERCENT,
        over=4 if moving else 1,
        breaks=tuple(Break(at=_period(sketch, at), why="counted anew") for at in sketch.breaks),
    )


def _series(sketch: Sketch, place: str, numbers: Mapping[int, Number]) -> Series:
    sent = sketch.intervals if place == TOP else {}
    figures = {
        _period(sketch, at): _figure(_period(sketch, at), number, sent.get(at))
        for at, number in sorted(numbers.items())
    }
    return Series(indicator=INDICATOR, place=place, figures=figures)


def _figure(period: Period, number: Number, interval: tuple[Fraction, Fraction] | None) -> Figure:
    if isinstance(number, str):
        return Figure(period=period, reason=Reason(number), published=KNOWN, cites=(WHERE,))
    low, high = interval or (None, None)
    return Figure(
        period=period,
        value=number,
        lower=low,
        upper=high,
        level=Fraction(95) if interval else None,
        published=KNOWN,
        cites=(WHERE,),
    )


def _aim(word: str, ends: Ends) -> Aim:
    return Aim(word=Word(word), low=ends[0], high=ends[1])


def _direction(sketch: Sketch) -> Direction:
    word = "exactly" if sketch.aim[0] == sketch.aim[1] else "between"
    return Direction(
        better=Better(sketch.better),
        aim=_aim(word, sketch.aim) if sketch.better == "nearer" else None,
        compare_with=With(sketch.compare_with),
        previous=sketch.previous,
        change=sketch.change,
        each_period=sketch.each_period,
        test=ChanceTest.INTERVALS if "direction" in sketch.tested else None,
        where=WHERE,
    )


def _amber(sketch: Sketch) -> Amber | None:
    if sketch.amber is None:
        return None
    within, amount, word, ends = sketch.amber
    return Amber(within=Within(within), amount=amount, aim=_aim(word, ends) if within == "value" else None)


def _trajectory(sketch: Sketch) -> Trajectory:
    targets = [
        Target(
            period=_period(sketch, goal.at, annual=goal.annual),
            aim=_aim(goal.word, goal.ends),
            provisional="to be confirmed" if goal.provisional else "",
            where=WHERE,
        )
        for goal in sketch.goals
    ]
    start = sketch.start and Start(period=_period(sketch, sketch.start[0]), value=sketch.start[1], where=WHERE)
    return Trajectory(
        start=start,
        path=Path(sketch.path),
        targets=tuple(sorted(targets, key=lambda target: (target.period.end, target.period.start))),
        stated={_period(sketch, at): value for at, value in sketch.planned.items()},
        where=WHERE,
    )


def _version(sketch: Sketch) -> Version:
    return Version(
        since=_period(sketch, 0),
        direction=_direction(sketch),
        threshold=Threshold(
            amber=_amber(sketch),
            against=sketch.against,
            test=ChanceTest.INTERVAL if "threshold" in sketch.tested else None,
            where=WHERE,
        ),
        baseline=Baseline(
            history=tuple(_period(sketch, at) for at in sketch.history),
            forecast=Forecast(sketch.forecast),
            stated={_period(sketch, at): value for at, value in sketch.expected.items()},
            tolerance=sketch.tolerance,
            where=WHERE,
        ),
        trajectory=_trajectory(sketch),
        comparators=Comparators(
            places=sketch.named,
            difference=sketch.difference,
            test=ChanceTest.INTERVAL if "comparators" in sketch.tested else None,
            where=WHERE,
        ),
        reference=reference(),
        where=WHERE,
    )
