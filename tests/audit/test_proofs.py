"""The prover finds every fault that a rule's bands can have, and no other."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import example as case
from hypothesis import strategies as st

from oba.assess.bands import WORST_FIRST, Bands
from oba.assess.good_sign import good_signed
from oba.audit.examples import execute
from oba.audit.proofs import prove
from oba.domain.finding import Answer
from oba.domain.measure import Kind, Measure
from oba.domain.plan import Policy
from oba.domain.problem import Problem
from oba.domain.rule import Amber, Better, ChanceTest, Direction, Method, Rule, Within
from tests.assess.drawn import TENTHS
from tests.assess.drawn import bands as any_bands
from tests.audit.ruled import EXACT, HIGHER, LOWER, PLACES, POLICY, example, points, reaching, ruled
from tests.build import WHERE, aim, measure, n, rule, target, trajectory, version, year

ORDERED = "every value has exactly one rating, edges and limits included, and no better value rates worse"
MOVES = "moving the target, or the end of amber, by one in its last decimal changes a rating"
WIDTHS = "No width is wider than the measure, so every change can be told."
AT_02 = aim("exactly 0.2")
NEAR_25 = Direction(better=Better.NEARER, aim=aim("between 20 and 30"), where=WHERE)


def proved(one: Rule, policy: Policy = POLICY) -> tuple[list[str], list[str], tuple[Problem, ...]]:
    """What holds of a rule, what does not, and the problems."""
    proofs, problems = prove(one, policy, execute(one, PLACES, policy))
    return [p.says for p in proofs if p.holds], [p.says for p in proofs if not p.holds], problems


@pytest.mark.parametrize(
    ("wanted", "amber", "direction"),
    [
        ("at most 4.0", points("0.5"), LOWER),
        ("below 5", points("0.5"), LOWER),
        ("at least 85", points("5"), HIGHER),
        ("above 85", None, HIGHER),
        ("at most 4.0", reaching(aim("below 4.5")), LOWER),
        ("between 20 and 30", points("5"), NEAR_25),
        ("exactly 0", points("1"), LOWER),
        ("exactly 100", points("1"), HIGHER),
        ("at least 100", points("1"), HIGHER),
    ],
)
def test_a_sound_rule_is_proved(wanted: str, amber: Amber | None, direction: Direction) -> None:
    """Targets of every word, one at the very limit of a percentage among them, with amber around them."""
    holds, wanting, problems = proved(ruled(wanted, amber=amber, direction=direction))
    assert problems == ()
    assert wanting[0] == "0 of 0 worked examples hold."
    assert holds == [
        "From 2009/10, one version governs every period.",
        f"For the one target, {ORDERED}.",
        "For the one target, every rating can occur.",
        f"For the one target, {MOVES}.",
        WIDTHS,
    ]


def test_an_amber_on_the_wrong_side_stops() -> None:
    """Where more NEET is amber and less of it red, the bands are not monotone."""
    _, wanting, problems = proved(ruled("at most 4.0", "at most 3.6", amber=reaching(aim("at least 6"))))
    assert [(one.code, one.stops) for one in problems if one.code == "A002"] == [("A002", True)] * 2
    assert problems[0].what == "the bands for 2009/10, at most 4 rate some better value worse"
    assert any("This does not hold for 2009/10, at most 4; 2010/11, at most 3.6." in says for says in wanting)


def test_an_amber_that_never_occurs_warns_and_a_red_stops() -> None:
    """Amber that ends before the target leaves no amber; amber as wide as the measure leaves no red."""
    _, wanting, problems = proved(ruled("at most 4.0", amber=reaching(aim("at most 3"))))
    assert [(one.code, one.stops, one.what) for one in problems] == [
        ("A003", False, "amber can never occur for 2009/10, at most 4")
    ]
    assert any(says.endswith("every rating can occur. This does not hold for 2009/10, at most 4.") for says in wanting)
    _, _, problems = proved(ruled("at most 4.0", amber=points("96")))
    assert [(one.code, one.stops, one.what) for one in problems] == [
        ("A004", True, "red can never occur for 2009/10, at most 4")
    ]
    assert proved(ruled("at most 4.0", amber=points("95.9")))[2] == ()


def test_a_rating_that_never_occurs_may_be_accepted() -> None:
    """Whoever says why it is meant is believed, and the reason stands among the proofs."""
    one = ruled("at most 4.0", amber=points("96"))
    newest = one.versions[0]
    meant = replace(newest, threshold=replace(newest.threshold, accepted="any number is good enough in the first year"))
    holds, _, problems = proved(replace(one, versions=(meant,)))
    assert problems == ()
    why = "which is accepted: any number is good enough in the first year"
    assert f"Red can never occur for 2009/10, at most 4, {why}" in holds
    assert "For the one target, every rating can occur." in holds


def test_a_rating_against_something_else_only_warns() -> None:
    """Where the planned value is the edge, the target's own bands are not what a number is rated by."""
    one = ruled("at most 4.0", amber=points("96"))
    newest = one.versions[0]
    planned = replace(newest, threshold=replace(newest.threshold, against="trajectory"))
    assert [found.code for found in proved(replace(one, versions=(planned,)))[2]] == ["A003"]


def test_a_target_within_a_rounding_of_nothing_is_idle() -> None:
    """A target between two numbers that can be printed is never met, and moving it changes nothing."""
    _, wanting, problems = proved(ruled("exactly 4.05"))
    assert f"For the one target, {MOVES}. This does not hold for 2009/10, exactly 4.05." in wanting
    assert [(one.code, one.what) for one in problems] == [
        ("A004", "green can never occur for 2009/10, exactly 4.05"),
        ("A005", "the target for 2009/10, exactly 4.05 does not matter"),
    ]


def test_the_policy_decides_what_is_proved() -> None:
    """Under exact comparison the same target can be met, and matters."""
    nearly = Direction(better=Better.NEARER, aim=aim("exactly 4.05"), where=WHERE)
    assert proved(ruled("exactly 4.05", direction=nearly), EXACT)[2] == ()


def test_amber_reaches_as_far_on_either_side_of_an_aim() -> None:
    """34.6 is nearer to the range than 15 is, so amber may not end at 34.5 above and at 15 below."""
    uneven = ruled("between 20 and 30", amber=reaching(aim("between 15 and 34.5")), direction=NEAR_25)
    assert [problem.code for problem in proved(uneven)[2]] == ["A002"]
    even = ruled("between 20 and 30", amber=reaching(aim("between 15 and 35")), direction=NEAR_25)
    assert proved(even)[2] == ()


def test_the_targets_of_areas_are_proved_too() -> None:
    """A place with targets of its own is held to the same."""
    one = ruled("at most 4.0", amber=reaching(aim("at most 4.5")))
    own = {"northern": trajectory(target(year(2009), "at most 4.8"))}
    both = replace(one, versions=(replace(one.versions[0], own=own),))
    assert [problem.what for problem in proved(both)[2]] == ["amber can never occur for 2009/10, at most 4.8"]


def test_without_a_number_there_is_nothing_to_prove() -> None:
    """Targets to be agreed, monitored, or only a way to go, have no bands."""
    holds, _, problems = proved(ruled("to be agreed", "monitor", "reduce"))
    assert "No target is a number yet, so there are no bands to prove." in holds
    assert problems == ()


@pytest.mark.parametrize("decides", [{"test": ChanceTest.INTERVAL}, {"method": Method.FINGERTIPS}])
def test_nothing_is_claimed_of_bands_where_there_are_none(decides: dict[str, object]) -> None:
    """An interval, or a method, decides: bands that would be wrong are not looked at."""
    one = ruled("at most 4.0", "at most 3.6", amber=reaching(aim("at least 6")))
    newest = one.versions[0]
    other = replace(newest, threshold=replace(newest.threshold, amber=None, **decides))  # type: ignore[arg-type]
    holds, _, problems = proved(replace(one, versions=(other,)))
    assert problems == ()
    assert holds == [
        "From 2009/10, one version governs every period.",
        "An interval or another’s method decides 2 targets, so there are no ranges to prove.",
        WIDTHS,
    ]


def test_versions_with_bands_are_proved_beside_those_without() -> None:
    """A rule that changed to an interval has bands in its older version only."""
    older = replace(ruled("at most 4.0", "at most 3.6", amber=points("0.5")).versions[0], since=year(2006))
    newer = replace(older, since=year(2010), threshold=replace(older.threshold, amber=None, test=ChanceTest.INTERVAL))
    holds, _, problems = proved(replace(rule(), versions=(newer, older)))
    assert problems == ()
    assert holds[1:-1] == [
        f"For the one target, {ORDERED}.",
        "For the one target, every rating can occur.",
        f"For the one target, {MOVES}.",
        "An interval or another’s method decides one target, so there are no ranges to prove.",
    ]


def test_the_examples_are_counted() -> None:
    """The register says how many examples hold, and which answers none of them shows."""
    right = example({2008: "6.2", 2009: "4.5"}, {"threshold": "amber"})
    wrong = example({2009: "9.0"}, {"threshold": "green"})
    holds, wanting, _ = proved(ruled("at most 4.0", amber=points("0.5"), examples=(right,)))
    assert holds[0] == "1 of 1 worked examples hold."
    assert "threshold: green, red;" in wanting[0]
    _, wanting, _ = proved(ruled("at most 4.0", amber=points("0.5"), examples=(right, wrong)))
    assert wanting[0] == "1 of 2 worked examples hold."
    assert "threshold: red;" in wanting[1]


def test_versions_are_counted() -> None:
    """Several versions meet, from the oldest on."""
    older = replace(version(), since=year(2006))
    holds, _, _ = proved(replace(rule(), versions=(version(), older)))
    assert "From 2006/07, 2 versions meet without gap or overlap." in holds


def test_amber_in_percent_around_a_range_stops() -> None:
    """10 percent is 2 below the range and 3 above it, so 33 would be amber and 17.9, which is nearer, red."""
    uneven = ruled("between 20 and 30", amber=Amber(within=Within.PERCENT, amount=n("10")), direction=NEAR_25)
    assert [problem.code for problem in proved(uneven)[2]] == ["A002"]


@given(any_bands())
def test_other_rules_that_can_be_written_are_monotone(made: Bands) -> None:
    """No amber on the right side of a target has bands that stop it."""
    around_a_range = made.aim.low is not None and made.aim.high is not None and made.aim.low != made.aim.high
    assume(not (around_a_range and made.amber and made.amber.within is Within.PERCENT))
    assert "A002" not in {problem.code for problem in verdict(made)}


@st.composite
def any_ambers(draw: st.DrawFn) -> Amber:
    """Amber as far as any value, on the good side of the target or the bad."""
    low, high = sorted((draw(TENTHS), draw(TENTHS)))
    words = st.sampled_from((f"at most {low}", f"above {low}", f"between {low} and {high}"))
    return reaching(aim(draw(words)))


@case(
    made=Bands(aim=AT_02, amber=None, direction=replace(NEAR_25, aim=AT_02), policy=POLICY, decimals=1),
    amber=reaching(aim("between 0 and 0")),
)
@given(any_bands(), any_ambers())
def test_the_prover_agrees_with_trying_every_number(made: Bands, amber: Amber) -> None:
    """The proof on the edges finds what trying every half step finds, also where amber contradicts the target."""
    wild = replace(made, amber=amber)
    bands = ("A002", "A003", "A004")
    found = {(problem.code, problem.what.split()[0]) for problem in verdict(wild) if problem.code in bands}
    assert found == by_trying(wild)


def verdict(made: Bands) -> tuple[Problem, ...]:
    """What the prover says of bands, for a score, which has no limits."""
    changed = replace(
        version(),
        direction=made.direction,
        threshold=replace(version().threshold, amber=made.amber),
        trajectory=trajectory(replace(target(year(2009), "at most 4"), aim=made.aim)),
    )
    one = replace(rule(), measure=score(made.decimals), versions=(changed,))
    return prove(one, made.policy, ())[1]


def score(decimals: int) -> Measure:
    """A score with so many decimals."""
    return replace(measure(), kind=Kind.SCORE, per=None, decimals=decimals)


def by_trying(made: Bands) -> set[tuple[str, str]]:
    """The same faults, found by rating halves of a last decimal near every edge, and halves of one all the way."""
    halves = {Fraction(k, 2 * 10**decimals) for k in range(-4, 5) for decimals in (made.decimals, 2)}
    ends = made.direction.aim or made.aim
    both = (ends.low or Fraction(0)) + (ends.high or Fraction(0))
    edges = {*made.edges, *(end for end in (ends.low, ends.high) if end is not None)}
    every = sorted({*edges, *(both - edge for edge in edges)})
    near = [edge + half for edge in every for half in halves]
    coarse = [Fraction(k, 2) for k in range(int(2 * every[0]) - 8, int(2 * every[-1]) + 10)]
    rated = sorted(
        (good_signed(made.seen(x), made.direction), WORST_FIRST.index(made.rate(x))) for x in {*near, *coarse}
    )
    seen = {index for _, index in rated}
    asked = WORST_FIRST if made.amber else (Answer.RED, Answer.GREEN)
    lost = (answer for answer in asked if WORST_FIRST.index(answer) not in seen)
    never = {("A003" if answer is Answer.AMBER else "A004", str(answer)) for answer in lost}
    falls = any(one[1] > other[1] for one, other in pairwise(rated))
    return never | ({("A002", "the")} if falls else set())


def test_trying_every_number_sees_a_planted_fault() -> None:
    """The other way of finding faults is not blind."""
    made = Bands(aim=aim("at most 4"), amber=reaching(aim("at least 6")), direction=LOWER, policy=POLICY, decimals=1)
    assert by_trying(made) == {("A002", "the")}
