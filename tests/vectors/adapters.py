"""Each method of published.json as a function from its inputs to its outputs, in the words of the peer it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from oba.statistics import fingertips_targets, funnel, xmr, xmr_rules
from oba.statistics.comparison import (
    Standing,
    Verdict,
    against_interval,
    against_limits,
    against_two_intervals,
    between_intervals,
    verdict,
)
from oba.statistics.control_limits import proportion_limits, rate_limits
from oba.statistics.interval import Ends, Estimate, interval
from oba.statistics.mann_kendall import mann_kendall
from oba.statistics.mean import mean, spread
from oba.statistics.percentile_bands import band_bounds, percentile_band
from oba.statistics.proportion import proportion
from oba.statistics.quantile_groups import quantile_groups
from oba.statistics.rate import byar_lower, byar_upper, exact_poisson, rate
from oba.statistics.recent_trend import (
    FINGERTIPS_NEXT,
    FINGERTIPS_OPEN,
    TrendPoint,
    ValueType,
    recent_trend,
)
from oba.statistics.theil_sen import theil_sen
from oba.statistics.xmr_reading import assurance, variation

Values = Mapping[str, Any]
Outputs = dict[str, Any]
Adapter = Callable[[Values], Outputs]

_LEVELS = ((95.0, "95"), (99.8, "998"))
_OUTCOMES = {
    Verdict.MUCH_WORSE: "Worst",
    Verdict.WORSE: "Worse",
    Verdict.SIMILAR: "Same",
    Verdict.BETTER: "Better",
    Verdict.MUCH_BETTER: "Best",
    Verdict.LOWER: "Lower",
    Verdict.HIGHER: "Higher",
    None: "None",
}
_SIGNIFICANCE = {
    Standing.FAR_BELOW: "Low (0.001)",
    Standing.BELOW: "Low (0.025)",
    Standing.SIMILAR: "Not significant",
    Standing.ABOVE: "High (0.025)",
    Standing.FAR_ABOVE: "High (0.001)",
    None: "Not applicable for events less than 10 for dsrs",
}
_KINDS = {
    "proportion": ValueType.PROPORTION,
    "crude_rate": ValueType.CRUDE_RATE,
    "directly_standardised_rate": ValueType.STANDARDISED_RATE,
    "indirectly_standardised_proportion": ValueType.OTHER,
}
_POLARITIES = {"High is good": True, "Low is good": False, "No judgement": None}
_MOVED = {1: "Increasing", 0: "NoChange", -1: "Decreasing", None: "CannotBeCalculated"}


# Intervals


def _byars(given: Values) -> Outputs:
    confidence = 100 * given["confidence"]
    return {"lower": byar_lower(given["x"], confidence), "upper": byar_upper(given["x"], confidence)}


def _wilson(given: Values) -> Outputs:
    found = proportion(given["x"], given["n"], confidence=100 * given["confidence"])
    assert found
    return found.interval._asdict()


def _both_levels(estimate: Callable[[float], Estimate | None]) -> Outputs:
    out: Outputs = {"value": None}
    for confidence, name in _LEVELS:
        found = estimate(confidence)
        out["value"] = found and found.value
        out[f"lower{name}"] = found and found.interval.lower
        out[f"upper{name}"] = found and found.interval.upper
        out["method"] = found and {"Byar": "Byars", "exact Poisson": "Exact"}.get(found.method)
    return out


def _proportion(given: Values) -> Outputs:
    return _both_levels(
        lambda level: proportion(given["x"], given["n"], confidence=level, multiplier=given["multiplier"])
    )


def _rate(given: Values) -> Outputs:
    return _both_levels(lambda level: rate(given["x"], given["n"], confidence=level, multiplier=given["multiplier"]))


def _mean(given: Values) -> Outputs:
    found = spread(given["values"])
    assert found
    levels = _both_levels(lambda level: mean(given["values"], confidence=level))
    return levels | {"n": found.size, "sd": found.deviation}


# Comparisons


def _higher_is_better(given: Values) -> bool | None:
    if "low_is_good" in given:
        return not given["low_is_good"]
    return {"HighIsGood": True, "LowIsGood": False, "NoJudgement": None}[given["polarity"]]


def _outcome(given: Values, standing: Standing | None) -> Outputs:
    name = _OUTCOMES[verdict(standing, higher_is_better=_higher_is_better(given))]
    return {"outcome": "Similar" if name == "Same" and "polarity" in given else name}


def _limits(given: Values, level: str = "95", of: str = "") -> Ends | None:
    return interval(given[f"{of}lower{level}"], given[f"{of}upper{level}"])


def _ci_overlap(given: Values) -> Outputs:
    return _outcome(given, against_interval(_limits(given), given["benchmark"]))


def _two_levels(given: Values) -> Outputs:
    return _outcome(given, against_two_intervals(_limits(given), _limits(given, "998"), given["benchmark"]))


def _double_overlap(given: Values) -> Outputs:
    return _outcome(given, between_intervals(_limits(given), _limits(given, of="benchmark_")))


def _proportion_control(given: Values) -> Outputs:
    bounds = proportion_limits(given["benchmark"] / given["unit"], given["denominator"], z=given["z"])
    return _outcome(given, against_limits(given["value"] / given["unit"], bounds))


def _rate_control(given: Values) -> Outputs:
    bounds = rate_limits(given["benchmark"], given["denominator"], unit=given["unit"], tail=given["tail_p"])
    return _outcome(given, against_limits(given["value"], bounds))


def _two_points(given: Values) -> Outputs:
    (_, *now), (_, *before) = given["current"], given["previous"]
    return {"change": _MOVED[between_intervals(interval(*now), interval(*before))]}


# Funnels


def _significance(standings: Sequence[Standing | None]) -> Outputs:
    return {"significance": [_SIGNIFICANCE[standing] for standing in standings]}


def _four(funnel_at: Callable[[float], Ends | None], factor: float = 1) -> list[float]:
    return [end for level, _ in _LEVELS for end in (funnel_at(level) or Ends(0, 0)).times(factor)]


def _funnel_proportion(given: Values) -> Outputs:
    return _significance(funnel.proportion_standings(given["rows"]))


def _funnel_proportion_limits(given: Values) -> Outputs:
    def four(size: float) -> list[float]:
        return _four(lambda c: funnel.proportion_funnel(given["average"], size, confidence=c), given["multiplier"])

    return {"limits_lo95_hi95_lo998_hi998": list(map(four, given["populations"]))}


def _funnel_ratio(given: Values) -> Outputs:
    return _significance([funnel.rate_standing(x, e, given["reference"]) for x, e in given["rows"]])


def _poisson_limits(given: Values) -> Outputs:
    exact = [[exact_poisson(x, c) for c, _ in _LEVELS] for x in given["observed"]]
    return {
        "expected_events_lo95_hi95_lo998_hi998": [[near.upper, near.lower, far.upper, far.lower] for near, far in exact]
    }


def _funnel_rate(given: Values) -> Outputs:
    rows = [funnel.RateRow(*row) for row in given["rows_count_rate_pop"]]
    standardised = given["rate_type"] == "dsr"
    return _significance(funnel.rate_standings(rows, multiplier=given["multiplier"], standardised=standardised))


def _funnel_rate_limits(given: Values) -> Outputs:
    rows = [funnel.RateRow(events, rate, 0) for events, rate in given["rows_events_rate"]]
    average = funnel.rate_average(rows, multiplier=given["multiplier"]) or 0.0

    def four(events: float) -> list[float]:
        return _four(lambda c: funnel.rate_funnel(average, events, confidence=c))

    return {"baseline": average, "limits_lo95_hi95_lo998_hi998": list(map(four, given["events"]))}


# Control charts


def _better(given: Values) -> bool | None:
    return {"increase": True, "decrease": False, "neutral": None}[given["improvement_direction"]]


def _variation(point: xmr.Point, given: Values) -> str:
    said = variation(point, higher_is_better=_better(given)).replace(" ", "_")
    return said.replace("cause_high", "cause_neutral_high").replace("cause_low", "cause_neutral_low")


def _assurance(bounds: xmr.ChartLimits | None, given: Values) -> str | None:
    found = assurance(bounds, given["target"], higher_is_better=_better(given))
    return found and {"passes": "consistent_pass", "fails": "consistent_fail"}.get(found.split()[1], "inconsistent")


def _xmr_limits(given: Values) -> Outputs:
    found = xmr.limits(given["y"], screened=given["screen_outliers"])
    assert found
    mean, lower, upper, near_lower, near_upper = found
    return {"mean": mean, "lpl": lower, "upl": upper, "near_lpl": near_lower, "near_upl": near_upper}


def _xmr_types(given: Values) -> Outputs:
    types = [_variation(point, given) for point in xmr.chart(given["y"]).points]
    return {"point_type": types, "last_two": types[-2:]}


def _xmr_icons(given: Values) -> Outputs:
    last = xmr.chart(given["y"]).points[-1]
    return {"variation": _variation(last, given), "assurance": _assurance(last.limits, given)}


def _xmr_assurance(given: Values) -> Outputs:
    middle = (given["lpl"] + given["upl"]) / 2
    return {"assurance": _assurance(xmr.ChartLimits(middle, given["lpl"], given["upl"], middle, middle), given)}


def _xmr_runs(given: Values) -> Outputs:
    return {"run_end": [abs(end) for end in xmr_rules.run_ends(given["relative_to_mean"])]}


def _xmr_trends(given: Values) -> Outputs:
    return {"trend_end": list(xmr_rules.trend_ends(given["y"]))}


def _xmr_windows(given: Values) -> Outputs:
    windows = xmr_rules.two_of_three(given["close_to_limits"], given["relative_to_mean"])
    flagged = [int(inside and bool(close)) for inside, close in zip(windows, given["close_to_limits"], strict=True)]
    return {"in_window": [int(inside) for inside in windows], "flagged": flagged}


def _xmr_short(given: Values) -> Outputs:
    return {"short_group_warning": xmr.is_trial(given["n_points"], given["threshold"])}


def _xmr_rebase(given: Values) -> Outputs:
    return {"rebase_group": list(xmr.rebase_groups(given["rebase"]))}


def _xmr_series(given: Values) -> Outputs:
    chart = xmr.chart(given["y"], fix_after=given["fix_after_n_points"], screened=given["screen_outliers"])
    bounds = [point.limits for point in chart.points if point.limits]
    return {
        "mean": [bound.mean for bound in bounds],
        "lpl": [bound.lower for bound in bounds],
        "upl": [bound.upper for bound in bounds],
        "outside_limits": [point.outside != 0 for point in chart.points],
        "relative_to_mean": [point.side for point in chart.points],
        "close_to_limits": [point.close for point in chart.points],
        "special_cause": [point.cause is not None for point in chart.points],
    }


# Trends


def _trend(given: Values) -> Outputs:
    rows = sorted(given["rows"], key=lambda row: row["year"])
    points = [TrendPoint(row["value"], interval(row["lo"], row["hi"]), row["count"], row["denom"]) for row in rows]
    found = recent_trend(
        points,
        practice=FINGERTIPS_NEXT if "polarity" in given else FINGERTIPS_OPEN,
        kind=_KINDS[given["value_type"]],
        years=given.get("year_range", 1),
        by_counts=given.get("method") == "proportion",
    )
    chi_square = found.chi_square or 0.0
    return {
        "significant": bool(found.way),
        "chi2": chi_square,
        "chi2_2dp": round(chi_square, 2),
        "marker": _marker(_MOVED[found.way], given.get("polarity", "No judgement")),
    }


def _marker(moved: str, polarity: str) -> str:
    way = {"Increasing": Standing.ABOVE, "Decreasing": Standing.BELOW}.get(moved)
    judged = {Verdict.BETTER: "AndGettingBetter", Verdict.WORSE: "AndGettingWorse"}
    said = verdict(way, higher_is_better=_POLARITIES[polarity])
    return moved + (judged.get(said, "") if said else "")


def _polarity(given: Values) -> Outputs:
    return {"marker": _marker(given["trend"], given["polarity"])}


def _mann_kendall(given: Values) -> Outputs:
    found = mann_kendall(given["y"], confidence=100 * (1 - given["alpha"]))
    assert found
    way = {1: "increasing", 0: "no trend", -1: "decreasing"}[found.way]
    return {"trend": way, "p": found.p, "z": found.z, "tau": found.tau, "s": found.score, "var_s": found.variance}


def _theil_sen(given: Values) -> Outputs:
    found = theil_sen(list(zip(given["x"], given["y"], strict=True)))
    assert found
    return {"slope": found.slope, "intercept": found.intercept}


# Quantiles and targets


def _quantiles(given: Values) -> Outputs:
    return {"quantile": list(quantile_groups(given["values"], given["nquantiles"], highest_first=given["invert"]))}


def _bounds(given: Values) -> Outputs:
    return {"bounds": list(band_bounds(given["values"], given["k"]))}


def _category(given: Values) -> Outputs:
    band = percentile_band(given["value"], given["values"], given["k"], higher_is_better=given["high_is_good"])
    return {"category": band or 0}


def _target(given: Values) -> Outputs:
    found = fingertips_targets.single_target(given["value"], given["target"], higher_is_better=not given["low_is_good"])
    return {"outcome": _OUTCOMES[found]}


def _target_ci(given: Values) -> Outputs:
    found = fingertips_targets.interval_target(
        _limits(given), given["target"], higher_is_better=not given["low_is_good"]
    )
    return {"outcome": _OUTCOMES[found]}


def _target_range(given: Values) -> Outputs:
    found = fingertips_targets.range_target(
        given["value"], given["lower"], given["upper"], higher_is_better=not given["low_is_good"]
    )
    return {"outcome": _OUTCOMES[found]}


def _target_previous(given: Values) -> Outputs:
    return {"outcome": _OUTCOMES[fingertips_targets.previous_target(given["value"], given["previous_benchmark"])]}


ADAPTERS: Mapping[str, Adapter] = {
    "ci.byars": _byars,
    "ci.wilson": _wilson,
    "proportion.wilson": _proportion,
    "rate.byars_exact": _rate,
    "mean.student_t": _mean,
    "quantile.phe": _quantiles,
    "quantile.inclusive_bounds": _bounds,
    "quantile.inclusive_category": _category,
    "benchmark.ci_overlap": _ci_overlap,
    "benchmark.ci_overlap_two_levels": _two_levels,
    "benchmark.double_ci_overlap": _double_overlap,
    "benchmark.control_limits_proportion": _proportion_control,
    "benchmark.control_limits_rate": _rate_control,
    "benchmark.funnel_proportion": _funnel_proportion,
    "benchmark.funnel_proportion_limits": _funnel_proportion_limits,
    "benchmark.funnel_ratio": _funnel_ratio,
    "benchmark.funnel_rate": _funnel_rate,
    "benchmark.funnel_rate_limits": _funnel_rate_limits,
    "benchmark.poisson_limits": _poisson_limits,
    "change.two_points": _two_points,
    "xmr.limits": _xmr_limits,
    "xmr.point_types": _xmr_types,
    "xmr.icons": _xmr_icons,
    "xmr.assurance": _xmr_assurance,
    "xmr.rule.run7_ends": _xmr_runs,
    "xmr.rule.trend7_ends": _xmr_trends,
    "xmr.rule.two_in_three_windows": _xmr_windows,
    "xmr.rule.two_in_three_points": _xmr_windows,
    "xmr.short_group": _xmr_short,
    "xmr.rebase": _xmr_rebase,
    "xmr.series": _xmr_series,
    "trend.fingertips": _trend,
    "trend.polarity": _polarity,
    "trend.mann_kendall": _mann_kendall,
    "forecast.theil_sen": _theil_sen,
    "target.single": _target,
    "target.single_ci": _target_ci,
    "target.range": _target_range,
    "target.previous_benchmark": _target_previous,
}
