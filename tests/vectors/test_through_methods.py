"""What others have published, asked of a rule that names them: not only the formula, the whole verdict is theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

from oba.assess.case import Case
from oba.assess.methods import fingertips_trend, making_data_count
from oba.assess.rating import Standard
from oba.domain.evidence import Figure
from oba.domain.finding import Movement, Question
from oba.domain.measure import Kind, Measure
from oba.domain.rule import Better, Comparators, Method
from tests.assess.situation import EXACT, LOWER, PERCENT, SCORE, Situation, towards, years
from tests.assess_methods.asked import as_, rated_as, working
from tests.build import KNOWN, WHERE, aim, year
from tests.vectors.test_through_rules import IMPROVING, OUTCOMES, POLARITIES, Vector, named, vectors, written

F = Fraction
KINDS: Mapping[str, Measure] = {
    "proportion": PERCENT,
    "crude_rate": replace(PERCENT, kind=Kind.RATE, per=F(100_000)),
    "directly_standardised_rate": replace(PERCENT, kind=Kind.RATE, per=F(100_000)),
    "indirectly_standardised_proportion": SCORE,
}
MARKERS = {
    "NoChange": "no significant change",
    "Increasing": "increasing",
    "Decreasing": "decreasing",
    "IncreasingAndGettingBetter": "increasing and getting better",
    "IncreasingAndGettingWorse": "increasing and getting worse",
    "DecreasingAndGettingWorse": "decreasing and getting worse",
    "DecreasingAndGettingBetter": "decreasing and getting better",
    "CannotBeCalculated": "cannot be calculated",
}
ASSURANCES = {
    "consistent_pass": "consistently passes",
    "consistent_fail": "consistently fails",
    "inconsistent": "passes or fails by chance",
}
# Published as no change, for no row has an interval; of numerators and denominators one can be worked out here.
WORKED_OUT = {"trend.fingertips#007": "increasing"}


def exact(number: float) -> Fraction:
    """A number as it was written."""
    return Fraction(repr(number))


def row(given: Mapping[str, float | None]) -> Figure:
    """One year's row, with all that it holds; an interval from 0 to 0 is none."""
    low, high = given["lo"], given["hi"]
    return Figure(
        period=year(int(given["year"] or 0)),
        value=exact(given["value"] or 0),
        numerator=exact(given["count"] or 0),
        denominator=exact(given["denom"] or 0),
        lower=exact(low) if low and high else None,
        upper=exact(high) if low and high else None,
        level=F(95) if low and high else None,
        published=KNOWN,
    )


def case(vector: Vector) -> Case:
    """The series of a published trend, as Fingertips is asked about it."""
    given = vector["inputs"]
    figures = {one.period: one for one in sorted(map(row, given["rows"]), key=lambda one: one.period.ordinal)}
    measure = replace(KINDS[given["value_type"]], window=given.get("year_range", 1))
    better = POLARITIES[given.get("polarity", "No judgement").lower().replace(" ", "")]
    made = Situation(
        values=years("1"), direction=as_(Method.FINGERTIPS, replace(LOWER, better=better)), measure=measure
    )
    judged = max(figures.values(), key=lambda one: one.period.ordinal)
    series = replace(made.case.series, figures=figures)
    return replace(made.case, series=series, judged=judged, value=judged.value or F(0))


@pytest.mark.parametrize("vector", named(vectors("trend.fingertips")))
def test_a_recent_trend_is_the_published_marker(vector: Vector) -> None:
    """Its words, whether it is significant, and χ² by intervals or by counts to the decimals published."""
    expected, found = vector["expected"], fingertips_trend.trend_direction(case(vector))
    if "marker" in expected:
        assert found.verdict == WORKED_OUT.get(vector["id"], MARKERS[expected["marker"]])
    else:
        assert (found.verdict != "no significant change") is expected["significant"]
    if "chi2_2dp" in expected and vector["inputs"]["method"] == "ci":
        assert isinstance(found.detail, Movement)
        assert round(float(found.detail.chi_square or 0), 2) == expected["chi2_2dp"]
    elif "chi2_2dp" in expected:
        assert f"({expected['chi2_2dp']:.1f} by the counts)" in working(found)


def way(vector: Vector) -> Better:
    """Which way is good in a published comparison."""
    given = vector["inputs"]
    if "polarity" in given:
        return POLARITIES[given["polarity"].lower()]
    return Better.LOWER if given["low_is_good"] else Better.HIGHER


def limits(vector: Vector) -> list[float | None]:
    """The one limit of a published target, or both."""
    given = vector["inputs"]
    return [given["target"]] if "target" in given else [given["lower"], given["upper"]]


COMPARED = [
    one for one in vectors("benchmark.ci_overlap") if None not in (one["inputs"]["value"], one["inputs"]["benchmark"])
]
TARGETS = [
    one
    for one in (*vectors("target.single"), *vectors("target.range"))
    if None not in (one["inputs"]["value"], *limits(one)) and one["expected"]["outcome"] != "None"
]
ASSURED = [
    one
    for one in vectors("xmr.assurance")
    if None not in (one["inputs"]["lpl"], one["inputs"]["upl"], one["inputs"]["target"])
    and IMPROVING[one["inputs"]["improvement_direction"]] is not Better.NONE
]


@pytest.mark.parametrize("vector", named(vectors("trend.polarity")))
def test_a_marker_says_which_way_is_good(vector: Vector) -> None:
    """Of series that rise, fall, do neither, or are too short, the words by the way that is good."""
    series = {"Increasing": (40, 50, 60, 70, 80), "NoChange": (60,) * 5, "CannotBeCalculated": (60,)}
    counts = series.get(vector["inputs"]["trend"], (80, 70, 60, 50, 40))
    better = POLARITIES[vector["inputs"]["polarity"].lower().replace(" ", "")]
    made = Situation(
        values=years(*(f"{count} of 1000" for count in counts)),
        direction=as_(Method.FINGERTIPS, replace(LOWER, better=better)),
    )
    assert made.find(Question.DIRECTION).verdict == MARKERS[vector["expected"]["marker"]]


@pytest.mark.parametrize("vector", named(COMPARED))
def test_a_comparator_is_the_published_comparison(vector: Vector) -> None:
    """Better, similar or worse, or higher and lower without a judgement; without an interval there is no comparison."""
    given = vector["inputs"]
    made = Situation(
        values=years(written(given["value"], given["lower95"], given["upper95"]), since=2009),
        direction=replace(LOWER, better=way(vector)),
        comparators=Comparators(places=("england",), method=Method.FINGERTIPS, where=WHERE),
        others={"england": years(written(given["benchmark"]), since=2009)},
        measure=SCORE,
        policy=EXACT,
    )
    assert made.says(Question.COMPARATORS) == OUTCOMES[vector["expected"]["outcome"]]


@pytest.mark.parametrize("vector", named(TARGETS))
def test_a_target_is_the_published_comparison(vector: Vector) -> None:
    """Of one limit or of two, the ends where Fingertips has them."""
    given, low = vector["inputs"], vector["inputs"]["low_is_good"]
    ends = [written(end) for end in limits(vector) if end is not None]
    goal, edge = (ends[0], ends[-1]) if low else (ends[-1], ends[0])
    word = "at most" if low else "at least"
    made = Situation(
        values=years(written(given["value"]), since=2009),
        direction=replace(LOWER, better=way(vector)),
        threshold=rated_as(Method.FINGERTIPS, f"{word} {edge}" if len(ends) > 1 else ""),
        trajectory=towards({year(2009): f"{word} {goal}"}),
        measure=SCORE,
        policy=EXACT,
    )
    expected = {"Better": "better", "Same": "similar", "Worse": "worse"}
    assert made.find(Question.THRESHOLD).verdict == expected[vector["expected"]["outcome"]]


@pytest.mark.parametrize("vector", named(ASSURED))
def test_assurance_is_the_published_icon(vector: Vector) -> None:
    """From a series with these limits: two numbers whose range is as wide as they ask."""
    given = vector["inputs"]
    low, high = exact(given["lpl"]), exact(given["upl"])
    middle, half = (low + high) / 2, (high - low) / (4 * F("2.66"))
    better = IMPROVING[given["improvement_direction"]]
    made = Situation(
        values=years(str(middle - half), str(middle + half), since=2008),
        direction=as_(Method.MAKING_DATA_COUNT, replace(LOWER, better=better)),
        measure=SCORE,
        policy=EXACT,
    )
    standard = Standard(
        aim(f"{'at least' if better is Better.HIGHER else 'at most'} {written(given['target'])}"), "it", None, ()
    )
    assert (
        making_data_count.assurance_rating(made.case, standard).verdict == ASSURANCES[vector["expected"]["assurance"]]
    )
