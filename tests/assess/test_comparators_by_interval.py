"""comparators by an interval, at one level and at two; groups of comparators and the rank among them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.assess.assessment import findings_of
from oba.domain.chance import Chance
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Comparison, Finding, Question
from oba.domain.place import Average, Composition
from oba.domain.rule import ChanceTest, Comparators, Direction
from oba.rollup.averages import averages
from tests.assess.situation import EXACT, HIGHER, LOWER, NEARER, NONE, Situation, years
from tests.build import INDICATOR, WHERE, aim, n, place, places, series

COMPARE = Question.COMPARATORS
ONE = Comparators(places=("england",), test=ChanceTest.INTERVAL, where=WHERE)
TWO = replace(ONE, test=ChanceTest.AT_TWO_LEVELS)
OPPOSITE = {
    "better": "worse", "worse": "better", "much better": "much worse", "much worse": "much better",
}  # fmt: skip


def against(there: str, here: str = "634 of 14744", by: Comparators = ONE, direction: Direction = LOWER) -> Situation:
    """England beside this place in 2009/10; this place's interval is 4.0 to 4.6, and 3.8 to 4.8 at 99.8 %."""
    return Situation(
        values=years(here, since=2009),
        direction=direction,
        comparators=by,
        others={"england": years(there, since=2009)},
    )


def only(found: Finding) -> Comparison:
    """The one comparison."""
    assert isinstance(found.detail, tuple)
    (one,) = found.detail
    return one


@pytest.mark.parametrize(
    ("there", "one", "two"),
    [
        ("3.7", "worse", "much worse"),
        ("3.8", "worse", "worse"),
        ("3.9", "worse", "worse"),
        ("4.0", "similar", "similar"),
        ("4.3", "similar", "similar"),
        ("4.6", "similar", "similar"),
        ("4.7", "better", "better"),
        ("4.8", "better", "better"),
        ("4.9", "better", "much better"),
    ],
)
def test_where_the_comparator_lies_to_the_interval(there: str, one: str, two: str) -> None:
    """Ends are inside; beyond the wider interval as well much better or much worse; mirrored where more is good."""
    assert against(there).says(COMPARE) == one
    assert against(there, by=TWO).says(COMPARE) == two
    assert against(there, direction=HIGHER).says(COMPARE) == OPPOSITE.get(one, one)
    assert against(there, by=TWO, direction=HIGHER).says(COMPARE) == OPPOSITE.get(two, two)


def test_what_lies_inside_the_narrower_interval_is_similar() -> None:
    """A supplied 95 % interval may be wider than a 99.8 % one from the counts: inside it is similar all the same."""
    assert against("4.9", "634 of 14744 (3.0 to 5.0)", TWO).says(COMPARE) == "similar"
    assert against("5.1", "634 of 14744 (3.0 to 5.0)", TWO).says(COMPARE) == "much better"


def test_nearer_speaks_of_the_distances_to_the_aim() -> None:
    """15 is far outside the interval and as far from the aim as it: the working gives the distances that decide."""
    near = replace(NEARER, aim=aim("exactly 25"))
    step = against("15", "35.0 (32.1 to 38.0)", direction=near).find(COMPARE).steps[-1].says
    assert step.replace("\N{NO-BREAK SPACE}", " ") == (
        "England: 15.0 %, 10.0 points from the aim, as we are; against our 95 % interval 32.1 % to 38.0 % "
        "(as supplied), 7.1 to 13.0 points from the aim: similar."
    )
    point = against("15", "35.0 (35.0 to 35.0)", direction=near).find(COMPARE).steps[-1].says
    assert point.endswith("(as supplied), 10.0\N{NO-BREAK SPACE}points from the aim: similar.")


def test_exact_ends_are_not_rounded() -> None:
    """4.65 lies outside the interval up to 4.64, and inside as printed, where the end is 4.6 and it is 4.7: better."""
    assert replace(against("4.64"), policy=EXACT).says(COMPARE) == "better"
    assert against("4.64").says(COMPARE) == "similar"


@pytest.mark.parametrize(("here", "by"), [("4.3", ONE), ("4.3", TWO), ("4.3 (4.0 to 4.6)", TWO)])
def test_a_missing_interval_is_never_similar(here: str, by: Comparators) -> None:
    """Without the interval of each level asked for there is no answer, though the numbers are the same."""
    found = against("4.3", here, by).find(COMPARE)
    assert (found.says, found.answer) == ("no interval", None)
    assert only(found).value == n("4.3")
    assert found.chances == ()
    level = "99.8 %" if "(" in here else "95 %"
    said = found.steps[-1].says.replace("\N{NO-BREAK SPACE}", " ")
    assert f"our {level} interval is not known: no interval." in said


def test_an_interval_sent_beyond_what_can_be_is_cut_there() -> None:
    """A percentage's interval from −1 to 3 is told as 0 to 3, cut at 0 %, and holds what it held."""
    for there, answer in (("0", "similar"), ("3.0", "similar"), ("3.1", "better")):
        found = against(there, "1.0 (-1 to 3)").find(COMPARE)
        assert found.says == answer
        said = found.steps[-1].says.replace("\N{NO-BREAK SPACE}", " ")
        assert "95 % interval 0.0 % to 3.0 % (as supplied), cut at 0 %" in said
        assert only(found).intervals[0].cut == (n("0"),)


def test_nearer_is_compared_by_the_distance_to_the_aim() -> None:
    """As far off on the other side is similar; nearer to the aim than any of the interval is worse for this place."""
    here = "35 (33 to 37)"
    assert against("15", here, direction=NEARER).says(COMPARE) == "similar"
    assert against("25", here, direction=NEARER).says(COMPARE) == "worse"
    assert against("12", here, direction=NEARER).says(COMPARE) == "better"


def test_without_a_good_direction_a_number_is_higher_or_lower() -> None:
    """What is better where more is good is higher where neither way is; each is a test of chance."""
    higher = {"better": "higher", "worse": "lower", "much better": "much higher", "much worse": "much lower"}
    for there in ("3.7", "3.8", "3.9", "4.0", "4.6", "4.7", "4.8", "4.9"):
        for by in (ONE, TWO):
            judged, neutral = (against(there, by=by, direction=way).find(COMPARE) for way in (HIGHER, NONE))
            assert neutral.says == higher.get(judged.says, judged.says)
            assert neutral.chances == judged.chances
    assert against("4.3", "4.3", direction=NONE).says(COMPARE) == "no interval"


def test_every_comparison_made_is_a_test_of_chance() -> None:
    """Two comparators are two tests; one without a number is none."""
    both = replace(ONE, places=("england", "south-east", "wales"))
    situation = Situation(
        values=years("634 of 14744", since=2009),
        comparators=both,
        others={"england": years("4.3", since=2009), "south-east": years("5.9", since=2009)},
    )
    found = situation.find(COMPARE)
    assert found.chances == (Chance(of=n("0.05"), signal=False), Chance(of=n("0.05"), signal=True))
    assert (found.says, found.target) == ("similar", "England")
    steps = " ".join(step.says for step in found.steps).replace("\N{NO-BREAK SPACE}", " ")
    assert "England: 4.3 % against our 95 % interval 4.0 % to 4.6 % (Wilson): similar." in steps


@given(st.integers(0, 1000), st.integers(0, 100))
def test_the_wider_interval_never_contradicts_the_narrower(count: int, there: int) -> None:
    """At two levels the answer is the one at 95, or the same made stronger."""
    one = against(str(there), f"{count} of 1000").says(COMPARE)
    two = against(str(there), f"{count} of 1000", TWO).says(COMPARE)
    assert two.removeprefix("much ") == one


# Groups.

NEIGHBOURS = Composition(average=Average.MEDIAN, members=("bath", "bristol", "bucks", "devon"))


def beside(
    *members: str | Reason, here: str = "4.3", direction: Direction = LOWER, group: Composition = NEIGHBOURS
) -> Finding:
    """How this place compares with a group of neighbours in 2009/10."""
    sent = {name: series(years(number, since=2009), name) for name, number in zip(group.members, members, strict=False)}
    outside = {name: place(name, name.title(), None) for name in group.members}
    outside["neighbours"] = replace(place("neighbours", "Neighbours", None), composition=group)
    made = averages(INDICATOR, replace(places(), by_id={**places().by_id, **outside}), sent)
    with_neighbours = Comparators(places=("neighbours",), difference=n("0.5"), where=WHERE)
    situation = Situation(values=years(here, since=2009), comparators=with_neighbours, direction=direction)
    case = replace(situation.case, places={**sent, **made}, compositions={"neighbours": group})
    return findings_of(case)[COMPARE]


def test_a_group_is_its_members_average() -> None:
    """The median of four is between the middle two, the mean is their sum shared out; both exact."""
    found = only(beside("4.0", "5.0", "6.0", "9.0"))
    assert (found.value, found.answer, found.members, found.reported) == (n("5.5"), Answer.BETTER, 4, 4)
    mean = replace(NEIGHBOURS, average=Average.MEAN)
    assert only(beside("4.0", "5.0", "6.0", "9.0", group=mean)).value == 6


def test_a_member_without_a_number_is_left_out_and_counted() -> None:
    """How many reported is said; with none there is no comparator."""
    found = beside("4.0", Reason.CONFIDENTIAL, "6.0")
    assert (only(found).value, only(found).reported, only(found).members) == (n("5.0"), 2, 4)
    steps = " ".join(step.says for step in found.steps)
    assert "(the median of 2 of its 4 members)" in steps
    assert "We rank 2 among those 2 and us." in steps
    assert beside(Reason.LOW, Reason.LOW).says == "no comparator"


@pytest.mark.parametrize(
    ("here", "direction", "rank"),
    [
        ("4.3", LOWER, 2),
        ("4.3", HIGHER, 4),
        ("3.0", LOWER, 1),
        ("9.9", LOWER, 5),
        ("5.0", LOWER, 2),
        ("6.0", HIGHER, 2),
    ],
)
def test_the_rank_counts_from_the_best(here: str, direction: Direction, rank: int) -> None:
    """One for the best by the direction; equal numbers share the better rank."""
    assert only(beside("4.0", "5.0", "6.0", "9.0", here=here, direction=direction)).rank == rank


def test_places_that_cannot_be_told_apart_are_not_ranked() -> None:
    """When the intervals of first and last touch or overlap the order may be chance; apart, the rank stands."""
    near = only(beside("40 of 1000", "45 of 1000", "50 of 1000", here="43 of 1000"))
    assert (near.rank, near.reported) == (None, 3)
    apart = only(beside("20 of 1000", "45 of 1000", "90 of 1000", here="43 of 1000"))
    assert apart.rank == 2
    bare = only(beside("40 of 1000", "45 of 1000", "5.0", here="43 of 1000"))
    assert bare.rank == 2


def test_a_small_place_is_not_ranked_for_what_may_be_chance() -> None:
    """Where it comes first or last by a handful of children, its own wide interval decides as a member's would."""
    for few in ("0 of 12", "2 of 12"):
        assert only(beside("40 of 1000", "100 of 1000", here=few)).rank is None
    assert only(beside("40 of 1000", "100 of 1000", here="0 of 1200")).rank == 1


def test_a_tie_for_first_or_last_is_told_apart_as_a_whole() -> None:
    """The order in which members stand in a file decides nothing."""
    tied = ("60 of 100", "600 of 1000", "20 of 1000")
    ranks = {only(beside(*order, here="43 of 1000")).rank for order in (tied, tied[::-1])}
    assert ranks == {2}
    unsure = ("6 of 10", "600 of 1000", "400 of 1000")
    assert {only(beside(*order, here="450 of 1000")).rank for order in (unsure, unsure[::-1])} == {None}


def test_intervals_that_touch_are_not_told_apart() -> None:
    """Ends that meet as printed are enough for the order to be chance."""
    touching = only(beside("5.0 (4.6 to 5.4)", here="4.2 (3.8 to 4.6)"))
    assert touching.rank is None
    assert only(beside("5.0 (4.7 to 5.4)", here="4.2 (3.8 to 4.6)")).rank == 1


def test_without_a_good_direction_there_is_no_rank() -> None:
    """The numbers stand beside each other, and nobody is first."""
    found = only(beside("4.0", "5.0", direction=NONE))
    assert (found.answer, found.value, found.rank) == (Answer.SIMILAR, n("4.5"), None)


def test_a_number_sent_for_the_group_is_used_as_sent() -> None:
    """A group with a row of its own has that number, and neither count nor rank, though members have numbers too."""
    group = {"neighbours": NEIGHBOURS}
    situation = against("5.0", by=Comparators(places=("neighbours",), difference=n("0.5"), where=WHERE))
    rows = {"neighbours": years("5.0", since=2009), "bath": years("7.0", since=2009)}
    for others in (rows, {"neighbours": rows["neighbours"]}):
        found = replace(situation, others=others, groups=group).find(COMPARE)
        one = only(found)
        assert (one.value, one.reported, one.rank, one.answer) == (n("5.0"), None, None, Answer.BETTER)
        assert "median" not in found.steps[-1].says
