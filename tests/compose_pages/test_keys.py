"""A rule's parts as plain sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from oba.compose.rulebook.chance import COMPARING
from oba.compose.rulebook.keys import (
    baseline_sentences,
    comparator_sentences,
    direction_sentences,
    key_sentences,
    threshold_sentences,
    trajectory_sentences,
    width_words,
)
from oba.compose.rulebook.measure import accountability, measuring
from oba.compose.rulebook.policy import policy_sentences
from oba.compose.rulebook.terms import Terms
from oba.domain.finding import Question
from oba.domain.measure import Base, Break, Kind, Measure, RollUp, YearIs
from oba.domain.period import Every, YearKind
from oba.domain.plan import Compare
from oba.domain.rule import (
    Amber,
    Baseline,
    Better,
    Comparators,
    Forecast,
    Method,
    Path,
    Trajectory,
    Version,
    With,
    Within,
)
from oba.domain.target import Target
from tests.build import WHERE, aim, measure, n, plan, quarter, rule, target, version, year

USUAL = version()
TERMS = Terms(measure(), plan().policy, {"england": "England", "south-east": "South East"}, "Oxfordshire")


def plain(says: Sequence[str]) -> str:
    """Sentences as one text with ordinary spaces."""
    return " ".join(says).replace("\N{NO-BREAK SPACE}", " ")


def with_targets(*targets: Target) -> Version:
    """The usual version with other targets."""
    return replace(USUAL, trajectory=replace(USUAL.trajectory, targets=targets))


@pytest.mark.parametrize(
    ("known", "says"),
    [
        ({}, "Lower is better. Compared with the year before. A change of 0.2 points or more counts; less is steady."),
        ({"compare_with": With.PREVIOUS}, "Compared with the year before."),
        ({"compare_with": With.MEAN, "previous": 3}, "the mean of the 3 years before."),
        ({"compare_with": With.START}, "the start of the trajectory."),
        ({"change": n("0")}, "Any difference counts as a change; an exact tie is steady."),
        ({"each_period": True}, "0.2 points or more for each period between the two counts"),
        ({"better": Better.HIGHER}, "Higher is better."),
        ({"better": Better.NONE}, "Neither way is better"),
        ({"better": Better.NEARER, "aim": aim("between 20 and 30")}, "The aim is between 20.0 % and 30.0 %; nearer"),
    ],
)
def test_direction_says_which_way_is_good_and_what_counts(known: dict[str, object], says: str) -> None:
    """Every way of comparing, and a width of nothing, has its sentence."""
    assert says in plain(direction_sentences(replace(USUAL.direction, **known), measure()))  # type: ignore[arg-type]


def test_a_quarter_is_compared_with_the_same_quarter_of_the_year_before() -> None:
    """Only a measure that comes more often than yearly needs the longer words."""
    says = plain(direction_sentences(USUAL.direction, replace(measure(), every=Every.QUARTER)))
    assert "the same quarter of the year before" in says


def test_a_survey_every_second_year_is_compared_with_the_one_before() -> None:
    """The year before has no number; what came before has."""
    biennial = replace(measure(), step=2)
    before = replace(USUAL.direction, compare_with=With.PREVIOUS)
    assert "Compared with the number before." in plain(direction_sentences(before, biennial))
    mean = replace(before, compare_with=With.MEAN, previous=3)
    assert "Compared with the mean of the 3 before." in plain(direction_sentences(mean, biennial))
    start = replace(before, compare_with=With.START)
    assert "the start of the trajectory." in plain(direction_sentences(start, biennial))


@pytest.mark.parametrize(
    ("amber", "says"),
    [
        (None, "red when it is not; there is no amber."),
        (Amber(within=Within.POINTS, amount=n("1")), "amber when missed by no more than 1 point; red beyond."),
        (Amber(within=Within.PERCENT, amount=n("2.5")), "amber when missed by no more than 2.5 % of it"),
        (Amber(within=Within.VALUE, amount=n("0"), aim=aim("at most 4.5")), "amber when not met but at most 4.5 %"),
    ],
)
def test_threshold_says_how_far_amber_reaches(amber: Amber | None, says: str) -> None:
    """Points, a percentage of the target, and a value of its own read differently."""
    assert says in plain(threshold_sentences(replace(USUAL, threshold=replace(USUAL.threshold, amber=amber)), TERMS))


@pytest.mark.parametrize(
    ("against", "says"),
    [
        ("target", "the target of the number’s own period. "),
        ("trajectory", "the value that the trajectory plans"),
        ("england", "Rated against England in the same period"),
        ("elsewhere", "Rated against elsewhere in the same period"),
    ],
)
def test_threshold_says_what_a_number_is_rated_against(against: str, says: str) -> None:
    """A comparator is named as readers know it; only targets are lacking in a place."""
    found = plain(threshold_sentences(replace(USUAL, threshold=replace(USUAL.threshold, against=against)), TERMS))
    assert says in found
    assert ("A place without targets" in found) == (against == "target")


def test_threshold_says_who_judges_a_place_without_targets_of_its_own() -> None:
    """Either the place above it, or nobody."""
    as_parent = replace(USUAL, threshold=replace(USUAL.threshold, areas_as_parent=True))
    assert "is not rated." in plain(threshold_sentences(USUAL, TERMS))
    assert "is judged by those of the place above it." in plain(threshold_sentences(as_parent, TERMS))


@pytest.mark.parametrize(
    ("word", "says"),
    [("reduce", "green when improving, amber when steady"), ("monitor", "it is not rated, by design")],
)
def test_threshold_explains_targets_without_a_number(word: str, says: str) -> None:
    """A target to reduce is rated by direction, one to monitor not at all."""
    assert says in plain(threshold_sentences(with_targets(target(year(2009), word)), TERMS))


def test_baseline_says_what_is_carried_on_and_where_each_answer_begins() -> None:
    """A trend, a level and a stated forecast each name their history and their interval."""
    level = replace(USUAL.baseline, forecast=Forecast.LEVEL, history=(year(2004), year(2006)))
    stated = Baseline(
        history=(year(2008),), forecast=Forecast.STATED, stated={year(2009): n("6.5")}, tolerance=n("0.25"),
        reason="the Board agreed it", where=WHERE,
    )  # fmt: skip
    assert "a straight line fitted to 2004/05 to 2008/09, carried on, with an interval of 80 %." in plain(
        baseline_sentences(USUAL.baseline, measure())
    )
    assert "the mean of 2004/05 and 2006/07, carried on" in plain(baseline_sentences(level, measure()))
    assert "stated as 6.5 % in 2009/10, give or take 0.25 points, because the Board agreed it." in plain(
        baseline_sentences(stated, measure())
    )
    assert "better than 2008/09, where history ended, else turning." in plain(
        baseline_sentences(USUAL.baseline, measure())
    )


def test_a_question_that_a_version_leaves_out_is_not_asked() -> None:
    """Nothing is made up for a key that is not there."""
    none = replace(USUAL, baseline=Baseline(history=(), forecast=Forecast.TREND, where=WHERE))
    assert key_sentences(Question.BASELINE, none, TERMS) == ("Not asked.",)
    assert key_sentences(Question.BASELINE, USUAL, TERMS) == baseline_sentences(USUAL.baseline, measure())


def test_trajectory_names_its_start_every_target_it_goes_through_and_the_pace_that_is_enough() -> None:
    """The start of the whole is the rule's; other places start from their own number."""
    says = plain(trajectory_sentences(USUAL, USUAL.trajectory, TERMS))
    assert says.startswith(
        "From 6.2 % in 2008/09 (Oxfordshire; other places from their own number) in a straight line to "
        "at most 4.0 % in 2009/10 and at most 3.6 % in 2010/11."
    )
    assert "on course as planned, or at 95 % of the planned pace; else behind" in says


def test_a_trajectory_stops_at_the_last_firm_target() -> None:
    """Provisional targets behind it do not count, those before it do, and where none is firm they are all there is."""
    unsure = target(year(2010), "at most 3.8", "to be confirmed"), target(year(2012), "at most 3.0", "to be confirmed")
    firm = target(year(2011), "at most 3.4")
    mixed = with_targets(unsure[0], firm, unsure[1])
    alone = with_targets(*unsure)
    assert "2010/11 (to be confirmed) and at most 3.4 % in 2011/12." in plain(
        trajectory_sentences(mixed, mixed.trajectory, TERMS)
    )
    assert "and at most 3.0 % in 2012/13 (to be confirmed)." in plain(
        trajectory_sentences(alone, alone.trajectory, TERMS)
    )
    said = "Not on the path until firm: at most 3.0 % in 2012/13 (to be confirmed)."
    assert said in plain(trajectory_sentences(mixed, mixed.trajectory, TERMS))
    assert said in plain(trajectory_sentences(mixed, replace(mixed.trajectory, start=None), TERMS))
    assert "Not on the path" not in plain(trajectory_sentences(alone, alone.trajectory, TERMS))


def test_an_annual_target_is_no_goal_for_numbers_of_part_of_a_year() -> None:
    """Quarterly numbers go to quarterly targets only."""
    quarterly = Terms(replace(measure(), every=Every.QUARTER), TERMS.policy, TERMS.names, TERMS.top)
    both = with_targets(target(year(2009), "at most 4.0"), target(quarter(2010, 2), "at most 4.4"))
    says = plain(trajectory_sentences(both, both.trajectory, quarterly))
    assert "4.4 % in 2010/11 Q2." in says
    assert "4.0 %" not in says


@pytest.mark.parametrize(
    ("known", "says"),
    [
        ({"start": None}, "no start is named, so no path leads to it."),
        ({"targets": ()}, "There is no numeric target to get to."),
        ({"path": Path.STEPS}, "in steps, each held until the next, to"),
        ({"path": Path.COMPOUND}, "at a constant ratio to"),
    ],
)
def test_trajectory_says_what_it_lacks_and_how_it_goes(known: dict[str, object], says: str) -> None:
    """Without a start or a numeric target there is no path to describe."""
    other: Trajectory = replace(USUAL.trajectory, **known)  # type: ignore[arg-type]
    assert says in plain(trajectory_sentences(USUAL, other, TERMS))


def test_a_start_without_a_value_is_each_places_own_number() -> None:
    """The rule then names the period alone."""
    start = USUAL.trajectory.start
    assert start
    own = replace(USUAL.trajectory, start=replace(start, value=None))
    assert plain(trajectory_sentences(USUAL, own, TERMS)).startswith(
        "From each place’s own number in 2008/09 in a straight line"
    )


@pytest.mark.parametrize(
    ("known", "says"),
    [
        (
            {},
            "Compared with England and South East in the same period; the first that can be answered is the headline.",
        ),
        ({}, "Similar when the two differ by less than 0.5 points; otherwise better or worse."),
        ({"places": ("england",)}, "Compared with England in the same period."),
        ({"difference": None}, "Similar only when the two numbers are the same"),
    ],
)
def test_comparators_say_whom_and_how_near_is_similar(known: dict[str, object], says: str) -> None:
    """A single comparator is the headline by itself."""
    other: Comparators = replace(USUAL.comparators, **known)  # type: ignore[arg-type]
    assert says in plain(comparator_sentences(replace(USUAL, comparators=other), TERMS))


def test_without_a_good_direction_comparators_are_higher_or_lower() -> None:
    """The sentences say higher and lower where they said better and worse, and nothing of a rank."""
    for by in (
        USUAL.comparators,
        *(replace(USUAL.comparators, difference=None, test=test) for test in COMPARING if test),
        replace(USUAL.comparators, difference=None, method=Method.FINGERTIPS),
    ):
        judged = replace(USUAL, comparators=by)
        neither = replace(judged, direction=replace(USUAL.direction, better=Better.NONE))
        assert "better or worse" in plain(comparator_sentences(judged, TERMS))
        said = plain(comparator_sentences(neither, TERMS))
        assert "higher or lower" in said
        assert "better" not in said
        assert "rank" not in said


@pytest.mark.parametrize(
    ("amount", "kind", "says"),
    [
        ("0.25", Kind.PERCENT, "0.25 points"),
        ("1", Kind.PERCENT, "1 point"),
        ("25", Kind.COUNT, "25"),
        ("1", Kind.COUNT, "1"),
    ],
)
def test_a_width_keeps_every_decimal_it_was_given(amount: str, kind: Kind, says: str) -> None:
    """A width of a quarter is not printed as 0.3."""
    assert width_words(n(amount), replace(measure(), kind=kind)).replace("\N{NO-BREAK SPACE}", " ") == says


@pytest.mark.parametrize(
    ("known", "says"),
    [
        ({}, "The percentage of young people aged 16 to 18. Counted are: NEET. One number for each financial year, "),
        ({"numerator": ""}, "The percentage of young people aged 16 to 18. One number"),
        ({"kind": Kind.RATE, "per": n("10000")}, "The rate per 10,000 young people"),
        ({"kind": Kind.COUNT, "per": None}, "The number of young people aged 16 to 18."),
        ({"kind": Kind.COUNT, "per": None}, "From parts: they are added up; one missing part"),
        ({"kind": Kind.SCORE, "per": None}, "The score of young people"),
        (
            {"kind": Kind.GAP, "parts": Kind.PERCENT, "between": ("not-fsm", "fsm")},
            "minus fsm: the percentage of young",
        ),
        ({"kind": Kind.GAP, "parts": Kind.PERCENT, "between": ("a", "b")}, "and the gap is worked out at each place"),
        ({"kind": Kind.MOVING, "parts": Kind.PERCENT, "over": 4}, "the last 4 periods taken together"),
        ({"every": Every.QUARTER}, "One number for each quarter of the financial year, printed to one decimal."),
        ({"every": Every.MONTH, "decimals": 0}, "One number for each month, printed without decimals."),
        ({"every": Every.TERM, "year": YearKind.ACADEMIC}, "One number for each term of the academic year, printed"),
        ({"step": 2}, "One number every 2 financial years, printed to one decimal."),
        ({"year_is": YearIs.SUM, "every": Every.QUARTER}, "The number of a whole year is the sum of its quarters;"),
        ({"year_is": YearIs.LAST, "every": Every.MONTH}, "The number of a whole year is what its last month is;"),
        ({"year_is": YearIs.SUPPLIED}, "The number of a whole year is supplied; targets for years judge it once"),
        ({"year_to_date": True}, "Numbers are sent for the year to date; each is taken apart"),
        ({"expected_within": 45}, "A number is late when 45 days have passed since the end of its period."),
        ({"window": 3, "decimals": 2}, "financial year, covering the 3 years that end then, printed to 2 decimals."),
        ({"roll_up": RollUp.SUPPLIED}, "Each place’s own number is supplied; nothing is added up or averaged."),
        ({"fractional": True}, "need not be whole: they add up, give no interval and no margin in children"),
        ({"coverage": n("0.9")}, "those known must cover 90 % of the denominator."),
        ({"sensitive": True}, "a number that says that every child is counted, or that none is left, is withheld too."),
        ({"part_of": "ni-111"}, "The children counted are among those of NI 111."),
        ({"same_children_as": "ni-99"}, "It is of the same children as ni-99: both have one denominator."),
        ({"breaks": (Break(at=year(2010), why="another chart"),)}, "The definition changed at 2010/11: another chart."),
    ],
)
def test_measuring_says_what_how_often_and_how_it_adds_up(known: dict[str, object], says: str) -> None:
    """Every kind of measure has its own words."""
    other: Measure = replace(measure(), **known)  # type: ignore[arg-type]
    assert says in plain(measuring(other, {"ni-111": "NI 111"}))


def test_a_change_names_its_base() -> None:
    """The base's period may be of another kind of year, and is printed as written."""
    change = replace(
        measure(), kind=Kind.CHANGE, parts=Kind.RATE, per=n("1000"), base=Base(period="1998", value=n("31.4"))
    )
    assert plain(measuring(change)).startswith(
        "The change in percent since the base, 31.4 in 1998, of the rate per 1,000 young people aged 16 to 18."
    )


def test_accountability_tells_a_population_from_a_service() -> None:
    """A performance measure says which of the three questions it answers."""
    assert "a whole population" in accountability(rule())
    service = replace(rule(), accountability="performance", question="better off")
    assert accountability(service).endswith("tells of a service, whether anyone is better off.")


def test_every_choice_of_the_policy_is_said() -> None:
    """Nothing is left to a default, in whichever way it was chosen."""
    chosen = replace(plan().policy, compare=Compare.EXACT, suppress_below=0)
    assert plain(policy_sentences(plan().policy)) == (
        "Numbers are compared as they are printed: rounded first, an exact half away from zero. "
        "A trajectory is on course from 95 % of the planned pace. "
        "A number is late when 365 days have passed since the end of its period. "
        "Counts from 1 to 5 are withheld, and with them every number they could be worked out from."
    )
    assert "compared exactly, before they are rounded" in plain(policy_sentences(chosen))
    assert "No number is withheld for being small." in plain(policy_sentences(chosen))
    assert "one place’s own numbers" in plain(policy_sentences(replace(plan().policy, insiders=True)))
