"""As Eurostat and Open SDG do it: compound growth, beside that which a target asks for, or by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.assess.methods import open_sdg
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.measure import Break
from oba.domain.rule import Direction, Method
from tests.assess.situation import (
    HIGHER,
    LOWER,
    NEARER,
    NONE,
    PERCENT,
    QUARTERLY,
    SCORE,
    Situation,
    towards,
    years,
)
from tests.assess_methods.asked import EIGHT, Numbers, as_, ask, heard, led_by, moved, working
from tests.build import quarter, year

IS_IT, ARRIVE = Question.DIRECTION, Question.TRAJECTORY
TENTHS = st.integers(1, 300).map(lambda tenths: str(tenths / 10))


def led(values: Numbers, target: str = "at least 20", direction: Direction = HIGHER) -> Situation:
    """Numbers since 2008/09 on the way to a target of 2018/19, which Eurostat judges."""
    path = led_by(Method.EUROSTAT, towards({year(2018): target}))
    return Situation(values=values, direction=as_(Method.EUROSTAT, direction), trajectory=path)


@pytest.mark.parametrize(
    ("latest", "answer", "verdict"),
    [
        ("20", "reached", "target achieved"),
        ("14.2", "on course", "significant progress"),
        ("14", "on course", "significant progress"),
        ("13.9", "behind", "moderate progress"),
        ("12.4", "behind", "moderate progress"),
        ("12.2", "behind", "insufficient progress"),
        ("10", "behind", "insufficient progress"),
        ("9.9", "further off", "movement away"),
    ],
)
def test_the_ratio_of_observed_to_required_growth(latest: str, answer: str, verdict: str) -> None:
    """From 10 to 20 in ten years is 7.2 % a year; five years on, 0.95, 0.6 and 0 of that part the answers."""
    values: Numbers = {year(2008): "10", year(2013): latest}
    assert heard(led(values).find(ARRIVE)) == (answer, verdict)
    down = led({year(2008): "-10", year(2013): f"-{latest}"}, "at most -20", LOWER)
    assert heard(replace(down, measure=SCORE).find(ARRIVE)) == (answer, verdict)


def test_where_lower_is_better_growth_is_to_be_negative() -> None:
    """From 20 to 10 the number is to fall; falling faster is better."""
    assert led({year(2008): "20", year(2013): "14"}, "at most 10", LOWER).find(ARRIVE).verdict == "significant progress"
    assert led({year(2008): "20", year(2013): "21"}, "at most 10", LOWER).find(ARRIVE).verdict == "movement away"


def test_the_series_of_the_eight_verdicts() -> None:
    """Growth of 9.5 % a year: movement away to Eurostat, deterioration to Open SDG."""
    made = led(EIGHT, "at most 5.6", LOWER)
    assert heard(made.find(IS_IT)) == ("worsening", "movement away")
    assert heard(ask(open_sdg.yearly_growth, made)) == ("worsening", "deterioration")
    for found in (made.find(IS_IT), ask(open_sdg.yearly_growth, made)):
        assert "Growth is 9.5 % a year" in working(found)
    assert heard(made.find(ARRIVE)) == ("further off", "movement away")


def test_a_target_already_met_at_the_start_and_lost() -> None:
    """Falling back below it is movement away, and no division by nothing."""
    assert heard(led(years("20", "19")).find(ARRIVE)) == ("further off", "movement away")


@pytest.mark.parametrize(
    ("values", "target", "reason"),
    [
        (years("0", "5"), "at least 20", Reason.NOT_APPLICABLE),
        (years("5", "0"), "at least 20", Reason.NOT_APPLICABLE),
        (years("-5", "5"), "at least 20", Reason.NOT_APPLICABLE),
        (years("-5", "-4"), "at least 0", Reason.NOT_APPLICABLE),
        (years("5"), "at least 20", Reason.TOO_EARLY),
        (years("5", since=2009), "at least 20", Reason.NO_START),
        (years("5", "6"), "to be agreed", Reason.TO_BE_AGREED),
        (years("5", "6"), "increase", Reason.NO_TARGET),
    ],
)
def test_why_there_is_no_ratio(values: Numbers, target: str, reason: Reason) -> None:
    """A number on 0 or across it, no start, no target: each its reason, never an exception."""
    found = replace(led(values, target), measure=SCORE).find(ARRIVE)
    assert heard(found) == (reason, "")
    assert found.steps


def test_what_eurostat_cannot_judge() -> None:
    """Nearer, no good direction, a changed definition, a place without a trajectory, one number."""
    assert led(years("40", "36"), "between 20 and 30", NEARER).says(ARRIVE) == "no good direction"
    for direction in (NEARER, NONE):
        assert led(years("40", "36"), "at least 20", direction).says(IS_IT) == "no good direction"
    changed = replace(PERCENT, breaks=(Break(at=year(2009), why="counted anew"),))
    made = replace(led(years("10", "14")), measure=changed)
    assert [made.says(ARRIVE), made.says(IS_IT)] == ["definition break"] * 2
    assert replace(made, trajectory=None).says(ARRIVE) == "no target"
    assert led(years("5")).says(IS_IT) == "too few points"


def test_the_direction_looks_back_five_years() -> None:
    """It counts from the first number known of the latest five years, and not from before."""
    values: Numbers = {year(2003): "1", year(2004): "30", year(2009): "10"}
    assert heard(led(values).find(IS_IT)) == ("worsening", "movement away")
    later: Numbers = {year(2000): "30", year(2006): "5", year(2009): "10"}
    assert heard(led(later).find(IS_IT)) == ("improving", "progress")
    assert heard(led(years("5", "5")).find(IS_IT)) == ("steady", "no growth")
    assert led(years("0", "5")).says(IS_IT) == "not applicable"
    assert moved(led(later).find(IS_IT)).earlier_name == "2006/07"


def test_growth_is_told_by_the_year_whatever_the_period() -> None:
    """Two quarters from 10 to 10.5 are 10.3 % a year."""
    values: Numbers = {quarter(2009, 1): "10", quarter(2009, 3): "10.5"}
    assert "Growth is 10.3 % a year" in working(replace(led(values), measure=QUARTERLY).find(IS_IT))


@given(TENTHS, TENTHS, TENTHS)
def test_turned_over_eurostat_says_the_same(start: str, latest: str, target: str) -> None:
    """The mirror image about zero with the other way good has the same answers."""
    here = replace(led(years(start, latest), f"at least {target}"), measure=SCORE)
    there = led(years(f"-{start}", f"-{latest}"), f"at most -{target}", LOWER)
    for question in (ARRIVE, IS_IT):
        assert heard(here.find(question)) == heard(replace(there, measure=SCORE).find(question))


@pytest.mark.parametrize(
    ("latest", "answer", "verdict"),
    [
        ("10.15", "improving", "on track"),
        ("10.14", "improving", "progress made but acceleration needed"),
        ("10.05", "improving", "progress made but acceleration needed"),
        ("10.04", "steady", "limited progress"),
        ("10", "steady", "limited progress"),
        ("9.99", "worsening", "deterioration"),
    ],
)
def test_the_four_steps_of_open_sdg(latest: str, answer: str, verdict: str) -> None:
    """1.5 %, 0.5 % and 0 a year part them, each belonging to the better side."""
    made = replace(led(years("10", latest)), measure=replace(PERCENT, decimals=2))
    assert heard(ask(open_sdg.yearly_growth, made)) == (answer, verdict)


def test_open_sdg_counts_from_the_first_number() -> None:
    """However long ago; and a base of 0 is taken as 0.001, which it says."""
    values: Numbers = {year(1990): "20", year(2004): "5", year(2009): "10"}
    assert ask(open_sdg.yearly_growth, led(values)).says == "worsening"
    found = ask(open_sdg.yearly_growth, led(years("0", "10")))
    assert heard(found) == ("improving", "on track")
    assert "A base of 0 is taken as 0.001" in working(found)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (led(years("5")), Reason.TOO_FEW_POINTS),
        (replace(led(years("-5", "5")), measure=SCORE), Reason.NOT_APPLICABLE),
        (led(years("5", "0")), Reason.NOT_APPLICABLE),
        (led(years("5", "6"), direction=NONE), Reason.NO_GOOD_DIRECTION),
    ],
)
def test_what_open_sdg_is_unable_to_assess(made: Situation, reason: Reason) -> None:
    """One number, another sign, nothing left, no good direction."""
    assert heard(ask(open_sdg.yearly_growth, made)) == (reason, "unable to assess")
