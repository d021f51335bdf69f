"""The alternative text of a curve: the message, what tests of chance looked at, and where to read the numbers."""

from __future__ import annotations

from collections.abc import Iterator

from oba import words
from oba.compose.curve.traces import Traces
from oba.compose.evidence import Stretch, Whisker
from oba.statistics.xmr import Cause


def alternative(message: str, traces: Traces) -> str:
    """The message, what is drawn because a test used it, and where the numbers stand."""
    return " ".join([message, *_used(traces), "Data in the table below."])


def _used(traces: Traces) -> Iterator[str]:
    used = traces.evidence
    if used.stretches:
        yield f"{_limits(used.stretches[-1], traces)}; the latest number is {_latest(used.cause)}."
    if used.trend:
        first, last = (traces.periods[at] for at in used.trend)
        yield f"The numbers of {first} to {last} were tested for a trend."
    for at in dict.fromkeys(one.at for one in used.whiskers):
        ends = [_ends(one, "interval", traces) for one in used.whiskers if one.at == at]
        when = "" if at == traces.judged else f" in {traces.periods[at]}"
        yield f"{words.listed(ends)}{when}."
    if used.limits:
        ends = [_ends(one, "limits", traces) for one in used.limits]
        yield f"{words.listed(ends)} around {used.around}, for a place of our size."


def _limits(one: Stretch, traces: Traces) -> str:
    trial = " (trial)" if traces.evidence.trial else ""
    if one.lower == one.upper == one.mean:
        return f"The numbers do not vary{trial}"
    ends = f"{words.finer(one.lower, traces.measure)} to {words.finer(one.upper, traces.measure)}"
    return f"Control limits {ends}{words.cut_at(one.cut, traces.measure)}{trial}"


def _latest(cause: str) -> str:
    if not cause:
        return "within its ordinary ups and downs"
    return cause if cause == Cause.OUTSIDE else f"more than chance: {cause}"


def _ends(one: Whisker, what: str, traces: Traces) -> str:
    ends = f"{words.bare(one.low, traces.measure)} to {words.bare(one.high, traces.measure)}"
    ends += words.cut_at(one.cut, traces.measure)
    return f"{words.confidence(one.level)} {what} {ends}"
