"""Curves for tests: ones worth looking at, and any at all."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from oba.compose.curve.traces import ComparatorLine, ForecastPoint, Goal, Traces, Values
from oba.compose.evidence import Evidence, Signal, Stretch, Whisker
from oba.domain.measure import Kind
from tests import build
from tests.build import n, year

PERCENT = build.measure()
CHANGE = replace(PERCENT, kind=Kind.CHANGE, parts=Kind.RATE, per=n("1000"))
RATE = replace(PERCENT, kind=Kind.RATE, per=n("100000"), decimals=0)
SCORE = replace(PERCENT, kind=Kind.SCORE, per=None)


def values(*texts: str | None) -> Values:
    """Numbers from the first period on; None leaves one out."""
    return tuple((at, n(text)) for at, text in enumerate(texts) if text is not None)


def goal(at: int, text: str, *, firm: bool = True) -> Goal:
    """A target of one number."""
    return Goal(at, (n(text),), f"Target {text}", firm)


def years(count: int) -> tuple[str, ...]:
    """The names of so many years."""
    return tuple(year(2004 + at).label for at in range(count))


QUARTERS = tuple(build.quarter(2006 + at // 4, at % 4 + 1).label for at in range(20))
WINDOWS = tuple(f"{year(at).label} to {year(at + 2).label}" for at in range(2007, 2014))

CASES = {
    "single": Traces(measure=PERCENT, periods=years(1), own=values("6.2"), judged=0),
    "constant": Traces(measure=PERCENT, periods=years(6), own=values(*["88"] * 6), judged=5, goals=(goal(5, "85"),)),
    "negative": Traces(
        measure=CHANGE,
        periods=years(5),
        own=values("-5.6", "-12.1"),
        judged=1,
        goals=(goal(1, "-29"), goal(2, "-37"), goal(3, "-45")),
        path=values("-5.6", "-29", "-37", "-45"),
        beside=(
            ComparatorLine("Statistical neighbours", values("-10", "-11.2")),
            ComparatorLine("England", values(None, "-13")),
        ),
    ),
    "huge": Traces(
        measure=RATE,
        periods=years(7),
        own=values("1460", "1510", "832"),
        judged=2,
        goals=(goal(3, "1360"), goal(4, "1330"), goal(5, "1310"), goal(6, "1285")),
        path=values(None, None, "832", "1360", "1330", "1310", "1285"),
    ),
    "quarters": Traces(
        measure=PERCENT,
        periods=QUARTERS,
        own=values(*(None if at in (7, 8, 12) else str(50 + at * 37 % 11) for at in range(18))),
        judged=17,
        ended=11,
        missing=((7, "c"), (8, "c"), (12, "x")),
        breaks=(0, 4),
        goals=(goal(3, "52"), Goal(19, (n("57"), n("60")), "Target 57.0–60.0, provisional", firm=False)),
        beside=(ComparatorLine("England", values(*["51.1"] * 18)),),
    ),
    "crowded": Traces(
        measure=PERCENT,
        periods=years(6),
        own=values("31", "30.2", "32", "31.1", "31.7", "30.1"),
        judged=5,
        ended=4,
        aim=(n("20"), n("30")),
        goals=(goal(5, "28"),),
        forecast=(ForecastPoint(5, n("20.1"), n("31.9"), n("43.9")),),
        path=((4, n("31.7")), (5, n("28"))),
        beside=tuple(
            ComparatorLine(name, values("29.1", "30", "29", "28", "28", last))
            for name, last in (("Statistical neighbours", "28.2"), ("South East", "28.4"), ("England", "28.5"))
        ),
    ),
    "targets only": Traces(measure=PERCENT, periods=years(4), goals=(goal(0, "4"),)),
    "nothing": Traces(measure=SCORE, periods=()),
    "windows": Traces(
        measure=SCORE, periods=WINDOWS, own=values("10", "11", "11.5", "12", "12.2"), judged=4, aim=(n("12"), n("12"))
    ),
}  # fmt: skip

SEEN = ("5.1", "5.4", "5.2", "5.6", "7.9", "5.3", "5.5", "5.2", "5.0", "4.6", "4.4", "4.3")
CASES |= {
    "control chart": Traces(
        measure=PERCENT,
        periods=QUARTERS[:14],
        own=values(*SEEN),
        judged=11,
        breaks=(4,),
        goals=(goal(13, "4"),),
        path=((11, n("4.3")), (13, n("4"))),
        evidence=Evidence(
            stretches=(
                Stretch(0, 3, n("5.33"), n("4.7"), n("5.9")),
                Stretch(4, 11, n("5.27"), n("0"), n("6.61"), (n("0"),)),
            ),
            cause="outside the limits",
            signals=(Signal(4, n("7.9"), -1), Signal(9, n("4.6"), 1), Signal(11, n("4.3"), 1)),
        ),
    ),
    "trial limits": Traces(
        measure=PERCENT,
        periods=QUARTERS[:6],
        own=values("5.1", "5.9", "5.2", "5.6", "5.3", "5.8"),
        judged=5,
        evidence=Evidence(
            stretches=(Stretch(0, 5, n("5.48"), n("4.05"), n("6.92")),), trial=True, signals=(Signal(1, n("5.9"), 0),)
        ),
    ),
    "two intervals": Traces(
        measure=PERCENT,
        periods=years(6),
        own=values("31", "30.2", "32", "31.1", "31.7", "30.1"),
        judged=5,
        ended=4,
        goals=(goal(5, "28"),),
        beside=(ComparatorLine("England", values("29.1", "30", "29", "28", "28", "28.5")),),
        evidence=Evidence(
            whiskers=(
                Whisker(4, n("10"), n("53"), n("95")),
                Whisker(5, n("28.9"), n("31.3"), n("95")),
                Whisker(5, n("28.2"), n("32"), n("99.8")),
            )
        ),
    ),
    "recent trend": Traces(
        measure=PERCENT,
        periods=years(6),
        own=values("4.9", "5.2", "5.6", "5.9", "6.4", "6.9"),
        judged=5,
        evidence=Evidence(trend=(1, 5)),
    ),
    "whole series": Traces(
        measure=PERCENT,
        periods=years(10),
        own=values("27.4", "26.1", "26.8", "25.9", "26.2", "24.8", "25.3", "24.1", "24.6", "23.7"),
        judged=9,
        evidence=Evidence(trend=(0, 9)),
    ),
    "funnel": Traces(
        measure=PERCENT,
        periods=years(5),
        own=values("12.8", "14.4", "10.2", "12.6", "15.2"),
        judged=4,
        beside=(
            ComparatorLine("The nation", values("13.1", "12.6", "12.0", "11.4", "10.9")),
            ComparatorLine("The region", values("12.6", "12.9", "12.2", "11.8", "11.5")),
        ),
        evidence=Evidence(
            limits=(Whisker(4, n("4.5"), n("17.3"), n("95")), Whisker(4, n("0.9"), n("20.9"), n("99.8"))),
            around="The nation",
        ),
    ),
}  # fmt: skip

NUMBER = st.fractions(-150, 1500, max_denominator=10)


@st.composite
def any_traces(draw: st.DrawFn) -> Traces:
    """Any curve that a rule and its numbers could ask for."""
    count = draw(st.integers(1, 20))
    own = draw(st.dictionaries(st.integers(0, count - 1), NUMBER).map(lambda found: tuple(sorted(found.items()))))
    at = st.integers(0, count - 1)
    line = st.dictionaries(at, NUMBER).map(lambda found: tuple(sorted(found.items())))
    goals = st.dictionaries(at, st.tuples(NUMBER, st.booleans()), max_size=5)
    return Traces(
        measure=draw(st.sampled_from((PERCENT, CHANGE, RATE, SCORE))),
        periods=draw(st.sampled_from((years(count), QUARTERS[:count]))),
        own=own,
        judged=draw(st.none() | at),
        missing=tuple((place, "c") for place in draw(st.sets(at, max_size=3))),
        breaks=tuple(sorted(draw(st.sets(at, max_size=2)))),
        ended=draw(st.none() | at),
        forecast=_forecast(draw(st.lists(st.tuples(NUMBER, st.fractions(0, 900)), max_size=4)), count),
        path=draw(line),
        goals=tuple(Goal(place, (end,), f"Target {end}", firm) for place, (end, firm) in sorted(draw(goals).items())),
        beside=tuple(
            ComparatorLine(f"Place {place}", one) for place, one in enumerate(draw(st.lists(line, max_size=3))) if one
        ),
        aim=draw(st.none() | st.just((Fraction(20), Fraction(30)))),
        evidence=draw(any_used(own)),
    )


@st.composite
def any_used(draw: st.DrawFn, own: Values) -> Evidence:
    """Limits, marks, intervals and a trend's five on some of a place's own numbers, or nothing."""
    if not own or draw(st.booleans()):
        return Evidence()
    some = st.lists(st.sampled_from(own), max_size=4, unique=True)
    wide = draw(st.fractions(0, 900, max_denominator=10))
    first, last = sorted((draw(st.sampled_from(own))[0], draw(st.sampled_from(own))[0]))
    mean = draw(NUMBER)
    return Evidence(
        stretches=draw(st.just(()) | st.just((Stretch(first, last, mean, mean - wide, mean + wide),))),
        trial=draw(st.booleans()),
        signals=tuple(Signal(at, value, draw(st.integers(-1, 1))) for at, value in draw(some)),
        whiskers=tuple(
            Whisker(at, value - wide, value + wide, draw(st.sampled_from((n("95"), n("99.8")))))
            for at, value in draw(some)
        ),
        limits=tuple(Whisker(at, value - wide, value + wide, n("95")) for at, value in draw(some)),
        around="Place 0",
        trend=draw(st.none() | st.just((first, last))),
    )


def _forecast(points: list[tuple[Fraction, Fraction]], count: int) -> tuple[ForecastPoint, ...]:
    """A forecast for the last periods, its ends as far from the middle as given."""
    shown = points[-count:]
    first = count - len(shown)
    return tuple(
        ForecastPoint(first + i, middle - half, middle, middle + half) for i, (middle, half) in enumerate(shown)
    )
