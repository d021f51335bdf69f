"""How many actions and milestones stand how: done, late, slipping; and the sentence that says it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from oba.domain.registers import DONE, Action, Milestone, Task
from oba.words import quantity
from oba.words.lists import agreeing


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """How many there are of all, and how many of them are done, late and slipping."""

    every: int
    done: int
    late: int
    slipping: int


def standings(rows: Collection[Task], when: date) -> Standings:
    """Count how rows stand on a day."""
    return Standings(
        every=len(rows),
        done=sum(one.status == DONE for one in rows),
        late=sum(one.is_late(when) for one in rows),
        slipping=sum(one.is_slipping(when) for one in rows),
    )


def counted(found: Standings, thing: str) -> str:
    """How many of a thing, and how they stand: 47 actions: 9 done, 2 late, 3 slipping."""
    said = [
        f"{n} {word}" for n, word in ((found.done, "done"), (found.late, "late"), (found.slipping, "slipping")) if n
    ]
    return f"{quantity(found.every, thing)}: {', '.join(said) or 'none done, late or slipping'}"


def behind(rows: Sequence[Action], when: date) -> tuple[Action, ...]:
    """The actions that are late or slipping: the longest late first."""
    return tuple(sorted((one for one in rows if one.is_behind(when)), key=lambda one: one.due))


def milestones_behind(rows: Sequence[Milestone], when: date) -> tuple[Milestone, ...]:
    """The milestones that are late or slipping: the longest late first."""
    return tuple(sorted((one for one in rows if one.is_behind(when)), key=lambda one: one.last_day or when))


def said_of(actions: Collection[Action], milestones: Collection[Milestone], when: date) -> str:
    """How actions and milestones stand, in one sentence; of a kind that there is none of, nothing."""
    kinds = (("action", standings(actions, when)), ("milestone", standings(milestones, when)))
    return "; ".join(counted(found, thing) for thing, found in kinds if found.every)


def none_of(objectives: int, without: int) -> str:
    """How many of the objectives have no action; empty where each has."""
    if not without:
        return ""
    return f"{without} of {quantity(objectives, 'objective')} {agreeing(without, 'has', 'have')} no action"
