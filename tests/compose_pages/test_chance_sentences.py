"""A rule's tests of chance, groups of comparators and methods as plain sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.compose.rulebook.keys import (
    comparator_sentences,
    direction_sentences,
    threshold_sentences,
    trajectory_sentences,
)
from oba.domain.place import Average, Composition
from oba.domain.rule import ChanceTest, Method, With
from tests.build import measure, n
from tests.compose_pages.test_keys import TERMS, USUAL, plain


@pytest.mark.parametrize(
    ("test", "says"),
    [
        (
            ChanceTest.INTERVALS,
            (
                "Lower is better. Compared with the year before. Improving or worsening only if the two 95 % "
                "intervals neither touch nor overlap; else steady. The interval is the one sent with the number, "
                "else worked out from its counts; without either there is no answer."
            ),
        ),
        (
            ChanceTest.RECENT_TREND,
            (
                "Lower is better. A line is laid through the latest five yearly numbers, the surer ones counting "
                "for more. Improving or worsening only if it leans by more than chance (chi-squared above 9.55) "
                "and keeps its way whichever one number is left out; else steady. Fewer than five in a row: too "
                "few points. The interval is"
            ),
        ),
        (
            ChanceTest.XMR,
            (
                "Lower is better. All numbers stand in a control chart: improving or worsening only if the "
                "latest lies outside its limits, or belongs to seven in a row rising, falling or on one side of "
                "the mean, or to two of three close to one limit; else steady. A number on a limit is not "
                "outside it, and a tie ends a row. Under 12 numbers the limits are on trial; under five: too few "
                "points."
            ),
        ),
        (
            ChanceTest.MANN_KENDALL,
            (
                "Lower is better. Of all numbers up to the latest, as far back as none is missing and the definition "
                "is the same, the pairs that rise are held against those that fall (Mann-Kendall). Improving or "
                "worsening only if chance alone would make so much of it less than once in twenty times (p below "
                "0.05), the way the middle one of all slopes goes (Theil-Sen); else steady, as with p on 0.05 or a "
                "level slope. Fewer than eight in a row: too few points."
            ),
        ),
    ],
)
def test_direction_says_what_a_test_of_chance_looks_at(test: ChanceTest, says: str) -> None:
    """What counts as change, where the edges fall and what is too little, for every test."""
    ruled = replace(USUAL.direction, test=test, change=n("0"), compare_with=With.PREVIOUS)
    assert plain(direction_sentences(ruled, measure())).startswith(says)


def test_threshold_says_how_an_interval_is_rated() -> None:
    """Green, red and amber by interval, ends included, and where the interval comes from."""
    says = plain(
        threshold_sentences(replace(USUAL, threshold=replace(USUAL.threshold, test=ChanceTest.INTERVAL)), TERMS)
    )
    assert "Green when the whole 95 % interval of the number meets it, red when no part of it does, ends" in says
    assert "amber when it cannot be told. The interval is the one sent" in says


@pytest.mark.parametrize(
    ("test", "says"),
    [
        (ChanceTest.INTERVAL, "95 % interval, ends included; otherwise better or worse. The interval is the one sent"),
        (ChanceTest.AT_TWO_LEVELS, "and much better or much worse if outside the 99.8 % interval too. The interval"),
        (
            ChanceTest.FUNNEL,
            (
                "Similar while the place’s number lies on or inside the 95 % limits around the comparator’s: how far a "
                "place with its denominator may lie by chance (binomial for a percentage, Poisson for a rate); beyond "
                "them better or worse. Without its denominator there is no answer."
            ),
        ),
        (
            ChanceTest.TWO_FUNNELS,
            "beyond them better or worse, and beyond the 99.8 % limits much better or much worse. Without its",
        ),
    ],
)
def test_comparators_say_where_an_interval_begins_to_differ(test: ChanceTest, says: str) -> None:
    """One interval has three answers, two have five; so has a funnel, which says what its limits come from."""
    ruled = replace(USUAL.comparators, test=test)
    assert says in plain(comparator_sentences(replace(USUAL, comparators=ruled), TERMS))


def test_comparators_say_what_a_group_stands_for() -> None:
    """Which average of which places, by their names, and when a rank is given; of the groups that the rule names."""
    groups = {
        name: Composition(average=average, members=("a-shire", "south-east"))
        for name, average in (("neighbours", Average.MEDIAN), ("others", Average.MEAN))
    }
    named = {**TERMS.names, "neighbours": "Statistical neighbours"}
    ruled = replace(USUAL.comparators, places=("neighbours", "england"))
    says = plain(
        comparator_sentences(replace(USUAL, comparators=ruled), TERMS._replace(compositions=groups, names=named))
    )
    assert says.startswith(
        "Compared with Statistical neighbours and England in the same period; the first that can be answered is the "
        "headline. Statistical neighbours: the median of those known among a-shire and South East. The place’s rank "
        "among them is given, but not when the intervals of the first and the last overlap."
    )


@pytest.mark.parametrize("method", list(Method))
def test_a_direction_by_another_house_names_it(method: Method) -> None:
    """Whose method, what it answers by, and the criterion where that method needs one."""
    says = plain(direction_sentences(replace(USUAL.direction, method=method), measure()))
    assert says.startswith(f"Lower is better. As {method.called}: improving or worsening ")
    assert ("0.2 points or more" in says) == (method in (Method.NORTHERN_IRELAND, Method.SCOTLAND))


@pytest.mark.parametrize("method", [Method.FINGERTIPS, Method.MAKING_DATA_COUNT])
def test_a_rating_by_another_house_names_it(method: Method) -> None:
    """The number is not said to be rated by bands that do not apply."""
    says = plain(threshold_sentences(replace(USUAL, threshold=replace(USUAL.threshold, method=method)), TERMS))
    assert f"As {method.called}: green " in says
    assert "missed by no more than" not in says


@pytest.mark.parametrize("method", [Method.HEALTHY_PEOPLE, Method.EUROSTAT])
def test_a_trajectory_by_another_house_names_it(method: Method) -> None:
    """The path is said, and not the pace of our own method."""
    ruled = replace(USUAL.trajectory, method=method)
    says = plain(trajectory_sentences(USUAL, ruled, TERMS))
    assert f"As {method.called}: reached when the target is met" in says
    assert "planned pace" not in says


def test_a_comparison_by_another_house_names_it() -> None:
    """Fingertips compares by an interval."""
    ruled = replace(USUAL.comparators, method=Method.FINGERTIPS, difference=None)
    assert "As Fingertips: similar while" in plain(comparator_sentences(replace(USUAL, comparators=ruled), TERMS))


def test_a_rating_by_an_interval_says_what_is_done_without_one() -> None:
    """The number itself is rated only where the rule says so."""
    tested = replace(USUAL.threshold, amber=None, test=ChanceTest.INTERVAL)
    says = "Where the interval is not known, the number itself is rated, and chance is not weighed."
    assert says not in plain(threshold_sentences(replace(USUAL, threshold=tested), TERMS))
    assert says in plain(threshold_sentences(replace(USUAL, threshold=replace(tested, by_number=True)), TERMS))
