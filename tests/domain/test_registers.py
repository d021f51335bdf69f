"""Registers: when an action, a milestone or a risk is late, and when a report is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from oba.domain.place import Places
from oba.domain.registers import (
    ASKED,
    CLOSED,
    LEVELS,
    RISK_STATUSES,
    STANDINGS,
    STATUSES,
    Action,
    Decision,
    Milestone,
    Registers,
    Report,
    Resource,
    Return,
    Risk,
    covering,
)
from tests import written
from tests.build import INDICATOR, TOP, WHERE, a_round, n, place, places, year

DUE, DAY_AFTER = date(2010, 9, 30), date(2010, 10, 1)
ACTION: Action = replace(written.registers().actions[0], due=DUE)
RISK: Risk = written.registers().risks[0]
MILESTONE = Milestone(
    id="m1", known=date(2010, 3, 31), outcome="narrowing-the-gap", year="2010/11", milestone="Pilot in 40 schools",
    theme="", lead="", due=None, progress="", challenged_by=("trust-board",), status="planned", where=WHERE,
)  # fmt: skip
DECISION = Decision(
    id="d1", known=date(2010, 8, 12), meeting=date(2010, 8, 10), body="trust-board", kind="request", text="One list",
    indicator="", action="", who="Head of 14-19", by=None, status="open", answer="", where=WHERE,
)  # fmt: skip
REPORT = Report(
    id="self-harm", known=date(2010, 3, 31), board="safeguarding-board", topic="Self harm", sender="University",
    frequency="yearly", months="", covers="", indicators=(), where=WHERE,
)  # fmt: skip


@pytest.mark.parametrize("status", STATUSES)
def test_an_action_is_late_from_the_day_after_it_was_due_unless_it_is_closed(status: str) -> None:
    """Done and stopped actions never are; one that its owner calls late before its day is slipping, not late."""
    action = replace(ACTION, status=status)
    assert (action.is_late(DUE), action.is_late(DAY_AFTER)) == (False, status not in CLOSED)
    assert (action.is_slipping(DUE), action.is_slipping(DAY_AFTER)) == (status == "late", False)
    assert (action.is_behind(DUE), action.is_behind(DAY_AFTER)) == (status == "late", status not in CLOSED)


def test_an_action_is_for_the_place_it_names_or_for_every_place() -> None:
    """An action without a place is done everywhere."""
    northern = place("northern", "Northern", "area", TOP)
    assert [replace(ACTION, place=name).is_for(northern) for name in ("", "northern", TOP)] == [True, True, False]


def test_a_register_is_read_as_it_was_known_on_a_day() -> None:
    """Of each name the last row known by then, whatever came of it later and wherever the rows stand in the file."""
    done = replace(ACTION, status="done", known=date(2010, 10, 8))
    other = replace(ACTION, id="other")
    kept = Registers(actions=(done, other, ACTION))
    assert kept.as_at(date(2010, 3, 30)) == Registers()
    assert kept.as_at(date(2010, 10, 7)).actions == (other, ACTION)
    assert kept.as_at(date(2010, 10, 8)).actions == (done, other)


def test_a_risk_remembers_how_it_was_weighed_before() -> None:
    """Its last row in which likelihood or impact was another; rows known later are not looked at."""
    days = [date(2010, month, 1) for month in (3, 6, 9, 12)]
    levels = ("low", "medium", "medium", "high")
    rows = tuple(replace(RISK, known=day, likelihood=one) for day, one in zip(days, levels, strict=True))
    risks = Registers(risks=(rows[2], rows[0], rows[3], rows[1]))
    (now,) = risks.as_at(days[2]).risks
    assert (now.before, now.was) == (rows[:2], rows[0])
    assert risks.as_at(days[0]).risks[0].was is None


def test_a_decision_is_late_from_the_day_after_it_was_to_be_done() -> None:
    """While it is only asked of a board, once it is done or withdrawn, and without a day, it never is."""
    for status in STANDINGS:
        decision = replace(DECISION, status=status, by=DUE)
        assert (decision.is_asked, decision.is_open) == (status == ASKED, status in ("open", "in part", "not done"))
        assert (decision.is_late(DUE), decision.is_late(DAY_AFTER)) == (False, decision.is_open)
        assert not replace(decision, by=None).is_late(DAY_AFTER)


@pytest.mark.parametrize(
    ("due", "status", "of", "late"),
    [
        ("2010/11", "planned", True, False),
        ("2010/11", "late", True, False),
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
    assert (milestone.is_of(year(2010)), milestone.is_late(DAY_AFTER)) == (of, late)
    assert milestone.is_behind(DAY_AFTER) is (late or (of and status == "late"))
    in_time, past = date(2011, 3, 31), date(2011, 4, 1)
    assert (replace(MILESTONE, due=None).is_late(in_time), MILESTONE.is_late(past)) == (False, True)
    assert replace(MILESTONE, due=DUE).is_late(DAY_AFTER)


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


def test_a_round_knows_no_row_that_was_written_after_it() -> None:
    """Money without a day has always been there; every superseded row is among the known ones, and only those."""
    day = date(2010, 10, 15)
    old = Resource(
        body="County Council", item="Schools", outcome="", year="2009/10", million=n("321"), status="stated", note="",
        source="", where=WHERE,
    )  # fmt: skip
    money = (old, replace(old, known=day), replace(old, known=day + timedelta(days=1)))
    schedule = tuple(replace(REPORT, known=day + timedelta(days=at)) for at in (-1, 0, 1))
    registers = Registers(resources=money, schedule=schedule)
    assert registers.as_at(day).resources == registers.known_by(day).resources == money[:2]
    assert (registers.as_at(day).schedule, registers.known_by(day).schedule) == (schedule[1:2], schedule[:2])


def test_a_return_covers_the_places_it_names_and_those_below_them() -> None:
    """The nearest goes before one further up, and that before one that names none; another indicator's never counts."""
    every = Return(
        id="r1", known=date(2010, 3, 31), indicator=INDICATOR, topic="", sender="All", places=(), days=45,
        received=None, where=WHERE,
    )  # fmt: skip
    county = replace(every, id="r2", sender="County", places=(TOP,))
    north = replace(every, id="r3", sender="North", places=("northern",))
    other = replace(every, id="r4", indicator="ni-0", sender="Other", places=("banbury",))
    tree = (place(), place("northern", "N", "area", TOP), place("banbury", "B", "locality", "northern"))
    areas = Places(by_id={one.id: one for one in tree}, tiers=places().tiers)
    rows = (every, county, north, other)
    senders = {name: covering(rows, INDICATOR, name, areas) for name in ("banbury", TOP, "england")}
    assert {name: row.sender if row else "" for name, row in senders.items()} == {
        "banbury": "North", TOP: "County", "england": "All",
    }  # fmt: skip
    assert covering((county,), INDICATOR, "england", areas) is None


def test_a_risk_is_open_until_somebody_closes_it() -> None:
    """A closed one is kept in the register, where it can be read how it was weighed."""
    assert [replace(RISK, status=status).is_open for status in RISK_STATUSES] == [True, False]
