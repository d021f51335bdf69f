"""Each method of published.json as a function from its inputs to its outputs, in the words of the peer it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from oba.statistics import xmr, xmr_rules
from oba.statistics.funnel import proportion_funnel
from oba.statistics.interval import Ends, Estimate
from oba.statistics.mann_kendall import mann_kendall, score_variance
from oba.statistics.proportion import proportion
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
_KINDS = {
    "proportion": ValueType.PROPORTION,
    "crude_rate": ValueType.CRUDE_RATE,
    "directly_standardised_rate": ValueType.STANDARDISED_RATE,
    "indirectly_standardised_proportion": ValueType.OTHER,
}
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


# Funnels


def _funnel_limits(given: Values) -> Outputs:
    """Limits at 95 and 99.8 for each size, kept within 0 to 100 as a measure keeps them."""

    def four(size: float) -> list[float]:
        ends = (proportion_funnel(Fraction(given["average"]), Fraction(size), confidence=level) for level, _ in _LEVELS)
        return [min(max(float(end), 0), 1) * given["multiplier"] for pair in ends for end in pair]

    return {"limits_lo95_hi95_lo998_hi998": list(map(four, given["populations"]))}


def _poisson_limits(given: Values) -> Outputs:
    exact = [[exact_poisson(x, c) for c, _ in _LEVELS] for x in given["observed"]]
    return {
        "expected_events_lo95_hi95_lo998_hi998": [[near.upper, near.lower, far.upper, far.lower] for near, far in exact]
    }


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
    points = [TrendPoint(row["value"], _ends(row["lo"], row["hi"]), row["count"], row["denom"]) for row in rows]
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
        "marker": _marker(found.way, given.get("polarity", "No judgement")),
    }


def _marker(way: int | None, polarity: str) -> str:
    better = (way or 0) * {"High is good": 1, "Low is good": -1}.get(polarity, 0)
    return _MOVED[way] + {1: "AndGettingBetter", -1: "AndGettingWorse"}.get(better, "")


def _ends(low: float | None, high: float | None) -> Ends | None:
    return None if low is None or high is None or low > high else Ends(low, high)


def _mann_kendall(given: Values) -> Outputs:
    known = [Fraction(value) for value in given["y"] if value is not None]
    found = mann_kendall(known)
    score, pairs = found.rises - found.falls, len(known) * (len(known) - 1) / 2
    way = (score > 0) - (score < 0) if found.p < given["alpha"] else 0
    return {
        "trend": {1: "increasing", 0: "no trend", -1: "decreasing"}[way],
        "p": found.p,
        "z": found.z,
        "tau": score / pairs,
        "s": score,
        "var_s": float(score_variance(known)),
    }


def _theil_sen(given: Values) -> Outputs:
    return {"slope": float(theil_sen([(x, Fraction(y)) for x, y in zip(given["x"], given["y"], strict=True)]))}


ADAPTERS: Mapping[str, Adapter] = {
    "ci.byars": _byars,
    "ci.wilson": _wilson,
    "proportion.wilson": _proportion,
    "rate.byars_exact": _rate,
    "benchmark.funnel_proportion_limits": _funnel_limits,
    "benchmark.poisson_limits": _poisson_limits,
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
    "trend.mann_kendall": _mann_kendall,
    "forecast.theil_sen": _theil_sen,
}
