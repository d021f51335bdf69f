"""A part of a period is not the period: it is kept and not judged until it is whole or somebody has checked it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from oba.domain.alarm import Alarm, Checked
from oba.domain.evidence import Observation, Reason
from oba.domain.measure import Base, Kind, Measure
from oba.rollup.own_figures import known
from tests.build import TOP, measure, year
from tests.rollup.rows import figure, value

COUNT: Measure = replace(measure(), kind=Kind.COUNT, per=None)
RATE: Measure = replace(measure(), kind=Kind.RATE, per=Fraction(1000))
SCORE: Measure = replace(measure(), kind=Kind.SCORE, per=None)
CHECKED = Checked("J. Smith", date(2010, 1, 10), "all counted")


def early(**changes: object) -> Observation:
    """A county's number for 2009/10, published at Christmas."""
    return replace(value(TOP, "310"), published=date(2009, 12, 31), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("measured", [COUNT, RATE])
def test_a_count_or_rate_of_part_of_a_year_is_not_whole_yet(measured: Measure) -> None:
    """Nothing is judged, and what was counted is kept to be printed."""
    found = figure([early()], measured=measured)
    assert (found.value, found.reason) == (None, Reason.NOT_WHOLE)
    assert found.counted
    assert found.counted.value == 310


@pytest.mark.parametrize("measured", [measure(), SCORE])
def test_a_percentage_or_score_published_early_is_judged(measured: Measure) -> None:
    """What is a state may be known before its year ends; it only warns."""
    found = figure([replace(early(), value=Fraction(31))], measured=measured)
    assert found.value == Fraction(31)
    assert found.counted is None


def test_a_row_that_says_it_is_a_part_is_one_whatever_it_measures() -> None:
    """Also a percentage, and also when it was published after the year's end."""
    part = replace(value(TOP, "31"), part=date(2009, 12, 31))
    assert figure([part]).reason is Reason.NOT_WHOLE
    assert figure([replace(part, checked=CHECKED)]).reason is Reason.NOT_WHOLE


def test_it_is_whole_once_it_is_checked_sent_again_or_said_by_the_rule() -> None:
    """By somebody at the row or in the rule, by a later row, or because years are collected earlier."""
    assert figure([early(checked=CHECKED)], measured=COUNT).value == 310
    assert figure([early(), replace(value(TOP, "480"), published=date(2010, 6, 1))], measured=COUNT).value == 480
    assert figure([early()], measured=replace(COUNT, checked=((Alarm.EARLY, CHECKED),))).value == 310
    assert figure([early()], measured=replace(COUNT, collected_by=(9, 1))).value == 310
    on_the_day = replace(early(), published=year(2009).end)
    assert figure([on_the_day], measured=COUNT).value == 310


def test_a_row_without_a_number_keeps_its_own_reason() -> None:
    """What is not available early is not available."""
    row = early(value=None, decimals=None, missing=Reason.NOT_AVAILABLE)
    found = figure([row], measured=COUNT)
    assert (found.reason, found.counted) == (Reason.NOT_AVAILABLE, None)


def test_the_rates_behind_a_change_are_rates() -> None:
    """A part of a derived measure is what its parts are; the change itself is not."""
    change = replace(RATE, kind=Kind.CHANGE, parts=Kind.RATE, base=Base(period="1998", value=Fraction(31)))
    assert change.kind_of("rate") is Kind.RATE
    assert change.kind_of("all") is Kind.CHANGE
    assert figure([early(value=Fraction(-5))], measured=change).value == -5


def test_a_round_does_not_know_what_was_checked_after_its_cut_off() -> None:
    """A round made again has the answers it had, although somebody has found its numbers right since."""
    row = early(checked=CHECKED)
    assert [one.checked for one in known([row], CHECKED.day)] == [CHECKED]
    assert [one.checked for one in known([row], date(2010, 1, 9))] == [None]
    settled = replace(COUNT, checked=((Alarm.EARLY, CHECKED),))
    assert settled.as_at(CHECKED.day) == settled
    assert settled.as_at(date(2010, 1, 9)) == COUNT
