"""threshold by an interval: green if all of it meets the target, red if none of it does, amber if it cannot be told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.chance import Chance
from oba.domain.finding import Answer, Finding, Question, Rating, Way
from oba.domain.rule import ChanceTest, Comparators, Direction, Threshold
from tests.assess.situation import (
    EXACT,
    HIGHER,
    LOWER,
    NEARER,
    NO_COMPARATOR,
    SCORE,
    Situation,
    towards,
    years,
)
from tests.assess.situation import (
    RATE as PER_10_000,
)
from tests.build import WHERE, aim, n, year
from tests.heavy import one_in

RATE = Question.THRESHOLD
BY_INTERVAL = Threshold(test=ChanceTest.INTERVAL, where=WHERE)


def held(number: str, target: str = "at most 4", direction: Direction = LOWER) -> Situation:
    """A number of 2009/10 whose interval is held against a target."""
    path = towards({year(2009): target}, value="6.2")
    return Situation(values=years("6.2", number), direction=direction, threshold=BY_INTERVAL, trajectory=path)


def rating(found: Finding) -> Rating:
    """How the threshold was applied."""
    assert isinstance(found.detail, Rating)
    return found.detail


@pytest.mark.parametrize(
    ("number", "target", "direction", "answer"),
    [
        ("3.5 (3.0 to 4.0)", "at most 4", LOWER, "green"),
        ("3.5 (3.0 to 4.1)", "at most 4", LOWER, "amber"),
        ("4.5 (4.0 to 5.0)", "at most 4", LOWER, "amber"),
        ("4.5 (4.1 to 5.0)", "at most 4", LOWER, "red"),
        ("3.5 (3.0 to 4.0)", "below 4", LOWER, "amber"),
        ("4.5 (4.0 to 5.0)", "below 4", LOWER, "red"),
        ("3.5 (3.0 to 3.9)", "below 4", LOWER, "green"),
        ("3.5 (3.0 to 4.0)", "at least 4", HIGHER, "amber"),
        ("3.5 (3.0 to 3.9)", "at least 4", HIGHER, "red"),
        ("4.5 (4.0 to 5.0)", "at least 4", HIGHER, "green"),
        ("4.5 (4.0 to 5.0)", "above 4", HIGHER, "amber"),
        ("25 (22 to 28)", "between 20 and 30", NEARER, "green"),
        ("25 (18 to 32)", "between 20 and 30", NEARER, "amber"),
        ("18 (16 to 20)", "between 20 and 30", NEARER, "amber"),
        ("18 (16 to 19)", "between 20 and 30", NEARER, "red"),
        ("33 (31 to 35)", "between 20 and 30", NEARER, "red"),
    ],
)
def test_where_the_interval_lies(number: str, target: str, direction: Direction, answer: str) -> None:
    """Ends are part of the interval, and of a target unless it is strict."""
    assert held(number, target, direction).says(RATE) == answer


def test_ends_are_rounded_before_they_are_held_against_the_target() -> None:
    """4.04 prints as 4.0 and meets it; exactly it does not."""
    assert held("3.5 (3.0 to 4.04)").says(RATE) == "green"
    assert replace(held("3.5 (3.0 to 4.04)"), policy=EXACT).says(RATE) == "amber"


def test_without_an_interval_the_number_is_not_rated() -> None:
    """No interval is a reason, which names the target that was not judged; never green by default."""
    found = held("3.5").find(RATE)
    assert (found.says, found.answer, found.target) == ("no interval", None, "at most 4")
    assert found.chances == ()


def test_a_comparators_number_can_be_what_the_interval_is_held_against() -> None:
    """`against: england` asks whether the whole interval is at least as good as England's number."""
    beside = Comparators(places=("england",), where=WHERE)
    situation = replace(
        held("3.5 (3.0 to 4.0)"),
        threshold=replace(BY_INTERVAL, against="england"),
        comparators=beside,
        others={"england": years("4.0", since=2009)},
    )
    assert situation.says(RATE) == "green"
    assert replace(situation, others={"england": years("3.9", since=2009)}).says(RATE) == "amber"
    assert situation.comparators is not NO_COMPARATOR


def test_the_finding_says_how_far_and_how_many_children() -> None:
    """634 of 14,744 has an interval of 4.0 to 4.6; 18 fewer would bring its upper end under 4.5."""
    found = held("634 of 14744", "at most 4.5").find(RATE)
    detail = rating(found)
    assert found.says == "amber"
    assert detail.interval is not None
    assert (detail.interval.low, detail.interval.high, detail.interval.how) == (n("4.0"), n("4.6"), "Wilson")
    assert detail.flip is not None
    assert (detail.flip.distance, detail.flip.to, found.margin) == (n("0.1"), Answer.GREEN, n("0.1"))
    assert detail.children is not None
    assert (detail.children.way, detail.children.to) == (Way.DOWN, Answer.GREEN)
    fewer = held(f"{634 - detail.children.count} of 14744", "at most 4.5")
    nearly = held(f"{634 - detail.children.count + 1} of 14744", "at most 4.5")
    assert (fewer.says(RATE), nearly.says(RATE)) == ("green", "amber")
    assert found.chances == (Chance(of=n("0.05"), signal=False),)
    assert held("3.5 (3.0 to 4.0)").find(RATE).chances == (Chance(of=n("0.05"), signal=True),)


def test_no_children_are_counted_where_the_interval_was_supplied() -> None:
    """Nobody can tell how a supplied interval would move; nor is there anybody to count behind a score."""
    assert rating(held("634 of 14744 (4.0 to 4.6)").find(RATE)).children is None
    assert rating(replace(held("3.5 (3.0 to 4.1)"), measure=SCORE).find(RATE)).children is None


def test_the_working_gives_the_interval_and_what_it_meets() -> None:
    """Each answer says which part of the interval meets the target, and whether the target is provisional."""
    says = {
        number: held(number, "at most 4 (to be confirmed)").find(RATE).steps[-1].says
        for number in ("3 (2 to 4)", "3 (2 to 5)", "6 (5 to 7)")
    }
    assert "the whole interval meets it: green." in says["3 (2 to 4)"]
    assert "part of the interval meets it, so that it cannot be told: amber." in says["3 (2 to 5)"]
    assert "no part of the interval meets it: red." in says["6 (5 to 7)"]
    assert all("The target is provisional (to be confirmed)." in text for text in says.values())


@one_in(4)
@given(st.integers(0, 40), st.integers(1, 40), st.sampled_from(["exactly 20", "between 30 and 35", "at most 20"]))
def test_the_fewest_children_of_an_interval_are_the_fewest(top: int, more: int, target: str) -> None:
    """Tried child by child, also where amber is a narrow zone about the target, to be found from far off."""
    whole = min(top + more, 40)
    here = min(top, whole)
    direction = LOWER if target.startswith("at most") else replace(NEARER, aim=aim(target))
    situation = held(f"{here} of {whole}", target, direction)
    answer = situation.says(RATE)
    changed = [
        abs(n - here) for n in range(whole + 1) if held(f"{n} of {whole}", target, direction).says(RATE) != answer
    ]
    children = rating(situation.find(RATE)).children
    assert (children.count if children else None) == min(changed, default=None)


@pytest.mark.parametrize(("number", "target"), [("1200 of 1000", "at most 12500"), ("21 of 10", "at most 100000")])
def test_more_cases_than_children_have_a_margin_too(number: str, target: str) -> None:
    """A rate may count more cases than there are children; the fewest that change its rating are tried one by one."""
    top, whole = map(int, number.split(" of "))
    situation = replace(held(number, target), measure=PER_10_000)

    def changes(count: int) -> bool:
        other = replace(held(f"{count} of {whole}", target), measure=PER_10_000)
        return other.says(RATE) != situation.says(RATE)

    fewest = next(step for step in range(1, 200) if changes(top + step) or (step <= top and changes(top - step)))
    children = rating(situation.find(RATE)).children
    assert children is not None
    assert children.count == fewest


OR_BY_NUMBER = replace(BY_INTERVAL, by_number=True)


@pytest.mark.parametrize(("number", "answer"), [("4.0", "green"), ("4.1", "red")])
def test_without_an_interval_the_number_itself_may_be_rated(number: str, answer: str) -> None:
    """Where the rule says so there is no amber, no test was made, and the working says that chance was not weighed."""
    found = replace(held(number), threshold=OR_BY_NUMBER).find(RATE)
    assert (found.says, found.chances, rating(found).unweighed) == (answer, (), True)
    says = "Rated by the number, for its 95 % interval is not known; whether by more than chance cannot be told"
    assert found.steps[-1].says == f"{says}: {answer}."
    assert held(number).says(RATE) == "no interval"


def test_with_an_interval_nothing_is_rated_by_the_number() -> None:
    """The interval decides wherever it is known."""
    for number in ("3.5 (3.0 to 4.1)", "634 of 14744"):
        found = replace(held(number), threshold=OR_BY_NUMBER).find(RATE)
        assert found == held(number).find(RATE)
        assert not rating(found).unweighed
