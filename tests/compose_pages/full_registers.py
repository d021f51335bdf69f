"""Registers in which every line that shows has one beside it that does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.domain.registers import Action, Decision, Milestone, Registers, Report, Resource, Risk
from tests.build import WHERE, n
from tests.compose_pages.full_rules import CUSTODY, GAIN, GAP, NEET, NORTH, OBESITY, SAFE

KNOWN = date(2010, 3, 31)


def the_registers() -> Registers:
    """Every register with a line that shows and one that does not."""
    action = Action(
        id="a1", known=KNOWN, objective="", accountable="", indicator=NEET, place="", action="Track every leaver to 19",
        lead="14-19 lead", start=date(2010, 4, 1),
        due=date(2010, 9, 30), status="under way", cost="low", every_child_matters="", where=WHERE,
    )  # fmt: skip
    milestone = Milestone(
        id="m1", known=KNOWN, outcome=GAP, year="2010/11", milestone="Pilot in 40 schools", theme="", lead="", due=None,
        progress="", challenged_by=("trust",), status="planned",
        where=WHERE,
    )  # fmt: skip
    risk = Risk(
        id="r1", known=KNOWN, lead="", due=None, outcome=GAP, indicators=(NEET,), risk="Loss of the grant",
        likelihood="medium", impact="high",
        action="Two-year terms", owner="Head of Commissioning", review=date(2010, 8, 31), where=WHERE,
    )  # fmt: skip
    money = Resource(
        body="County Council", item="Gross budget", outcome="", year="2009/10", million=n("504"), status="stated",
        note="", source="", where=WHERE,
    )  # fmt: skip
    split = replace(
        money, item="Narrowing the gap", outcome=GAP, million=n("167"), status="disputed",
        note="the priorities add up to 504, not to 183",
    )  # fmt: skip
    report = Report(
        id="self-harm", known=KNOWN, sender="", board="safeguarding", topic="Self harm", frequency="yearly",
        months="December", covers="The annual audit",
        indicators=(), where=WHERE,
    )  # fmt: skip
    return Registers(
        actions=(
            action,
            replace(
                action, id="a2", place=NORTH, action="Second January start, Banbury", due=date(2010, 6, 30),
                status="late",
            ),
            replace(action, id="a3", action="Done in time", status="done"),
            replace(action, id="a4", action="Not due", due=date(2011, 3, 31)),
            replace(action, id="a5", indicator=CUSTODY, action="Senior champion for each"),
        ),
        milestones=(
            milestone,
            replace(
                milestone, id="m6", milestone="Safe place to be", outcome=SAFE, status="late", challenged_by=("trust",),
            ),
            replace(milestone, id="m7", milestone="Left open last year", year="2009/10", status="under way"),
            replace(milestone, id="m8", milestone="Done last year", year="2009/10", status="done"),
            replace(milestone, id="m9", milestone="Next year", year="2011/12"),
            replace(milestone, id="m10", milestone="Of no year", year="soon"),
        ),
        risks=(
            risk,
            replace(risk, id="r2", indicators=(), risk="Reorganisation", likelihood="high", review=date(2011, 1, 31)),
            replace(risk, id="r3", indicators=(CUSTODY,), risk="Prevention money ends", likelihood="low"),
        ),
        decisions=the_decisions(),
        resources=(money, replace(money, item="Schools", million=n("321")), split),
        schedule=(report, replace(report, id="r11", topic="Child protection", frequency="quarterly", months="")),
    )  # fmt: skip


def the_decisions() -> tuple[Decision, ...]:
    """What the Trust asked for in August and February, what it is asked now, and matters that do not show."""
    held = Decision(
        id="d1", known=date(2010, 10, 12), meeting=date(2010, 8, 10), body="trust", kind="request", indicator=NEET,
        text="Get the number", action="", who="14-19 lead", by=date(2010, 9, 30), status="done", answer="It came",
        where=WHERE,
    )  # fmt: skip
    asked = replace(held, kind="decision", meeting=date(2010, 11, 10), by=None, status="asked", answer="")
    return (
        held,
        replace(held, id="d2", kind="challenge", text="Confirm the number", status="in part", answer="Half of it"),
        replace(held, id="d3", kind="decision", text="Keep one list", status="not done", answer="No date"),
        replace(held, id="d4", text="Look again", indicator="", meeting=date(2010, 2, 10), status="open", answer=""),
        replace(held, id="d5", text="Settled long ago", meeting=date(2010, 2, 10), known=date(2010, 3, 31)),
        replace(held, id="d6", text="Of another board", body="safeguarding"),
        replace(asked, id="d7", text="Decide who holds the list", by=date(2010, 12, 31)),
        replace(asked, id="d8", text="Agree a budget", indicator=""),
        replace(asked, id="d9", text="Ask for the causes", indicator=OBESITY, meeting=date(2010, 8, 10)),
        replace(asked, id="d10", text="Look at gains", indicator=GAIN),
        replace(asked, id="d11", text="Settle the seats", indicator=""),
        replace(asked, id="d12", text="Not yet", meeting=date(2011, 2, 9)),
    )
