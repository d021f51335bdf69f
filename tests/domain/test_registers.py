"""Registers: when an action, a milestone or a risk is late, and when a report is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oba.domain.registers import CLOSED, LEVELS, STATUSES, Action, Milestone, Registers, Report, Resource, Risk
from tests import written
from tests.build import TOP, WHERE, a_round, n, place, year

DUE, DAY_AFTER = date(2010, 9, 30), date(2010, 10, 1)
ACTION: Action = replace(written.registers().actions[0], due=DUE)
RISK: Risk = written.registers().risks[0]
MILESTONE = Milestone(
    outcome="narrowing-the-gap", year="2010/11", milestone="Pilot in 40 schools", theme="", challenged_by="Trust",
    status="planned", where=WHERE,
)  # fmt: skip
REPORT = Report(
    board="Safeguarding Board", topic="Self harm", frequency="yearly", months="", covers="", indicators=(), where=WHERE
)


@pytest.mark.parametrize("status", STATUSES)
def test_an_action_is_late_from_the_day_after_it_was_due_unless_it_is_closed(status: str) -> None:
    """Done and stopped actions never are; one marked late is late whatever its date, and no other before its time."""
    action = replace(ACTION, status=status)
    assert action.is_late(DAY_AFTER) is (status not in CLOSED)
    assert action.is_late(DUE) is (status == "late")


def test_an_action_is_for_the_place_it_names_or_for_every_place() -> None:
    """An action without a place is done everywhere."""
    northern = place("northern", "Northern", "area", TOP)
    assert [replace(ACTION, place=name).is_for(northern) for name in ("", "northern", TOP)] == [True, True, False]


def test_an_action_that_had_not_begun_was_planned() -> None:
    """Whatever came of it later; on the day it begins its status counts, and nothing else is changed."""
    late = replace(ACTION, status="late", start=date(2010, 4, 1))
    kept = Registers(actions=(late,), risks=(RISK,))
    assert kept.as_at(date(2010, 3, 31)) == replace(kept, actions=(replace(late, status="planned"),))
    assert kept.as_at(date(2010, 4, 1)) == kept


@pytest.mark.parametrize(
    ("due", "status", "of", "late"),
    [
        ("2010/11", "planned", True, False),
        ("2010/11", "late", True, True),
        ("2010/11", "done", True, False),
        ("2009/10", "under way", True, True),
        ("2009/10", "late", True, True),
        ("2009/10", "stopped", False, False),
        ("2011/12", "planned", False, False),
        ("by and by", "planned", False, False),
    ],
)
def test_a_milestone_is_a_years_business_when_due_in_it_or_left_open(
    due: str, status: str, *, of: bool, late: bool
) -> None:
    """Left open it is late; closed it is shown in its own year only, later ones and what is no year in none."""
    milestone = replace(MILESTONE, year=due, status=status)
    assert (milestone.is_of(year(2010)), milestone.is_late(year(2010))) == (of, late)


def test_a_risk_is_late_from_the_day_after_its_review() -> None:
    """On the day itself it may still be looked at."""
    risk = replace(RISK, review=DUE)
    assert (risk.is_late(DUE), risk.is_late(DAY_AFTER)) == (False, True)


def test_a_risk_weighs_its_likelihood_times_its_impact() -> None:
    """From 1 for low and low to 9 for high and high."""
    weights = [replace(RISK, likelihood=one, impact=other).gravity for one in LEVELS for other in LEVELS]
    assert weights == [1, 2, 3, 2, 4, 6, 3, 6, 9]


def test_a_report_is_due_in_the_quarter_of_a_month_it_names() -> None:
    """A quarterly one in every quarter, also of a round that is none; one without months in no quarter."""
    named = replace(REPORT, months="March and September")
    nameless = replace(a_round(), id="look-back")
    assert (named.is_due(a_round()), replace(REPORT, months="December").is_due(a_round())) == (True, False)
    assert (named.is_due(nameless), replace(REPORT, frequency="quarterly").is_due(nameless)) == (False, True)
    assert not REPORT.is_due(a_round())


def test_money_is_disputed_where_its_source_contradicts_itself() -> None:
    """A sum that is only stated is not."""
    stated = Resource(
        body="County Council", item="Schools", outcome="", year="2009/10", million=n("321"), status="stated", note="",
        source="", where=WHERE,
    )  # fmt: skip
    assert (stated.is_disputed, replace(stated, status="disputed").is_disputed) == (False, True)
