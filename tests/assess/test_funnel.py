"""comparators by a funnel: the limits around another's number that chance draws for a place of this size."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.assess.comparators import comparators
from oba.domain.chance import Chance
from oba.domain.evidence import Reason
from oba.domain.finding import Comparison, Finding, Question
from oba.domain.measure import Kind, Measure
from oba.domain.rule import ChanceTest, Comparators, Direction
from tests.assess.situation import (
    COUNT,
    EXACT,
    HIGHER,
    LOWER,
    MOVING,
    NEARER,
    NONE,
    PERCENT,
    RATE,
    SCORE,
    Situation,
    years,
)
from tests.build import WHERE, n, quarter

COMPARE = Question.COMPARATORS
ONE = Comparators(places=("england",), test=ChanceTest.FUNNEL, where=WHERE)
TWO = replace(ONE, test=ChanceTest.TWO_FUNNELS)
OPPOSITE = {
    "better": "worse", "worse": "better", "much better": "much worse", "much worse": "much better",
}  # fmt: skip


def against(
    here: str, there: str = "20", by: Comparators = ONE, direction: Direction = LOWER, measure: Measure = PERCENT
) -> Situation:
    """A place in 2009/10 beside England.

    Around 20 % chance takes a hundred children to 12.2 and 27.8 % at 95 %, to 7.6 and 32.4 % at 99.8 %.
    """
    return Situation(
        values=years(here, since=2009),
        direction=direction,
        comparators=by,
        others={"england": years(there, since=2009)},
        measure=measure,
    )


def only(found: Finding) -> Comparison:
    """The one comparison."""
    assert isinstance(found.detail, tuple)
    (one,) = found.detail
    return one


def working(found: Finding) -> str:
    """The working in one text."""
    return " ".join(step.says for step in found.steps).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("here", "one", "two"),
    [
        ("7 of 100", "better", "much better"),
        ("8 of 100", "better", "better"),
        ("12 of 100", "better", "better"),
        ("13 of 100", "similar", "similar"),
        ("20 of 100", "similar", "similar"),
        ("27 of 100", "similar", "similar"),
        ("28 of 100", "worse", "worse"),
        ("32 of 100", "worse", "worse"),
        ("33 of 100", "worse", "much worse"),
    ],
)
def test_where_a_number_lies_to_the_limits(here: str, one: str, two: str) -> None:
    """Inside similar, beyond better or worse, beyond the wider ones much; mirrored where more is good."""
    assert against(here).says(COMPARE) == one
    assert against(here, by=TWO).says(COMPARE) == two
    assert against(here, direction=HIGHER).says(COMPARE) == OPPOSITE.get(one, one)
    assert against(here, by=TWO, direction=HIGHER).says(COMPARE) == OPPOSITE.get(two, two)


def test_on_a_limit_as_printed_is_similar() -> None:
    """12.14 % prints as 12.1 and so does the limit of 12.145; exactly, it lies beyond."""
    assert against("1214 of 10000", "12.8").says(COMPARE) == "similar"
    assert replace(against("1214 of 10000", "12.8"), policy=EXACT).says(COMPARE) == "better"
    assert only(against("1214 of 10000", "12.8").find(COMPARE)).limits[0].low == n("12.1")


@pytest.mark.parametrize("sure", ["0", "100"])
def test_where_nobody_or_everybody_is_the_rule_chance_has_no_room(sure: str) -> None:
    """The limits lie on the comparator's number: the same is similar, and one child in a hundred is not."""
    assert against(f"{sure} of 100", sure, TWO).says(COMPARE) == "similar"
    assert against("1 of 100" if sure == "0" else "99 of 100", sure, TWO).says(COMPARE).startswith("much ")


def test_the_smaller_a_place_the_more_chance_explains() -> None:
    """16 % beside 12 % is similar of a hundred children, worse of a thousand and much worse of ten thousand."""
    said = [against(f"{16 * of} of {100 * of}", "12", TWO).says(COMPARE) for of in (1, 3, 10, 100)]
    assert said == ["similar", "worse", "much worse", "much worse"]


def test_without_a_denominator_there_is_no_answer() -> None:
    """No numerators is the reason, never similar, and no test was made; the other number stands there all the same."""
    found = against("19.0", direction=HIGHER).find(COMPARE)
    assert (found.reason, found.chances) == (Reason.NO_NUMERATORS, ())
    assert only(found).value == 20
    assert "England: 20.0 %; our denominator is not known: no numerators." in working(found)


@pytest.mark.parametrize(
    ("here", "answer"),
    [("6 of 1000", "better"), ("7 of 1000", "similar"), ("22 of 1000", "similar"), ("23 of 1000", "worse")],
)
def test_a_rate_has_the_limits_of_events(here: str, answer: str) -> None:
    """Where 13 events are expected 6 are fewer than chance makes them, by the published limits, and 23 are more."""
    assert against(here, "130", measure=RATE).says(COMPARE) == answer


def test_events_expected_are_counted_exactly() -> None:
    """130 per 10,000 of 1,000 people are 13 events, neither a hair more nor less: as an exact 13 has its limits."""
    low, high = (
        (one.low, one.high) for one in only(against("9 of 1000", "130", TWO, measure=RATE).find(COMPARE)).limits
    )
    assert low == (n("69.2"), n("222.3"))
    assert high == (n("46.1"), n("284.5"))


def test_a_moving_percentage_has_the_limits_of_a_percentage() -> None:
    """Four quarters together are a share of so many, as one year is."""
    quarters = {quarter(2009, q): "7 of 100" for q in (1, 2, 3, 4)}
    situation = replace(
        against("7 of 100", measure=MOVING), values=quarters, others={"england": dict.fromkeys(quarters, "20")}
    )
    assert situation.says(COMPARE) == "better"


@pytest.mark.parametrize("measure", [COUNT, SCORE, replace(PERCENT, kind=Kind.GAP, parts=Kind.PERCENT)])
def test_no_other_number_has_limits(measure: Measure) -> None:
    """A rule that asks for them is refused; asked all the same, there is no answer."""
    assert against("19 of 100", measure=measure).says(COMPARE) == "no numerators"


def test_limits_are_kept_within_what_is_possible_and_say_so() -> None:
    """Of 10 children 5 % less chance would be below nothing."""
    found = against("0 of 10", "5").find(COMPARE)
    assert found.says == "similar"
    assert "95 % limits 0.0 % to 18.5 % (binomial), cut at 0 % for our 10" in working(found)
    assert "cut at" not in working(against("19 of 100").find(COMPARE))


def test_nearer_holds_distances_from_the_aim_against_each_other() -> None:
    """Between 20 and 30 is wanted: 35 % of a hundred beside 50 % is nearer than chance explains, 45 % is not."""
    assert against("35 of 100", "50", direction=NEARER).says(COMPARE) == "better"
    assert against("45 of 100", "50", direction=NEARER).says(COMPARE) == "similar"
    assert against("65 of 100", "50", direction=NEARER).says(COMPARE) == "worse"
    assert against("25 of 100", "28", direction=NEARER).says(COMPARE) == "similar"


def test_without_a_good_direction_a_number_is_higher_or_lower() -> None:
    """Beyond the upper limit is higher, beyond the lower one lower; a limit is inside."""
    for here, one, two in (("7", "lower", "much lower"), ("12", "lower", "lower"), ("20", "similar", "similar"),
                           ("28", "higher", "higher"), ("33", "higher", "much higher")):  # fmt: skip
        assert against(f"{here} of 100", direction=NONE).says(COMPARE) == one
        found = against(f"{here} of 100", by=TWO, direction=NONE).find(COMPARE)
        assert (found.says, len(found.chances)) == (two, 1)


def test_a_funnel_says_what_it_was() -> None:
    """The finding keeps the limits, what each comparison may say by chance, and a working that can be done again."""
    both = replace(TWO, places=("england", "south-east"))
    situation = against("12 of 100", by=both)
    situation = replace(situation, others={**situation.others, "south-east": years("15", since=2009)})
    found = situation.find(COMPARE)
    assert found.chances == (Chance(of=n("0.05"), signal=True), Chance(of=n("0.05"), signal=False))
    assert (found.says, found.target, found.margin) == ("better", "England", n("8"))
    says = (
        "England: 20.0 % with 95 % limits 12.2 % to 27.8 % (binomial) and 99.8 % limits 7.6 % to 32.4 % (binomial) for "
        "our 100 young people aged 16 to 18: better."
    )
    assert says in working(found)


@given(st.integers(0, 60), st.integers(0, 60), st.sampled_from([ONE, TWO]))
def test_counting_the_others_changes_no_answer(count: int, there: int, by: Comparators) -> None:
    """Those who are not instead of those who are, with the other way good, stand where these stand."""
    share = Fraction(100 * there, 60)
    here = replace(against(f"{count} of 60", str(share), by), policy=EXACT)
    mirrored = replace(against(f"{60 - count} of 60", str(100 - share), by, HIGHER), policy=EXACT)
    assert here.says(COMPARE) == mirrored.says(COMPARE)


@given(st.integers(0, 1000), st.integers(0, 100))
def test_the_wider_limits_never_contradict_the_narrower(count: int, there: int) -> None:
    """At two levels the answer is the one at 95, or the same made stronger."""
    one = against(f"{count} of 1000", str(there)).says(COMPARE)
    assert against(f"{count} of 1000", str(there), TWO).says(COMPARE).removeprefix("much ") == one


@given(st.integers(0, 100), st.integers(0, 99), st.sampled_from([PERCENT, RATE]))
def test_a_better_number_never_compares_worse(there: int, count: int, measure: Measure) -> None:
    """One child fewer, where fewer is better, is as good or better."""
    order = ["much worse", "worse", "similar", "better", "much better"]
    more, fewer = (against(f"{k} of 100", str(there), TWO, measure=measure).says(COMPARE) for k in (count + 1, count))
    assert order.index(fewer) >= order.index(more)


def test_a_denominator_of_nobody_draws_no_limits() -> None:
    """Nobody is no size, whatever number was sent with it."""
    case = against("19.0").case
    nobody = replace(case, judged=replace(case.judged, denominator=Fraction(0)))
    assert comparators(nobody).reason is Reason.NO_NUMERATORS
