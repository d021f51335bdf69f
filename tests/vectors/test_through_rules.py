"""What others have published, asked of a rule: the engine's own answer, not only the formula, is the peer's verdict."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from oba.domain.evidence import Reason
from oba.domain.finding import Movement, Question
from oba.domain.rule import Better, ChanceTest, Comparators, Direction
from tests.assess.situation import EXACT, SCORE, Situation, years
from tests.build import WHERE, year

Vector = Mapping[str, Any]
VECTORS: Sequence[Vector] = json.loads((Path(__file__).parent / "published.json").read_text(encoding="utf-8"))[
    "vectors"
]
IMPROVING = {"increase": Better.HIGHER, "decrease": Better.LOWER, "neutral": Better.NONE}
POLARITIES = {"highisgood": Better.HIGHER, "lowisgood": Better.LOWER, "nojudgement": Better.NONE}
VARIATIONS = {
    "common_cause": "steady",
    "special_cause_improvement": "improving",
    "special_cause_concern": "worsening",
    "special_cause_neutral_low": "falling",
    "special_cause_neutral_high": "rising",
}
MARKERS = {
    "NoChange": "steady",
    "Increasing": "rising",
    "Decreasing": "falling",
    "IncreasingAndGettingWorse": "worsening",
    "DecreasingAndGettingWorse": "worsening",
    "DecreasingAndGettingBetter": "improving",
    "CannotBeCalculated": "too few points",
}
OUTCOMES = {"Same": "similar", "Similar": "similar", "Better": "better", "Worse": "worse", "None": "no interval"}


def vectors(method: str) -> list[Vector]:
    """The vectors of a method."""
    return [vector for vector in VECTORS if vector["method"] == method]


def named(chosen: Sequence[Vector]) -> list[Any]:
    """Vectors as cases, each named by the peer and its number there."""
    return [pytest.param(one, id=f"{one['source']['repo'].partition('/')[2]} {one['id']}") for one in chosen]


def written(value: float, low: float | None = None, high: float | None = None) -> str:
    """A number as an example gives it, with its interval where it has one."""
    number, *ends = (f"{Decimal(repr(part)):f}" for part in (value, low, high) if part is not None)
    return f"{number} ({' to '.join(ends)})" if len(ends) > 1 else number


def moving(test: ChanceTest, better: Better) -> Direction:
    """A direction decided by a test."""
    return Direction(better=better, test=test, where=WHERE)


def scored(numbers: Sequence[str], direction: Direction) -> Situation:
    """Yearly scores up to 2009/10, compared exactly."""
    values = years(*numbers, since=2010 - len(numbers))
    return Situation(values=values, direction=direction, measure=SCORE, policy=EXACT)


@pytest.mark.parametrize(
    "vector", named([one for one in vectors("benchmark.ci_overlap") if one["inputs"]["value"] is not None])
)
def test_a_comparator_by_interval_is_the_published_comparison(vector: Vector) -> None:
    """Better, similar, worse, or no interval, as Fingertips has it; without a judgement the numbers stand beside it."""
    given, outcome, there = vector["inputs"], vector["expected"]["outcome"], vector["inputs"]["benchmark"]
    higher = POLARITIES[given["polarity"].lower()] if "polarity" in given else None
    better = higher or (Better.LOWER if given["low_is_good"] else Better.HIGHER)
    situation = replace(
        scored([written(given["value"], given["lower95"], given["upper95"])], Direction(better=better, where=WHERE)),
        comparators=Comparators(places=("england",), test=ChanceTest.INTERVAL, where=WHERE),
        others={"england": {year(2009): Reason.NOT_AVAILABLE if there is None else written(there)}},
    )
    expected = OUTCOMES.get(outcome, "no good direction")
    if there is None:
        expected = "not available"
    elif better is Better.NONE:
        expected = "no good direction"
    assert situation.says(Question.COMPARATORS) == expected


@pytest.mark.parametrize("vector", named(vectors("benchmark.double_ci_overlap")))
def test_two_intervals_are_the_published_double_overlap(vector: Vector) -> None:
    """The benchmark in the place of the year before: same is steady, better is improving, no interval is no answer."""
    given = vector["inputs"]
    rows = [
        written(given["benchmark"], given["benchmark_lower95"], given["benchmark_upper95"]),
        written(given["value"], given["lower95"], given["upper95"]),
    ]
    better = Better.LOWER if given["low_is_good"] else Better.HIGHER
    expected = {"Same": "steady", "Better": "improving", "Worse": "worsening", "None": "no interval"}
    found = scored(rows, moving(ChanceTest.INTERVALS, better)).says(Question.DIRECTION)
    assert found == expected[vector["expected"]["outcome"]]


@pytest.mark.parametrize("vector", named(vectors("change.two_points")))
def test_two_intervals_are_the_published_change(vector: Vector) -> None:
    """Where neither way is better, a change between two points is rising or falling."""
    rows = [written(*vector["inputs"]["previous"]), written(*vector["inputs"]["current"])]
    expected = {"Decreasing": "falling", "NoChange": "steady", "CannotBeCalculated": "no interval"}
    found = scored(rows, moving(ChanceTest.INTERVALS, Better.NONE)).says(Question.DIRECTION)
    assert found == expected[vector["expected"]["change"]]


def by_interval(vector: Vector) -> bool:
    """Whether a published trend is one that the rule's test is to give: by intervals, of numbers that have them."""
    given = vector["inputs"]
    sound = all(row["lo"] is not None and row["lo"] <= row["value"] <= row["hi"] for row in given["rows"])
    return given.get("method") == "ci" and sound and given["value_type"] != "indirectly_standardised_proportion"


@pytest.mark.parametrize("vector", named([one for one in vectors("trend.fingertips") if by_interval(one)]))
def test_a_recent_trend_is_the_published_trend(vector: Vector) -> None:
    """The marker's direction and whether it is significant; chi-squared agrees to the decimals published."""
    given, expected = vector["inputs"], vector["expected"]
    rows = sorted(given["rows"], key=lambda row: row["year"])
    better = POLARITIES[given.get("polarity", "No judgement").lower().replace(" ", "")]
    numbers = [written(row["value"], row["lo"], row["hi"]) for row in rows]
    found = scored(numbers, moving(ChanceTest.RECENT_TREND, better)).find(Question.DIRECTION)
    if "marker" in expected:
        assert found.says == MARKERS[expected["marker"]]
    else:
        assert (found.says != "steady") is expected["significant"]
    if "chi2_2dp" in expected:
        assert isinstance(found.detail, Movement)
        assert found.detail.chi_square is not None
        assert round(float(found.detail.chi_square), 2) == expected["chi2_2dp"]


@pytest.mark.parametrize("vector", named([*vectors("xmr.icons"), *vectors("xmr.point_types")]))
def test_a_control_chart_is_the_published_variation(vector: Vector) -> None:
    """The latest point's icon, by which way improves; every point of the two long examples as well."""
    given, expected = vector["inputs"], vector["expected"]
    latest = expected.get("variation") or (expected.get("point_type") or expected.get("last_two"))[-1]
    better = IMPROVING[given["improvement_direction"]]
    numbers = [written(value) for value in given["y"]]
    found = scored(numbers, moving(ChanceTest.XMR, better)).find(Question.DIRECTION)
    assert found.says == VARIATIONS[latest]
    if "point_type" in expected:
        assert isinstance(found.detail, Movement)
        assert found.detail.chart is not None
        signals = {period for period, _ in found.detail.chart.signals}
        first = year(2010 - len(numbers))
        special = {first.shift(at) for at, kind in enumerate(expected["point_type"]) if kind != "common_cause"}
        assert signals == special
