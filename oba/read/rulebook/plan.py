"""plan.yaml: outcomes, rounds, tiers and policy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise

from oba.domain.catalogue import CATALOGUE
from oba.domain.period import Every, YearKind
from oba.domain.period_correction import periods_meant
from oba.domain.period_text import parse_period
from oba.domain.place import Tier
from oba.domain.plan import Aim, Objective, Outcome, Plan, Policy, Round
from oba.domain.problem import Problem
from oba.read.rulebook.boards import boards_of, check_boards, check_meetings, check_owners, first_meeting
from oba.read.rulebook.focus import check_focus
from oba.read.rulebook.groups import check_groups, declared_groups
from oba.read.shapes.plan_shapes import OutcomeShape, PlanShape, RoundShape
from oba.read.shapes.validation import Typed
from oba.read.text.files import Problems, Text
from oba.read.text.marks import Path, read_marks
from oba.read.text.suggestion import near_or, quoted, with_its_numbers

_ROUND = re.compile(r"(\d{4})-(\d{2})-q[1-4]\Z", re.ASCII)


def read_plan(text: Text, plan: str, there: Collection[tuple[str, str]] = ()) -> tuple[Plan | None, Problems]:
    """Read plan.yaml; without the plan when anything in it is wrong.

    `there` names the rules there are files for, as pairs of outcome and indicator.
    """
    marked, problems = read_marks(text)
    if marked is None:
        return None, problems
    typed = Typed(marked=marked, letter="P")
    shape, wrong = typed.read(PlanShape, ())
    problems = (*problems, *wrong)
    if shape is None:
        return None, (*problems, *marked.remarks)
    indicators = [name for _, name in there]
    problems = (*problems, *_checks(typed, shape), *_listed_indicators(typed, shape, there))
    problems = (*problems, *check_boards(typed, shape, indicators))
    problems = (*problems, *check_owners(typed, shape), *check_meetings(typed, shape), *check_focus(typed, shape))
    return (None if problems else _plan(typed, shape, plan)), (*problems, *marked.remarks)


def _checks(typed: Typed, shape: PlanShape) -> Iterator[Problem]:
    yield from _each_once(typed, "tiers", [tier.id for tier in shape.tiers])
    yield from _each_once(typed, "outcomes", [outcome.id for outcome in shape.outcomes])
    yield from _each_once(typed, "rounds", [found.id for found in shape.rounds])
    yield from _each_once(typed, "boards", [board.id for board in shape.boards])
    yield from _aims(typed, shape)
    yield from _rounds(typed, shape)
    yield from _current(typed, shape)
    yield from check_groups(typed, shape)


def _each_once(typed: Typed, part: str, ids: list[str]) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for n, name in enumerate(ids):
        if seen[name]:
            yield typed.problem("012", (part, n, "id"), f"{quoted(name)} is used twice under {part}")
        seen[name] += 1


def _aims(typed: Typed, shape: PlanShape) -> Iterator[Problem]:
    """Actions name objectives by their ids, so no two of a plan are alike; nor are two aims."""
    seen: set[str] = set()
    for n, outcome in enumerate(shape.outcomes):
        for m, aim in enumerate(outcome.aims):
            path = ("outcomes", n, "aims", m)
            parts: list[tuple[str, Path]] = [(aim.id, (*path, "id"))]
            parts += [(one.id, (*path, "objectives", k, "id")) for k, one in enumerate(aim.objectives)]
            for name, at in parts:
                if name in seen:
                    yield typed.problem("012", at, f"{quoted(name)} is used twice among aims and objectives")
                seen.add(name)


def _rounds(typed: Typed, shape: PlanShape) -> Iterator[Problem]:
    for n, found in enumerate(shape.rounds):
        match = _ROUND.match(found.id)
        if not match or (int(match[1]) + 1) % 100 != int(match[2]):
            what = f"{quoted(found.id)} is not the name of a quarter"
            yield typed.problem("014", ("rounds", n, "id"), what, _named_quarter(found.id))
        if found.meeting and found.meeting < found.cut_off:
            what = f"the meeting, {found.meeting}, comes before the cut-off, {found.cut_off}"
            yield typed.problem("013", ("rounds", n, "meeting"), what)
    for n, (first, second) in enumerate(pairwise(shape.rounds), start=1):
        if second.id < first.id or second.cut_off <= first.cut_off:
            yield typed.problem("013", ("rounds", n, "id"), f"{quoted(second.id)} does not follow {quoted(first.id)}")


def _named_quarter(text: str) -> str:
    """How to name the quarter that a round was named for in another way; empty where that is in doubt."""
    meant = periods_meant(text, every=Every.QUARTER, year=YearKind.FINANCIAL)
    read = parse_period(text, every=Every.QUARTER, year=YearKind.FINANCIAL)
    found = read or (meant[0] if len(meant) == 1 else None)
    return f"write {str(found).lower().replace('/', '-').replace(' ', '-')}." if found else ""


def _listed_indicators(typed: Typed, shape: PlanShape, there: Collection[tuple[str, str]]) -> Iterator[Problem]:
    """Every indicator that an outcome lists has a rule in the outcome's folder, and is listed once."""
    for n, outcome in enumerate(shape.outcomes):
        for m, name in enumerate(outcome.indicators):
            if (outcome.id, name) not in there or name in outcome.indicators[:m]:
                what = f"{quoted(name)} is listed twice" if name in outcome.indicators[:m] else ""
                what = what or f"there is no rule {quoted(name)} in the folder {outcome.id}"
                others = [other for folder, other in there if folder == outcome.id and other not in outcome.indicators]
                yield typed.problem("016", ("outcomes", n, "indicators", m), what, _meant(name, others))


def _meant(name: str, others: Collection[str]) -> str:
    """The rule that was meant, if one is near."""
    return near_or(name, with_its_numbers(name, others), CATALOGUE["P016"].mend)


def _current(typed: Typed, shape: PlanShape) -> Iterator[Problem]:
    names = [found.id for found in shape.rounds]
    if shape.current and shape.current not in names:
        mend = f"write one of the plan's rounds: {', '.join(names)}."
        yield typed.problem("015", ("current",), f"{quoted(shape.current)} is not a round of this plan", mend)


def _plan(typed: Typed, shape: PlanShape, plan: str) -> Plan:
    return Plan(
        id=plan,
        title=shape.title,
        organisation=shape.organisation,
        years=shape.years,
        source=shape.source,
        tiers=tuple(Tier(id=t.id, name=t.name, documents=t.documents) for t in shape.tiers),
        outcomes=tuple(_outcome(o) for o in shape.outcomes),
        rounds=tuple(_round(r) for r in shape.rounds),
        current=shape.current or shape.rounds[-1].id,
        policy=Policy(
            compare=shape.policy.compare,
            on_course=shape.policy.on_course,
            expected_within=shape.policy.expected_within,
            suppress_below=shape.policy.suppress_below,
            insiders=shape.policy.insiders,
            where=typed.cited(("policy",), "plan, policy"),
        ),
        assumptions=shape.assumptions,
        notices=shape.notices,
        groups=declared_groups(shape),
        boards=boards_of(typed, shape),
        vision=shape.vision,
        commitments=shape.commitments,
        closes_after=shape.calendar.cut_off if shape.calendar else None,
        where=typed.at(()),
    )


def _outcome(shape: OutcomeShape) -> Outcome:
    aims = (
        Aim(id=a.id, title=a.title, objectives=tuple(Objective(id=o.id, text=o.text) for o in a.objectives))
        for a in shape.aims
    )
    return Outcome(
        id=shape.id,
        title=shape.title,
        indicators=shape.indicators,
        aims=tuple(aims),
        board=shape.board,
        poster=shape.poster,
        tested_by=shape.tested_by,
        focus=shape.focus,
        lead=shape.lead,
        agencies=shape.agencies,
        timetable=shape.timetable,
    )


def _round(shape: RoundShape) -> Round:
    return Round(
        id=shape.id,
        title=shape.title or shape.id,
        cut_off=shape.cut_off,
        meeting=first_meeting(shape),
        note=shape.note,
        meetings=tuple(shape.meetings.items()),
        publications=tuple(dict.fromkeys(shape.publications)),
        in_depth=shape.in_depth,
    )
