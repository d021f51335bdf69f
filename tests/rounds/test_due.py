"""What falls due in a round is what has to be done by its last meeting, and what is still open from before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.domain.registers import Decision
from oba.rounds.due import due_lists
from tests.build import WHERE
from tests.compose_pages.full import NOW, full

BOOK = full()
DECISION = Decision(
    id="d1", known=date(2010, 8, 12), meeting=date(2010, 8, 10), body="trust", kind="request", text="One shared list",
    indicator="", action="", who="Head of 14-19", by=date(2010, 9, 30), status="not done", answer="", where=WHERE,
)  # fmt: skip


def test_everything_that_has_to_be_seen_to_is_listed_with_who_and_by_when() -> None:
    """Milestones, actions, what boards asked for, and the reviews of risks and rules, each once."""
    decisions = (DECISION, replace(DECISION, id="d2", status="done"), replace(DECISION, id="d3", by=None))
    registers = replace(BOOK.registers, decisions=decisions)
    lists = due_lists(BOOK.plan, BOOK.rules, registers, NOW)
    found = {one.title: [line.replace("\N{NO-BREAK SPACE}", " ") for line in one.lines] for one in lists}
    assert found["Asked by boards"] == [
        "One shared list, for Trust: Head of 14-19, by 30 September 2010, not done",
        "One shared list, for Trust: Head of 14-19, not done",
    ]
    assert "Decided, and not yet entered in decisions.csv" not in found
    asked = replace(registers, decisions=(replace(DECISION, status="asked"),))
    waiting = {one.title: one.lines for one in due_lists(BOOK.plan, BOOK.rules, asked, NOW)}
    assert waiting["Decided, and not yet entered in decisions.csv"][0].startswith(
        "One shared list: Trust, meeting of 10"
    )
    assert found["Actions"][0] == ("Second January start, Banbury: 14-19 lead, by 30 June 2010, late since Jun 2010")
    assert found["Milestones"] == ["Left open last year: by 31 March 2010, late since Mar 2010"]
    assert found["Risks to review"][0] == "Loss of the grant: Head of Commissioning, Aug 2010"
    assert not any("Done in time" in line or "Not due" in line for line in found["Actions"])


def test_a_rule_is_to_be_reviewed_from_its_day_on() -> None:
    """One whose day comes after the last meeting is left out; where nothing is due there is no list."""
    rules = {name: rule for name, rule in BOOK.rules.items() if not rule.newest.draft}
    late = {one.newest.reference.review for one in rules.values()}
    after = replace(NOW, cut_off=date(2040, 1, 15), meeting=date(2040, 2, 9), meetings=())
    lists = {one.title: one.lines for one in due_lists(BOOK.plan, rules, BOOK.registers, after)}
    assert late
    assert all(name in lists["Rules to review"][0] for name in rules)
    day = date(2000, 8, 9)
    before = replace(NOW, id="2000-01-q1", cut_off=date(2000, 7, 15), meeting=day, meetings=())
    assert due_lists(BOOK.plan, rules, BOOK.registers, before) == ()
