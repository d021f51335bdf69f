"""What data can be held against while plan.yaml is wrong, so that their own problems are told at the same time."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from oba.domain.group import Group
from oba.domain.place import Tier
from oba.domain.plan import Aim, Board, Compare, Objective, Outcome, Plan, Policy, Round
from oba.read.shapes.fields import Line, Shape
from oba.read.shapes.validation import Typed
from oba.read.text.files import Text
from oba.read.text.marks import Path, read_marks

_NO_DAY = date.max  # after which nothing comes too late


class _NamedShape(Shape):
    """A tier, an outcome or a round by its id, whatever else is wrong with it."""

    id: Line


def sketched_plan(text: Text, plan: str) -> Plan | None:
    """The tiers, outcomes, rounds, boards and groups of a plan.yaml that is wrong elsewhere.

    None where not all tiers, outcomes and rounds have an id. Everything else in it is a stand-in, by which nothing is
    ever answered, and against which no text comes too late and no board lacks a cover sheet.
    """
    marked, _ = read_marks(text)
    typed = Typed(marked=marked, letter="P") if marked else None
    tiers, outcomes, rounds = (_ids(typed, (part,)) if typed else () for part in ("tiers", "outcomes", "rounds"))
    if typed is None or not (tiers and outcomes and rounds):
        return None
    here = typed.at(())
    return Plan(
        id=plan,
        title=plan,
        organisation="",
        years="",
        source="",
        tiers=tuple(Tier(id=one, name=one, documents=True) for one in tiers),
        outcomes=tuple(Outcome(id=one, title=one, aims=_aims(typed, n)) for n, one in enumerate(outcomes)),
        rounds=tuple(Round(id=one, title=one, cut_off=_NO_DAY, meeting=_NO_DAY) for one in rounds),
        current=rounds[-1],
        policy=Policy(
            compare=Compare.EXACT,
            on_course=Fraction(1),
            expected_within=0,
            suppress_below=0,
            where=typed.cited((), "plan"),
        ),
        boards=tuple(Board(id=one, name=one, cover=True) for one in _ids(typed, ("boards",))),
        groups=tuple(Group(id=one, label=one, kind=one) for one in _keys(typed, "groups")),
        assumptions=(),
        notices=(),
        where=here,
    )


def _aims(typed: Typed, outcome: int) -> tuple[Aim, ...]:
    path = ("outcomes", outcome, "aims")
    return tuple(
        Aim(id=one, title=one, objectives=tuple(Objective(id=o, text=o) for o in _ids(typed, (*path, n, "objectives"))))
        for n, one in enumerate(_ids(typed, path))
    )


def _keys(typed: Typed, part: str) -> tuple[str, ...]:
    node = typed.node((part,))
    return tuple(node) if isinstance(node, dict) else ()


def _ids(typed: Typed, path: Path) -> tuple[str, ...]:
    """The id of every entry of a list; none where one has none."""
    node = typed.node(path)
    read = [typed.read(_NamedShape, (*path, n))[0] for n in range(len(node))] if isinstance(node, list) else []
    found = tuple(one.id for one in read if one)
    return found if len(found) == len(read) else ()
