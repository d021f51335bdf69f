"""The ratings of a rule in words: what the page says is what the rule does."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.assess.bands import Bands
from oba.compose.rulebook.ranges import Range, range_words, ranges, rating_words
from oba.domain.finding import Answer
from oba.domain.plan import Compare
from oba.domain.rule import Amber, Better, Direction, Within
from tests.build import WHERE, aim, measure, n, plan

TARGETS = ("at most 4.0", "below 5", "at least 31", "above 0", "exactly 20", "between 20 and 30")
AMOUNTS = st.none() | st.fractions(min_value=0, max_value=9, max_denominator=10)


def bands(text: str, amber: Amber | None = None, better: Better = Better.LOWER, compare: str = "as printed") -> Bands:
    """The bands around a target, numbers compared with one decimal."""
    wanted = aim(text)
    direction = Direction(better=better, aim=wanted if better is Better.NEARER else None, where=WHERE)
    policy = replace(plan().policy, compare=Compare(compare))
    return Bands(aim=wanted, amber=amber, direction=direction, policy=policy, decimals=1)


def within(amount: str) -> Amber:
    """Amber within so many points."""
    return Amber(within=Within.POINTS, amount=n(amount))


def holds(found: Range, value: Fraction) -> bool:
    """Whether a value lies in a range, read as its words say it."""
    above = found.low is None or value > found.low or (found.low_in and value == found.low)
    below = found.high is None or value < found.high or (found.high_in and value == found.high)
    return above and below


@given(
    st.sampled_from(TARGETS),
    AMOUNTS,
    st.sampled_from([Better.LOWER, Better.HIGHER, Better.NEARER]),
    st.sampled_from(list(Compare)),
    st.fractions(min_value=-20, max_value=60, max_denominator=20),
)
def test_every_number_lies_in_the_one_range_of_its_own_rating(
    text: str, amount: Fraction | None, better: Better, compare: Compare, value: Fraction
) -> None:
    """The ranges that are printed divide the value line exactly as the rule rates it."""
    amber = None if amount is None else Amber(within=Within.POINTS, amount=amount)
    rule = bands(text, amber, better, compare)
    seen = rule.seen(value)
    inside = [answer for answer, found in ranges(rule).items() for one in found if holds(one, seen)]
    assert inside == [rule.rate(value)]


@pytest.mark.parametrize(
    ("rule", "green", "amber", "red"),
    [
        (bands("at most 4.0", within("0.5")), "at most 4.0 %", "above 4.0 %, up to 4.5 %", "above 4.5 %"),
        (bands("below 5", within("0.5")), "below 5.0 %", "5.0 % to 5.5 %", "above 5.5 %"),
        (
            bands("at least 31", within("2"), Better.HIGHER),
            "at least 31.0 %", "from 29.0 %, below 31.0 %", "below 29.0 %",
        ),
        (bands("at most 4.0"), "at most 4.0 %", "never", "above 4.0 %"),
        (bands("exactly 20", None, Better.NEARER), "exactly 20.0 %", "never", "below 20.0 %; or above 20.0 %"),
        (
            bands("between 20 and 30", within("1"), Better.NEARER),
            "20.0 % to 30.0 %",
            "from 19.0 %, below 20.0 %; or above 30.0 %, up to 31.0 %",
            "below 19.0 %; or above 31.0 %",
        ),
    ],
)  # fmt: skip
def test_ratings_are_worded_with_their_exact_edges(rule: Bands, green: str, amber: str, red: str) -> None:
    """Each end says whether it belongs to the range."""
    said = [
        rating_words(answer, rule, measure()).replace("\N{NO-BREAK SPACE}", " ")
        for answer in (Answer.GREEN, Answer.AMBER, Answer.RED)
    ]
    assert said == [green, amber, red]


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (Range(low=None, low_in=False, high=None, high_in=False), "any number"),
        (Range(low=n("1"), low_in=False, high=None, high_in=False), "above 1.0 %"),
        (Range(low=n("1"), low_in=False, high=n("2"), high_in=False), "above 1.0 %, below 2.0 %"),
    ],
)
def test_a_range_is_worded_whatever_its_ends(found: Range, says: str) -> None:
    """Open ends and ends left out have words of their own."""
    assert range_words(found, measure()).replace("\N{NO-BREAK SPACE}", " ") == says
