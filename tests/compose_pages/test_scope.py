"""Each reader's documents speak of what is that reader's, and of nothing else."""

from __future__ import annotations

from dataclasses import replace

from oba.compose.pack import pack
from oba.compose.scope import of_board, of_indicators, of_places
from oba.domain.review import Agreed, Remark, RemarkKind, Review
from oba.domain.run import RunPoint
from tests.build import TOP, WHERE, year
from tests.compose_pages.apart import BOARD, apart
from tests.compose_pages.full import county, full
from tests.compose_pages.full_rules import ADMISSIONS, CUSTODY, GAIN, NEET, OBESITY

BOOK = apart()


def test_a_boards_own_measures_stand_on_no_places_pages() -> None:
    """Neither in the table nor among the cards nor in what is said of numbers that are not known."""
    found = pack(of_places(BOOK), county())
    assert OBESITY not in [row.indicator for group in found.dashboard.groups for row in group.rows]
    assert f"card-{OBESITY}" not in [card.anchor for group in found.groups for card in group.cards]
    assert "56a" not in found.dashboard.remark
    assert found.illustrative == ""
    assert [one.says for one in found.notices if one.title.startswith("What is withheld")] == []


def test_a_plan_without_such_outcomes_is_left_as_it_is() -> None:
    """Nothing is taken from its book."""
    book = full()
    assert of_places(book) is book


def test_a_board_has_its_indicators_and_its_own_measures_in_the_plans_order() -> None:
    """And the registers' rows that bear on them: not those for objectives alone, or for the whole plan."""
    own = of_board(BOOK, BOARD)
    assert list(own.rules) == [NEET, OBESITY]
    assert {indicator for indicator, _ in (*own.series, *own.assessments)} == {NEET, OBESITY}
    assert {one.indicator for one in own.registers.actions} == {NEET, OBESITY}
    assert [one.risk for one in own.registers.risks] == ["Loss of the grant", "Nobody measures"]
    assert [one.indicators for one in own.registers.risks] == [(NEET,), (OBESITY,)]
    assert {one.board for one in own.registers.schedule} == {BOARD.id}
    assert [one.id for one in own.registers.milestones] == ["mine", "later"]
    assert own.registers.resources == ()


def test_the_top_place_is_the_boards_in_its_pack_and_nobody_elses() -> None:
    """So that what it asked for stands where the Trust's would, and other boards can still be named."""
    own = of_board(BOOK, BOARD)
    found = own.plan.board_of(TOP)
    assert found
    assert (found.id, found.indicators) == (BOARD.id, ())
    assert own.plan.board_named("trust").place == ""


def test_a_matter_about_something_else_stays_and_names_no_indicator() -> None:
    """A board hears what it asked for, whatever it was about."""
    kept = of_indicators(BOOK, [NEET]).registers.decisions
    assert len(kept) == len(BOOK.registers.decisions)
    assert {one.indicator for one in kept} == {NEET, ""}


def test_what_changed_and_what_to_ask_are_cut_to_the_same_indicators() -> None:
    """A place that came or went is everybody's."""
    run = RunPoint(indicator=GAIN, place=TOP, round=BOOK.round, period=None, value=None, reason=None, says={})
    remark = Remark(kind=RemarkKind.ALREADY_MET, indicator=GAIN, place=TOP, targets=(), says="Met.", where=WHERE)
    keys = ((GAIN, TOP), (NEET, TOP))
    agreed = Agreed(period=year(2010).label, firm=keys, provisional=keys, to_be_agreed=keys)
    review = Review(remarks=(remark, replace(remark, indicator=NEET)), agreed=(agreed,))
    found = of_indicators(replace(BOOK, run=(run, replace(run, indicator=NEET)), review=review), [NEET])
    assert {one.indicator for one in found.changes.answers} == {NEET}
    assert {one.indicator for one in found.run} == {NEET}
    assert [one.indicator for one in found.changes.appearances] == [None]
    assert [one.indicator for one in found.review.remarks] == [NEET]
    assert [one.firm for one in found.review.agreed] == [((NEET, TOP),)]
    assert len(found.warnings) == len(BOOK.warnings)
    assert len(of_indicators(BOOK, [CUSTODY, ADMISSIONS]).warnings) == len(BOOK.warnings) - 1
