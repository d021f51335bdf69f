"""What tests of chance looked at: gathered from the answers, on the periods that a curve shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.compose.curve.traces import traces
from oba.compose.evidence import Evidence, evidence, intervals, levels, news
from oba.compose.subject import MOST_CHARTED, MOST_KNOWN
from oba.domain.rule import Better, ChanceTest, Direction
from tests import build
from tests.build import n, year
from tests.compose.chanced import LEAPING, MEMBERS, NEIGHBOURS, QUARTERS, bare, book_of, moving, shares, version
from tests.compose.situations import assessment, view

NOW = build.target(year(2009), "at most 4.0")
RISING = ("4.9", "5.2", "5.6", "5.9", "6.4", "6.9")
YEARLY = shares(build.YEARS, RISING)
XMR = moving(ChanceTest.XMR)
EVERYTHING = book_of(
    YEARLY,
    version(
        NOW, direction=moving(ChanceTest.INTERVALS), rating=ChanceTest.INTERVAL, comparing=ChanceTest.AT_TWO_LEVELS
    ),
    {NEIGHBOURS: YEARLY, MEMBERS[0]: YEARLY},
)


@pytest.mark.parametrize(
    ("better", "found"), [(Better.HIGHER, 1), (Better.LOWER, -1), (Better.NONE, 0), (Better.NEARER, 0)]
)
def test_a_rise_is_good_news_only_where_higher_is_better(better: Better, found: int) -> None:
    """Where neither way is better, or nearer is, a move is no news; a fall is the opposite of a rise."""
    rule = Direction(better=better, aim=build.aim("between 20 and 30"), where=build.WHERE)
    assert (news(1, rule), news(-1, rule)) == (found, -found)


def test_an_interval_that_decides_several_answers_is_drawn_once() -> None:
    """The latest number's interval decides three questions, and a wider one the last."""
    found = [(period.label, one.level) for period, one in intervals(assessment(EVERYTHING))]
    assert found == [("2008/09", n("95")), ("2009/10", n("95")), ("2009/10", n("99.8"))]
    assert levels(assessment(EVERYTHING)) == (n("95"), n("99.8"))


def test_a_width_looks_at_nothing_that_a_curve_shows() -> None:
    """Without a test there are no limits, no marks and no intervals."""
    plain = book_of(YEARLY, version(NOW))
    assert traces(view(plain)).evidence == Evidence()
    assert levels(assessment(plain)) == ()


def test_what_lies_before_the_curve_is_left_out() -> None:
    """Of a row that begins later, the stretch is shortened, and intervals, marks and a trend from before it go."""
    row = {build.YEARS[5]: 0}
    trend = book_of(YEARLY, version(direction=moving(ChanceTest.RECENT_TREND)))
    shown = view(trend)
    assert evidence(shown.assessment, shown.own, shown.version.direction, row).trend is None
    shown = view(EVERYTHING)
    assert [one.at for one in evidence(shown.assessment, shown.own, XMR, row).whiskers] == [0, 0]
    shown = view(book_of(shares(QUARTERS, ("9", *LEAPING * 2, "2"), of=100_000), version(direction=XMR)))
    late = {QUARTERS[12]: 0, QUARTERS[13]: 1}
    found = evidence(shown.assessment, shown.own, XMR, late)
    assert [(one.first, one.last) for one in found.stretches] == [(0, 1)]
    assert [(one.at, one.news) for one in found.signals] == [(1, 1)]


def test_a_whole_series_is_shown_as_long_as_a_control_chart() -> None:
    """Mann-Kendall takes every number; where the first lies before even that, nothing is drawn of it."""
    long = shares(QUARTERS, (*LEAPING * 6, "5.5", "5.2"), of=100_000)
    shown = view(book_of(long, version(direction=moving(ChanceTest.MANN_KENDALL))))
    assert len([period for period in shown.periods if period in long]) == MOST_CHARTED
    assert traces(shown).evidence.trend is None
    assert levels(shown.assessment) == ()
    short = view(book_of(shares(QUARTERS, LEAPING * 4), version(direction=moving(ChanceTest.MANN_KENDALL))))
    assert traces(short).evidence.trend == (0, 23)


def test_a_funnel_stands_around_the_comparator_that_heads_the_answer() -> None:
    """Its limits at the period judged, the narrower first; none before the row ends, nor without an answer."""
    tested = version(NOW, comparing=ChanceTest.TWO_FUNNELS)
    shown = view(book_of(YEARLY, tested, {NEIGHBOURS: YEARLY}))
    found = traces(shown).evidence
    assert found.around == "Statistical neighbours"
    assert [(one.at, one.level) for one in found.limits] == [(5, n("95")), (5, n("99.8"))]
    assert found.limits[1].low < found.limits[0].low < n("6.9") < found.limits[0].high < found.limits[1].high
    early = evidence(shown.assessment, shown.own, shown.version.direction, {build.YEARS[0]: 0})
    assert early.limits == ()
    bare_numbers = view(book_of(bare(RISING), tested, {NEIGHBOURS: YEARLY}))
    assert traces(bare_numbers).evidence == Evidence()


def test_a_stretch_before_the_curve_is_not_drawn() -> None:
    """Limits from before a changed definition that nobody sees have no place."""
    shown = view(book_of(shares(QUARTERS, LEAPING, of=100_000), version(direction=XMR)))
    assert evidence(shown.assessment, shown.own, XMR, {QUARTERS[20]: 0}).stretches == ()


def test_a_limit_beyond_what_is_possible_is_cut_there() -> None:
    """A limit of 0 stands as it is; one below it stands at 0 as well and says so; likewise above 100 %."""
    found = {
        numbers: traces(view(book_of(shares(QUARTERS, numbers), version(direction=XMR)))).evidence.stretches[0]
        for numbers in (("0",) * 6, ("0", "1") * 3, ("100",) * 6, ("99", "100") * 3)
    }
    assert [one.lower for one in found.values()][:2] == [0, 0]
    assert [one.upper for one in found.values()][2:] == [100, 100]
    assert [one.cut for one in found.values()] == [(), (0,), (), (100,)]


def test_a_control_chart_is_shown_longer_than_another_curve() -> None:
    """Its limits come from the whole series, which a reader should see; other curves show their latest part."""
    long = shares(QUARTERS, (*LEAPING * 6, "5.5", "5.2"), of=100_000)
    charted, plain = (view(book_of(long, version(direction=way))) for way in (XMR, None))
    assert len([p for p in charted.periods if p in long]) == MOST_CHARTED
    assert len([p for p in plain.periods if p in long]) == MOST_KNOWN


def test_comparators_and_a_fan_give_way_to_control_limits() -> None:
    """Limits stand alone with the numbers they are for; the forecast keeps its middle."""
    found = shares(build.YEARS, RISING)
    charted = traces(view(book_of(found, version(direction=XMR), {NEIGHBOURS: found})))
    plain = traces(view(book_of(found, version(), {NEIGHBOURS: found})))
    assert charted.beside == ()
    assert all(point.low == point.middle == point.high for point in charted.forecast)
    assert len(plain.beside) == 2
    assert any(point.low < point.high for point in plain.forecast)
    assert charted.evidence.stretches[0][:2] == (0, 5)


def test_a_number_withheld_since_has_no_mark() -> None:
    """A mark needs its number: where that is gone from the series, the mark goes as well."""
    book = book_of(shares(QUARTERS, (*LEAPING * 2, "2"), of=100_000), version(direction=XMR))
    shown = view(book)
    gone = {period: figure for period, figure in shown.own.figures.items() if period != QUARTERS[12]}
    row = {period: at for at, period in enumerate(QUARTERS)}
    found = evidence(shown.assessment, replace(shown.own, figures=gone), XMR, row)
    assert found.signals == ()
