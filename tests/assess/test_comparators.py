"""comparators: how do we compare?  One comparison each, on the same period only, never combined."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from oba.assess.comparators import comparators
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Comparison, Finding, Question
from oba.domain.rule import ChanceTest, Comparators, Direction
from tests.assess.situation import EXACT, HIGHER, LOWER, NEARER, NONE, Numbers, Situation, years
from tests.build import WHERE, n, year

COMPARE = Question.COMPARATORS


def beside(*places: str, difference: str | None = "0.5") -> Comparators:
    """Comparators in order, similar when less than a width apart."""
    return Comparators(places=places, difference=None if difference is None else n(difference), where=WHERE)


def against(there: str, here: str = "5.0", direction: Direction = LOWER, difference: str | None = "0.5") -> Situation:
    """England beside this place in 2009/10."""
    return Situation(
        values=years("6.2", here),
        direction=direction,
        comparators=beside("england", difference=difference),
        others={"england": {year(2009): there}},
    )


def each(found: Finding) -> dict[str, Comparison]:
    """Every comparison by its comparator."""
    assert isinstance(found.detail, tuple)
    return {one.place: one for one in found.detail}


@pytest.mark.parametrize(
    ("there", "answer"),
    [("5.0", "similar"), ("5.4", "similar"), ("4.6", "similar"), ("5.5", "better"), ("4.5", "worse"), ("9", "better")],
)
def test_less_than_the_width_apart_is_similar(there: str, answer: str) -> None:
    """Numbers less than the width apart are similar; on the width they are better or worse."""
    assert against(there).says(COMPARE) == answer
    swapped = {"better": "worse", "worse": "better"}.get(answer, answer)
    assert against(there, direction=HIGHER).says(COMPARE) == swapped


def test_without_a_width_only_a_tie_is_similar() -> None:
    """With no difference allowed for, any difference is better or worse, and equal numbers are similar."""
    assert against("5.0", difference=None).says(COMPARE) == "similar"
    assert against("5.1", difference=None).says(COMPARE) == "better"
    assert against("4.9", difference=None).says(COMPARE) == "worse"


def test_numbers_are_compared_as_printed() -> None:
    """5.46 stands for 5.5 and 0.5 away; exactly it is nearer than that."""
    near = against("5.46")
    assert near.says(COMPARE) == "better"
    assert replace(near, policy=EXACT).says(COMPARE) == "similar"


@pytest.mark.parametrize(
    ("here", "there", "answer"),
    [
        ("18", "33", "better"),
        ("18", "32", "similar"),
        ("25", "29", "similar"),
        ("18", "19", "worse"),
        ("18", "18.4", "similar"),
    ],
)
def test_nearer_compares_the_distances_to_the_aim(here: str, there: str, answer: str) -> None:
    """As far off on the other side is similar, however far apart the two numbers are."""
    assert against(there, here, NEARER).says(COMPARE) == answer


def test_one_finding_for_each_and_the_first_assessable_leads() -> None:
    """Every comparator has its own answer; the headline is the first in order that can be assessed."""
    others: dict[str, Numbers] = {
        "england": {year(2008): "9"},
        "south-east": {year(2009): "4.0"},
        "neighbours": {year(2009): "6.0"},
    }
    three = Situation(
        values=years("6.2", "5.0"), comparators=beside("england", "south-east", "neighbours"), others=others
    )
    found = three.find(COMPARE)
    assert (found.answer, found.target, found.margin) == (Answer.WORSE, "South East", n("-1"))
    answers = {place: one.answer or one.reason for place, one in each(found).items()}
    assert answers == {"england": Reason.OTHER_PERIOD, "south-east": Answer.WORSE, "neighbours": Answer.BETTER}
    turned = replace(three, comparators=beside("neighbours", "south-east", "england"))
    assert (turned.find(COMPARE).answer, turned.find(COMPARE).target) == (Answer.BETTER, "neighbours")


def test_only_the_same_period_counts() -> None:
    """A comparator's number of another year decides nothing, however close; it is named as what there is."""
    other = replace(against("5.0"), others={"england": {year(2007): "4.0", year(2008): "5.0"}})
    found = other.find(COMPARE)
    assert (found.reason, each(found)["england"].latest) == (Reason.OTHER_PERIOD, year(2008))
    said = found.steps[-1].says.replace("\N{NO-BREAK SPACE}", " ")
    assert said == "England has no number for 2009/10 (latest 2008/09: 5.0 %)."


@pytest.mark.parametrize(
    ("others", "reason"),
    [
        ({"england": {year(2008): "5.0", year(2009): Reason.CONFIDENTIAL}}, "confidential"),
        ({"england": {year(2009): Reason.NOT_AVAILABLE}}, "not available"),
        ({"england": {year(2009): Reason.SUPPRESSED}}, "suppressed"),
    ],
)
def test_a_missing_number_gives_its_reason(others: dict[str, Numbers], reason: str) -> None:
    """A comparator without a number is never similar: the reason is told."""
    found = replace(against("5.0"), others=others).find(COMPARE)
    assert (found.answer, found.says) == (None, reason)
    assert f"England in 2009/10: {reason}." in found.steps[-1].says


@pytest.mark.parametrize("numbers", [{}, {"england": {year(2008): Reason.LOW}}])
def test_a_comparator_without_any_number_is_none(numbers: dict[str, Numbers]) -> None:
    """Only a comparator with no number at all is no comparator."""
    found = replace(against("5.0"), others=numbers).find(COMPARE)
    assert found.reason is Reason.NO_COMPARATOR
    assert found.steps[-1].says == "England has no number."


def test_a_rule_without_comparators_does_not_ask() -> None:
    """A key that is left out is a question not asked, with the version that leaves it out; a method asked has none."""
    alone = replace(against("5.0"), comparators=beside())
    found = alone.find(COMPARE)
    assert found.reason is Reason.NOT_ASKED
    assert found.steps[-1].says == "Not asked: no comparators."
    assert comparators(alone.case).reason is Reason.NO_COMPARATOR


@pytest.mark.parametrize("order", [("south-east", "england"), ("england", "south-east")])
def test_of_several_reasons_the_first_in_the_manuals_order_is_told(order: tuple[str, str]) -> None:
    """Where none can be assessed the order of the rule does not matter; each comparator keeps its own reason."""
    others: dict[str, Numbers] = {"england": {year(2009): Reason.LOW}, "south-east": {year(2009): Reason.UNRELIABLE}}
    two = Situation(values=years("6.2", "5.0"), comparators=beside(*order), others=others)
    assert two.says(COMPARE) == "low"
    tested = Comparators(places=("nowhere", "england"), test=ChanceTest.INTERVAL, where=WHERE)
    known = replace(two, comparators=tested, others={"england": {year(2009): "5.0"}})
    assert known.says(COMPARE) == "no interval"


def test_without_a_good_direction_a_number_is_higher_or_lower() -> None:
    """Where neither way is good the answer says which is more, by the same width and with the same tie."""
    for there, answer in (("5.0", "similar"), ("5.4", "similar"), ("5.5", "lower"), ("4.5", "higher")):
        found = against(there, direction=NONE).find(COMPARE)
        assert (found.says, found.reason, each(found)["england"].value) == (answer, None, n(there))
    assert against("5.0", difference=None, direction=NONE).says(COMPARE) == "similar"


def test_the_working_names_number_and_width() -> None:
    """Each step gives the comparator's number, what counts as similar and the answer."""
    said = against("5.5").find(COMPARE).steps[-1].says.replace("\N{NO-BREAK SPACE}", " ")
    assert said == "England: 5.5 %; less than 0.5 points apart is similar: better."
    assert against("5.5", difference=None).find(COMPARE).steps[-1].says.endswith("\N{NO-BREAK SPACE}%: better.")
    assert against("5.5").find(COMPARE).margin == Fraction(1, 2)


@pytest.mark.parametrize(
    ("there", "says"),
    [
        ("15", "England: 15.0 %, 5.0 points from the aim, as we are; less than 2.0 points nearer or further off is"),
        ("14", "England: 14.0 %, 6.0 points from the aim, 1.0 points further off than we are; less than"),
        ("25", "England: 25.0 %, on the aim, 5.0 points nearer than we are; less than"),
    ],
)
def test_nearer_speaks_of_the_distances_to_the_aim(there: str, says: str) -> None:
    """Where distances decide, the working says them: 35 and 15 are 20 apart, and both 5 from the range."""
    step = against(there, "35", NEARER, "2").find(COMPARE).steps[-1].says.replace("\N{NO-BREAK SPACE}", " ")
    assert step.startswith(says)


@pytest.mark.parametrize(
    ("there", "answer"), [("16", "similar"), ("17", "worse"), ("13.1", "similar"), ("13", "better")]
)
def test_the_width_is_one_of_distances_where_nearer_is_better(there: str, answer: str) -> None:
    """35 is 5 off, and less than 2 nearer or further off is similar on either side; exactly 2 is not."""
    assert against(there, "35", NEARER, "2").says(COMPARE) == answer
