"""trajectory: will we get there?  The order of the answers, and what the finding gives beside them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding, Progress, Question
from oba.domain.measure import Break
from oba.domain.rule import Direction, Path, Trajectory
from tests.assess.situation import (
    AS_PRINTED,
    EXACT,
    HIGHER,
    LOWER,
    NEARER,
    NONE,
    PERCENT,
    QUARTERLY,
    SCORE,
    Numbers,
    Situation,
    towards,
)
from tests.build import n, quarter, year

THERE = Question.TRAJECTORY
TO_2 = towards({year(2012): "at most 2"}, value="6")


def progress(found: Finding) -> Progress:
    """The progress behind an answer."""
    assert isinstance(found.detail, Progress)
    return found.detail


def at(latest: str, trajectory: Trajectory = TO_2, direction: Direction = LOWER, judged: int = 2010) -> Situation:
    """One number in one year, 2010/11 unless said otherwise: halfway from 6 in 2008/09 to 2 in 2012/13."""
    return Situation(values={year(judged): latest}, trajectory=trajectory, direction=direction, measure=SCORE)


@pytest.mark.parametrize(
    ("latest", "answer"),
    [
        ("2.0", "reached"),
        ("0.0", "reached"),
        ("2.1", "on course"),
        ("4.0", "on course"),
        ("4.1", "on course"),
        ("4.2", "behind"),
        ("6.0", "behind"),
        ("6.1", "further off"),
        ("9.0", "further off"),
    ],
)
def test_the_answers_in_their_order(latest: str, answer: str) -> None:
    """Reached at the target, on course at 0.95 of the plan's pace, behind until the start, else further off."""
    assert at(latest).says(THERE) == answer
    higher = towards({year(2012): "at least -2"}, value="-6")
    assert at(f"-{latest}", higher, HIGHER).says(THERE) == answer


@pytest.mark.parametrize(
    ("latest", "answer"), [("2.0", "reached"), ("2.1", "behind"), ("6.0", "behind"), ("6.1", "further off")]
)
@pytest.mark.parametrize("judged", [2012, 2015])
def test_after_the_targets_period_only_the_start_counts(latest: str, answer: str, judged: int) -> None:
    """Once the target's period has come, what has not reached it is behind, or further off than at the start."""
    assert at(latest, judged=judged).says(THERE) == answer


@pytest.mark.parametrize(("judged", "answer"), [(2007, "too early"), (2008, "too early"), (2009, "reached")])
def test_too_early_comes_before_reached(judged: int, answer: str) -> None:
    """Up to the start nothing can be told of the way, but whether the goal is met already is said."""
    found = at("1.0", judged=judged).find(THERE)
    assert found.says == answer
    assert progress(found).goal_met is True
    early = at("5.0", judged=2008).find(THERE)
    assert progress(early).goal_met is False
    assert early.steps[-1].says == "The trajectory starts in 2008/09; its goal of at most 2 is not met yet."
    assert progress(early).start == 6
    assert len(progress(early).path) == 5


def test_too_early_without_a_start_of_its_own_still_says_what_it_can() -> None:
    """An area without a number at the start is told too early before it, not that the number is missing."""
    area = replace(at("1.0", judged=2007), top=False)
    found = area.find(THERE)
    assert found.says == "too early"
    assert found.steps[-1].says.endswith("its goal of at most 2 is already met.")
    assert (progress(found).start, progress(found).path) == (None, ())


@pytest.mark.parametrize(
    ("targets", "reason"),
    [
        ({}, "no target"),
        ({2012: "reduce"}, "no target"),
        ({2012: "monitor"}, "no target"),
        ({2012: "to be agreed"}, "target to be agreed"),
        ({2010: "reduce", 2012: "to be agreed"}, "target to be agreed"),
    ],
)
def test_without_a_numeric_target(targets: dict[int, str], reason: str) -> None:
    """Words alone lead nowhere; a target still to be agreed is told as such."""
    found = at("5", towards({year(when): text for when, text in targets.items()}, value="6")).find(THERE)
    assert (found.answer, found.says, found.target) == (None, reason, "")


def test_a_missing_target_is_told_before_anything_else() -> None:
    """No numeric target comes first in the order, also before the start."""
    assert at("5", towards({year(2012): "to be agreed"}), judged=2007).says(THERE) == "target to be agreed"


def test_an_area_without_targets_has_no_trajectory() -> None:
    """A place that no target serves has nowhere to get to."""
    assert replace(at("5"), trajectory=None).says(THERE) == "no target"


def test_without_a_good_direction() -> None:
    """Where no way is better there is nothing to reach: the reason is that of its targets."""
    assert at("5", towards({year(2012): "monitor"}), NONE).says(THERE) == "no target"
    assert at("5", towards({year(2012): "to be agreed"}), NONE).says(THERE) == "target to be agreed"
    assert at("5", TO_2, NONE).says(THERE) == "no good direction"


def test_the_goal_is_the_last_firm_target() -> None:
    """An earlier target is a point on the way, a later provisional one is not yet the goal."""
    wanted = {year(2010): "at most 5", year(2012): "at most 2", year(2013): "at most 1 (to be confirmed)"}
    path = towards(wanted, value="6")
    assert at("2.0", path).says(THERE) == "reached"
    assert at("5.0", path).says(THERE) == "on course"
    assert progress(at("5.0", path).find(THERE)).goal == path.targets[1]
    assert at("2.5", path, judged=2011).says(THERE) == "on course"


def test_a_provisional_target_after_the_goal_is_said_not_to_be_on_the_path() -> None:
    """Whatever the answer, nobody takes it for a point on the way; an open one names no number, and is none."""
    wanted = {year(2012): "at most 2", year(2013): "at most 1 (to be confirmed)", year(2014): "to be agreed"}
    for latest in ("1.5", "5.0", "7.0"):
        steps = [step.says for step in at(latest, towards(wanted, value="6")).find(THERE).steps]
        assert "Not on the path until firm: at most 1 for 2013/14 (to be confirmed)." in steps
    for targets in ({year(2012): "at most 2"}, {year(2012): "at most 2 (so)", year(2013): "at most 1 (so)"}):
        steps = [step.says for step in at("5.0", towards(targets, value="6")).find(THERE).steps]
        assert not any("Not on the path" in says for says in steps)


@pytest.mark.parametrize("latest", ["1.0", "4.0", "7.0"])
def test_a_provisional_goal_is_used_where_none_is_firm_and_says_so(latest: str) -> None:
    """Whatever the answer, the working says that its goal is provisional and what is still to happen."""
    found = at(latest, towards({year(2012): "at most 2 (to be agreed by YOS Board)"}, value="6")).find(THERE)
    assert found.answer is not None
    assert any("provisional (to be agreed by YOS Board)" in step.says for step in found.steps)
    assert not any("provisional" in step.says for step in at(latest).find(THERE).steps)


def test_too_early_says_so_as_well() -> None:
    """A provisional goal is named as one before the start, too."""
    found = at("5", towards({year(2012): "at most 2 (to be confirmed)"}, value="6"), judged=2008).find(THERE)
    assert any("provisional (to be confirmed)" in step.says for step in found.steps)


def test_a_strict_goal_is_not_reached_on_its_edge() -> None:
    """Below 2 is not met by 2.0, however far ahead of the plan that is."""
    strict = towards({year(2012): "below 2"}, value="6")
    assert at("2.0", strict).says(THERE) == "on course"
    assert at("1.9", strict).says(THERE) == "reached"
    assert at("2.0", strict, judged=2012).says(THERE) == "behind"


@pytest.mark.parametrize(
    ("on_course", "latest", "answer"),
    [
        ("0.95", "4.1", "on course"),
        ("0.96", "4.1", "behind"),
        ("1", "4.1", "behind"),
        ("1", "4.0", "on course"),
        ("0.5", "5.0", "on course"),
    ],
)
def test_the_pace_that_is_on_course_is_the_plans_policy(on_course: str, latest: str, answer: str) -> None:
    """A pace of exactly what the policy asks for is on course; 1.9 of 2.0 planned points are 0.95."""
    policy = replace(AS_PRINTED, on_course=n(on_course))
    assert replace(at(latest), policy=policy).says(THERE) == answer


def test_a_path_that_first_goes_the_wrong_way() -> None:
    """Where the plan lies worse than the start, meeting it is on course, and short of it is further off."""
    path = towards({year(2010): "at most 11", year(2012): "at most 2"}, value="6")
    assert at("11.0", path).says(THERE) == "on course"
    assert at("11.1", path).says(THERE) == "further off"
    found = [at(latest, path).find(THERE) for latest in ("11.0", "11.1", "8.5")]
    told = {(one.pace, one.arrives, one.needed, one.one_way) for one in map(progress, found)}
    assert told == {(None, None, None, False)}
    assert found[0].steps[-1].says == "The plan allows up to 11.0 by 2010/11: on course."
    says = "The plan allows up to 11.0 by 2010/11; 11.1 is short of that and worse than the start: further off."
    assert found[1].steps[-1].says == says


def test_a_higher_path_that_first_goes_down_says_so() -> None:
    """Mirrored, the plan allows a number to go down."""
    path = towards({year(2010): "at least -11", year(2012): "at least -2"}, value="-6")
    found = at("-11.0", path, HIGHER).find(THERE)
    assert found.steps[-1].says == "The plan allows down to −11.0 by 2010/11: on course."
    near = towards({year(2010): "exactly 40", year(2012): "exactly 30"}, value="35")
    assert at("40.0", near, NEARER).find(THERE).steps[-1].says == "The plan allows 40.0 by 2010/11: on course."


def test_a_path_that_turns_later_has_no_pace_either() -> None:
    """Better than the start by now but worse before the end: only the planned value counts, at no pace."""
    path = towards({year(2010): "at most 4", year(2011): "at most 5", year(2012): "at most 2"}, value="6")
    assert [at(latest, path).says(THERE) for latest in ("4.0", "4.1", "6.0", "6.1")] == [
        "on course", "behind", "behind", "further off",
    ]  # fmt: skip
    says = "Planned for 2010/11: 4.0; the path does not lead one way only, so that no pace is told: behind."
    assert at("4.1", path).find(THERE).steps[-1].says == says


STRICT = {year(2010): "below 4", year(2012): "below 2"}


@pytest.mark.parametrize(("latest", "answer"), [("3.9", "on course"), ("4.0", "behind"), ("4.1", "behind")])
def test_a_strict_target_of_the_period_keeps_its_word(latest: str, answer: str) -> None:
    """Equalling `below 4` is short of it, and no pace mends that: nor may a worse number do better."""
    path = towards(STRICT, value="6")
    assert at(latest, path).says(THERE) == answer
    higher = towards({year(2010): "above -4", year(2012): "above -2"}, value="-6")
    assert at(f"-{latest}", higher, HIGHER).says(THERE) == answer
    assert at("4.1", towards({year(2010): "at most 4", year(2012): "at most 2"}, value="6")).says(THERE) == "on course"


def test_a_strict_target_is_strict_at_its_own_period_and_while_steps_hold_it() -> None:
    """Between two targets a straight path is a planned value like any other; steps hold the strict one."""
    between = {year(2009): "below 4", year(2011): "below 2"}
    assert at("3.0", towards(between, value="6")).says(THERE) == "on course"
    steps = towards(between, value="6", path=Path.STEPS)
    assert [at(latest, steps).says(THERE) for latest in ("3.9", "4.0")] == ["on course", "behind"]
    assert at("6.0", towards({year(2012): "below 2"}, value="6", path=Path.STEPS)).says(THERE) == "on course"


def test_a_missed_strict_target_is_named() -> None:
    """The working says which word was missed, also where the plan allows a number to get worse first."""
    path = towards(STRICT, value="6")
    for latest, says in (("4.0", "4.0 is not below 4"), ("4.1", "4.1 misses below 4")):
        assert f"Planned for 2010/11: 4.0; {says}; pace " in at(latest, path).find(THERE).steps[-1].says
    worse = towards({year(2010): "below 5", year(2012): "below 4"}, value="4.3")
    assert [at(latest, worse).says(THERE) for latest in ("4.9", "5.0")] == ["on course", "further off"]
    says = "The plan allows below 5 by 2010/11; 5.0 is not below 5: further off."
    assert at("5.0", worse).find(THERE).steps[-1].says == says


@pytest.mark.parametrize(
    ("latest", "says"),
    [
        ("3.5", "The present pace arrives at 1.0 in 2012/13, which meets at most 2."),
        ("4.1", "It is near enough to the plan for now, though the present pace arrives at 2.2 in 2012/13"),
        ("4.5", "The present pace arrives at 3.0 in 2012/13, which misses at most 2."),
    ],
)
def test_answer_and_arrival_never_contradict_without_a_word(latest: str, says: str) -> None:
    """Where the present pace leads is told; where the answer says otherwise, so is why."""
    assert says in at(latest).find(THERE).steps[-1].says


def test_a_path_in_steps_says_why_its_answer_differs_from_its_arrival() -> None:
    """As good as the step that holds is on course, whatever the pace; a slow start may be behind a fast plan."""
    steps = towards({year(2012): "at most 2"}, value="6", path=Path.STEPS)
    assert "It is as good as planned for now, though the present pace arrives at 6.0" in (
        at("6.0", steps).find(THERE).steps[-1].says
    )
    early = towards({year(2010): "at most 2.5", year(2012): "at most 2"}, value="6")
    assert at("4.0", early).says(THERE) == "behind"
    says = "It is short of the plan for now, though the present pace arrives at 2.0 in 2012/13, which meets at most 2."
    assert says in at("4.0", early).find(THERE).steps[-1].says


def test_what_cannot_be_is_never_told() -> None:
    """An arrival below 0 % and a need that would be printed as nothing are left out, and of a met goal both."""
    share = Situation(values={year(2009): "1.0"}, trajectory=towards({year(2012): "at most 0.5"}, value="6"))
    assert progress(share.find(THERE)).arrives is None
    assert "arrives" not in share.find(THERE).steps[-1].says
    equal = at("2.0", towards({year(2012): "below 2"}, value="6"))
    assert progress(equal.find(THERE)).needed is None
    assert progress(at("2.04", towards({year(2012): "at most 2"}, value="6")).find(THERE)).needed is None
    met = progress(at("1.5").find(THERE))
    assert (met.arrives, met.needed, met.pace) == (None, None, n("2.25"))


def test_a_level_path_has_no_pace() -> None:
    """Where nothing was to move by now there is no share of it: as good as the start is on course, else further off."""
    steps = towards({year(2012): "at most 2"}, value="6", path=Path.STEPS)
    assert at("6.0", steps).says(THERE) == "on course"
    assert at("6.1", steps).says(THERE) == "further off"
    assert progress(at("6.1", steps).find(THERE)).pace is None
    assert "of what was planned" not in at("6.1", steps).find(THERE).steps[-1].says


def test_everything_is_compared_as_printed() -> None:
    """The number, the start and the planned value are rounded first: 4.04 is 4.0 and on a plan of 4.0."""
    path = towards({year(2012): "at most 2"}, value="6.04")
    near = at("4.11", path)
    assert near.says(THERE) == "on course"
    assert progress(near.find(THERE)).pace == n("0.95")
    strict = replace(near, policy=replace(EXACT, on_course=Fraction(1)))
    assert strict.says(THERE) == "behind"
    assert [at("6.04", path).says(THERE), at("6.05", path).says(THERE)] == ["behind", "further off"]
    assert replace(at("2.04"), policy=EXACT).says(THERE) == "on course"
    assert at("2.04").says(THERE) == "reached"


def test_nearer_is_judged_by_the_distance_to_the_aim() -> None:
    """Half of the way to the range is on course from either side of it."""
    path = towards({year(2012): "between 20 and 30"}, value="10")
    assert at("15", path, NEARER).says(THERE) == "on course"
    assert at("35", path, NEARER).says(THERE) == "on course"
    assert at("36", path, NEARER).says(THERE) == "behind"
    assert at("41", path, NEARER).says(THERE) == "further off"
    assert at("30", path, NEARER).says(THERE) == "reached"


@pytest.mark.parametrize(
    ("values", "reason"),
    [({year(2010): "5"}, ""), ({year(2008): Reason.UNRELIABLE, year(2010): "5"}, ": unreliable")],
)
def test_without_a_number_to_start_from(values: Numbers, reason: str) -> None:
    """A place without a number at the start, which is named, cannot be on its way, but may have arrived."""
    area = replace(at("5"), values=values, top=False)
    assert area.says(THERE) == "no start"
    assert area.find(THERE).steps[-1].says == f"There is no number for the start, 2008/09{reason}."
    assert replace(area, values={**values, year(2010): "2.0"}).says(THERE) == "reached"


@pytest.mark.parametrize(
    ("broken", "answer"),
    [(2008, "on course"), (2009, "definition break"), (2010, "definition break"), (2011, "on course")],
)
def test_no_way_is_measured_across_a_change_of_definition(broken: int, answer: str) -> None:
    """A break between the start and the period judged stops the comparison, though the goal itself may be met."""
    measure = replace(SCORE, breaks=(Break(at=year(broken), why="counted anew"),))
    assert replace(at("4.0"), measure=measure).says(THERE) == answer
    assert replace(at("2.0"), measure=measure).says(THERE) == "reached"


def test_a_stated_path_without_the_period() -> None:
    """Where a stated path leaves the period out, nothing is planned to be compared with."""
    path = replace(towards({year(2012): "at most 2"}, value="6", path=Path.STATED), stated={year(2009): n("5")})
    assert at("5", path).says(THERE) == "no target"
    assert at("5", path, judged=2009).says(THERE) == "on course"
    assert progress(at("5", path).find(THERE)).planned is None


def test_a_compound_path_that_cannot_be() -> None:
    """An area that starts at zero has no compound path to be on, unless it has arrived."""
    path = towards({year(2012): "at most -2"}, path=Path.COMPOUND)
    from_zero = replace(at("5", path), values={year(2008): "0", year(2010): "5"}, top=False)
    assert from_zero.says(THERE) == "no start"
    assert "cannot start from 0.0" in from_zero.find(THERE).steps[-1].says
    assert replace(from_zero, values={year(2008): "0", year(2010): "-2"}).says(THERE) == "reached"


def test_a_quarter_cannot_be_on_its_way_to_an_annual_target() -> None:
    """An annual target judges full years: a plain quarter's number has nothing that is due."""
    path = towards({year(2012): "at most 2"}, start=quarter(2009, 4), value="6")
    values: Numbers = {quarter(2010, 1): "1.0"}
    assert Situation(values=values, measure=QUARTERLY, trajectory=path).says(THERE) == "not yet due"
    own = towards({quarter(2010, 3): "at most 2", year(2012): "at most 1"}, start=quarter(2009, 4), value="6")
    assert Situation(values=values, measure=QUARTERLY, trajectory=own).says(THERE) == "reached"


def test_the_finding_gives_pace_arrival_and_what_is_needed() -> None:
    """0.75 of the pace arrives at 3, and reaching 2 from 4.5 in two years takes 1.25 less each year."""
    found = at("4.5").find(THERE)
    got = progress(found)
    assert found.answer is Answer.BEHIND
    assert [got.planned, got.pace, got.arrives, got.needed, got.start] == [4, n("0.75"), 3, n("-1.25"), 6]
    assert (got.start_period, got.goal_met) == (year(2008), False)
    assert (found.margin, found.target, found.value) == (n("-0.5"), "at most 2", n("4.5"))
    assert [value for _, value in got.path] == [6, 5, 4, 3, 2]
    said = [step.says for step in found.steps]
    assert said[1] == "Start in 2008/09: 6.0."
    assert said[2] == (
        "Planned for 2010/11: 4.0; pace 0.75 of what was planned, 0.95 is asked for: behind. "
        "The present pace arrives at 3.0 in 2012/13, which misses at most 2."
    )


def test_the_needed_change_runs_from_the_number_as_printed_to_the_goals_edge() -> None:
    """What is still needed is counted from the printed number, and nothing is once the goal's period has come."""
    assert progress(at("4.54").find(THERE)).needed == n("-1.25")
    nearly = progress(at("4.5", judged=2011).find(THERE))
    assert (nearly.needed, nearly.arrives) == (n("-2.5"), n("4.0"))
    late = progress(at("4.5", judged=2012).find(THERE))
    assert (late.needed, late.arrives) == (None, None)


def test_after_the_period_the_start_is_named() -> None:
    """The working of a missed goal says on which side of the start the number lies."""
    behind, off = at("5.0", judged=2012).find(THERE), at("7.0", judged=2012).find(THERE)
    assert behind.steps[-1].says.endswith("5.0 is at least as good as the start of 6.0: behind.")
    assert off.steps[-1].says.endswith("7.0 is worse than the start of 6.0: further off.")
    assert [behind.margin, progress(behind).planned] == [-3, 2]


def test_reached_gives_its_lead_on_the_plan() -> None:
    """A reached goal has the margin on the plan, where there is a plan."""
    found = at("1.5").find(THERE)
    assert (found.margin, progress(found).goal_met) == (n("2.5"), True)
    assert found.steps[-1].says == "The goal is at most 2 by 2012/13; 1.5 meets it: reached."
    area = replace(at("1.5"), top=False).find(THERE)
    assert (area.answer, area.margin) == (Answer.REACHED, None)


def test_a_percentage_is_no_different() -> None:
    """The kind of measure changes the unit in the working and nothing else."""
    found = replace(at("4.5"), measure=PERCENT).find(THERE)
    assert found.answer is at("4.5").find(THERE).answer
    assert "4.0\N{NO-BREAK SPACE}%" in found.steps[-1].says
