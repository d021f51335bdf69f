"""Registers in which every line that shows has one beside it that does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.domain.registers import Action, Milestone, Registers, Report, Resource, Risk
from tests.build import WHERE, n
from tests.compose_pages.full_rules import CUSTODY, GAP, NEET, NORTH, SAFE

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
        resources=(money, replace(money, item="Schools", million=n("321")), split),
        schedule=(report, replace(report, id="r11", topic="Child protection", frequency="quarterly", months="")),
    )  # fmt: skip
