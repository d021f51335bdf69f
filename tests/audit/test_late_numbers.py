"""Whose numbers are late in a round, by name."""

from __future__ import annotations

from dataclasses import replace

from oba.audit.late_numbers import late_numbers, late_periods
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.outstanding import Outstanding
from tests import build, written
from tests.build import INDICATOR, TOP, quarter, rule, series, year

WHOLE = written.book()


def waiting(**found: tuple[Outstanding, ...]) -> Book:
    """The book in which places wait for numbers; every area has sent some before."""
    one = WHOLE.assessments[INDICATOR, TOP]
    answers = {(INDICATOR, place): replace(one, place=place, outstanding=its) for place, its in found.items()}
    sent = {(INDICATOR, place): series({year(2008): "4"}, place) for place in ("northern", "central")}
    return replace(WHOLE, assessments=answers, series={**WHOLE.series, **sent})


def test_each_is_named_once_however_many_wait_for_it() -> None:
    """The area that its county waits for waits for itself as well."""
    late = build.outstanding(year(2009), "northern")
    (problem,) = late_numbers(waiting(oxfordshire=(late,), northern=(late,)))
    assert (problem.code, problem.what, problem.stops) == ("A016", "NI 117: 2009/10: Northern late", False)
    assert problem.where == rule().where


def test_several_are_named_in_order_of_time() -> None:
    """Periods follow one another, whoever they belong to."""
    early, later = build.outstanding(quarter(2009, 1), "central"), build.outstanding(quarter(2009, 2), "northern")
    (problem,) = late_numbers(waiting(northern=(later,), central=(early,)))
    assert problem.what == "NI 117: 2009/10 Q1: Central late; 2009/10 Q2: Northern late"


def test_only_the_late_are_warned_of() -> None:
    """What is awaited, or has said why it does not come, is in time."""
    for reason in (Reason.AWAITED, Reason.NOT_AVAILABLE, Reason.AFTER_CUT_OFF):
        book = waiting(oxfordshire=(build.outstanding(year(2009), "northern", reason=reason),))
        assert late_numbers(book) == ()
        assert late_periods(book, rule()) == ()


def test_a_place_that_never_sent_is_not_asked_by_name() -> None:
    """A place without any number of an indicator is none of its senders."""
    assert late_numbers(waiting(southern=(build.outstanding(year(2009), "southern"),))) == ()
