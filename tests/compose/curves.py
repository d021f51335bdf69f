"""Curves for tests: ones worth looking at, and any at all."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from oba.compose.traces import Beside, Ends, Goal, Traces, Values
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
        beside=(Beside("Statistical neighbours", values("-10", "-11.2")), Beside("England", values(None, "-13"))),
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
        beside=(Beside("England", values(*["51.1"] * 18)),),
    ),
    "crowded": Traces(
        measure=PERCENT,
        periods=years(6),
        own=values("31", "30.2", "32", "31.1", "31.7", "30.1"),
        judged=5,
        ended=4,
        aim=(n("20"), n("30")),
        goals=(goal(5, "28"),),
        forecast=(Ends(5, n("20.1"), n("31.9"), n("43.9")),),
        path=((4, n("31.7")), (5, n("28"))),
        beside=tuple(
            Beside(name, values("29.1", "30", "29", "28", "28", last))
            for name, last in (("Statistical neighbours", "28.2"), ("South East", "28.4"), ("England", "28.5"))
        ),
    ),
    "targets only": Traces(measure=PERCENT, periods=years(4), goals=(goal(0, "4"),)),
    "nothing": Traces(measure=SCORE, periods=()),
    "windows": Traces(
        measure=SCORE, periods=WINDOWS, own=values("10", "11", "11.5", "12", "12.2"), judged=4, aim=(n("12"), n("12"))
    ),
}  # fmt: skip


NUMBER = st.fractions(-150, 1500, max_denominator=10)


@st.composite
def any_traces(draw: st.DrawFn) -> Traces:
    """Any curve that a rule and its numbers could ask for."""
    count = draw(st.integers(1, 20))
    at = st.integers(0, count - 1)
    line = st.dictionaries(at, NUMBER).map(lambda found: tuple(sorted(found.items())))
    goals = st.dictionaries(at, st.tuples(NUMBER, st.booleans()), max_size=5)
    return Traces(
        measure=draw(st.sampled_from((PERCENT, CHANGE, RATE, SCORE))),
        periods=draw(st.sampled_from((years(count), QUARTERS[:count]))),
        own=draw(line),
        judged=draw(st.none() | at),
        missing=tuple((place, "c") for place in draw(st.sets(at, max_size=3))),
        breaks=tuple(sorted(draw(st.sets(at, max_size=2)))),
        ended=draw(st.none() | at),
        forecast=_forecast(draw(st.lists(st.tuples(NUMBER, st.fractions(0, 900)), max_size=4)), count),
        path=draw(line),
        goals=tuple(Goal(place, (end,), f"Target {end}", firm) for place, (end, firm) in sorted(draw(goals).items())),
        beside=tuple(
            Beside(f"Place {place}", one) for place, one in enumerate(draw(st.lists(line, max_size=3))) if one
        ),
        aim=draw(st.none() | st.just((Fraction(20), Fraction(30)))),
    )


def _forecast(points: list[tuple[Fraction, Fraction]], count: int) -> tuple[Ends, ...]:
    """A forecast for the last periods, its ends as far from the middle as given."""
    shown = points[-count:]
    first = count - len(shown)
    return tuple(Ends(first + i, middle - half, middle, middle + half) for i, (middle, half) in enumerate(shown))
