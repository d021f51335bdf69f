"""What the worked plans do not show: the formulas of every other kind of rule and of number, worked out as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from oba.compose.results import trace
from oba.domain.finding import Finding, Question
from oba.domain.measure import Measure
from oba.domain.plan import Policy
from oba.domain.rule import (
    Baseline,
    Better,
    ChanceTest,
    Comparators,
    Direction,
    Forecast,
    Path,
    Threshold,
    Trajectory,
    With,
)
from tests.assess.situation import (
    AS_PRINTED,
    EXACT,
    HIGHER,
    LOWER,
    NEARER,
    NONE,
    PERCENT,
    SCORE,
    Numbers,
    Situation,
    amber,
    better,
    towards,
    years,
)
from tests.assess.situation import RATE as PER_10_000
from tests.build import WHERE, n, year
from tests.trace.calculator import numbers, results

Asked = tuple[Situation, Question]
BY_INTERVAL = Threshold(test=ChanceTest.INTERVAL, where=WHERE)
TO_THREE = towards({year(2012): "at most 3"})
HISTORY = tuple(year(at) for at in range(2004, 2009))
FALLING = years("6.2", "5.8", "5.9", "5.1", "5.0", "4.7", since=2004)
LONG = years(*["5.9", "6.1", "5.8", "5.7", "5.7", "5.5", "5.2", "5.3", "5.0", "4.9", "4.9", "4.4"], since=1999)


def moved(values: Numbers, test: ChanceTest | None = None, way: Direction = LOWER) -> Asked:
    """A direction."""
    return Situation(values=values, direction=replace(way, test=test)), Question.DIRECTION


def rated(value: str, target: str, by: Threshold, way: Direction = LOWER, measure: Measure = PERCENT) -> Asked:
    """A rating of 2009/10."""
    path = towards({year(2009): target})
    situation = Situation(values=years("6", value), direction=way, threshold=by, trajectory=path, measure=measure)
    return situation, Question.THRESHOLD


def ahead(values: Numbers = FALLING, policy: Policy = AS_PRINTED, **of: Any) -> Asked:  # noqa: ANN401
    """A baseline of five years."""
    baseline = Baseline(history=HISTORY, where=WHERE, **of)
    return Situation(values=values, baseline=baseline, policy=policy), Question.BASELINE


def arriving(values: Numbers, path: Trajectory, way: Direction = LOWER) -> Asked:
    """A trajectory."""
    return Situation(values=values, direction=way, trajectory=path), Question.TRAJECTORY


def beside(
    value: str,
    other: str,
    test: ChanceTest | None = None,
    width: str = "",
    measure: Measure = PERCENT,
    **of: Any,  # noqa: ANN401
) -> Asked:
    """A comparison with England."""
    by = Comparators(places=("england",), test=test, difference=n(width) if width else None, where=WHERE)
    others = {"england": years(other)}
    return Situation(values=years(value), comparators=by, others=others, measure=measure, **of), Question.COMPARATORS


SITUATIONS: Mapping[str, Asked] = {
    "a width for each period": moved(years("6", "5"), way=replace(better(Better.LOWER, "0.5"), each_period=True)),
    "a width": moved(years("6", "5"), way=better(Better.LOWER, "0.5")),
    "a mean": moved(years("6", "5", "4"), way=better(Better.LOWER, "0.5", With.MEAN, 2)),
    "nearer": moved(years("36", "31"), way=NEARER),
    "neither": moved(years("36", "31"), way=NONE),
    "two intervals": moved(years("62 of 1000", "43 of 1000"), ChanceTest.INTERVALS),
    "two intervals as sent": moved(years("6.2 (5.8 to 6.6)", "5 (4.5 to 5.5)"), ChanceTest.INTERVALS),
    "a chart": moved(LONG, ChanceTest.XMR),
    "a chart with a blip": moved({**LONG, year(2003): "9.9"}, ChanceTest.XMR),
    "a chart with a hole": moved({when: value for when, value in LONG.items() if when != year(2003)}, ChanceTest.XMR),
    "a chart with cut limits": moved(years("0", "9", "1", "8", "0", "7"), ChanceTest.XMR),
    "Mann-Kendall": moved(LONG, ChanceTest.MANN_KENDALL),
    "Mann-Kendall rising": moved(dict(zip(LONG, reversed(LONG.values()), strict=True)), ChanceTest.MANN_KENDALL),
    "Mann-Kendall level": moved(years(*["5"] * 8), ChanceTest.MANN_KENDALL),
    "a recent trend": moved(
        years(*(f"{top} of 1000" for top in (62, 58, 59, 51, 50)), since=2005), ChanceTest.RECENT_TREND
    ),
    "no amber": rated("4.3", "at most 4", amber()),
    "amber in points": rated("43 of 1000", "at most 4", amber("0.5 points")),
    "amber in percent": rated("44 of 1000", "at most 4", amber("10 percent")),
    "amber as a value": rated("4.3", "at most 4", amber("at most 4.5")),
    "amber below a target": rated("55", "at least 60", amber("10 percent"), HIGHER),
    "between": rated("31", "between 20 and 30", amber("2 points"), NEARER),
    "exactly": rated("31", "exactly 30", amber("2 points"), NEARER),
    "by interval": rated("43 of 1000", "at most 4", BY_INTERVAL),
    "by interval from above": rated("40 of 100", "at least 60", BY_INTERVAL, HIGHER),
    "by Byar": rated("125 of 1000", "at most 1000", BY_INTERVAL, measure=PER_10_000),
    "by exact Poisson": rated("4 of 100", "at most 300", BY_INTERVAL, measure=PER_10_000),
    "by no event": rated("0 of 100", "at most 300", BY_INTERVAL, measure=PER_10_000),
    "by what nothing changes": rated("5 of 100", "at least 0", BY_INTERVAL, HIGHER),
    "by a rating that nothing changes": rated("5 of 100", "at least 0", amber(), HIGHER),
    "an early look": (Situation(values=years("6"), trajectory=TO_THREE), Question.THRESHOLD),
    "against the path": (
        Situation(values=years("6", "5"), threshold=amber("1 points", "trajectory"), trajectory=TO_THREE),
        Question.THRESHOLD,
    ),
    "against England": (
        Situation(values=years("6"), threshold=amber("1 points", "england"), others={"england": years("5")}),
        Question.THRESHOLD,
    ),
    "a trend": ahead(forecast=Forecast.TREND),
    "a trend cut at 0": ahead(years("6", "5", "3", "2", "1", "0", since=2004), forecast=Forecast.TREND),
    "a trend without a fault": ahead(years("6", "5", "4", "3", "2", "1", since=2004), forecast=Forecast.TREND),
    "a level": ahead(forecast=Forecast.LEVEL),
    "compared exactly": ahead(policy=EXACT, forecast=Forecast.TREND),
    "stated": ahead(forecast=Forecast.STATED, stated={year(2009): n("5.5")}, tolerance=n("0.25")),
    "stated without history": ahead(
        years("4.7", since=2009), forecast=Forecast.STATED, stated={year(2009): n("5.5")}, tolerance=n("0.25")
    ),
    "straight": arriving(years("6", "5.5"), TO_THREE),
    "steps": arriving(years("6", "5.5"), replace(TO_THREE, path=Path.STEPS)),
    "compound": arriving(years("6", "5.5"), replace(TO_THREE, path=Path.COMPOUND)),
    "a stated path": arriving(years("6", "5.5"), replace(TO_THREE, path=Path.STATED, stated={year(2009): n("5")})),
    "a start that the rule gives": arriving(years("6", "5.5"), towards({year(2012): "at most 3"}, value="6.2")),
    "a worse plan first": arriving(years("6", "6.5"), towards({year(2009): "at most 7", year(2012): "at most 3"})),
    "nearer on its way": arriving(years("50", "45"), towards({year(2012): "between 20 and 30"}), NEARER),
    "reached": arriving(years("6", "2"), TO_THREE),
    "reached without a start": arriving({year(2009): "2"}, TO_THREE),
    "reached within": arriving(years("50", "25"), towards({year(2012): "between 20 and 30"}), NEARER),
    "in the goal's year": arriving(years("6", "5.5"), towards({year(2009): "at most 3"})),
    "after the goal": arriving(years("6", "5.5", "5"), towards({year(2009): "at most 3"})),
    "a difference": beside("6", "5", width="0.5"),
    "any difference": beside("6", "5", direction=NONE),
    "two intervals of ours": beside("60 of 1000", "5", ChanceTest.AT_TWO_LEVELS),
    "a funnel": beside("60 of 1000", "5", ChanceTest.TWO_FUNNELS),
    "a funnel of rates": beside("60 of 1000", "500", ChanceTest.FUNNEL, measure=PER_10_000),
    "a funnel of rare rates": beside("6 of 100", "5", ChanceTest.FUNNEL, measure=PER_10_000),
    "plain scores": beside("6", "5", width="0.5", measure=SCORE),
}


def wrong(found: Finding) -> list[str]:
    """The formulas of a finding that do not give the number they name."""
    differing = []
    for step in trace(found):
        known = numbers(step)
        formulas = step["formulas"]
        assert isinstance(formulas, list)
        for formula in formulas:
            for name, value in results(formula, known).items():
                if abs(value - known[name]) > Decimal("1e-9") * max(Decimal(1), abs(known[name])):
                    differing.append(f"{formula} gives {value}, not {known[name]}")
    return differing


@pytest.mark.parametrize(("situation", "question"), SITUATIONS.values(), ids=SITUATIONS)
def test_every_kind_of_rule_can_be_worked_out_again(situation: Situation, question: Question) -> None:
    """Whatever a rule asks, each formula in its trace gives the number that it names."""
    assert wrong(situation.find(question)) == []
