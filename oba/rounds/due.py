"""What falls due in a round's quarter, whoever has to see to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from oba.domain.plan import Plan, Round
from oba.domain.registers import Registers, Task
from oba.domain.rule import Rule
from oba.words import day, listed, month, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class DueList:
    """Things of one kind that fall due, a line each."""

    title: str
    lines: tuple[str, ...]


def due_lists(plan: Plan, rules: Mapping[str, Rule], registers: Registers, now: Round) -> tuple[DueList, ...]:
    """Milestones, actions, decisions, and the reviews of rules and risks, as known by the round's cut-off.

    Due is what is to be done by the last of the round's meetings; what was to be done earlier and is still open is due
    too, and says so.
    """
    known, until = registers.as_at(now.cut_off), max((day for _, day in now.meetings), default=now.meeting)
    lists = (
        DueList(title="Milestones", lines=tuple(_milestones(known, until, now))),
        DueList(title="Actions", lines=tuple(_actions(known, until, now))),
        DueList(title="Asked by boards", lines=tuple(_decisions(plan, known))),
        DueList(title="Decided, and not yet entered in decisions.csv", lines=tuple(_unrecorded(plan, known, now))),
        DueList(title="Risks to review", lines=tuple(_risks(known, until))),
        DueList(title="Rules to review", lines=tuple(_rules(rules.values(), until))),
    )
    return tuple(one for one in lists if one.lines)


def _milestones(known: Registers, until: date, now: Round) -> Iterator[str]:
    for one in known.milestones:
        if one.is_open and one.last_day is not None and one.last_day <= until:
            yield _line(one.milestone, one.lead, f"by {day(one.last_day)}", _behind(one, now))


def _actions(known: Registers, until: date, now: Round) -> Iterator[str]:
    for one in sorted(known.actions, key=lambda one: one.due):
        if one.is_open and one.due <= until:
            yield _line(one.action, one.lead, f"by {day(one.due)}", _behind(one, now))


def _decisions(plan: Plan, known: Registers) -> Iterator[str]:
    for one in known.decisions:
        if one.is_open:
            by = f"by {day(one.by)}" if one.by else ""
            yield _line(f"{one.text}, for {plan.board_named(one.body).name}", one.who, by, one.status)


def _unrecorded(plan: Plan, known: Registers, now: Round) -> Iterator[str]:
    for one in known.decisions:
        if one.is_asked and one.meeting < now.cut_off:
            yield _line(one.text, plan.board_named(one.body).name, f"meeting of {day(one.meeting)}")


def _risks(known: Registers, until: date) -> Iterator[str]:
    for one in known.risks:
        if one.is_open and one.review <= until:
            yield _line(one.risk, one.owner, month(one.review))


def _rules(rules: Iterable[Rule], until: date) -> Iterator[str]:
    found = [rule for rule in rules if not rule.newest.draft and rule.newest.reference.review <= until]
    if found:
        yield listed([rule.id for rule in found])


def _behind(one: Task, now: Round) -> str:
    return standing(one, now.cut_off) if one.is_behind(now.cut_off) else ""


def _line(what: str, *rest: str) -> str:
    return ": ".join([what, ", ".join(part for part in rest if part)])
