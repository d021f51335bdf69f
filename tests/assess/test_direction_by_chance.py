"""direction by a test of chance: two intervals, a recent trend, a control chart."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.assess.control_chart import CONTROL_CHART, FEWEST_TO_SIGNAL
from oba.domain.chance import Chance
from oba.domain.evidence import Reason
from oba.domain.finding import Finding, Movement, Question
from oba.domain.measure import Break, Kind
from oba.domain.period import Period
from oba.domain.rule import Better, ChanceTest, Direction, With
from oba.statistics.xmr import chart
from tests.assess.situation import (
    EXACT,
    HIGHER,
    LOWER,
    MOVING,
    NEARER,
    NONE,
    PERCENT,
    QUARTERLY,
    SCORE,
    Situation,
    towards,
    years,
)
from tests.build import n, quarter, year

IS_IT = Question.DIRECTION
INTERVALS, TREND, XMR = ChanceTest.INTERVALS, ChanceTest.RECENT_TREND, ChanceTest.XMR
Numbers = dict[Period, str | Reason]
OPPOSITE = {"improving": "worsening", "worsening": "improving"}


def by(test: ChanceTest, direction: Direction = LOWER) -> Direction:
    """A direction decided by a test."""
    return replace(direction, test=test)


def moved(found: Finding) -> Movement:
    """The movement behind an answer."""
    assert isinstance(found.detail, Movement)
    return found.detail


def working(found: Finding) -> str:
    """The working, in one text."""
    return " ".join(step.says for step in found.steps)


# Two intervals.


@pytest.mark.parametrize(
    ("before", "latest", "answer"),
    [
        ("5.0 (4.5 to 5.5)", "4.0 (3.5 to 4.4)", "improving"),
        ("5.0 (4.5 to 5.5)", "4.0 (3.5 to 4.5)", "steady"),
        ("5.0 (4.5 to 5.5)", "6.0 (5.5 to 6.5)", "steady"),
        ("5.0 (4.5 to 5.5)", "6.0 (5.6 to 6.5)", "worsening"),
        ("5.0 (4.5 to 5.5)", "5.0 (4.5 to 5.5)", "steady"),
        ("931 of 14700", "634 of 14700", "improving"),
        ("926 of 14700", "911 of 14700", "steady"),
    ],
)
def test_two_intervals_that_touch_or_overlap_are_steady(before: str, latest: str, answer: str) -> None:
    """Only intervals that neither touch nor overlap are change; turned over, the answer is turned over."""
    values = years(before, latest)
    assert Situation(values=values, direction=by(INTERVALS)).says(IS_IT) == answer
    assert Situation(values=values, direction=by(INTERVALS, HIGHER)).says(IS_IT) == OPPOSITE.get(answer, answer)
    told = {"improving": "falling", "worsening": "rising"}.get(answer, answer)
    assert Situation(values=values, direction=by(INTERVALS, NONE)).says(IS_IT) == told


def test_ends_that_touch_as_printed_touch() -> None:
    """4.46 prints as 4.5 and touches 4.5; exactly, the two are apart."""
    values = years("5.0 (4.5 to 5.5)", "4.0 (3.5 to 4.46)")
    assert Situation(values=values, direction=by(INTERVALS)).says(IS_IT) == "steady"
    assert Situation(values=values, direction=by(INTERVALS), policy=EXACT).says(IS_IT) == "improving"


def test_nearer_compares_how_far_the_intervals_are_from_the_aim() -> None:
    """From wholly above the aim to an interval that reaches it is improving; within it on both sides is steady."""
    far, near = "40 (38 to 42)", "29 (27 to 31)"
    assert Situation(values=years(far, near), direction=by(INTERVALS, NEARER)).says(IS_IT) == "improving"
    assert Situation(values=years(near, far), direction=by(INTERVALS, NEARER)).says(IS_IT) == "worsening"
    assert Situation(values=years(near, "21 (19 to 23)"), direction=by(INTERVALS, NEARER)).says(IS_IT) == "steady"


@pytest.mark.parametrize("missing", [("5.0", "4.0 (3.5 to 4.4)"), ("5.0 (4.5 to 5.5)", "4.0"), ("5.0", "4.0")])
def test_without_one_of_the_intervals_there_is_no_answer(missing: tuple[str, str]) -> None:
    """No interval is a reason, and the working says which number has none."""
    found = Situation(values=years(*missing), direction=by(INTERVALS)).find(IS_IT)
    assert found.reason is Reason.NO_INTERVAL
    assert found.answer is None
    assert found.chances == ()
    assert "its 95 % interval is not known" in working(found)


def test_a_start_written_in_the_rule_has_no_interval_of_its_own() -> None:
    """The start's observation lends its interval; a start without one gives no interval."""
    start = by(INTERVALS, replace(LOWER, compare_with=With.START))
    path = towards({year(2010): "at most 3"}, value="5.0")
    known = Situation(values=years("5.0 (4.5 to 5.5)", "4.9", "4.0 (3.5 to 4.4)"), direction=start, trajectory=path)
    assert known.says(IS_IT) == "improving"
    bare = Situation(values=years("4.0 (3.5 to 4.4)", since=2010), direction=start, trajectory=path)
    assert bare.says(IS_IT) == "no interval"
    other = Situation(values=years("7.8 (7.3 to 8.3)", "4.9", "4.0 (3.5 to 4.4)"), direction=start, trajectory=path)
    assert other.says(IS_IT) == "no interval"


def test_two_numbers_that_share_periods_are_not_held_against_each_other() -> None:
    """A moving year compared with the quarter before shares three quarters with it; a year earlier it shares none."""
    values: Numbers = {quarter(2009, q): f"{5 - q / 10} (4.99 to 5.01)" for q in range(1, 9)}
    values = dict.fromkeys(values, "5.0 (4.9 to 5.1)")
    rolling = Situation(values=values, direction=by(INTERVALS), measure=MOVING)
    assert rolling.says(IS_IT) == "rolling windows"
    yearly = by(INTERVALS, replace(LOWER, compare_with=With.LAST_YEAR))
    assert replace(rolling, direction=yearly).says(IS_IT) == "steady"


def test_intervals_say_what_they_were() -> None:
    """The finding keeps both intervals, the change and the chance of a false signal."""
    found = Situation(values=years("931 of 14700", "634 of 14700"), direction=by(INTERVALS)).find(IS_IT)
    assert [period.label for period, _ in moved(found).intervals] == ["2008/09", "2009/10"]
    assert [(str(one.low), str(one.high)) for _, one in moved(found).intervals] == [("6", "67/10"), ("4", "47/10")]
    assert found.chances == (Chance(of=n("0.006"), signal=True),)
    told = moved(found)
    assert (told.earlier, told.earlier_name, told.width, told.run) == (n("931") / 147, "2008/09", n("0"), 1)
    assert (told.change, found.margin, found.value) == (n("2.0"), n("2.0"), n("634") / 147)
    assert "2009/10: 4.3 %; 95 % interval 4.0 % to 4.7 % (Wilson)." in working(found).replace("\N{NO-BREAK SPACE}", " ")
    assert "The two intervals do not touch; lower is better: improving." in working(found)


def test_a_break_between_the_two_stops_the_intervals() -> None:
    """Nothing is compared across a change of definition."""
    broken = replace(PERCENT, breaks=(Break(at=year(2009), why="counted anew"),))
    values = years("5.0 (4.5 to 5.5)", "4.0 (3.5 to 4.4)")
    assert Situation(values=values, direction=by(INTERVALS), measure=broken).says(IS_IT) == "definition break"


# The recent trend.

FALLING = ("110 of 1000", "100 of 1000", "88 of 1000", "76 of 1000", "60 of 1000")
LEVEL = ("100 of 1000", "103 of 1000", "99 of 1000", "102 of 1000", "98 of 1000")


@pytest.mark.parametrize(
    ("numbers", "answer"), [(FALLING, "improving"), (LEVEL, "steady"), (FALLING[::-1], "worsening")]
)
def test_five_numbers_that_lean_by_more_than_chance(numbers: tuple[str, ...], answer: str) -> None:
    """A line that leans is improving or worsening by which way is better, rising or falling where none is."""
    values = years(*numbers)
    assert Situation(values=values, direction=by(TREND)).says(IS_IT) == answer
    assert Situation(values=values, direction=by(TREND, HIGHER)).says(IS_IT) == OPPOSITE.get(answer, answer)
    told = {"improving": "falling", "worsening": "rising"}.get(answer, answer)
    assert Situation(values=values, direction=by(TREND, NONE)).says(IS_IT) == told


def test_only_the_latest_five_count() -> None:
    """A sixth number before them changes nothing, nor does a gap before them."""
    five = Situation(values=years(*FALLING), direction=by(TREND)).find(IS_IT)
    six = Situation(values=years("10 of 1000", *FALLING, since=2007), direction=by(TREND)).find(IS_IT)
    gap = Situation(values=years("9 of 1000", Reason.LOW, *FALLING, since=2006), direction=by(TREND)).find(IS_IT)
    assert moved(five).chi_square == moved(six).chi_square == moved(gap).chi_square
    assert (five.answer, moved(six).first) == (six.answer, year(2008))


@pytest.mark.parametrize("numbers", [FALLING[:4], (*FALLING[:3], Reason.NOT_COLLECTED, *FALLING[3:]), FALLING[:1]])
def test_fewer_than_five_in_a_row_are_too_few(numbers: tuple[str | Reason, ...]) -> None:
    """A gap among the latest five breaks them, and four are no trend: a reason, never 'steady'."""
    found = Situation(values=years(*numbers), direction=by(TREND)).find(IS_IT)
    assert (found.answer, found.reason) == (None, Reason.TOO_FEW_POINTS)
    assert "without a gap" in working(found)


def test_the_trend_has_reasons_for_breaks_windows_and_bare_numbers() -> None:
    """A break inside the five, overlapping windows, and any number without an interval each stop the trend."""
    values = years(*FALLING)
    broken = replace(PERCENT, breaks=(Break(at=year(2010), why="counted anew"),))
    assert Situation(values=values, direction=by(TREND), measure=broken).says(IS_IT) == "definition break"
    before = replace(PERCENT, breaks=(Break(at=year(2008), why="counted anew"),))
    assert Situation(values=values, direction=by(TREND), measure=before).says(IS_IT) == "improving"
    few = Situation(values=years(*FALLING[:4]), direction=by(TREND), measure=broken)
    assert few.says(IS_IT) == "too few points"
    second = replace(PERCENT, breaks=(Break(at=year(2009), why="counted anew"),))
    assert Situation(values=values, direction=by(TREND), measure=second).says(IS_IT) == "definition break"
    windows = replace(PERCENT, window=2)
    assert Situation(values=values, direction=by(TREND), measure=windows).says(IS_IT) == "rolling windows"
    bare = Situation(values=years(*FALLING[:2], "8.8", *FALLING[3:]), direction=by(TREND)).find(IS_IT)
    assert bare.reason is Reason.NO_INTERVAL
    assert "No 95 % interval is known for 2010/11." in working(bare)
    flat = Situation(values=years(*FALLING[:4], "6 (6 to 6)"), direction=by(TREND)).find(IS_IT)
    assert flat.reason is Reason.NO_INTERVAL
    assert "An interval without width tells nothing." in working(flat)


def test_a_trend_that_one_number_makes_is_none() -> None:
    """Significant, but left out one number the line turns: steady, and the working says why."""
    values = years("5 (4.9 to 5.1)", "4.9 (4.8 to 5.0)", "4.8 (4.7 to 4.9)", "4.7 (4.6 to 4.8)", "7 (6.9 to 7.1)")
    found = Situation(values=values, direction=by(TREND)).find(IS_IT)
    assert found.says == "steady"
    assert "They lean by more than chance" in working(found)
    assert "but only because of one of them" in working(found)


@pytest.mark.parametrize("unit", [1, 10])
def test_a_line_that_lies_level_without_one_number_is_no_trend_in_any_unit(unit: int) -> None:
    """5.1, 4.7, 4.8 and 5.0 lie level, exactly; tenths in floats would lean by a hair."""
    numbers = [n(text) * unit for text in ("5.1", "4.7", "4.8", "5.3", "5.0")]
    wide = n("0.05") * unit
    values = years(*(f"{x} ({x - wide} to {x + wide})" for x in numbers))
    found = Situation(values=values, direction=by(TREND), measure=SCORE, policy=EXACT).find(IS_IT)
    assert found.says == "steady"
    assert "but only because of one of them" in working(found)


def test_a_trend_says_what_it_looked_at() -> None:
    """The finding keeps chi-squared, the first of the five, the run of moves, the earlier number and the chance."""
    found = Situation(values=years(*FALLING), direction=by(TREND)).find(IS_IT)
    assert moved(found).first == year(2008)
    assert moved(found).run == 4
    assert moved(found).earlier == n("7.6")
    assert (moved(found).earlier_name, moved(found).width, found.value) == ("2011/12", n("0"), n("6"))
    assert found.margin == n("1.6")
    assert found.chances == (Chance(of=n("0.002"), signal=True),)
    assert "fall by more than chance" in working(found)
    assert "rise by more" in working(Situation(values=years(*FALLING[::-1]), direction=by(TREND)).find(IS_IT))
    level = Situation(values=years(*LEVEL), direction=by(TREND)).find(IS_IT)
    assert level.chances == (Chance(of=n("0.002"), signal=False),)
    assert "do not lean by more than chance" in working(level)


@given(st.lists(st.integers(30, 70), min_size=5, max_size=7))
def test_a_trend_turned_over_is_turned_over(counts: list[int]) -> None:
    """Counting those who are not instead of those who are gives the same answer where the other way is better."""
    one = years(*(f"{count} of 100" for count in counts))
    other = years(*(f"{100 - count} of 100" for count in counts))
    assert Situation(values=one, direction=by(TREND)).says(IS_IT) == Situation(
        values=other, direction=by(TREND, HIGHER)
    ).says(IS_IT)


def test_a_trend_without_the_earlier_number_still_answers() -> None:
    """What the rule compares with is told beside a trend, and missing it is no reason."""
    start = by(TREND, replace(LOWER, compare_with=With.START))
    found = Situation(values=years(*FALLING), direction=start).find(IS_IT)
    assert found.says == "improving"
    assert (moved(found).earlier, moved(found).change, found.margin) == (None, None, None)


# The control chart.

QUIET = ("5.0", "5.2", "4.9", "5.1", "5.0", "4.8", "5.1", "5.0", "4.9", "5.2", "5.0", "5.1")


def charted(*numbers: str | Reason, direction: Direction = LOWER) -> Situation:
    """Quarterly scores on a control chart."""
    values: Numbers = {quarter(2005, 1).shift(at): number for at, number in enumerate(numbers)}
    return Situation(values=values, direction=by(XMR, direction), measure=replace(QUARTERLY, kind=SCORE.kind, per=None))


@pytest.mark.parametrize(
    ("last", "answer", "cause"),
    [
        (("5.0",), "steady", ""),
        (("6.5",), "worsening", "outside the limits"),
        (("3.5",), "improving", "outside the limits"),
        (("4.9",) * 7, "improving", "seven points on one side of the mean"),
        (("5.0", "5.05", "5.1", "5.15", "5.2", "5.25", "5.3"), "worsening", "seven points rising or falling"),
    ],
)
def test_the_latest_special_cause_decides(last: tuple[str, ...], answer: str, cause: str) -> None:
    """Common cause is steady; a special cause is improving or worsening by the side it lies on."""
    made = charted(*QUIET, *last)
    made = replace(made, measure=replace(made.measure, decimals=2))
    found = made.find(IS_IT)
    assert found.says == answer
    drawn = moved(found).chart
    assert drawn is not None
    assert drawn.cause == cause
    turned = replace(made, direction=by(XMR, HIGHER))
    assert turned.says(IS_IT) == OPPOSITE.get(answer, answer)
    told = {"improving": "falling", "worsening": "rising"}.get(answer, answer)
    assert replace(made, direction=by(XMR, NONE)).says(IS_IT) == told


def counted(*numbers: int) -> Situation:
    """Quarterly counts on a control chart."""
    made = charted(*map(str, numbers))
    return replace(made, measure=replace(made.measure, kind=Kind.COUNT, decimals=0))


def test_control_limits_are_cut_at_what_can_be_and_say_so() -> None:
    """No count lies below 0, and its lower limit does not either: 0 to 9, cut at 0; a score's has no bound."""
    numbers = (3, 0, 2, 5, 1, 0, 4, 2, 0, 1, 6, 2, 0, 3, 1, 2)
    found = counted(*numbers).find(IS_IT)
    assert "mean 2.0, control limits 0.0 to 8.9, cut at 0." in working(found)
    drawn = moved(found).chart
    assert drawn is not None
    assert (drawn.stretches[-1].lower, drawn.stretches[-1].cut) == (n("0"), (n("0"),))
    assert "control limits −4.92 to 8.92." in working(charted(*map(str, numbers)).find(IS_IT))
    shares = replace(charted("99", "1", "99", "1", "99"), measure=QUARTERLY)
    assert "control limits 0.00 % to 100.00 %, cut at 0 % and 100 %" in working(shares.find(IS_IT)).replace(
        "\N{NO-BREAK SPACE}", " "
    )


@given(st.lists(st.integers(0, 9), min_size=12, max_size=20))
def test_cutting_limits_changes_no_signal(numbers: list[int]) -> None:
    """No number lies beyond a limit that was cut: counts signal exactly where the same scores, never cut, do."""
    made = counted(*numbers)
    cut, whole = made.find(IS_IT), replace(made, measure=replace(made.measure, kind=Kind.SCORE)).find(IS_IT)
    assert cut.answer is whole.answer
    here, there = moved(cut).chart, moved(whole).chart
    assert here
    assert there
    assert (here.signals, here.cause) == (there.signals, there.cause)


def test_a_signal_that_has_passed_is_no_signal() -> None:
    """An earlier point outside the limits stays marked on the chart, and the latest number decides."""
    found = charted(*QUIET[:6], "6.2", *QUIET[6:]).find(IS_IT)
    drawn = moved(found).chart
    assert drawn is not None
    assert found.says == "steady"
    assert [(period.label, way) for period, way in drawn.signals] == [("2006/07 Q3", 1)]
    assert found.chances == (Chance(of=CONTROL_CHART, signal=False),)


@pytest.mark.parametrize(("count", "trial"), [(5, True), (11, True), (12, False)])
def test_under_twelve_numbers_the_limits_are_on_trial(count: int, trial: bool) -> None:  # noqa: FBT001
    """Eleven numbers give trial limits, twelve do not, and the working says so."""
    found = charted(*QUIET[:count]).find(IS_IT)
    drawn = moved(found).chart
    assert drawn is not None
    assert drawn.trial is trial
    assert ("trial limits" in working(found)) is trial


@pytest.mark.parametrize("numbers", [QUIET[:1], QUIET[:4], (*QUIET[:4], Reason.LOW)])
def test_under_five_numbers_are_too_few(numbers: tuple[str | Reason, ...]) -> None:
    """Where no rule could signal there is no answer."""
    known = [number for number in numbers if not isinstance(number, Reason)]
    found = charted(*known).find(IS_IT)
    assert (found.answer, found.reason) == (None, Reason.TOO_FEW_POINTS)
    assert "under 5 no rule of a control chart could signal" in working(found)


def test_no_four_numbers_can_signal() -> None:
    """Every four numbers from 0 to 9 are within the ordinary ups and downs: five is the least that can tell."""
    assert FEWEST_TO_SIGNAL == 5
    series = (chart([float(v) for v in four]).points for four in product(range(10), repeat=FEWEST_TO_SIGNAL - 1))
    assert not any(point.way for points in series for point in points)
    assert any(point.way for point in chart([0.0, 0.0, 0.0, 0.0, 9.0]).points)


def test_numbers_of_which_no_two_are_neighbours_have_no_limits() -> None:
    """Five numbers with a gap between each have no moving ranges: too few points."""
    gapped = [number for value in QUIET[:5] for number in (value, Reason.NOT_COLLECTED)][:-1]
    found = charted(*gapped).find(IS_IT)
    assert found.reason is Reason.TOO_FEW_POINTS
    assert "No two numbers stand next to each other" in working(found)


def test_a_constant_series_is_steady() -> None:
    """No variation is an answer, not an error."""
    found = charted(*("5.1",) * 14).find(IS_IT)
    drawn = moved(found).chart
    assert drawn is not None
    assert found.says == "steady"
    assert "The numbers do not vary: steady." in working(found)
    assert {drawn.stretches[0].lower, drawn.stretches[0].upper} == {drawn.stretches[0].mean}


def test_a_changed_definition_starts_the_chart_anew() -> None:
    """Limits and rules restart at a break, the earlier stretch keeps its own, and the new counts its own numbers."""
    made = charted(*QUIET, *("9.0", "9.1", "8.9", "9.0", "9.2"))
    at = quarter(2005, 1).shift(len(QUIET))
    broken = replace(made, measure=replace(made.measure, breaks=(Break(at=at, why="counted anew"),)))
    drawn = moved(broken.find(IS_IT)).chart
    assert drawn is not None
    assert [(one.first.label, one.last.label) for one in drawn.stretches] == [
        ("2005/06 Q1", "2007/08 Q4"),
        ("2008/09 Q1", "2009/10 Q1"),
    ]
    assert (drawn.trial, broken.says(IS_IT)) == (True, "steady")
    assert made.says(IS_IT) == "worsening"
    lone = replace(
        broken, values={at.shift(-1): "5.0", **{p: v for p, v in broken.values.items() if p.ordinal >= at.ordinal}}
    )
    drawn = moved(lone.find(IS_IT)).chart
    assert drawn is not None
    assert [one.first for one in drawn.stretches] == [at]
    short = replace(broken, values=dict(list(broken.values.items())[:-2]))
    assert short.says(IS_IT) == "too few points"


def test_numbers_that_share_periods_are_not_charted() -> None:
    """A chart of overlapping numbers would see runs where there are none."""
    values = years(*("5 of 100",) * 12, since=1998)
    assert (
        Situation(values=values, direction=by(XMR), measure=replace(PERCENT, window=3)).says(IS_IT) == "rolling windows"
    )


def test_a_missing_number_breaks_a_run() -> None:
    """Seven on one side signal; with one of them missing they do not."""
    quiet = replace(charted(*QUIET, *("4.9",) * 7), policy=EXACT)
    assert quiet.says(IS_IT) == "improving"
    assert charted(*QUIET, *("4.9",) * 3, Reason.LOW, *("4.9",) * 3).says(IS_IT) == "steady"


def test_a_chart_takes_numbers_as_they_are_printed() -> None:
    """Seven numbers that only rise beyond what is printed do not rise."""
    rising = [f"{5 + step / 1000:.3f}" for step in range(6)]
    assert charted(*QUIET, *rising).says(IS_IT) == "steady"
    assert replace(charted(*QUIET[:-1], "4.9", *rising), policy=EXACT).says(IS_IT) == "worsening"


def test_limits_are_written_finer_than_the_numbers() -> None:
    """One decimal more, so that a number is never said to be outside a limit that looks the same."""
    found = charted("4.0", "4.6", "5.3", "6.0", "6.2", "6.3")
    assert "6 numbers from 2005/06 Q1: mean 5.40, control limits 4.18 to 6.62" in working(found.find(IS_IT))


@pytest.mark.parametrize(
    "numbers",
    [
        ("44.3", "43.8", "43.8", "44.1", "44.4", "44.4", "44.2", "44.3", "44.3", "44.4", "44.2"),
        ("2.0", "2.6", "2.8", "2.5", "2.7", "2.8", "2.9", "2.8", "2.8", "2.8", "3.0"),
    ],
)
def test_a_number_on_the_mean_breaks_a_run(numbers: tuple[str, ...]) -> None:
    """44.2 is the mean, exactly, though floats put it a hair to one side; turned over, the chart says the same."""
    assert charted(*numbers).says(IS_IT) == "steady"
    turned = charted(*(str(n("100") - n(number)) for number in numbers), direction=HIGHER)
    assert turned.says(IS_IT) == "steady"


def test_one_old_blip_does_not_make_every_number_special() -> None:
    """Were its ranges screened out, the limits would lie on the mean and 100 beyond them."""
    blip = charted(*("100",) * 8, "98", *("100",) * 5, direction=HIGHER)
    assert blip.says(IS_IT) == "steady"
    drawn = moved(blip.find(IS_IT)).chart
    assert drawn is not None
    assert drawn.stretches[0].lower < n("99.5") < n("100") < drawn.stretches[0].upper


def test_how_often_a_chart_signals_by_chance() -> None:
    """About 16 in a thousand latest points of 24 numbers from one normal distribution signal: what a page adds up."""
    random = Random(7)  # noqa: S311 - no secret
    charts = [chart([random.gauss(0, 1) for _ in range(24)]) for _ in range(4000)]
    share = sum(1 for one in charts if one.points[-1].way) / len(charts)
    assert abs(share - float(CONTROL_CHART)) < 0.005


@given(st.lists(st.integers(0, 30), min_size=5, max_size=20))
def test_a_chart_turned_over_is_turned_over(numbers: list[int]) -> None:
    """Turned about 15, with the other way better, every series has the same answer."""
    one = charted(*map(str, numbers))
    other = charted(*(str(30 - number) for number in numbers), direction=HIGHER)
    assert one.says(IS_IT) == other.says(IS_IT)


def test_better_is_not_needed_for_a_chart() -> None:
    """Without a good direction a special cause is rising or falling."""
    assert charted(*QUIET, "9.0", direction=replace(NONE, better=Better.NONE)).says(IS_IT) == "rising"
