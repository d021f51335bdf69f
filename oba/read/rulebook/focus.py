"""Outcomes of plan.yaml that others name: those that test another, and the one that a round looks at in depth."""

from __future__ import annotations

from collections.abc import Iterator

from oba.domain.problem import Problem
from oba.read.shapes.plan_shapes import PlanShape
from oba.read.shapes.validation import Typed
from oba.read.text.suggestion import one_of, quoted


def check_focus(typed: Typed, shape: PlanShape) -> Iterator[Problem]:
    """An outcome is tested by others of the plan, and a round looks in depth at one whose cards stand in packs."""
    names = [one.id for one in shape.outcomes]
    for n, outcome in enumerate(shape.outcomes):
        others = [one for one in names if one != outcome.id]
        for m, name in enumerate(outcome.tested_by):
            path = ("outcomes", n, "tested_by", m)
            if name == outcome.id:
                yield typed.problem("025", path, f"{quoted(name)} cannot be tested by itself", "delete it.")
            elif name not in others:
                what = f"{quoted(name)} is not an outcome of this plan"
                yield typed.problem("025", path, what, one_of(name, others, "the other outcomes"))
            elif name in outcome.tested_by[:m]:
                yield typed.problem("025", path, f"{quoted(name)} is named twice", "keep one of them.")
    yield from _in_depth(typed, shape, names)


def _in_depth(typed: Typed, shape: PlanShape, names: list[str]) -> Iterator[Problem]:
    owners = {one.id: one.board for one in shape.outcomes}
    for n, one in enumerate(shape.rounds):
        path = ("rounds", n, "in_depth")
        if one.in_depth and one.in_depth not in owners:
            what = f"{quoted(one.in_depth)} is not an outcome of this plan"
            yield typed.problem("025", path, what, one_of(one.in_depth, names, "the outcomes"))
        elif one.in_depth and owners[one.in_depth]:
            what = f"the cards of {quoted(one.in_depth)} stand in the pack of {quoted(owners[one.in_depth])} alone"
            yield typed.problem("025", path, what, "name an outcome without a board of its own.")
