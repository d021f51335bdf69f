"""As Healthy People does it: the share of the targeted change, and whether it is more than chance."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.evidence import Reason
from oba.domain.finding import Progress, Question
from oba.domain.measure import Break
from oba.domain.rule import Direction, Method
from tests.assess.situation import HIGHER, LOWER, MOVING, NEARER, NONE, PERCENT, Situation, towards, years
from tests.assess_methods.asked import EIGHT, Numbers, as_, heard, led_by, moved, working
from tests.build import n, quarter, year

IS_IT, ARRIVE = Question.DIRECTION, Question.TRAJECTORY
HP = Method.HEALTHY_PEOPLE
TENTHS = st.integers(10, 500).map(lambda tenths: str(tenths / 10))


def led(values: Numbers, target: str = "at least 20", direction: Direction = HIGHER) -> Situation:
    """Numbers since 2008/09 on the way to a target of 2012/13."""
    path = led_by(HP, towards({year(2012): target}))
    return Situation(values=values, direction=as_(HP, direction), trajectory=path)


@pytest.mark.parametrize(
    ("latest", "arrives", "moves", "verdict"),
    [
        ("20", "reached", "improving", "target met or exceeded"),
        ("21", "reached", "improving", "target met or exceeded"),
        ("11", "on course", "improving", "improved"),
        ("10.9", "behind", "steady", "little or no detectable change"),
        ("10", "behind", "steady", "little or no detectable change"),
        ("9.1", "behind", "steady", "little or no detectable change"),
        ("9", "further off", "worsening", "got worse"),
    ],
)
def test_without_errors_a_tenth_counts(latest: str, arrives: str, moves: str, verdict: str) -> None:
    """Of the targeted change towards the target, of the baseline away from it; a tenth exactly is enough."""
    made = led(years("10", latest))
    assert heard(made.find(ARRIVE)) == (arrives, verdict)
    assert heard(made.find(IS_IT)) == (moves, verdict)
    assert made.find(ARRIVE).chances == ()


@pytest.mark.parametrize(
    ("latest", "arrives", "moves"),
    [
        ("11 (10 to 12)", "behind", "steady"),
        ("12 (11 to 13)", "on course", "improving"),
        ("8 (7 to 9)", "further off", "worsening"),
        ("9 (8 to 10)", "behind", "steady"),
    ],
)
def test_with_errors_chance_decides(latest: str, arrives: str, moves: str) -> None:
    """A change of 1.4 errors is not enough, one of 2.8 is, one-sided at 5 %; the one test is counted once."""
    made = led(years("10 (9 to 11)", latest))
    assert (made.says(ARRIVE), made.says(IS_IT)) == (arrives, moves)
    (chance,) = made.find(IS_IT).chances
    assert chance.signal is (arrives != "behind")
    assert made.find(ARRIVE).chances == ()
    alone = replace(made, direction=replace(made.direction, method=None))
    assert alone.find(ARRIVE).chances == (chance,)
    assert "above 1.64 counts" in working(made.find(IS_IT))


def test_the_series_of_the_eight_verdicts() -> None:
    """From 6.2 towards 5.6 a rise of 0.1 is little or no detectable change: it is a third of an error."""
    made = led(EIGHT, "at most 5.6", LOWER)
    found = made.find(ARRIVE)
    assert heard(found) == ("behind", "little or no detectable change")
    assert "1.6 % of the baseline; z is 0.3" in working(found)
    assert heard(made.find(IS_IT)) == ("steady", "little or no detectable change")


def test_a_target_met_at_the_start() -> None:
    """Still met is met, and the direction tells which way it moved; no longer met is little change or worse."""
    made = led(years("25", "22"))
    assert heard(made.find(ARRIVE)) == ("reached", "target met or exceeded")
    assert heard(made.find(IS_IT)) == ("worsening", "target met or exceeded")
    assert heard(led(years("21", "19.9")).find(ARRIVE)) == ("behind", "little or no detectable change")
    assert heard(led(years("25", "19")).find(ARRIVE)) == ("further off", "got worse")


def test_a_strict_target_is_met_on_its_end() -> None:
    """At or above the target is met, to Healthy People; our own answer asks for more."""
    made = led(years("10", "20"), "above 20")
    assert made.says(ARRIVE) == "reached"
    assert replace(made, trajectory=towards({year(2012): "above 20"})).says(ARRIVE) == "on course"


def test_the_working_keeps_our_path() -> None:
    """The chart still shows the planned path, and the working tells the share."""
    found = led(years("10", "14")).find(ARRIVE)
    assert isinstance(found.detail, Progress)
    assert found.detail.path
    assert "40.0 % of the targeted change; 10 % counts" in working(found)
    assert moved(led(years("10", "14")).find(IS_IT)).change == n("4")


@pytest.mark.parametrize(
    ("values", "target", "reason", "verdict"),
    [
        (years("10", "14"), "to be agreed", Reason.TO_BE_AGREED, "informational"),
        (years("10", "14"), "increase", Reason.NO_TARGET, "informational"),
        (years("10"), "at least 20", Reason.TOO_EARLY, "baseline only"),
        (years("14", since=2009), "at least 20", Reason.NO_START, ""),
        (years(Reason.LOW, "14"), "at least 20", Reason.NO_START, ""),
    ],
)
def test_what_has_no_status(values: Numbers, target: str, reason: Reason, verdict: str) -> None:
    """No target is informational, no second number baseline only, no baseline its own reason."""
    made = led(values, target)
    assert heard(made.find(ARRIVE)) == (reason, verdict)
    assert heard(made.find(IS_IT)) == (reason, verdict)


def test_a_baseline_of_0_has_no_shares() -> None:
    """Away from it without errors it cannot be told; from 0 towards the target it can."""
    made = led(years("0", "3"), "at most 0", LOWER)
    assert heard(made.find(ARRIVE)) == ("not applicable", "")
    assert heard(made.find(IS_IT)) == ("not applicable", "")
    assert led(years("0", "3")).says(ARRIVE) == "on course"


def test_what_it_cannot_judge() -> None:
    """No good direction, a changed definition, and two numbers that share periods while errors are used."""
    assert heard(led(years("10", "14"), direction=NONE).find(ARRIVE)) == ("no good direction", "informational")
    changed = replace(PERCENT, breaks=(Break(at=year(2009), why="counted anew"),))
    made = replace(led(years("10", "14")), measure=changed)
    assert [made.says(ARRIVE), made.says(IS_IT)] == ["definition break"] * 2
    shared: Numbers = {quarter(2008, 4): "10 (9 to 11)", quarter(2009, 1): "14 (13 to 15)"}
    moving = replace(led(shared), measure=MOVING)
    assert [moving.says(ARRIVE), moving.says(IS_IT)] == ["rolling windows"] * 2
    bare: Numbers = {quarter(2008, 4): "10", quarter(2009, 1): "14"}
    assert replace(moving, values=bare).says(ARRIVE) == "on course"
    assert replace(led(years("10", "14")), trajectory=None).says(IS_IT) == "no target"


def test_nearer_is_judged_by_the_distance() -> None:
    """From 10 outside the range to 6 outside it is 40 % of the way; inside it the target is met."""
    made = led(years("40", "36"), "between 20 and 30", NEARER)
    assert heard(made.find(ARRIVE)) == ("on course", "improved")
    assert replace(made, values=years("40", "25")).says(ARRIVE) == "reached"


@given(TENTHS, TENTHS, TENTHS)
def test_turned_over_it_says_the_same(start: str, latest: str, target: str) -> None:
    """The mirror image about zero with the other way good has the same answers."""
    here = led(years(start, latest), f"at least {target}")
    there = led(years(f"-{start}", f"-{latest}"), f"at most -{target}", LOWER)
    for question in (ARRIVE, IS_IT):
        assert heard(here.find(question)) == heard(there.find(question))
