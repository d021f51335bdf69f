"""What an editor offers for a phrase of a rule while it is written: one of each kind there is."""

from __future__ import annotations

from oba.domain.period import Every

TARGETS = (
    "at most 3.6", "below 5", "at least 85", "above 0", "exactly 100", "between 20 and 30", "reduce", "increase",
    "monitor", "to be agreed", "at most 3.4 (to be confirmed)",
)  # fmt: skip
AMBER = ("within 0.5 points", "within 10 percent", "at most 4.5", "none")
CHANGE = ("0.2", "0.2 each period")
COMPARE_WITH = ("previous", "same period last year", "mean of previous 3", "start")
COMPARISON = ("difference 0.5", "interval 95", "interval 95 and 99.8", "funnel 95", "funnel 95 and 99.8")
PARTS = ("percent", "rate per 1000", "score")
KINDS = (*PARTS, "count", "gap", "change", "moving")
FREQUENCIES = (*Every, "2 years")
ROLL_UP = ("sum", "sum, at least 90 percent of denominator", "supplied")
