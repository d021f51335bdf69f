"""The run as a sheet: rounds across, what each of them said below."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.compose.sheets.result_book import result_book
from oba.compose.sheets.run import run_sheet
from oba.compose.sheets.sheet import ResultNumber
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Question
from oba.domain.run import RunPoint
from tests.build import INDICATOR, TOP, a_round, n, rule, year
from tests.written import book

NOT_ASKED = dict.fromkeys(Question, Reason.NOT_ASKED)
SECOND = RunPoint(
    indicator=INDICATOR,
    place=TOP,
    round=replace(a_round(), id="2010-11-q2", title="Second", cut_off=date(2010, 10, 15)),
    period=year(2009),
    value=n("4.3"),
    reason=None,
    says={**NOT_ASKED, Question.THRESHOLD: Answer.AMBER, Question.BASELINE: Answer.TURNED},
)
FIRST = replace(
    SECOND,
    round=replace(a_round(), id="2010-11-q1", title="First", cut_off=date(2010, 7, 15)),
    period=None,
    value=None,
    reason=Reason.SUPPRESSED,
    says={**NOT_ASKED, Question.THRESHOLD: Reason.SUPPRESSED},
)
HEAD = (INDICATOR, rule().title, "Oxfordshire")


def test_rounds_stand_side_by_side() -> None:
    """In order of time; a number that is withheld is told by its reason, a question that nobody asked has no row."""
    sheet = run_sheet(replace(book(), run=(SECOND, FIRST)))
    assert [head.text for head in sheet.heads] == ["Indicator", "Title", "Place", "What", "First", "Second"]
    assert sheet.rows == (
        (*HEAD, "Period", "", "2009/10"),
        (*HEAD, "Number", "suppressed", ResultNumber(n("4.3"), 1)),
        (*HEAD, "Good enough?", "suppressed", "amber"),
        (*HEAD, "Turning?", "not asked", "turned"),
    )


def test_a_round_that_did_not_show_them_yet_is_empty() -> None:
    """Another indicator began the run; this one has nothing to say of that round."""
    other = replace(FIRST, indicator="ni-43")
    assert run_sheet(replace(book(), run=(other, SECOND))).rows == (
        (*HEAD, "Period", "", "2009/10"),
        (*HEAD, "Number", None, ResultNumber(n("4.3"), 1)),
        (*HEAD, "Good enough?", "", "amber"),
        (*HEAD, "Turning?", "", "turned"),
    )


def test_a_place_that_is_no_longer_there_has_no_rows() -> None:
    """What has no documents in this round has none here."""
    assert run_sheet(replace(book(), run=(replace(SECOND, place="england"),))).rows == ()


def test_the_run_follows_the_numbers() -> None:
    """Where no round is known of there is no such sheet."""
    assert "Run" not in [sheet.title for sheet in result_book(book()).sheets]
    titles = [sheet.title for sheet in result_book(replace(book(), run=(FIRST, SECOND))).sheets]
    assert titles[:3] == ["Answers", "Numbers", "Run"]
