"""The examples in a rule are executed with the functions that make the cards."""

from __future__ import annotations

from dataclasses import replace

from oba.audit.examples import broken, execute
from tests.audit.ruled import PLACES, POLICY, example, points, ruled

AMBER = points("0.5")


def test_an_example_that_holds_is_no_problem() -> None:
    """The answers that a rule gives to the numbers of an example are those the example states."""
    then = {"threshold": "amber", "direction": "improving", "trajectory": "behind", "baseline": "too few points"}
    rule = ruled("at most 4.0", amber=AMBER, examples=(example({2008: "6.2", 2009: "4.5"}, then),))
    (run,) = execute(rule, PLACES, POLICY)
    assert run.holds
    assert broken(rule, (run,)) == ()


def test_a_broken_example_stops_and_says_both_answers() -> None:
    """A wrong answer is reported at the example's line, once a question, with what the rule answers instead."""
    then = {"threshold": "green", "direction": "worsening", "trajectory": "behind"}
    rule = ruled("at most 4.0", amber=AMBER, examples=(example({2008: "6.2", 2009: "4.5"}, then),))
    found = broken(rule, execute(rule, PLACES, POLICY))
    assert [(one.code, one.stops, one.where.line) for one in found] == [("A001", True, 40)] * 2
    assert [one.what for one in found] == [
        "the example of ni-117 says threshold: green, the rule answers amber",
        "the example of ni-117 says direction: worsening, the rule answers improving",
    ]


def test_an_example_may_expect_a_reason() -> None:
    """Where a question has no answer, its reason is what the example is held to."""
    rule = ruled("to be agreed", examples=(example({2009: "4.5"}, {"threshold": "target to be agreed"}),))
    assert [run.holds for run in execute(rule, PLACES, POLICY)] == [True]


def test_the_numbers_of_comparators_are_those_of_the_example() -> None:
    """An example gives the comparators' numbers, and nobody else's are used."""
    said = example({2009: "4.3"}, {"comparators": "better"}, england={2009: "6.2"})
    alone = example({2009: "4.3"}, {"comparators": "no comparator"})
    rule = ruled("at most 4.0", amber=AMBER, examples=(said, alone))
    assert [run.holds for run in execute(rule, PLACES, POLICY)] == [True, True]


def test_the_order_in_which_an_example_gives_its_numbers_does_not_matter() -> None:
    """The latest period is judged, wherever it stands in the example."""
    forward = example({2008: "6.2", 2009: "4.5"}, {})
    backward = example({2009: "4.5", 2008: "6.2"}, {})
    rule = ruled("at most 4.0", amber=AMBER, examples=(forward, backward))
    one, other = execute(rule, PLACES, POLICY)
    assert one.answers == other.answers
    assert one.answers["threshold"] == "amber"


def test_without_a_place_at_the_top_no_example_is_run() -> None:
    """Where the row of the county is wrong the reader says so; the examples wait until it is mended."""
    areas = replace(PLACES, by_id={"northern": PLACES.by_id["northern"]})
    rule = ruled("at most 4.0", amber=AMBER, examples=(example({2009: "4.5"}, {}),))
    assert execute(rule, areas, POLICY) == ()
