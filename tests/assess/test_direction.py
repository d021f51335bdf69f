"""direction: is it getting better?  Every clause of what the key means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.domain.evidence import Reason
from oba.domain.finding import Finding, Movement, Question
from oba.domain.measure import Break
from oba.domain.period import Period
from oba.domain.rule import Better, Direction, With
from tests.assess.situation import (
    EXACT,
    HIGHER,
    LOWER,
    NEARER,
    NONE,
    PERCENT,
    QUARTERLY,
    Situation,
    better,
    towards,
    wanted,
    years,
)
from tests.build import WHERE, aim, n, quarter, year

IS_IT = Question.DIRECTION


def moved(found: Finding) -> Movement:
    """The movement behind an answer."""
    assert isinstance(found.detail, Movement)
    return found.detail


@pytest.mark.parametrize(
    ("direction", "before", "latest", "answer"),
    [
        (LOWER, "6.2", "4.3", "improving"),
        (LOWER, "4.3", "6.2", "worsening"),
        (HIGHER, "4.3", "6.2", "improving"),
        (HIGHER, "6.2", "4.3", "worsening"),
        (LOWER, "6.2", "6.2", "steady"),
        (NONE, "4.3", "6.2", "rising"),
        (NONE, "6.2", "4.3", "falling"),
        (NONE, "6.2", "6.2", "steady"),
        (NEARER, "18", "19", "improving"),
        (NEARER, "31", "33", "worsening"),
        (NEARER, "18", "32", "steady"),
        (NEARER, "22", "29", "steady"),
        (NEARER, "22", "31", "worsening"),
    ],
)
def test_the_way_it_moved(direction: Direction, before: str, latest: str, answer: str) -> None:
    """Towards the good side is improving, away from it worsening; without a good side it only rises or falls."""
    assert Situation(values=years(before, latest), direction=direction).says(IS_IT) == answer


@pytest.mark.parametrize(
    ("change", "before", "latest", "answer"),
    [
        ("0.2", "6.2", "6.0", "improving"),
        ("0.2", "6.2", "6.4", "worsening"),
        ("0.2", "6.2", "6.1", "steady"),
        ("0.2", "6.2", "6.3", "steady"),
        ("0", "6.2", "6.1", "improving"),
        ("0", "6.2", "6.2", "steady"),
        ("0.1", "6.2", "6.3", "worsening"),
        ("1.4", "19.7", "18.3", "improving"),
        ("1.1", "22.4", "21.3", "improving"),
    ],
)
def test_on_the_width_counts_as_change(change: str, before: str, latest: str, answer: str) -> None:
    """A change of exactly the width counts, anything less is steady, and with a width of 0 any difference counts."""
    assert Situation(values=years(before, latest), direction=better(Better.LOWER, change)).says(IS_IT) == answer


def test_numbers_are_compared_as_the_policy_sees_them() -> None:
    """As printed 6.24 and 6.16 are both 6.2 and steady, and 0.15 apart may count as 0.2; exact sees what there is."""
    tie = Situation(values=years("6.24", "6.16"))
    edge = Situation(values=years("6.25", "6.14"), direction=better(Better.LOWER, "0.2"))
    assert [tie.says(IS_IT), replace(tie, policy=EXACT).says(IS_IT)] == ["steady", "improving"]
    assert [edge.says(IS_IT), replace(edge, policy=EXACT).says(IS_IT)] == ["improving", "steady"]


def test_what_it_is_compared_with() -> None:
    """Previous is the period before, same period last year four quarters before, and Q2 of last year for a Q2."""
    numbers = {quarter(2009, 2): "6.0", quarter(2010, 1): "5.0", quarter(2010, 2): "5.5"}
    quarters = Situation(values=numbers, measure=QUARTERLY)
    last_year = replace(quarters, direction=better(Better.LOWER, compare_with=With.LAST_YEAR))
    assert quarters.says(IS_IT) == "worsening"
    assert last_year.says(IS_IT) == "improving"
    assert moved(quarters.find(IS_IT)).earlier_name == "2010/11 Q1"
    assert moved(last_year.find(IS_IT)).earlier_name == "2009/10 Q2"


def test_the_mean_of_previous_numbers() -> None:
    """The mean of the last K numbers, the latest left out, is rounded before it is compared."""
    mean = Situation(
        values=years("9", "4.0", "4.1", "4.2", "4.1"),
        direction=better(Better.LOWER, compare_with=With.MEAN, previous=3),
    )
    assert mean.says(IS_IT) == "steady"
    assert moved(mean.find(IS_IT)).earlier == n("4.1")
    assert replace(mean, values=years("4.0", "4.1", "4.1", "4.1")).says(IS_IT) == "steady"
    assert replace(mean, values=years("4.0", "4.1", "4.1", "4.1"), policy=EXACT).says(IS_IT) == "worsening"


FROM_START = better(Better.LOWER, compare_with=With.START)
PATH = towards({year(2012): "at most 3"})


@pytest.mark.parametrize(
    ("trajectory", "top", "answer"),
    [
        (towards({year(2012): "at most 3"}, value="5.0"), True, "steady"),
        (towards({year(2012): "at most 3"}, value="5.0"), False, "improving"),
        (PATH, True, "improving"),
        (towards({year(2012): "at most 3"}, start=year(2010)), True, "too early"),
        (towards({year(2012): "at most 3"}, start=year(2011)), True, "too early"),
        (towards({year(2012): "at most 3"}, start=year(2007)), True, "no start"),
        (None, False, "no start"),
    ],
)
def test_the_start_of_the_trajectory(trajectory: object, top: bool, answer: str) -> None:  # noqa: FBT001  (a column)
    """The start is the place's own number then; one written in the rule serves the county; before it is too early."""
    values = years("6.2", "5.5", "5.0")
    found = Situation(values=values, direction=FROM_START, top=top, trajectory=trajectory)  # type: ignore[arg-type]
    assert found.says(IS_IT) == answer


@pytest.mark.parametrize(
    ("compare_with", "previous", "width"),
    [(With.PREVIOUS, 1, "0.2"), (With.LAST_YEAR, 1, "0.8"), (With.MEAN, 3, "0.4"), (With.START, 1, "1.0")],
)
def test_a_width_for_each_period_is_multiplied_by_the_periods_between(
    compare_with: With, previous: int, width: str
) -> None:
    """One period for previous, four quarters for a year, the periods since the start, and for a mean its middle."""
    quarters: dict[Period, str | Reason] = {quarter(2009, 1).shift(step): "5" for step in range(6)}
    direction = replace(better(Better.LOWER, "0.2", compare_with, previous), each_period=True)
    path = towards({quarter(2012, 1): "at most 3"}, start=quarter(2009, 1))
    found = Situation(values=quarters, direction=direction, measure=QUARTERLY, trajectory=path).find(IS_IT)
    assert moved(found).width == n(width)


def test_a_period_of_a_survey_every_second_year_is_two_years() -> None:
    """From one survey to the next is one period, not two."""
    numbers: dict[Period, str | Reason] = {replace(year(2008 + at), step=2): "5" for at in (0, 2, 4)}
    direction = replace(better(Better.LOWER, "0.2"), each_period=True)
    found = Situation(values=numbers, direction=direction, measure=replace(PERCENT, step=2)).find(IS_IT)
    assert (moved(found).width, moved(found).earlier_name) == (n("0.2"), "2010/11")


def test_a_width_once_is_not_multiplied() -> None:
    """Without each period the width is the same however far back the earlier number lies."""
    quarters: dict[Period, str | Reason] = {quarter(2009, 1).shift(step): "5" for step in range(6)}
    last_year = better(Better.LOWER, "0.2", With.LAST_YEAR)
    assert moved(Situation(values=quarters, direction=last_year, measure=QUARTERLY).find(IS_IT)).width == n("0.2")


@pytest.mark.parametrize(
    ("compare_with", "values", "reason"),
    [
        (With.PREVIOUS, years("6.2"), "not collected"),
        (With.PREVIOUS, years(Reason.UNRELIABLE, "6.2"), "unreliable"),
        (With.LAST_YEAR, years(Reason.SUPPRESSED, "6.2"), "suppressed"),
        (With.MEAN, years("6.2", "6.0"), "too few points"),
        (With.MEAN, years("6.2", Reason.LOW, "6.0"), "low"),
    ],
)
def test_a_missing_earlier_number_is_a_reason(
    compare_with: With, values: dict[Period, str | Reason], reason: str
) -> None:
    """Nothing falls back to an older number: the reason of the one that is missing is the answer."""
    found = Situation(values=values, direction=better(Better.LOWER, "0", compare_with, 2)).find(IS_IT)
    assert found.answer is None
    assert found.says == reason
    assert found.value == n(str(values[max(values, key=lambda p: p.end)]))


@pytest.mark.parametrize(
    ("at", "answer"), [(2008, "improving"), (2009, "definition break"), (2010, "definition break"), (2011, "improving")]
)
def test_nothing_is_compared_across_a_change_of_definition(at: int, answer: str) -> None:
    """A break after the earlier period and up to the later one stops the comparison; any other does not."""
    broken = replace(PERCENT, breaks=(Break(at=year(at), why="threshold changed from 20 % to 10 %"),))
    last_but_one = better(Better.LOWER, compare_with=With.START)
    found = Situation(values=years("6.2", "6.0", "5.0"), measure=broken, direction=last_but_one, trajectory=PATH)
    assert found.says(IS_IT) == answer


def test_a_change_of_definition_is_cited_where_the_rule_declares_it() -> None:
    """Whoever is told that nothing is compared can look up who says so."""
    broken = replace(PERCENT, breaks=(Break(at=year(2009), why="counted anew", where=WHERE),))
    found = Situation(values=years("6.2", "6.0"), measure=broken).find(IS_IT)
    assert found.steps[-1].cites == (WHERE,)


@pytest.mark.parametrize(
    ("values", "run"),
    [
        (("6", "5", "4", "3"), 3),
        (("6", "5", "5", "4"), 1),
        (("6", "5", "4", "5"), 1),
        (("4", "6", "5", "4"), 2),
        (("6", Reason.LOW, "5", "4"), 1),
        (("6", "5", "4", "4"), 0),
        (("6.24", "6.16", "6.0"), 1),
        (("4",), 0),
    ],
)
def test_the_run_counts_moves_the_same_way(values: tuple[str | Reason, ...], run: int) -> None:
    """The run counts periods in a row that moved one way; a tie, a turn or a missing number ends it."""
    with_start = better(Better.LOWER, compare_with=With.START)
    path = towards({year(2012): "at most 3"}, start=year(2007), value="9")
    assert moved(Situation(values=years(*values), direction=with_start, trajectory=path).find(IS_IT)).run == run


def test_the_run_ends_at_a_change_of_definition() -> None:
    """Moves before a break do not lengthen a run after it."""
    broken = replace(PERCENT, breaks=(Break(at=year(2010), why="counted anew"),))
    found = Situation(values=years("6", "5", "4", "3", "2"), measure=broken).find(IS_IT)
    assert moved(found).run == 2


def test_the_run_is_good_signed() -> None:
    """Nearing the aim from above and then from below is one way; leaving it is the other."""
    assert moved(Situation(values=years("35", "33", "18", "19"), direction=NEARER).find(IS_IT)).run == 3


def test_the_finding_says_what_moved_and_how_far() -> None:
    """The change is good-signed, stands as the margin, and the steps name both numbers and the width."""
    found = Situation(values=years("6.2", "4.3"), direction=better(Better.LOWER, "0.2")).find(IS_IT)
    assert (found.margin, found.value, moved(found).change) == (n("1.9"), n("4.3"), n("1.9"))
    said = [step.says for step in found.steps]
    assert said[0].startswith("2009/10: 4.3")
    assert said[1].startswith("2008/09: 6.2")
    assert "−1.9" in said[2]
    assert "0.2" in said[2]
    assert said[2].endswith("improving.")


@pytest.mark.parametrize(
    ("direction", "words"),
    [(HIGHER, "higher is better"), (NONE, "neither way is better"), (NEARER, "nearer between 20 and 30 is better")],
)
def test_the_steps_say_which_way_is_good(direction: Direction, words: str) -> None:
    """A reader can see from the working alone which way was taken as good."""
    step = Situation(values=years("6.2", "4.3"), direction=direction).find(IS_IT).steps[-1].says
    assert words in step
    assert "any change counts" in step


def test_a_missing_mean_names_its_periods() -> None:
    """The working names the mean that could not be made."""
    mean = better(Better.LOWER, compare_with=With.MEAN, previous=4)
    assert "the mean of 2004/05 to 2007/08" in Situation(values=years("6.2"), direction=mean).find(IS_IT).steps[-1].says


def test_a_target_does_not_change_the_direction() -> None:
    """The direction looks at no target: the same numbers move the same way under any."""
    plain = Situation(values=years("6.2", "4.3"))
    aimed = replace(plain, trajectory=replace(PATH, targets=(wanted("at most 9", year(2009)),)))
    assert plain.find(IS_IT) == aimed.find(IS_IT)


@pytest.mark.parametrize(
    ("before", "now", "says"),
    [
        ("10", "40", "10.0 points from the aim, as before; nearer between 20 and 30 is better and any change counts"),
        ("18", "19", "1.0 points from the aim, 1.0 points nearer than before;"),
        ("31", "33", "3.0 points from the aim, 2.0 points further off than before;"),
        ("40", "25", "On the aim, 10.0 points nearer than before;"),
        ("22", "29", "On the aim, as before;"),
    ],
)
def test_nearer_speaks_of_the_distance_to_the_aim(before: str, now: str, says: str) -> None:
    """A move across the aim is told by how far off it leaves the number, which is what was judged."""
    step = Situation(values=years(before, now), direction=NEARER).find(IS_IT).steps[-1].says
    assert says in step.replace("\N{NO-BREAK SPACE}", " ")
    exactly = replace(NEARER, aim=aim("exactly 20"))
    step = Situation(values=years(before, now), direction=exactly).find(IS_IT).steps[-1].says
    assert "nearer 20 is better" in step
