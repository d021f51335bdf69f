"""baseline: are we turning the curve?  The order of the answers, what stops one, what the finding gives."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from oba.assess.assessment import findings_of
from oba.assess.baseline import forecaster, history_points
from oba.domain.evidence import Reason, Series
from oba.domain.finding import Answer, Curve, Finding, Question
from oba.domain.measure import Break, Kind
from oba.domain.rule import Baseline, Direction, Forecast
from tests.assess.situation import (
    EXACT,
    HIGHER,
    LOWER,
    MOVING,
    NEARER,
    NONE,
    PERCENT,
    SCORE,
    Numbers,
    Situation,
    towards,
    years,
)
from tests.build import INDICATOR, TOP, WHERE, n, quarter, year

TURNING = Question.BASELINE


def history(since: int, to: int, forecast: Forecast = Forecast.TREND) -> Baseline:
    """A baseline over the years from one to another, with an 80 percent interval."""
    return Baseline(history=tuple(map(year, range(since, to + 1))), forecast=forecast, where=WHERE)


HISTORY = history(2004, 2007)


def curve(found: Finding) -> Curve:
    """The curve behind an answer."""
    assert isinstance(found.detail, Curve)
    return found.detail


def stated(tolerance: str, **values: str) -> Baseline:
    """A stated forecast after two years of history; values by the year they start in."""
    forecasts = {year(int(start.removeprefix("y"))): n(value) for start, value in values.items()}
    two = history(2007, 2008, Forecast.STATED)
    return replace(two, stated=forecasts, tolerance=n(tolerance), reason="as the plan says")


# Lower is better: history ended at 6.2, the forecast is 7.0 and its tolerance 0.5: on baseline from 6.5 to 7.5.
FORECAST = Situation(values={}, measure=SCORE, baseline=stated("0.5", y2009="7.0"))


def ending(latest: str, direction: Direction = LOWER, forecast: Situation = FORECAST) -> Situation:
    """History 5.0, 6.2 and then the latest number."""
    return replace(forecast, values=years("5.0", "6.2", latest, since=2007), direction=direction)


@pytest.mark.parametrize(
    ("latest", "answer"),
    [
        ("7.6", "worse than baseline"),
        ("7.5", "on baseline"),
        ("7.0", "on baseline"),
        ("6.5", "on baseline"),
        ("6.4", "turning"),
        ("6.2", "turning"),
        ("6.1", "turned"),
        ("0.0", "turned"),
    ],
)
def test_the_answers_in_their_order(latest: str, answer: str) -> None:
    """Worse below the interval, on baseline within it, its ends included; beyond it turned if better than the last."""
    assert ending(latest).says(TURNING) == answer


@pytest.mark.parametrize(
    ("latest", "answer"),
    [
        ("6.4", "worse than baseline"),
        ("6.5", "on baseline"),
        ("7.5", "on baseline"),
        ("7.6", "turned"),
    ],
)
def test_with_higher_better_the_other_end_is_the_good_one(latest: str, answer: str) -> None:
    """The interval is turned with the direction: above it is better, and better than where history ended."""
    assert ending(latest, HIGHER).says(TURNING) == answer


@pytest.mark.parametrize(
    ("latest", "answer"),
    [("38", "worse than baseline"), ("36", "on baseline"), ("34", "on baseline"), ("33", "turned"), ("25", "turned")],
)
def test_nearer_measures_the_distance_to_the_aim(latest: str, answer: str) -> None:
    """With nearer, the forecast of 35 within 1 is 4 to 6 from the aim; history ended 5 away."""
    away = replace(FORECAST, baseline=stated("1", y2009="35"), direction=NEARER)
    assert replace(away, values=years("30", "35", latest, since=2007)).says(TURNING) == answer


def test_nearer_speaks_of_the_distance_to_the_aim() -> None:
    """The working says how far from the aim the forecast, its ends and our number are."""
    away = replace(FORECAST, baseline=stated("1", y2009="35"), direction=NEARER)
    found = replace(away, values=years("30", "35", "16", since=2007)).find(TURNING)
    said = " ".join(step.says for step in found.steps).replace("\N{NO-BREAK SPACE}", " ")
    assert "gives 35.0 for 2009/10, 5.0 from the aim; tolerance 34.0 to 36.0, 4.0 to 6.0 from the aim." in said
    assert said.endswith("History ended at 35.0; we are 4.0 from the aim, 1.0 nearer than then: on baseline.")
    alone = replace(away, values={year(2009): "36"}).find(TURNING)
    assert alone.steps[-1].says == "No number of the history is known; we are 6.0 from the aim: on baseline."


def test_nothing_turns_from_a_forecast_that_reaches_the_aim() -> None:
    """Where the forecast's interval touches the aim nothing is better than it."""
    touching = replace(FORECAST, baseline=stated("5", y2009="35"), direction=NEARER)
    assert replace(touching, values=years("30", "45", "25", since=2007)).says(TURNING) == "on baseline"


def test_slowing_a_decline_is_progress() -> None:
    """One invented series of which other systems make eight verdicts: the decline slows, and the curve is turning."""
    slowing = Situation(
        values=years("4.0", "4.6", "5.3", "6.0", "6.2", "6.3", since=2004), baseline=history(2004, 2008)
    )
    found = slowing.find(TURNING)
    at = curve(found).at
    assert at is not None
    assert (at.middle, at.low, at.high) == (n("7.0"), n("6.6"), n("7.4"))
    assert found.answer is Answer.TURNING
    assert replace(slowing, policy=EXACT).find(TURNING).answer is Answer.TURNING
    exact = curve(replace(slowing, policy=EXACT).find(TURNING)).at
    assert exact is not None
    assert exact.middle == n("6.96")
    assert [round(float(end), 2) for end in (exact.low, exact.high)] == [6.56, 7.36]


@pytest.mark.parametrize(
    ("values", "baseline", "says"),
    [
        (years("4", "5", "6", "7"), history(2008, 2011), "too early"),
        (years("4", "5", "6", "7"), history(2008, 2012), "too early"),
        (years("4", "5", "6", "7", "8"), history(2008, 2011), "on baseline"),
        (years("4", "5", "6", "7"), history(2008, 2010), "too few points"),
        (years("4", "5", Reason.LOW, "7", "8"), history(2008, 2011), "too few points"),
        (years("4", "5", "6", "7"), history(2008, 2010, Forecast.LEVEL), "on baseline"),
        (years("4", "5", "6"), history(2008, 2009, Forecast.LEVEL), "too few points"),
        (years("4"), Baseline(history=(), forecast=Forecast.TREND, where=WHERE), "not asked"),
    ],
)
def test_enough_history_that_has_passed(values: Numbers, baseline: Baseline, says: str) -> None:
    """Too early up to the history's last period; a trend needs four numbers, a level three, and both a history."""
    assert Situation(values=values, baseline=baseline).says(TURNING) == says


def test_the_history_is_the_periods_named_and_no_others() -> None:
    """Numbers before, between and after the periods that the rule names change nothing; repeats count once."""
    named = Baseline(
        history=(year(2007), year(2005), year(2006), year(2005), year(2004)), forecast=Forecast.TREND, where=WHERE
    )
    plain = Situation(values=years("4", "5", "6", "7", "99", "8", since=2004), baseline=named)
    other = replace(plain, values={**plain.values, year(2003): "50", year(2008): "1"})
    one, two = curve(plain.find(TURNING)), curve(other.find(TURNING))
    assert one.at == two.at
    assert [value for _, value in history_points(plain.case)] == [4, 5, 6, 7]


@pytest.mark.parametrize(
    ("at", "says"),
    [(2008, "on baseline"), (2009, "definition break"), (2012, "definition break"), (2013, "on baseline")],
)
def test_no_forecast_crosses_a_change_of_definition(at: int, says: str) -> None:
    """A break within the history or between it and the period judged stops the comparison."""
    broken = replace(PERCENT, breaks=(Break(at=year(at), why="counted anew"),))
    found = Situation(values=years("4", "5", "6", "7", "8"), measure=broken, baseline=history(2008, 2011))
    assert found.says(TURNING) == says


def test_too_few_points_comes_before_a_break() -> None:
    """Of two reasons the earlier in the order is given: too early, then too few points, then the break."""
    broken = replace(PERCENT, breaks=(Break(at=year(2009), why="counted anew"),))
    few = Situation(values=years("4", "5", "6", "7"), measure=broken, baseline=history(2008, 2010))
    assert few.says(TURNING) == "too few points"
    assert replace(few, baseline=history(2008, 2011)).says(TURNING) == "too early"


def test_rolling_windows_have_no_forecast() -> None:
    """Windows that share years are not independent; the same history of windows side by side is."""
    windows = replace(PERCENT, window=3)
    rolling = {replace(year(start), span=3): str(start - 2000) for start in range(2004, 2009)}
    apart = {replace(year(start), span=3): str(start - 1980) for start in range(1996, 2009, 3)}

    def of(values: Numbers) -> str:
        named = Baseline(history=tuple(values)[:-1], forecast=Forecast.TREND, where=WHERE)
        return Situation(values=values, measure=windows, baseline=named).says(TURNING)

    assert of(rolling) == "rolling windows"
    assert of(apart) == "on baseline"


def test_the_period_judged_may_not_share_periods_with_the_history_either() -> None:
    """Moving years a year apart stand side by side; a quarter later they overlap the last of the history."""
    ends = [quarter(start, 4) for start in range(2004, 2009)]
    named = Baseline(history=tuple(ends[:-1]), forecast=Forecast.TREND, where=WHERE)
    values: Numbers = dict.fromkeys(ends, "5")
    full = Situation(values=values, measure=MOVING, baseline=named)
    assert full.says(TURNING) == "on baseline"
    early = {**dict.fromkeys(ends[:-1], "5"), quarter(2008, 3): "5"}
    assert replace(full, values=early).says(TURNING) == "rolling windows"


def test_without_a_good_direction_no_curve_turns() -> None:
    """Where no way is better there is nothing to turn."""
    assert replace(ending("6.1"), direction=NONE).says(TURNING) == "no good direction"


def test_a_stated_forecast_needs_its_value_and_no_number_of_the_history() -> None:
    """Without a value for the period judged there is no baseline; without history, above the interval is turning."""
    no_value = replace(ending("6.1"), baseline=stated("0.5", y2010="7.0"))
    no_history = replace(ending("6.1"), values={year(2009): "6.1"})
    assert (no_value.says(TURNING), no_history.says(TURNING)) == ("no baseline", "turning")
    assert "states no forecast for 2009/10" in no_value.find(TURNING).steps[-1].says
    assert "No number of the history" in no_history.find(TURNING).steps[-1].says


def test_history_ends_at_its_last_known_number() -> None:
    """Where the last period of the history is missing, the last number known before it is where history ended."""
    found = replace(FORECAST, values={year(2007): "6.0", year(2008): Reason.LOW, year(2009): "6.1"})
    assert found.says(TURNING) == "turning"
    assert (
        replace(found, values={year(2007): "6.2", year(2008): Reason.LOW, year(2009): "6.1"}).says(TURNING) == "turned"
    )


def test_everything_is_compared_as_printed() -> None:
    """The number, the interval's ends and the last of the history are rounded first; exact compares what there is."""
    edge = replace(ending("7.54"), baseline=stated("0.5", y2009="7.01"))
    last = replace(ending("6.16"), values=years("5", "6.2", "6.16", since=2007))
    assert [edge.says(TURNING), replace(edge, policy=EXACT).says(TURNING)] == ["on baseline", "worse than baseline"]
    assert [last.says(TURNING), replace(last, policy=EXACT).says(TURNING)] == ["turning", "turned"]


@pytest.mark.parametrize(
    ("kind", "values", "ends"),
    [
        (Kind.PERCENT, ("91", "95", "97", "99", "100"), ("100", "99.7", "100", "100 %")),
        (Kind.PERCENT, ("3", "2", "1", "1", "0"), ("0", "0", "1.2", "0 %")),
        (Kind.COUNT, ("30", "20", "10", "0", "0"), ("0", "0", "0", "0")),
        (Kind.RATE, ("30", "20", "10", "0", "0"), ("0", "0", "0", "0")),
        (Kind.SCORE, ("30", "20", "10", "0", "0"), ("-10", "-10", "-10", "")),
        (Kind.PERCENT, ("50", "50", "50", "50", "50"), ("50", "50", "50", "")),
    ],
)
def test_a_forecast_is_clipped_to_what_is_possible(
    kind: Kind, values: tuple[str, ...], ends: tuple[str, str, str, str]
) -> None:
    """Forecast and ends stay within 0 to 100, or above 0, and say when that moved them; a score has no bounds."""
    found = Situation(
        values=years(*values, since=2004), measure=replace(PERCENT, kind=kind), baseline=history(2004, 2007)
    ).find(TURNING)
    at = curve(found).at
    assert at is not None
    assert (at.middle, at.low, at.high) == tuple(map(n, ends[:3]))
    assert at.cut == ((n(ends[3].split()[0]),) if ends[3] else ())
    says = found.steps[1].says.replace("\N{NO-BREAK SPACE}", " ")
    assert says.endswith(f", cut at {ends[3]}." if ends[3] else ".")
    assert ("cut at" in says) is bool(ends[3])


def test_a_history_without_spread_forecasts_itself() -> None:
    """A straight history gives an interval without width, and any other number is beyond it."""
    straight = Situation(values=years("5", "6", "7", "8", "9", since=2004), baseline=history(2004, 2007))
    assert straight.says(TURNING) == "on baseline"
    assert replace(straight, values=years("5", "6", "7", "8", "9.1", since=2004)).says(TURNING) == "worse than baseline"
    assert replace(straight, values=years("5", "6", "7", "8", "8.9", since=2004)).says(TURNING) == "turning"
    assert replace(straight, values=years("5", "6", "7", "8", "7.9", since=2004)).says(TURNING) == "turned"


def test_a_wider_interval_holds_more() -> None:
    """The width of the interval is the rule's: what is outside 80 percent can lie inside 99."""
    narrow = Situation(
        values=years("5", "7", "5", "7", "8.5", since=2004), baseline=history(2004, 2007, Forecast.LEVEL)
    )
    wide = replace(narrow, baseline=replace(narrow.baseline, interval=Fraction(99)))
    assert [narrow.says(TURNING), wide.says(TURNING)] == ["worse than baseline", "on baseline"]


@pytest.mark.parametrize(
    ("values", "held"),
    [
        (("5", "6", "7", "8", "2"), 1),
        (("5", "6", "7", "8", "2", "2", "2"), 3),
        (("5", "6", "7", "8", "9", "2", "2"), 2),
        (("5", "6", "7", "8", "2", "12", "2"), 1),
        (("5", "6", "7", "8", "2", Reason.LOW, "2"), 1),
        (("5", "6", "7", "8", "8.5", "9", "2"), 1),
    ],
)
def test_for_how_long_the_answer_has_held(values: tuple[str | Reason, ...], held: int) -> None:
    """The finding counts the periods in a row, after the history, in which the answer would have been the same."""
    found = Situation(values=years(*values, since=2004), baseline=history(2004, 2007)).find(TURNING)
    assert curve(found).held == held


def test_the_fan_reaches_the_last_target() -> None:
    """The forecast is given from the end of the history to the period judged or the last target, whichever is later."""
    plain = Situation(values=years("5", "6", "7", "8", "9", "9", since=2004), baseline=history(2004, 2007))
    aimed = replace(plain, trajectory=towards({year(2012): "at most 3"}))
    assert [point.period for point in curve(plain.find(TURNING)).points] == [year(2008), year(2009)]
    assert [point.period for point in curve(aimed.find(TURNING)).points] == list(map(year, range(2008, 2013)))
    assert [point.middle for point in curve(plain.find(TURNING)).points] == [9, 10]
    assert [p.period for p in curve(replace(plain, trajectory=None).find(TURNING)).points] == [year(2008), year(2009)]


def test_a_stated_fan_has_only_what_is_stated() -> None:
    """A stated forecast is drawn where the rule states a value, and nowhere else."""
    points = curve(replace(ending("7.0"), baseline=stated("0.5", y2009="7.0", y2011="8")).find(TURNING)).points
    assert [point.period for point in points] == [year(2009)]


def revised(first: str | None, baseline: Baseline = HISTORY) -> Finding:
    """The finding where the number for 2004/05 was first something else."""
    case = Situation(values=years("5", "6", "7", "8", "9", since=2004), baseline=baseline).case
    figures = {**case.series.figures}
    figures[year(2004)] = replace(figures[year(2004)], first=None if first is None else n(first))
    return findings_of(replace(case, series=Series(indicator=INDICATOR, place=TOP, figures=figures)))[TURNING]


def test_a_revision_that_moved_the_forecast_is_told() -> None:
    """The forecast as it was before the revision stands in the finding and in the working."""
    found = revised("3")
    assert curve(found).revised_from == n("10")
    assert "Before a revision it gave 10.0" in found.steps[1].says


def test_a_revision_that_did_not_move_the_forecast_is_not() -> None:
    """No revision, one too small to be seen as printed, and one beside a stated forecast leave nothing to tell."""
    assert curve(revised(None)).revised_from is None
    assert curve(revised("5.01")).revised_from is None
    assert "Before a revision" not in revised("5.01").steps[1].says
    alongside = replace(HISTORY, forecast=Forecast.STATED, stated={year(2008): n("9")})
    assert curve(revised("3", alongside)).revised_from is None


def test_the_finding_gives_how_far_the_number_is_from_the_forecast() -> None:
    """The margin is good-signed from the middle, and the steps name history, forecast, interval and last number."""
    found = ending("6.1").find(TURNING)
    assert found.margin == n("0.9")
    said = " ".join(step.says for step in found.steps)
    assert "The rule's stated forecast, 2007/08 to 2008/09, gives 7.0 for 2009/10; tolerance 6.5 to 7.5." in said
    assert said.endswith("History ended at 6.2: turned.")


@pytest.mark.parametrize(
    ("forecast", "words"),
    [(Forecast.TREND, "A straight line through 4 numbers"), (Forecast.LEVEL, "The mean of 4 numbers")],
)
def test_the_working_says_how_the_forecast_was_made(forecast: Forecast, words: str) -> None:
    """Readers see what was fitted to how many numbers, and with which interval."""
    found = Situation(values=years("5", "6", "7", "8", "9", since=2004), baseline=history(2004, 2007, forecast)).find(
        TURNING
    )
    assert found.steps[1].says.startswith(words)
    assert "80 % interval" in found.steps[1].says


def test_too_few_points_says_how_many_are_needed() -> None:
    """The reason names the periods asked for, the numbers known and the numbers needed."""
    few = Situation(values=years("4", "5", "6", "7"), baseline=history(2008, 2010)).find(TURNING)
    assert few.steps[-1].says == "The rule names 3 periods; 3 numbers are known and a trend needs 4."


def test_the_forecast_is_one_function_of_the_period() -> None:
    """What the curve draws and what the answer uses come from one function, as compared."""
    case = Situation(values=years("5", "6", "7", "8", "9", since=2004), baseline=history(2004, 2007)).case
    forecast = forecaster(case, history_points(case))
    at = forecast(year(2010))
    assert at is not None
    assert at.middle == 11
