"""As Fingertips does it: the recent trend, a target of one or two limits, a comparator held against an interval."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.assess.methods.fingertips_trend import trend_direction
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Question
from oba.domain.measure import Break, Kind
from oba.domain.period import Period
from oba.domain.rule import Comparators, Direction, Method
from tests.assess.situation import EXACT, HIGHER, LOWER, NEARER, NONE, PERCENT, SCORE, Situation, towards, years
from tests.assess_methods.asked import EIGHT, Numbers, as_, heard, moved, rated_as, working
from tests.build import WHERE, n, quarter, year

IS_IT, ENOUGH, COMPARED = Question.DIRECTION, Question.THRESHOLD, Question.COMPARATORS
FINGERTIPS = as_(Method.FINGERTIPS)


def trend(values: Numbers, direction: Direction = LOWER) -> Situation:
    """A series whose direction is asked of Fingertips."""
    return Situation(values=values, direction=as_(Method.FINGERTIPS, direction))


def of(*counts: int, total: int = 14700) -> Numbers:
    """Percentages of the same number of people each year, up to 2009/10."""
    return years(*(f"{count} of {total}" for count in counts), since=2010 - len(counts))


def test_the_series_of_the_eight_verdicts() -> None:
    """Increasing and getting worse; χ² is 55.6 by the intervals and 50.7 by the counts."""
    found = trend(EIGHT).find(IS_IT)
    assert heard(found) == ("worsening", "increasing and getting worse")
    assert "χ² is 55.6 by the intervals (50.7 by the counts)" in working(found)
    assert round(float(moved(found).chi_square or 0), 1) == 55.6
    assert moved(found).first == year(2005)
    assert [chance.signal for chance in found.chances] == [True]


@pytest.mark.parametrize(
    ("direction", "answer", "verdict"),
    [
        (LOWER, "worsening", "increasing and getting worse"),
        (HIGHER, "improving", "increasing and getting better"),
        (NONE, "rising", "increasing"),
    ],
)
def test_its_words_follow_the_good_way(direction: Direction, answer: str, verdict: str) -> None:
    """Better or worse where one way is, else only the way."""
    assert heard(trend(EIGHT, direction).find(IS_IT)) == (answer, verdict)
    falling = of(926, 911, 882, 779, 676)
    assert trend(falling, direction).find(IS_IT).verdict.startswith("decreasing")


def test_ups_and_downs_are_no_significant_change() -> None:
    """Five numbers that lean by no more than chance are steady, and the test has not signalled."""
    found = trend(of(600, 590, 605, 595, 602)).find(IS_IT)
    assert heard(found) == ("steady", "no significant change")
    assert [chance.signal for chance in found.chances] == [False]


def test_one_number_alone_makes_no_trend() -> None:
    """A line that leans only because of its last number does not count, whatever χ² says."""
    found = trend(of(600, 610, 600, 590, 900)).find(IS_IT)
    assert found.says == "steady"
    assert "one number alone turns the line" in working(found)


def test_a_level_line_counts_as_rising() -> None:
    """Four equal numbers and a higher one are a trend to Fingertips; turned over, they are none."""
    up, down = of(500, 500, 500, 500, 900, total=1000), of(500, 500, 500, 500, 100, total=1000)
    assert trend(up, HIGHER).says(IS_IT) == "improving"
    assert trend(down, LOWER).says(IS_IT) == "steady"


@given(st.lists(st.integers(400, 600), min_size=5, max_size=8, unique=True))
def test_turned_over_the_trend_is_turned_over(counts: list[int]) -> None:
    """Without level lines the mirror image, with the other way good, has the same answer."""
    here = trend(of(*counts, total=1000), LOWER).find(IS_IT)
    there = trend(of(*(1000 - count for count in counts), total=1000), HIGHER).find(IS_IT)
    if "one number" not in working(here) + working(there):
        assert here.says == there.says


def test_a_gap_is_stepped_over() -> None:
    """As the successor does: a missing year does not end the series."""
    gapped: Numbers = {year(2003): "588 of 14700", **EIGHT, year(2006): Reason.LOW}
    assert trend(gapped).says(IS_IT) == "worsening"
    assert moved(trend(gapped).find(IS_IT)).first == year(2004)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (of(588, 676, 779, 882), Reason.TOO_FEW_POINTS),
        (years("4.0", "4.6", "5.3", "6.0", "6.2", since=2005), Reason.NO_NUMERATORS),
        ({**EIGHT, year(2009): "6.3"}, Reason.NO_NUMERATORS),
        (of(20, 20, 19, 18, 17, 16, total=20), Reason.NOT_APPLICABLE),
    ],
)
def test_why_it_cannot_be_calculated(values: Numbers, reason: Reason) -> None:
    """Too few numbers with counts, none for the latest, or a count of all in any year."""
    assert heard(trend(values).find(IS_IT)) == (reason, "cannot be calculated")


def test_what_it_does_not_test() -> None:
    """Scores, windows, quarters and nearer have a reason of their own; a changed definition too."""
    made = trend(EIGHT)
    assert replace(made, measure=SCORE).says(IS_IT) == "not applicable"
    assert replace(made, measure=replace(PERCENT, window=3)).says(IS_IT) == "rolling windows"
    assert trend(EIGHT, NEARER).says(IS_IT) == "no good direction"
    changed = replace(PERCENT, breaks=(Break(at=year(2007), why="counted anew"),))
    assert replace(made, measure=changed).says(IS_IT) == "definition break"
    early = replace(PERCENT, breaks=(Break(at=year(2005), why="counted anew"),))
    assert replace(made, measure=early).says(IS_IT) == "worsening"
    quarters: Numbers = {quarter(2009, one): "6 of 100" for one in (1, 2, 3, 4)}
    assert trend(quarters).says(IS_IT) == "not applicable"


def test_a_rate_is_tested_by_its_intervals_alone() -> None:
    """χ² by the counts is for proportions."""
    made = replace(trend(EIGHT), measure=replace(PERCENT, kind=Kind.RATE, per=n("100")))
    found = made.find(IS_IT)
    assert found.says == "worsening"
    assert "by the counts" not in working(found)


SENT = years(
    "588 of 14700 (3.7 to 4.3)", "676 of 14700 (4.3 to 4.9)", "779 of 14700 (4.9 to 5.7)", "882 of 14700 (5.6 to 6.4)",
    "911 of 14700 (5.8 to 6.6)", since=2005,
)  # fmt: skip


@pytest.mark.parametrize("at", SENT)
def test_a_number_without_its_interval_is_left_out_and_the_rest_tested(at: Period) -> None:
    """Of five complete numbers one came without an interval: the other four decide, and the working names it."""
    bare: Numbers = {**SENT, at: str(SENT[at]).partition(" (")[0]}
    found = trend(bare).find(IS_IT)
    assert heard(found) == ("worsening", "increasing and getting worse")
    assert "The latest 4, from" in working(found)
    assert f"Left out, for no interval is known: {at.label}." in working(found)
    assert moved(found).first == min(set(SENT) - {at}, key=lambda one: one.ordinal)
    older: Numbers = {year(2004): "500 of 14700 (3.2 to 3.7)", **bare}
    assert "The latest five, from 2004/05" in working(trend(older).find(IS_IT))


def test_without_any_interval_they_are_worked_out() -> None:
    """Where none was sent the counts give all of them, alike; one that was sent makes the others missing."""
    assert "Left out" not in working(trend(EIGHT).find(IS_IT))
    one: Numbers = {**EIGHT, year(2009): "926 of 14700 (5.9 to 6.7)"}
    assert heard(trend(one).find(IS_IT)) == ("no interval", "cannot be calculated")


def test_a_sum_of_parts_is_never_left_out() -> None:
    """Nobody sends an interval with a sum; it has that of its counts."""
    case = trend({**SENT, year(2009): "926 of 14700"}).case
    added = replace(case.judged, rolled_up=("north", "south"))
    whole = replace(case.series, figures={**case.series.figures, added.period: added})
    assert "The latest five" in working(trend_direction(replace(case, series=whole, judged=added)))


def test_an_interval_without_width_tells_nothing() -> None:
    """Fingertips says no change, as it does where no number has an interval; here both are no interval."""
    flat: Numbers = dict.fromkeys(EIGHT, "588 of 14700 (4.0 to 4.0)")
    assert heard(trend(flat).find(IS_IT)) == ("no interval", "cannot be calculated")


# Targets.


def rated(latest: str, target: str, direction: Direction = LOWER, limit: str = "") -> Situation:
    """A number of 2009/10 against a target that Fingertips judges."""
    return Situation(
        values=years(latest, since=2009),
        direction=direction,
        threshold=rated_as(Method.FINGERTIPS, limit),
        trajectory=towards({year(2009): target}),
    )


@pytest.mark.parametrize(
    ("latest", "target", "direction", "heard_"),
    [
        ("4.0", "at most 4", LOWER, ("green", "better")),
        ("4.1", "at most 4", LOWER, ("red", "worse")),
        ("4.0", "at least 4", HIGHER, ("green", "better")),
        ("3.9", "at least 4", HIGHER, ("red", "worse")),
        ("4.0", "below 4", LOWER, ("green", "better")),
        ("4.0", "above 4", HIGHER, ("green", "better")),
        ("4.1", "exactly 4", HIGHER, ("green", "better")),
        ("4.1", "exactly 4", LOWER, ("red", "worse")),
        ("25", "between 20 and 30", NEARER, ("no good direction", "not compared")),
    ],
)
def test_a_target_of_one_limit(latest: str, target: str, direction: Direction, heard_: tuple[str, str]) -> None:
    """On it is better, whichever way is good, and a strict one too; there is no amber."""
    assert heard(rated(latest, target, direction).find(ENOUGH)) == heard_


@pytest.mark.parametrize(
    ("latest", "target", "limit", "direction", "answer"),
    [
        ("3.9", "at most 4", "0.5 points", LOWER, "green"),
        ("4.0", "at most 4", "0.5 points", LOWER, "amber"),
        ("4.4", "at most 4", "0.5 points", LOWER, "amber"),
        ("4.5", "at most 4", "0.5 points", LOWER, "red"),
        ("4.0", "at least 4", "0.5 points", HIGHER, "green"),
        ("3.9", "at least 4", "0.5 points", HIGHER, "amber"),
        ("3.5", "at least 4", "0.5 points", HIGHER, "amber"),
        ("3.4", "at least 4", "0.5 points", HIGHER, "red"),
    ],
)
def test_a_target_of_two_limits(latest: str, target: str, limit: str, direction: Direction, answer: str) -> None:
    """The target and the amber edge: each belongs to what lies above it, so that the two good ways are no mirror."""
    found = rated(latest, target, direction, limit).find(ENOUGH)
    assert found.says == answer
    assert "each belongs to what lies above it" in working(found)
    assert found.target == target


TENTHS = st.integers(30, 60).map(lambda tenths: Fraction(tenths, 10))
SAID = {"green": "better", "amber": "similar", "red": "worse"}


@given(TENTHS, TENTHS, st.booleans())
def test_one_limit_is_the_published_comparison(latest: Fraction, target: Fraction, higher: bool) -> None:  # noqa: FBT001
    """Whatever number and target, it is SingleValueTargetComparer."""
    word, direction = ("at least", HIGHER) if higher else ("at most", LOWER)
    found = rated(str(latest), f"{word} {target}", direction).find(ENOUGH)
    met = latest >= target if higher else latest <= target
    assert found.verdict == ("better" if met else "worse")


@given(TENTHS, TENTHS, st.booleans())
def test_two_limits_are_the_published_comparison(latest: Fraction, target: Fraction, higher: bool) -> None:  # noqa: FBT001
    """Whatever number and target, half a point of amber is RangeTargetComparer."""
    word, direction = ("at least", HIGHER) if higher else ("at most", LOWER)
    ends = (target - Fraction(1, 2), target) if higher else (target, target + Fraction(1, 2))
    found = rated(str(latest), f"{word} {target}", direction, "0.5 points").find(ENOUGH)
    above = (latest >= ends[1]) - (latest < ends[0])
    assert found.verdict == {1: "better", 0: "similar", -1: "worse"}[above if higher else -above]
    assert SAID[found.says] == found.verdict


def test_a_target_that_is_no_number_is_no_ones() -> None:
    """Not yet due, to be agreed and reduce are answered before a method is asked."""
    assert rated("4.0", "to be agreed").says(ENOUGH) == "target to be agreed"
    assert rated("4.0", "reduce").says(ENOUGH) == "not collected"


# Comparators.


def compared(latest: str, there: str | Reason, direction: Direction = LOWER) -> Situation:
    """A number beside England's, which Fingertips compares."""
    return Situation(
        values=years(latest, since=2009),
        direction=direction,
        comparators=Comparators(places=("england",), method=Method.FINGERTIPS, where=WHERE),
        others={"england": years(there, since=2009)},
    )


@pytest.mark.parametrize(
    ("there", "answer"),
    [("5.8", "worse"), ("5.9", "similar"), ("6.3", "similar"), ("6.7", "similar"), ("6.8", "better")],
)
def test_a_comparator_inside_the_interval_is_similar(there: str, answer: str) -> None:
    """The ends of the 95 % interval are part of it."""
    assert heard(compared("6.3 (5.9 to 6.7)", there).find(COMPARED)) == (answer, answer)


@pytest.mark.parametrize(
    ("there", "answer"),
    [("5.8", "higher"), ("5.9", "similar"), ("6.3", "similar"), ("6.7", "similar"), ("6.8", "lower")],
)
def test_without_judgement_it_is_higher_or_lower(there: str, answer: str) -> None:
    """Where neither way is better Fingertips says which is more, and so do we."""
    assert heard(compared("6.3 (5.9 to 6.7)", there, NONE).find(COMPARED)) == (answer, answer)


def test_why_it_is_not_compared() -> None:
    """No interval is never similar; nearer is no direction that it knows; no number is no comparator."""
    assert heard(compared("6.3", "6.3").find(COMPARED)) == ("no interval", "not compared")
    nearer = compared("6.3 (5.9 to 6.7)", "6.3", NEARER).find(COMPARED)
    assert heard(nearer) == ("no good direction", "not compared")
    assert "Fingertips cannot compare it: it tells up from down, and nearer is neither." in working(nearer)
    assert compared("6.3 (5.9 to 6.7)", Reason.LOW).says(COMPARED) == "low"


def test_numbers_are_compared_as_the_plan_compares_them() -> None:
    """As printed, 4.04 meets a target of 4.0, for the card would say so; exactly, it does not."""
    made = rated("4.04", "at most 4")
    assert made.find(ENOUGH).answer is Answer.GREEN
    assert replace(made, policy=EXACT).find(ENOUGH).answer is Answer.RED
