"""What others have published, asked of a rule: the engine's own answer, not only the formula, is the peer's verdict."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from oba.assess.assessment import assess
from oba.assess.comparators import comparators
from oba.assess.interval import AT_95, AT_998, beyond
from oba.domain.chance import Interval
from oba.domain.evidence import Reason
from oba.domain.finding import Movement, Question
from oba.domain.measure import Measure
from oba.domain.rule import Better, ChanceTest, Comparators, Direction
from tests.assess.situation import EXACT, PERCENT, RATE, SCORE, Situation, years
from tests.build import TOP, WHERE, place, places, rule, series, year

Vector = Mapping[str, Any]
VECTORS: Sequence[Vector] = json.loads((Path(__file__).parent / "published.json").read_text(encoding="utf-8"))[
    "vectors"
]
ASKED: set[str] = set()
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
OUTCOMES = {
    "Same": "similar", "Similar": "similar", "Better": "better", "Worse": "worse", "Higher": "higher", "Lower": "lower",
    "None": "no interval",
}  # fmt: skip


def vectors(method: str) -> list[Vector]:
    """The vectors of a method."""
    return [vector for vector in VECTORS if vector["method"] == method]


def named(chosen: Sequence[Vector]) -> list[Any]:
    """Vectors as cases, each named by the peer and its number there; noted as asked."""
    ASKED.update(one["id"] for one in chosen)
    return [pytest.param(one, id=f"{one['source']['repo'].partition('/')[2]} {one['id']}") for one in chosen]


def written(value: float, low: float | None = None, high: float | None = None) -> str:
    """A number as an example gives it, with its interval where it has one."""
    number, *ends = (f"{Decimal(repr(part)):f}" for part in (value, low, high) if part is not None)
    return f"{number} ({' to '.join(ends)})" if len(ends) > 1 else number


def exact(number: float) -> Fraction:
    """A number as it was written."""
    return Fraction(repr(number))


def percent_or_rate(unit: Fraction) -> Measure:
    """Per hundred a percentage, else a rate."""
    return PERCENT if unit == 100 else replace(RATE, per=unit)


def beside(there: str, test: ChanceTest, measure: Measure, better: Better) -> Situation:
    """A number of 2009/10, still to be given, beside England's, compared by a test and exactly."""
    return Situation(
        values=years("1", since=2009),
        direction=Direction(better=better, where=WHERE),
        comparators=Comparators(places=("england",), test=test, where=WHERE),
        others={"england": years(there, since=2009)},
        measure=measure,
        policy=EXACT,
    )


def stands(made: Situation, rows: Sequence[tuple[Fraction, Fraction]]) -> list[str]:
    """How each place with so many of so many stands."""
    found = []
    for count, total in rows:
        case = replace(made, values=years(f"{count} of {total}", since=2009)).case
        found.append(comparators(case).says)
    return found


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
    """Better, similar, worse, or no interval, as Fingertips has it; without a judgement higher, similar or lower."""
    given, outcome, there = vector["inputs"], vector["expected"]["outcome"], vector["inputs"]["benchmark"]
    higher = POLARITIES[given["polarity"].lower()] if "polarity" in given else None
    better = higher or (Better.LOWER if given["low_is_good"] else Better.HIGHER)
    situation = replace(
        scored([written(given["value"], given["lower95"], given["upper95"])], Direction(better=better, where=WHERE)),
        comparators=Comparators(places=("england",), test=ChanceTest.INTERVAL, where=WHERE),
        others={"england": {year(2009): Reason.NOT_AVAILABLE if there is None else written(there)}},
    )
    expected = "not available" if there is None else OUTCOMES[outcome]
    assert situation.says(Question.COMPARATORS) == expected


@pytest.mark.parametrize(
    "vector", named([one for one in vectors("benchmark.ci_overlap") if one["inputs"]["value"] is None])
)
def test_without_a_number_there_is_no_comparison(vector: Vector) -> None:
    """Of a number that is missing nothing is said but why it is missing."""
    assert vector["expected"]["outcome"] == "None"
    sent = {TOP: series({year(2009): Reason.NOT_AVAILABLE}), "england": series({year(2009): "3.0"}, "england")}
    found = assess(rule(), place(), places(), sent, EXACT, None)
    assert found is not None
    assert found[Question.COMPARATORS].reason is Reason.NOT_AVAILABLE


@pytest.mark.parametrize("vector", named(vectors("benchmark.ci_overlap_two_levels")))
def test_two_intervals_are_the_published_two_levels(vector: Vector) -> None:
    """Best, better, same, worse, worst: how many of the two intervals the benchmark lies beyond, on the other side."""
    given = vector["inputs"]
    better = Better.LOWER if given["low_is_good"] else Better.HIGHER
    case = scored([written(given["value"])], Direction(better=better, where=WHERE)).case
    levels = (
        Interval(low=exact(given[f"lower{end}"]), high=exact(given[f"upper{end}"]), level=level, how="as supplied")
        for end, level in (("95", AT_95), ("998", AT_998))
    )
    expected = {"Best": -2, "Better": -1, "Same": 0, "Worse": 1, "Worst": 2}
    assert beyond(case, tuple(levels), exact(given["benchmark"])) == expected[vector["expected"]["outcome"]]


FUNNELS = (*vectors("benchmark.control_limits_proportion"), *vectors("benchmark.control_limits_rate"))


@pytest.mark.parametrize("vector", named(FUNNELS))
def test_a_funnel_is_the_published_control_limits(vector: Vector) -> None:
    """At 95 better, same or worse; at 99.8 much better, much worse or not; without a denominator no numerators."""
    given, outcome = vector["inputs"], vector["expected"]["outcome"]
    far = given.get("z", 0) > 3 or given.get("tail_p", 1) < 0.01
    made = beside(
        written(given["benchmark"]),
        ChanceTest.TWO_FUNNELS if far else ChanceTest.FUNNEL,
        percent_or_rate(Fraction(given["unit"])),
        Better.LOWER if given["low_is_good"] else Better.HIGHER,
    )
    case = replace(made, values=years(written(given["value"]), since=2009)).case
    counted = replace(case.judged, denominator=Fraction(given["denominator"]))
    said = comparators(replace(case, judged=counted)).says
    if far and outcome != "None":
        assert said.startswith("much ") is (outcome != "Same")
        said = said.removeprefix("much ")
        assert outcome == "Same" or said == OUTCOMES[outcome]
    else:
        assert said == {**OUTCOMES, "None": "no numerators"}[outcome]


SIGNIFICANCE = {
    "Low (0.001)": "much worse",
    "Low (0.025)": "worse",
    "Not significant": "similar",
    "High (0.025)": "better",
    "High (0.001)": "much better",
}
NOT_TESTED = "Not applicable for events less than 10 for dsrs"


@pytest.mark.parametrize("vector", named(vectors("benchmark.funnel_proportion")))
def test_a_funnel_is_the_published_funnel_of_proportions(vector: Vector) -> None:
    """Every place stands to the average of them all as published, by the limits at 95 and 99.8."""
    rows = [(exact(count), exact(total)) for count, total in vector["inputs"]["rows"]]
    average = 100 * sum(count for count, _ in rows) / sum(total for _, total in rows)
    made = beside(str(average), ChanceTest.TWO_FUNNELS, PERCENT, Better.HIGHER)
    assert stands(made, rows) == [SIGNIFICANCE[one] for one in vector["expected"]["significance"]]


@pytest.mark.parametrize("vector", named(vectors("benchmark.funnel_ratio")))
def test_two_intervals_are_the_published_funnel_of_ratios(vector: Vector) -> None:
    """Events over events expected are a rate, whose intervals hold the reference or do not."""
    rows = [(exact(count), exact(expected)) for count, expected in vector["inputs"]["rows"]]
    made = beside(
        str(vector["inputs"]["reference"]), ChanceTest.AT_TWO_LEVELS, percent_or_rate(Fraction(1)), Better.HIGHER
    )
    assert stands(made, rows) == [SIGNIFICANCE[one] for one in vector["expected"]["significance"]]


@pytest.mark.parametrize("vector", named(vectors("benchmark.funnel_rate")))
def test_two_intervals_are_the_published_funnel_of_rates(vector: Vector) -> None:
    """A rate's intervals hold the average of all or do not; the denominator is the one that the rate implies.

    A place without a rate counts in no average: a directly standardised one with under ten events, which is not tested.
    """
    per = exact(vector["inputs"]["multiplier"])
    rows = [
        (exact(events), per * exact(events) / exact(rate) if events else exact(people))
        for events, rate, people in vector["inputs"]["rows_count_rate_pop"]
        if rate is not None
    ]
    average = per * sum(events for events, _ in rows) / sum(people for _, people in rows)
    made = beside(str(average), ChanceTest.AT_TWO_LEVELS, replace(RATE, per=per), Better.HIGHER)
    expected = [SIGNIFICANCE[one] for one in vector["expected"]["significance"] if one != NOT_TESTED]
    assert stands(made, rows) == expected


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


@pytest.mark.parametrize("vector", named(vectors("trend.mann_kendall")))
def test_mann_kendall_is_the_published_trend(vector: Vector) -> None:
    """Of the numbers that are known, one after another: no trend, and the same p."""
    known = [written(value) for value in vector["inputs"]["y"] if value is not None]
    found = scored(known, moving(ChanceTest.MANN_KENDALL, Better.NONE)).find(Question.DIRECTION)
    assert vector["expected"]["trend"] == "no trend"
    assert found.says == "steady"
    assert isinstance(found.detail, Movement)
    assert float(found.detail.p or 0) == pytest.approx(vector["expected"]["p"], abs=1e-9)


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
