"""The delivery plan: what is late first, every objective once, and what changed since the last round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.compose.delivery.delivery_plan import delivery_plan, has_delivery_plan
from oba.compose.draft import draft_delivery_plan
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Finding, Question
from oba.domain.plan import Aim, Objective
from oba.domain.registers import Registers
from oba.words import Mark, Tone
from tests.compose_pages.full import FIRST, area, county, full
from tests.compose_pages.full_rules import CUSTODY, GAP, NEET, NORTH, OBESITY

BEFORE = full()
ACTION = BEFORE.registers.actions[0]
DECISION = next(one for one in BEFORE.registers.decisions if one.id == "d8")
AIMS = (
    Aim(
        id="gap-1",
        title="To narrow the gap",
        objectives=(Objective(id="one", text="Reach every leaver"), Objective(id="two", text="Raise aspirations")),
    ),
    Aim(id="gap-2", title="Early support", objectives=(Objective(id="three", text="Be there early"),)),
)
ACTIONS = (
    replace(ACTION, id="a1", objective="one", accountable="Council", every_child_matters="Stay safe"),
    replace(ACTION, id="a2", objective="one", place=NORTH, due=date(2010, 6, 30), cost="none"),
    replace(ACTION, id="a3", objective="two", indicator="", status="done"),
    replace(ACTION, id="a4", indicator=CUSTODY, due=date(2010, 12, 31), status="late"),
    replace(ACTION, id="a5", indicator=OBESITY, due=date(2011, 3, 31), status="stopped"),
)


def book(**registers: object) -> Book:
    """A round of a plan with two aims, with actions for some of their objectives and some for indicators alone."""
    outcomes = tuple(replace(one, aims=AIMS) if one.id == GAP else one for one in BEFORE.plan.outcomes)
    kept = replace(BEFORE.registers, actions=ACTIONS, **registers)  # type: ignore[arg-type]
    return replace(BEFORE, plan=replace(BEFORE.plan, outcomes=outcomes), registers=kept)


def test_what_is_late_comes_first_and_the_longest_late_before_all() -> None:
    """Past their day, then what owners call late before its day; done and stopped ones are neither."""
    found = delivery_plan(book())
    assert [(one.place, one.standing.word.replace("\xa0", " ")) for one in found.late_actions] == [
        ("Northern", "Late since Jun 2010"),
        ("", "Late since Sep 2010"),
        ("", "Slipping, Dec 2010"),
    ]
    assert [(one.milestone, one.standing.word.replace("\xa0", " ")) for one in found.late_milestones] == [
        ("Left open last year", "Late since Mar 2010"),
        ("Safe place to be", "Slipping, Mar 2011"),
    ]


def test_every_objective_stands_once_with_its_actions_or_among_those_without() -> None:
    """That nobody does anything for an objective is a finding, and it is said in its words."""
    (gap,) = (one for one in delivery_plan(book()).priorities if one.aims)
    aim, other = gap.aims
    assert [(one.text, len(one.actions)) for one in aim.objectives] == [
        ("Reach every leaver", 2),
        ("Raise aspirations", 1),
    ]
    assert (aim.without, other.objectives, other.without) == ((), (), ("Be there early",))
    assert gap.message.endswith("; 1 of three objectives has no action.")
    two = replace(ACTIONS[0], objective="three")
    (gap,) = (one for one in delivery_plan(book_of(two)).priorities if one.aims)
    assert gap.message.endswith("; 2 of three objectives have no action.")
    every = (two, replace(two, objective="one"), replace(two, objective="two"))
    (gap,) = (one for one in delivery_plan(book_of(*every)).priorities if one.aims)
    assert "objective" not in gap.message


def book_of(*actions: object) -> Book:
    """The round with other actions."""
    here = book()
    return replace(here, registers=replace(here.registers, actions=actions))  # type: ignore[arg-type]


def test_an_action_without_an_objective_stands_under_the_outcome_of_its_indicator() -> None:
    """So that every action stands in the plan exactly once."""
    found = delivery_plan(book())
    safe, gap = (next(one for one in found.priorities if one.title.startswith(word)) for word in ("Keeping", "Narrow"))
    assert [one.number.replace("\xa0", " ") for one in safe.others] == ["NI 43"]
    shown = [one for each in found.priorities for aim in each.aims for o in aim.objectives for one in o.actions]
    assert len(shown) + sum(len(one.others) for one in found.priorities) == len(ACTIONS)
    assert not [one for one in gap.others if one.indicator == CUSTODY]


def test_a_row_says_who_until_when_at_what_cost_and_how_its_indicator_is_rated() -> None:
    """In words throughout; an action for an objective alone has no indicator and no rating."""
    aim = next(one for one in delivery_plan(book()).priorities if one.aims).aims[0]
    first, northern = aim.objectives[0].actions
    (alone,) = aim.objectives[1].actions
    assert (first.indicator, first.lead, first.accountable) == (NEET, "14-19 lead", "Council")
    assert (first.due.replace("\xa0", " "), first.cost, northern.cost) == ("Sep 2010", "Low cost", "No cost")
    assert first.every_child_matters == "Stay safe"
    assert first.rating.word == "Amber"
    assert (alone.number, alone.indicator, alone.rating.word) == ("", "", "")
    assert alone.standing == Mark("●", "Done", Tone.GREEN)


def test_an_indicator_is_rated_where_its_action_is_done() -> None:
    """In a place with answers of its own by those, in one without by the whole's."""
    here = book_of(replace(ACTIONS[1], place=NORTH), replace(ACTIONS[1], place="banbury"), ACTIONS[0])
    aim = next(one for one in delivery_plan(here).priorities if one.aims).aims[0]
    northern, locality, whole = aim.objectives[0].actions
    assert here.has_card(NEET, area())
    assert locality.rating == whole.rating
    assert northern.rating.word != ""
    assert (northern.place, locality.place) == ("Northern", "Banbury")


def test_what_a_rule_does_not_ask_is_not_rated() -> None:
    """No mark is invented for an indicator that is only watched."""
    here = book_of(ACTIONS[0])
    found = here.assessments[NEET, county().id]
    unasked = Finding(question=Question.THRESHOLD, reason=Reason.NOT_ASKED)
    silent = replace(found, findings={**found.findings, Question.THRESHOLD: unasked})
    here = replace(here, assessments={**here.assessments, (NEET, county().id): silent})
    aim = next(one for one in delivery_plan(here).priorities if one.aims).aims[0]
    assert aim.objectives[0].actions[0].rating.word == ""


def test_it_says_what_boards_decided_and_what_is_asked_of_them() -> None:
    """Changes of the plan since the last round, then those put to a coming meeting, then how actions moved."""
    changed = replace(DECISION, id="x1", kind="change", text="Add an action", status="open", known=date(2010, 8, 12))
    old = replace(changed, id="x2", text="Long ago", known=FIRST.cut_off)
    asked = replace(changed, id="x3", text="Drop an action", status="asked")
    here = book(decisions=(changed, old, asked, replace(asked, kind="request")))
    was = (replace(ACTIONS[0], due=date(2010, 8, 31)), *ACTIONS[1:2], replace(ACTIONS[2], status="planned"))
    found = delivery_plan(replace(here, registers_before=Registers(actions=was)))
    said = [line.replace("\xa0", " ") for line in found.changes]
    assert said == [
        "Changed since Quarter 1 of 2010/11: Add an action (the Trust, 10 November 2010).",
        "To be decided: Drop an action (the Trust, 10 November 2010).",
        f"One action is closed, two actions are new and one action is put off to a later day since {FIRST.title}.",
    ]
    assert delivery_plan(replace(here, compared_with=None)).changes == ()
    still = delivery_plan(replace(book(decisions=()), registers_before=Registers(actions=ACTIONS)))
    assert still.changes == ("No board has changed the plan since Quarter 1 of 2010/11.",)


def test_a_table_counts_how_each_priority_stands() -> None:
    """A theme of milestones alone has a line too; an outcome with nothing has none, and a plan is headed by the sum."""
    theme = replace(BEFORE.registers.milestones[0], id="t", outcome="", theme="Service management")
    found = delivery_plan(book(milestones=(*BEFORE.registers.milestones, theme)))
    assert [one.title.split()[0] for one in found.tallies] == ["Keeping", "Narrowing", "Service"]
    gap = found.tallies[1]
    assert (gap.actions.every, gap.actions.done, gap.actions.late, gap.objectives, gap.without) == (4, 1, 2, 3, 1)
    assert found.message.startswith(
        "Five actions: 1 done, 2 late, 1 slipping; four milestones: 1 late, 1 slipping; 1 of"
    )
    assert [(one.title.split()[0], len(one.lines)) for one in found.milestones] == [
        ("Keeping", 1),
        ("Narrowing", 2),
        ("Service", 1),
    ]
    assert [one.title.split()[0] for one in found.priorities] == ["Keeping", "Narrowing"]


def test_what_is_made_up_is_said_once_where_every_row_is() -> None:
    """At the head of the rows; and beside a row where others are not."""
    drafts = tuple(replace(one, illustrative=True) for one in ACTIONS)
    found = delivery_plan(book_of(*drafts))
    assert (found.actions_mark, {one.mark for one in found.late_actions}) == ("illustrative", {""})
    assert found.illustrative.startswith("Illustrative actions")
    mixed = delivery_plan(book_of(drafts[0], *ACTIONS[1:]))
    assert (mixed.actions_mark, [one.mark for one in mixed.late_actions]) == ("", ["", "illustrative", ""])


def test_only_a_plan_with_actions_has_a_delivery_plan() -> None:
    """Nothing is printed of a register that nobody keeps."""
    assert has_delivery_plan(book())
    assert not has_delivery_plan(book_of())


def test_a_draft_of_it_says_so() -> None:
    """At its head and at its foot."""
    found = draft_delivery_plan(delivery_plan(book()))
    assert found.eyebrow.startswith("DRAFT")
    assert found.footer.startswith("DRAFT")
