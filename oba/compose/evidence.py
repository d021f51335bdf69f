"""What tests of chance looked at in one card: control limits, special causes, intervals, a funnel, a trend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from oba.assess.good_sign import good_signed
from oba.assess.interval import AT_95
from oba.domain.assessment import Assessment
from oba.domain.chance import ControlChart, Interval, Limits
from oba.domain.counted import counts_few
from oba.domain.evidence import Series
from oba.domain.finding import Comparison, Movement, Question, Rating
from oba.domain.measure import Measure
from oba.domain.number import round_half_away
from oba.domain.period import Period
from oba.domain.rule import Better, Direction


class Stretch(NamedTuple):
    """The mean and the control limits from one period to another; `cut` is where a limit was cut, at what can be."""

    first: int
    last: int
    mean: Fraction
    lower: Fraction
    upper: Fraction
    cut: tuple[Fraction, ...] = ()

    def printed(self, decimals: int) -> Stretch:
        """The stretch with mean and limits as they are printed, which is with one decimal more than numbers are."""
        mean, lower, upper = (round_half_away(one, decimals + 1) for one in (self.mean, self.lower, self.upper))
        return self._replace(mean=mean, lower=lower, upper=upper)


class Signal(NamedTuple):
    """A number that chance does not explain: `news` is 1 for better, -1 for worse, 0 where neither way is better."""

    at: int
    value: Fraction
    news: int


class Whisker(NamedTuple):
    """The interval of one of the place's own numbers, or limits around a comparator's; `level` in percent.

    Its ends are as compared; `cut` is where one was cut, at what can be.
    """

    at: int
    low: Fraction
    high: Fraction
    level: Fraction
    cut: tuple[Fraction, ...] = ()

    def printed(self, decimals: int) -> Whisker:
        """The same with its ends as they are printed."""
        return self._replace(low=round_half_away(self.low, decimals), high=round_half_away(self.high, decimals))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What tests looked at, periods by their place in a row.

    `stretches` are those of the control chart, oldest first; `trial` and `cause` are the chart's own. `limits` are
    those of a funnel around the number of `around`, the comparator that heads the answer. `trend` names the first and
    the last number that a trend was looked for in.
    """

    stretches: tuple[Stretch, ...] = ()
    trial: bool = False
    cause: str = ""
    signals: tuple[Signal, ...] = ()
    whiskers: tuple[Whisker, ...] = ()
    limits: tuple[Whisker, ...] = ()
    around: str = ""
    trend: tuple[int, int] | None = None

    def printed(self, decimals: int) -> Evidence:
        """The same with every number as it is printed."""
        return replace(
            self,
            stretches=tuple(one.printed(decimals) for one in self.stretches),
            signals=tuple(one._replace(value=round_half_away(one.value, decimals)) for one in self.signals),
            whiskers=tuple(one.printed(decimals) for one in self.whiskers),
            limits=tuple(one.printed(decimals) for one in self.limits),
        )


def evidence(assessment: Assessment, own: Series, rule: Direction, row: Mapping[Period, int]) -> Evidence:
    """Gather what the tests behind the answers looked at; what lies outside the row of periods is left out.

    A funnel gives way to control limits, as the comparators do.
    """
    chart = deciding_chart(assessment)
    own_intervals = (Whisker(row[p], i.low, i.high, i.level, i.cut) for p, i in intervals(assessment) if p in row)
    funnel = None if chart else _funnel(assessment)
    at = row.get(assessment.judged.period) if assessment.judged else None
    return Evidence(
        stretches=tuple(_stretches(chart, row)) if chart else (),
        trial=chart.trial if chart else False,
        cause=chart.cause if chart else "",
        signals=tuple(_signals(chart, own, rule, row)) if chart else (),
        whiskers=tuple(own_intervals),
        limits=tuple(Whisker(at, i.low, i.high, i.level, i.cut) for i in funnel.limits)
        if funnel and at is not None
        else (),
        around=funnel.name if funnel else "",
        trend=_trend(assessment, row),
    )


def _funnel(assessment: Assessment) -> Comparison | None:
    """The comparison that heads the answer, where a funnel decided it."""
    compared = assessment[Question.COMPARATORS].detail
    found = next((one for one in compared if one.answer), None) if isinstance(compared, tuple) else None
    return found if found and found.limits else None


def _trend(assessment: Assessment, row: Mapping[Period, int]) -> tuple[int, int] | None:
    first, judged = trend_from(assessment), assessment.judged
    if first is None or judged is None or first not in row:
        return None
    return row[first], row[judged.period]


def deciding_chart(assessment: Assessment) -> ControlChart | None:
    """The control chart that decided the direction, if one did."""
    moved = assessment[Question.DIRECTION].detail
    return moved.chart if isinstance(moved, Movement) else None


def trend_from(assessment: Assessment) -> Period | None:
    """The first of the numbers that a trend was looked for in, if one was."""
    moved = assessment[Question.DIRECTION].detail
    return moved.first if isinstance(moved, Movement) else None


def is_read_whole(assessment: Assessment) -> bool:
    """Whether the test that decided the direction took all there was, so that a reader should see all of it."""
    moved = assessment[Question.DIRECTION].detail
    return isinstance(moved, Movement) and (moved.chart is not None or moved.p is not None)


def intervals(assessment: Assessment) -> tuple[tuple[Period, Interval], ...]:
    """Every interval that decided an answer, each once, in order of period and then the narrower first."""
    found = {(period, one.level): one for period, one in _deciding(assessment)}
    ordered = sorted(found.items(), key=lambda item: (item[0][0].ordinal, item[0][1]))
    return tuple((period, one) for (period, _), one in ordered)


def levels(assessment: Assessment) -> tuple[Fraction, ...]:
    """How sure the intervals are that decided an answer, in percent, lowest first; a recent trend's are at 95."""
    found, moved = {one.level for _, one in intervals(assessment)}, assessment[Question.DIRECTION].detail
    weighted = isinstance(moved, Movement) and moved.chi_square is not None
    return tuple(sorted({*found, AT_95} if weighted else found))


def levels_shown(assessment: Assessment, measure: Measure) -> tuple[Fraction, ...]:
    """How sure the intervals are that a table shows: those that decided, and 95 where the number judged counts few."""
    judged, found = assessment.judged, levels(assessment)
    few = judged is not None and counts_few(judged, measure)
    return tuple(sorted({*found, AT_95} if few else found))


def _deciding(assessment: Assessment) -> Iterator[tuple[Period, Interval]]:
    judged = assessment.judged
    for finding in assessment.findings.values():
        match finding.detail:
            case Movement() as moved:
                yield from moved.intervals
            case Rating(interval=Interval() as found) if judged:
                yield judged.period, found
            case tuple() as compared if judged:
                yield from ((judged.period, found) for one in compared for found in one.intervals)


def _stretches(chart: ControlChart, row: Mapping[Period, int]) -> Iterator[Stretch]:
    for one in chart.stretches:
        inside = [at for period, at in row.items() if one.first.ordinal <= period.ordinal <= one.last.ordinal]
        if inside:
            yield Stretch(min(inside), max(inside), one.mean, one.lower, one.upper, one.cut)


def _signals(chart: ControlChart, own: Series, rule: Direction, row: Mapping[Period, int]) -> Iterator[Signal]:
    for period, way in chart.signals:
        value = own.value_at(period)
        if period in row and value is not None:
            yield Signal(row[period], value, news(way, rule))


def news(way: int, rule: Direction) -> int:
    """Whether a move up (1) or down (-1) is good news (1), bad (-1) or neither (0), as where nearer is better."""
    return int(good_signed(Fraction(way), rule)) if rule.better in (Better.HIGHER, Better.LOWER) else 0


def known_in(limits: Limits, own: Series) -> int:
    """How many numbers a stretch of a control chart rests on."""
    within = range(limits.first.ordinal, limits.last.ordinal + 1)
    return sum(1 for period, figure in own.figures.items() if figure.value is not None and period.ordinal in within)
