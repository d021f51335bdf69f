"""The rug: in each cell what a round said of an indicator in a place, and nothing that it did not say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.compose.edition.addresses import within
from oba.compose.edition.rug import CHANGED, Rug, Weave, counted, kind_of, rug
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.measure import Kind
from oba.domain.story import Story
from tests.build import TOP
from tests.compose_edition.told import BOOK, COUNTY, NORTHERN, the_rule, told, with_rule
from tests.compose_pages.full import FIRST, NOW, area
from tests.compose_pages.full_rules import ADMISSIONS, GAP, NEET, NORTH, OBESITY, SOUTH
from tests.written import story

SOUTHERN = area(SOUTH)
PLACES = (COUNTY, NORTHERN, SOUTHERN)


def woven(question: Question = Question.THRESHOLD, *, first: bool = False, book: object = None) -> Rug:
    """The rug of a round at the county."""
    of = told(book) if isinstance(book, type(BOOK)) else told()
    return rug(Weave(of, FIRST if first else NOW, question, PLACES, within("places/oxfordshire/threshold.html")))


def cells(its: Rug, indicator: str) -> list[tuple[str, str, str]]:
    """The word, the number and the tint of each cell of an indicator."""
    row = next(one for one in its.rows if one.indicator == indicator)
    return [(one.mark.word, one.number, one.tint) for one in row.cells]


def test_a_cell_says_the_answer_and_the_number_it_is_about() -> None:
    """In the words and the decimals of the card, with a tint that only helps."""
    assert cells(woven(), NEET) == [("Amber", "4.3", "amber"), ("Green", "3.9", "green"), ("Red", "4.6", "red")]


def test_what_is_withheld_is_said_and_not_shown() -> None:
    """A withheld number has its word, once, and the hatch of what has no answer; a place without any has nothing."""
    assert cells(woven(), OBESITY)[1] == ("Withheld", "", "open")
    assert cells(woven(), ADMISSIONS)[1:] == [("", "", ""), ("", "", "")]


def test_an_earlier_round_is_as_it_was_printed() -> None:
    """Its rug is made of what that round said, not of what is known today; no target of today stands beside it."""
    assert cells(woven(first=True), NEET)[0] == ("Red", "4.3", "red")
    assert {row.target for row in woven(first=True).rows} == {""}
    assert "At most 4.0" in next(row.target for row in woven().rows if row.indicator == NEET).replace("\u00a0", " ")


def test_a_question_that_a_rule_does_not_ask_has_no_answer_and_no_tint() -> None:
    """Its cell still gives the number, which answers other questions."""
    word, number, tint = cells(woven(Question.COMPARATORS), "ni-99")[0]
    assert (word, tint) == ("", "")
    assert number


@pytest.mark.parametrize("question", list(Question))
def test_every_row_can_be_left_by_one_filter_of_each_kind(question: Question) -> None:
    """Its outcome, its answer, and whether that changed: what the filters say they leave adds up to all rows."""
    rows = woven(question).rows
    assert all(row.kinds[0] in {one.id for one in BOOK.plan.outcomes} for row in rows)
    counts = {kind_of(mark): many for mark, many in counted(rows)}
    for kind, many in counts.items():
        assert many == sum(kind in row.kinds for row in rows)
    assert sum(counts.values()) + sum("not-asked" in row.kinds for row in rows) == len(rows)


def test_a_changed_answer_is_marked_and_one_that_stayed_is_not() -> None:
    """Only where both rounds told of it, and answered otherwise."""
    changed = {row.indicator for row in woven().rows if CHANGED in row.kinds}
    assert changed == {NEET}
    assert not any(CHANGED in row.kinds for row in woven(first=True).rows)


def test_a_page_is_led_to_wherever_there_is_one() -> None:
    """From a cell and from a place, but for the place whose page this is; a place is called shortly beside others."""
    its = woven()
    assert [(one.name, one.address) for one in its.heads] == [
        ("Oxfordshire", ""),
        ("Northern", "../../places/northern/threshold.html"),
        ("Southern", "../../places/southern/threshold.html"),
    ]
    row = next(one for one in its.rows if one.indicator == NEET)
    assert row.cells[1].address == f"../../indicators/{NEET}/{NORTH}.html"
    assert row.cells[1].spoken == f"{the_rule().short}, Northern Oxfordshire: Green, 3.9"


def test_it_is_found_by_words_that_it_does_not_show() -> None:
    """The long title and what is counted help to find a row; a number among them would be told and not shown."""
    row = next(one for one in woven().rows if one.indicator == NEET)
    assert "neet" in row.find.split()
    assert not any(letter.isdigit() for letter in row.find)


def test_a_measure_told_in_words_says_whether_it_was_told() -> None:
    """It has no cells, for it has no number and no rating."""
    rule = replace(the_rule(ADMISSIONS), measure=replace(the_rule(ADMISSIONS).measure, kind=Kind.NARRATIVE))
    update = replace(story(), indicator=ADMISSIONS, place=TOP, round=NOW.id, sections=())
    assert isinstance(update, Story)
    book = with_rule(rule)
    key = (ADMISSIONS, TOP)
    its = {**book.assessments, key: replace(book.assessments[key], updates=(update,))}
    row = next(one for one in woven(book=replace(book, assessments=its)).rows if one.indicator == ADMISSIONS)
    assert row.cells == ()
    assert row.told


def test_a_number_that_has_not_come_is_said_beside_its_answer() -> None:
    """Where the answer has one reason and the number another, both are said."""
    key = (NEET, TOP)
    points = tuple(
        replace(one, value=None, reason=Reason.LATE) if (one.indicator, one.place) == key else one
        for one in told().book.run
    )
    its = rug(
        Weave(
            replace(told(), book=replace(told().book, run=points)),
            NOW,
            Question.THRESHOLD,
            PLACES,
            within("index.html"),
        )
    )
    assert cells(its, NEET)[0][:2] == ("Amber", "Late")
    assert GAP in {group.id for group in its.groups}
