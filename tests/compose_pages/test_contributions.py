"""Which part moved the whole: exact shares of a movement, and when none can be given."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.compose.dashboard.movers import Mover, Movers, movers
from oba.domain.book import Book
from oba.domain.evidence import Figure, Series
from oba.domain.measure import ALL, RATE, Base, Break, Kind, Measure
from oba.domain.period import Period
from oba.domain.rule import With
from oba.rollup.contributions import contributions, foremost
from tests.build import KNOWN, TOP, figure, measure, n, series, year
from tests.compose_pages.changed import judging, only
from tests.compose_pages.full import area, county, full
from tests.compose_pages.full_rules import NEET, NORTH, SOUTH

BEFORE, AFTER = year(2008), year(2009)
BOOK = full()
SHARES = st.tuples(st.integers(0, 400), st.integers(400, 900))
PARTS = st.lists(st.tuples(SHARES, SHARES), min_size=1, max_size=4)
Counts = tuple[tuple[int, int], tuple[int, int]]

RATES = replace(measure(), kind=Kind.RATE, per=n("1000"))
CHANGES = replace(RATES, kind=Kind.CHANGE, parts=Kind.RATE, base=Base(period="1998", value=n("31.4")))
GAPS = replace(measure(), kind=Kind.GAP, parts=Kind.PERCENT, between=("a", "b"))
COUNTS = replace(measure(), kind=Kind.COUNT, per=None, decimals=0)


def counted(counts: Counts, group: str = ALL) -> Series:
    """A part's numerators and denominators in both periods."""
    figures = {
        period: Figure(
            period=period,
            value=Fraction(100 * top, bottom),
            numerator=Fraction(top),
            denominator=Fraction(bottom),
            published=KNOWN,
        )
        for period, (top, bottom) in zip((BEFORE, AFTER), counts, strict=True)
    }
    return replace(series({}), figures=figures) if group == ALL else replace(series({}), parts={group: figures})


def rate(parts: list[Counts], at: int, per: int = 100) -> Fraction:
    """The rate of the whole in one of the two periods."""
    return Fraction(per * sum(part[at][0] for part in parts), sum(part[at][1] for part in parts))


@given(PARTS, st.sampled_from([measure(), RATES]))
def test_contributions_add_up_to_the_movement_exactly(parts: list[Counts], kind: Measure) -> None:
    """Nothing is left over, whatever the parts and their sizes."""
    found = contributions([counted(part) for part in parts], BEFORE, AFTER, kind)
    assert found
    assert kind.per
    change = rate(parts, 1, int(kind.per)) - rate(parts, 0, int(kind.per))
    assert sum(found.each) == change == found.after - found.before


@given(PARTS, PARTS)
def test_a_gap_is_shared_out_by_both_its_groups(one: list[Counts], other: list[Counts]) -> None:
    """What closes the second group's shortfall counts against the gap."""
    both = list(zip(one, other, strict=False))
    parts = [replace(series({}), parts={**counted(a, "a").parts, **counted(b, "b").parts}) for a, b in both]
    found = contributions(parts, BEFORE, AFTER, GAPS)
    firsts, seconds = [a for a, _ in both], [b for _, b in both]
    assert found
    assert found.before == rate(firsts, 0) - rate(seconds, 0)
    assert found.after == rate(firsts, 1) - rate(seconds, 1)
    assert sum(found.each) == found.after - found.before


@given(PARTS)
def test_a_change_since_a_base_is_shared_out_in_its_own_unit(parts: list[Counts]) -> None:
    """The base shifts both periods alike, so only the rates move it."""
    found = contributions([counted(part, RATE) for part in parts], BEFORE, AFTER, CHANGES)
    assert found
    assert found.before == rate(parts, 0, 1000) / n("31.4") * 100 - 100
    assert sum(found.each) == found.after - found.before


def test_a_change_since_a_base_moves_by_its_parts_rates() -> None:
    """10 of 500 that become 20 are 10 in a thousand more over all; 31.4 is the base that this is a percentage of."""
    moving, still = ((10, 500), (20, 500)), ((15, 500), (15, 500))
    found = contributions([counted(part, RATE) for part in (moving, still)], BEFORE, AFTER, CHANGES)
    assert found
    assert list(found.each) == [10 / n("31.4") * 100, n("0")]


def test_parts_that_move_alike_with_equal_shares_contribute_alike() -> None:
    """Equal parts share a movement equally."""
    same: Counts = ((10, 100), (20, 100))
    found = contributions([counted(same), counted(same)], BEFORE, AFTER, measure())
    assert found
    assert found.each == (n("5"), n("5"))


def test_a_part_that_only_grows_moves_the_whole_towards_its_own_rate() -> None:
    """A change of weight is a contribution too, although no rate changed."""
    steady: Counts = ((10, 100), (10, 100))
    growing: Counts = ((50, 100), (150, 300))
    found = contributions([counted(steady), counted(growing)], BEFORE, AFTER, measure())
    assert found
    assert found.each[1] > 0
    assert sum(found.each) == 10


def test_counts_contribute_their_own_change() -> None:
    """Nothing is weighted."""
    parts = [series({BEFORE: "10", AFTER: "12"}), series({BEFORE: "5", AFTER: "4"})]
    found = contributions(parts, BEFORE, AFTER, COUNTS)
    assert found
    assert found.each == (n("2"), n("-1"))
    assert (found.before, found.after) == (n("15"), n("16"))


@pytest.mark.parametrize("kind", [measure(), COUNTS, GAPS])
def test_one_unknown_part_leaves_every_contribution_unknown(kind: Measure) -> None:
    """The rest must not be taken for the whole."""
    known = counted(((10, 100), (20, 100)))
    assert contributions([known, series({AFTER: "4.3"})], BEFORE, AFTER, kind) is None


def test_a_part_with_no_one_in_it_has_no_rate() -> None:
    """Nothing is divided by nothing."""
    empty = counted(((10, 100), (20, 100)))
    nobody = replace(empty.figures[AFTER], denominator=Fraction(0))
    assert contributions([replace(empty, figures={**empty.figures, AFTER: nobody})], BEFORE, AFTER, measure()) is None


def found_in(book: Book) -> Movers:
    """The movers of the county."""
    found = movers(book, county())
    assert found
    return found


def plain(mover: Mover) -> tuple[str, ...]:
    """A mover's cells with ordinary spaces."""
    cells = (mover.number, mover.now, mover.change, *mover.parts, mover.most)
    return tuple(cell.replace("\N{NO-BREAK SPACE}", " ") for cell in cells)


def test_a_movement_names_every_areas_share_and_the_greatest() -> None:
    """Rounded shares carry their sign."""
    found = found_in(BOOK)
    assert found.parts == ("Northern", "Southern")
    assert [plain(one) for one in found.rows] == [
        ("NI 117", "4.3 %", "−1.9", "−1.1", "−0.8", "Northern"),
        ("NI 99", "21.4 %", "−9.9", "−4.7", "−5.1", "Southern"),
    ]


def test_where_the_areas_are_not_known_the_movement_is_not_shared_out() -> None:
    """The indicators are named instead, but for one whose definition changed."""
    assert found_in(BOOK).unknown.replace("\N{NO-BREAK SPACE}", " ") == "NI 70, 43"


def test_an_area_has_no_parts_with_documents() -> None:
    """Localities have none, so nothing is shared out."""
    assert movers(BOOK, area()) is None


def test_areas_that_do_not_come_to_the_countys_number_do_not_explain_it() -> None:
    """A share of another number would mislead."""
    other = replace(BOOK.series[NEET, TOP].figures[AFTER], value=n("4.6"))
    book = judging(only(BOOK, NEET), NEET, TOP, other)
    assert found_in(book).rows == ()


def test_a_number_sent_in_is_explained_by_areas_that_come_to_it_as_printed() -> None:
    """The county's own 6.2 % needs no denominators of its own."""
    own = BOOK.series[NEET, TOP]
    sent = replace(own, figures={**own.figures, BEFORE: figure(BEFORE, "6.2")})
    book = replace(only(BOOK, NEET), series={**BOOK.series, (NEET, TOP): sent})
    assert [one.most for one in found_in(book).rows] == ["Northern"]


def test_an_unmoved_number_is_not_listed() -> None:
    """As printed: a movement that no page shows needs no explanation."""
    own = BOOK.series[NEET, TOP]
    same = replace(own, figures={BEFORE: figure(BEFORE, "4.31"), AFTER: own.figures[AFTER]})
    book = replace(only(BOOK, NEET), series={**BOOK.series, (NEET, TOP): same})
    assert movers(book, county()) is None


@pytest.mark.parametrize("missing", [None, AFTER, BEFORE])
def test_without_both_numbers_there_is_no_movement(missing: Period | None) -> None:
    """Neither with nothing judged, nor with a number of which the other is missing."""
    own = BOOK.series[NEET, TOP]
    figures = {p: f for p, f in own.figures.items() if p != missing}
    book = replace(only(BOOK, NEET), series={**BOOK.series, (NEET, TOP): replace(own, figures=figures)})
    judged = None if missing is None else figures.get(AFTER)
    assert movers(judging(book, NEET, TOP, judged), county()) is None


def test_across_a_change_of_definition_nothing_moved() -> None:
    """Two numbers of two definitions are no movement that an area could have made."""
    rule = BOOK.rules[NEET]
    broken = replace(rule, measure=replace(rule.measure, breaks=(Break(at=AFTER, why="counted anew"),)))
    assert movers(replace(only(BOOK, NEET), rules={NEET: broken}), county()) is None


def test_a_series_that_is_not_there_did_not_move() -> None:
    """The county always has a row, even without a number."""
    fewer = {key: its for key, its in BOOK.series.items() if key != (NEET, TOP)}
    assert movers(replace(only(BOOK, NEET), series=fewer), county()) is None


def test_a_rule_compared_with_the_period_before_is_explained_from_it() -> None:
    """The movement explained is the movement that the direction judges."""
    rule = BOOK.rules[NEET]
    newest = rule.versions[0]
    before = replace(newest, direction=replace(newest.direction, compare_with=With.PREVIOUS))
    book = replace(only(BOOK, NEET), rules={NEET: replace(rule, versions=(before, *rule.versions[1:]))})
    assert [one.change for one in found_in(book).rows] == ["−1.9"]


def test_a_rise_is_most_by_whoever_rose_most() -> None:
    """The greatest share goes the way of the whole; a share of nothing is written as such."""
    parts = {
        NORTH: counted(((10, 1000), (40, 1000))),
        SOUTH: counted(((20, 1000), (20, 1000))),
    }
    whole = replace(series({}), figures={BEFORE: figure(BEFORE, "1.5"), AFTER: figure(AFTER, "3.0")})
    book = only(BOOK, NEET)
    numbers = {(NEET, where): its for where, its in {**parts, TOP: whole}.items()}
    book = judging(replace(book, series=numbers), NEET, TOP, whole.figures[AFTER])
    assert [plain(one)[2:] for one in found_in(book).rows] == [("+1.5", "+1.5", "0", "Northern")]


@pytest.mark.parametrize(("each", "named"), [
    (("-1.1", "-0.8"), 0), (("-0.8", "-1.1"), 1), (("0.3", "0.2"), None), (("0.31", "0.2"), 0), (("0.1",), 0),
    (("0.1", "0.1", "0.1"), None), (("-0.4", "0.3"), 0), (("0.4", "-0.9", "0.9"), 2),
])  # fmt: skip
def test_a_part_is_named_only_where_it_stands_out_by_more_than_rounding(each: tuple[str, ...], named: int) -> None:
    """By more than one in the last printed decimal, in the way that the whole went; on that edge nobody is named."""
    assert foremost([n(one) for one in each], n("0.1")) == named


@given(st.lists(st.fractions(-9, 9), min_size=1, max_size=5), st.permutations(range(5)))
def test_no_order_of_the_parts_changes_who_stands_out(each: list[Fraction], order: list[int]) -> None:
    """And turned round, the same part does: a fall is shared out as a rise is."""
    at = [place for place in order if place < len(each)]
    moved = foremost([each[place] for place in at], n("0.1"))
    assert (None if moved is None else at[moved]) == foremost(each, n("0.1"))
    if sum(each):
        assert foremost([-one for one in each], n("0.1")) == foremost(each, n("0.1"))


def test_areas_that_moved_alike_are_said_to_have_moved_the_whole_evenly() -> None:
    """No area is held to have made a movement that all made."""
    parts = {NORTH: counted(((10, 1000), (25, 1000))), SOUTH: counted(((20, 1000), (35, 1000)))}
    whole = replace(series({}), figures={BEFORE: figure(BEFORE, "1.5"), AFTER: figure(AFTER, "3.0")})
    numbers = {(NEET, where): its for where, its in {**parts, TOP: whole}.items()}
    book = judging(replace(only(BOOK, NEET), series=numbers), NEET, TOP, whole.figures[AFTER])
    assert [plain(one)[2:] for one in found_in(book).rows] == [("+1.5", "+0.8", "+0.8", "evenly")]
