"""Targets: what meets them, which of their points is nearest, how they are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.measure import Kind
from oba.domain.period import Every
from oba.domain.target import NUMERIC, Aim, Target, Word, goals, next_target, target_of
from tests.build import aim, measure, n, quarter, target, year

NUMBERS = st.fractions(-50, 50, max_denominator=20)


@st.composite
def numeric_aims(draw: st.DrawFn) -> Aim:
    """Any numeric target."""
    word = draw(st.sampled_from(sorted(NUMERIC)))
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    if word in (Word.AT_MOST, Word.BELOW):
        return Aim(word=word, high=high)
    if word in (Word.AT_LEAST, Word.ABOVE):
        return Aim(word=word, low=low)
    return Aim(word=word, low=low, high=low if word is Word.EXACTLY else high)


@pytest.mark.parametrize(
    ("wanted", "meets", "misses"),
    [
        ("at most 3.6", ["3.6", "3.5"], ["3.7"]),
        ("below 5", ["4.9"], ["5", "5.1"]),
        ("at least 85", ["85", "86"], ["84.9"]),
        ("above 0", ["0.1"], ["0", "-1"]),
        ("exactly 100", ["100"], ["99.9", "100.1"]),
        ("between 20 and 30", ["20", "25", "30"], ["19.9", "30.1"]),
    ],
)
def test_a_target_stands_as_written(wanted: str, meets: list[str], misses: list[str]) -> None:
    """At most, at least, exactly and between include their ends; below and above do not."""
    assert all(aim(wanted).met_by(n(value)) for value in meets)
    assert not any(aim(wanted).met_by(n(value)) for value in misses)
    assert str(aim(wanted)) == wanted


@pytest.mark.parametrize("word", ["reduce", "increase", "monitor", "to be agreed"])
def test_a_word_alone_names_no_number(word: str) -> None:
    """Reduce, increase, monitor and to be agreed are targets without a number, and never firm."""
    assert not aim(word).numeric
    assert not target(year(2010), word).firm
    assert str(aim(word)) == word


def plan(**words: str) -> tuple[Target, ...]:
    """Targets by the year that their period begins in, or its quarter: y2009, q2009_4; a bracket is provisional."""
    made = []
    for name, text in words.items():
        begins, _, part = name[1:].partition("_")
        period = quarter(int(begins), int(part)) if part else year(int(begins))
        asked, _, bracket = text.partition(" (")
        made.append(target(period, asked, bracket.rstrip(")")))
    return tuple(made)


def labels(targets: Iterable[Target]) -> list[str]:
    """The periods of some targets."""
    return [target.period.label for target in targets]


QUARTERLY = replace(measure(), every=Every.QUARTER)
MOVING = replace(QUARTERLY, kind=Kind.MOVING, parts=Kind.PERCENT, over=4)


@pytest.mark.parametrize(
    ("targets", "wanted"),
    [
        (plan(y2009="at most 4", y2010="at most 3", y2011="to be agreed"), ["2009/10", "2010/11"]),
        (plan(y2009="at most 4", y2010="at most 3 (to be confirmed)"), ["2009/10"]),
        (plan(y2009="at most 4 (to be confirmed)", y2010="at most 3"), ["2009/10", "2010/11"]),
        (plan(y2009="at most 4 (to be confirmed)", y2010="at most 3 (to be confirmed)"), ["2009/10", "2010/11"]),
        (plan(y2009="reduce", y2010="to be agreed"), []),
        ((), []),
    ],
)
def test_a_path_goes_through_its_numbers_up_to_the_last_firm_one(
    targets: tuple[Target, ...], wanted: list[str]
) -> None:
    """Provisional ones are the goal only where no number is firm; words alone lead nowhere."""
    assert labels(goals(targets, measure())) == wanted


def test_a_years_target_does_not_judge_part_of_it() -> None:
    """It stands at the year's last quarter; numbers that each cover a full year are held against it, others are not."""
    both = plan(y2009="at most 4", q2009_4="at most 3.5", q2010_1="at most 3.4")
    assert [one.judges(QUARTERLY) for one in both] == [False, True, True]
    assert [one.judges(MOVING) for one in both] == [True, True, True]
    assert both[0].stands_at(QUARTERLY) == quarter(2009, 4)
    assert labels(goals(both, QUARTERLY)) == ["2009/10 Q4", "2010/11 Q1"]
    assert labels(goals(both, MOVING)) == ["2009/10", "2009/10 Q4", "2010/11 Q1"]
    assert target_of(both[:1], quarter(2009, 4), QUARTERLY) is None
    assert target_of(both[:1], quarter(2009, 2), MOVING) is both[0]
    assert target_of(both, quarter(2009, 4), MOVING) is both[1]
    assert next_target(both[:1], quarter(2009, 4), QUARTERLY) is both[0]
    assert next_target(both[:1], quarter(2010, 1), QUARTERLY) is None


@pytest.mark.parametrize(
    ("targets", "at", "wanted"),
    [
        (plan(y2010="to be agreed", y2011="at most 4"), 2009, "2011/12"),
        (plan(y2010="to be agreed", y2011="reduce"), 2009, "2011/12"),
        (plan(y2010="monitor", y2011="to be agreed"), 2009, "2011/12"),
        (plan(y2010="monitor"), 2009, "2010/11"),
        (plan(y2008="to be agreed", y2010="at most 4"), 2009, "2010/11"),
        (plan(y2008="at most 5", y2010="at most 4"), 2009, None),
        (plan(y2008="at most 5", y2010="at most 4"), None, "2008/09"),
        ((), None, None),
    ],
)
def test_the_next_target_is_the_first_number_where_none_lies_behind(
    targets: tuple[Target, ...], at: int | None, wanted: str | None
) -> None:
    """A number before a way to go, that before one to be agreed; between two targets, none; unknown, all are ahead."""
    found = next_target(targets, None if at is None else year(at), measure())
    assert (found.period.label if found else None) == wanted


def test_a_target_is_firm_when_nobody_still_has_to_agree_it() -> None:
    """A provisional number is a number, but not firm."""
    assert target(year(2010), "at most 3.6").firm
    assert not target(year(2010), "at most 3.6", "to be confirmed").firm


@pytest.mark.parametrize(
    ("wanted", "value", "edge"),
    [
        ("at most 3.6", "6.2", "3.6"),
        ("at most 11.7", "9.2", "11.7"),
        ("at least 85", "88", "85"),
        ("above 0", "-4", "0"),
        ("exactly 100", "101", "100"),
        ("between 20 and 30", "10", "20"),
        ("between 20 and 30", "31", "30"),
        ("between 20 and 30", "25", "25"),
    ],
)
def test_the_edge_to_reach(wanted: str, value: str, edge: str) -> None:
    """A one-sided target has one edge, also for a value beyond it; a range gives the nearest of its points."""
    assert aim(wanted).nearest_to(n(value)) == n(edge)


@given(numeric_aims(), NUMBERS)
def test_no_value_lies_on_both_sides_of_an_edge(wanted: Aim, value: Fraction) -> None:
    """The nearest edge meets the target unless the target is strict, and halfway towards it nothing is farther off."""
    edge = wanted.nearest_to(value)
    assert wanted.met_by(edge) is (wanted.word not in (Word.BELOW, Word.ABOVE))
    assert abs((value + edge) / 2 - edge) <= abs(value - edge)


@given(numeric_aims(), NUMBERS)
def test_a_mirrored_target_is_met_by_the_mirrored_value(wanted: Aim, value: Fraction) -> None:
    """Turning a target and a value about zero changes neither whether it is met nor which edge is nearest."""
    swap = {Word.AT_MOST: Word.AT_LEAST, Word.BELOW: Word.ABOVE, Word.AT_LEAST: Word.AT_MOST, Word.ABOVE: Word.BELOW}
    turned = replace(
        wanted,
        word=swap.get(wanted.word, wanted.word),
        low=None if wanted.high is None else -wanted.high,
        high=None if wanted.low is None else -wanted.low,
    )
    assert turned.met_by(-value) is wanted.met_by(value)
    assert turned.nearest_to(-value) == -wanted.nearest_to(value)
