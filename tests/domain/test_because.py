"""The because of a finding: worded when somebody asks, once."""

from __future__ import annotations

from copy import copy

from oba.domain.finding import Because, Step

STEPS = (Step(says="2009/10: 4.3."), Step(says="The target is at most 4.0."))


def test_nothing_is_worded_before_somebody_asks_and_then_once() -> None:
    """The steps are made at the first look at them, and no second time."""
    made: list[int] = []

    def make() -> tuple[Step, ...]:
        made.append(1)
        return STEPS

    because = Because(make)
    assert not made
    assert [*because, *because] == [*STEPS, *STEPS]
    assert made == [1]


def test_a_because_stands_wherever_the_tuple_of_its_steps_may() -> None:
    """It has its length, its steps one by one and several, its equals, its hash and its words."""
    because = Because(lambda: STEPS)
    assert len(because) == len(STEPS)
    assert (because[1], because[:1]) == (STEPS[1], STEPS[:1])
    assert because == STEPS
    assert because == Because(lambda: STEPS)
    assert because != STEPS[:1]
    assert because != "2009/10: 4.3."
    assert (hash(because), repr(because)) == (hash(STEPS), repr(STEPS))


def test_the_steps_go_into_another_process_and_not_what_makes_them() -> None:
    """What is pickled is the tuple of the steps."""
    assert Because(lambda: STEPS).__reduce__() == (tuple, (STEPS,))
    assert copy(Because(lambda: STEPS)) == STEPS
