"""Amber that is never left, and amber that no child falls into."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from oba.audit.proofs import prove
from oba.domain.evidence import Figure, Reason
from oba.domain.measure import Kind as Measured
from oba.domain.period import Period
from oba.domain.review import RemarkKind
from oba.domain.rule import Amber, Better, Rule, Within
from tests.audit_targets.asked import PLAN, only, reviewed, ruled, says, targets, versioned, years
from tests.build import KNOWN, aim, measure, n, year

HALF = Amber(within=Within.POINTS, amount=n("0.5"))
ONE_IN_THIRTEEN = Amber(within=Within.POINTS, amount=n("7.7"))


def judged(words: str, amber: Amber | None, better: Better = Better.LOWER) -> Rule:
    """A rule with one target for 2009/10."""
    return ruled(versioned(targets(words), better=better, amber=amber))


def share(top: int, bottom: int, value: Fraction | None = None) -> dict[Period, str | Reason | Figure]:
    """So many of so many, in 2008/09."""
    number = Fraction(100 * top, bottom) if value is None else value
    return {
        year(2008): Figure(
            period=year(2008), value=number, numerator=Fraction(top), denominator=Fraction(bottom), published=KNOWN
        )
    }


@pytest.mark.parametrize(
    ("words", "amber", "better", "red"),
    [
        ("at most 95", Amber(within=Within.POINTS, amount=n("5")), Better.LOWER, False),
        ("at most 95", Amber(within=Within.POINTS, amount=n("4.9")), Better.LOWER, True),
        ("at least 5", Amber(within=Within.POINTS, amount=n("5")), Better.HIGHER, False),
        ("at least 5", Amber(within=Within.POINTS, amount=n("4.9")), Better.HIGHER, True),
        ("at most 100", None, Better.LOWER, False),
        ("at most 4", None, Better.LOWER, True),
    ],
)
def test_amber_to_the_end_of_what_is_possible_leaves_no_red(
    words: str, amber: Amber | None, better: Better, *, red: bool
) -> None:
    """A percentage ends at 0 and at 100; what is amber there, or green, can never be red."""
    assert (reviewed(judged(words, amber, better)).of(RemarkKind.NEVER_RED) == ()) is red


def test_the_proof_stops_what_the_review_says_to_a_board() -> None:
    """A rule that is never red stops by its proof; a board hears of it, and a check not twice."""
    rule = judged("at most 95", Amber(within=Within.POINTS, amount=n("5")))
    found, proved = reviewed(rule), prove(rule, PLAN.policy, ())[1]
    assert [(one.code, one.what) for one in proved] == [("A004", found.of(RemarkKind.NEVER_RED)[0].says)]
    assert [one.code for one in found.problems if one.code == "A003"] == []


def test_a_number_without_end_can_always_be_red() -> None:
    """A count has no greatest number, and a score no least."""
    wide = Amber(within=Within.POINTS, amount=n("1000"))
    count = replace(measure(), kind=Measured.COUNT, per=None)
    assert reviewed(replace(judged("at most 5", wide), measure=count)).of(RemarkKind.NEVER_RED) == ()
    lost = reviewed(replace(judged("at least 5", wide, Better.HIGHER), measure=count)).of(RemarkKind.NEVER_RED)
    assert len(lost) == 1


def test_around_an_aim_both_ends_count() -> None:
    """Where better is nearer, red may lie below the aim or above it."""
    usual = versioned(
        targets("between 20 and 80"), better=Better.NEARER, amber=Amber(within=Within.POINTS, amount=n("19"))
    )
    version = replace(usual, direction=replace(usual.direction, aim=aim("between 20 and 80")))
    assert reviewed(ruled(version)).of(RemarkKind.NEVER_RED) == ()
    wide = replace(version, threshold=replace(version.threshold, amber=Amber(within=Within.POINTS, amount=n("20"))))
    assert len(reviewed(ruled(wide)).of(RemarkKind.NEVER_RED)) == 1


def test_one_child_may_take_green_to_red() -> None:
    """With thirteen children each is 7.7 points: half a point of amber is never used, 7.7 points are."""
    found = reviewed(judged("at least 46.2", HALF, Better.HIGHER), share(3, 13))
    assert only(found, RemarkKind.ONE_CHILD) == (
        "the target for 2009/10, at least 46.2 %, has so narrow an amber that one child can take the rating from green "
        "to red"
    )
    assert (
        reviewed(judged("at least 46.2", ONE_IN_THIRTEEN, Better.HIGHER), share(3, 13)).of(RemarkKind.ONE_CHILD) == ()
    )


def test_in_a_large_cohort_amber_is_used() -> None:
    """Of 14,744 young people one is 0.007 points, so that half a point holds many."""
    assert reviewed(judged("at most 4.0", HALF), share(912, 14_744)).of(RemarkKind.ONE_CHILD) == ()
    assert years(reviewed(judged("at most 4.0", HALF), share(9, 60)), RemarkKind.ONE_CHILD) == ("2009/10",)


def test_several_targets_with_too_narrow_an_amber_are_one_remark() -> None:
    """The sentence is about several."""
    rule = ruled(versioned(targets("at most 40", "at most 30"), amber=HALF))
    (said,) = says(reviewed(rule, share(9, 20)), RemarkKind.ONE_CHILD)
    assert said.startswith("the targets for 2009/10 (at most 40.0 %) and 2010/11 (at most 30.0 %) have so narrow an")


@pytest.mark.parametrize(
    "rule",
    [
        judged("at most 4.0", None),
        judged("at most 100", HALF),
        judged("below 0", HALF),
        replace(judged("at most 4.0", HALF), measure=replace(measure(), kind=Measured.COUNT, per=None)),
    ],
    ids=["no amber", "nothing beyond the target", "nothing is green", "no share"],
)
def test_where_no_child_can_do_it_nothing_is_said(rule: Rule) -> None:
    """There is no amber to be leapt over, or no green to leap from, or no number of children known."""
    assert reviewed(rule, share(9, 20)).of(RemarkKind.ONE_CHILD) == ()


def test_only_what_is_rated_against_its_targets_can_be_too_narrow() -> None:
    """The bands around a trajectory's planned value move every year."""
    rule = judged("at most 4.0", HALF)
    version = rule.versions[0]
    against = replace(version, threshold=replace(version.threshold, against="trajectory"))
    assert reviewed(ruled(against), share(9, 20)).of(RemarkKind.ONE_CHILD) == ()
    nearer = replace(version, direction=replace(version.direction, better=Better.NEARER, aim=aim("between 3 and 4")))
    assert reviewed(ruled(nearer), share(9, 20)).of(RemarkKind.ONE_CHILD) == ()


def test_without_counts_no_child_is_counted() -> None:
    """A number alone, and a number that its counts do not give, tell nothing of children."""
    rule = judged("at most 4.0", HALF)
    assert reviewed(rule, {year(2008): "6.2"}).of(RemarkKind.ONE_CHILD) == ()
    assert reviewed(rule, share(9, 20, n("46"))).of(RemarkKind.ONE_CHILD) == ()
    assert reviewed(rule).of(RemarkKind.ONE_CHILD) == ()
