"""The groups that a plan declares: girls, free school meals, looked after."""

from __future__ import annotations

from collections.abc import Iterator

from oba.domain.group import Group
from oba.domain.measure import ALL, RATE
from oba.domain.problem import Problem
from oba.read.shapes.plan_shapes import PlanShape
from oba.read.shapes.validation import Typed
from oba.read.text.suggestion import one_of, quoted


def declared_groups(shape: PlanShape) -> tuple[Group, ...]:
    """The groups in the order of the file, each knowing whether those of its kind are together everyone."""
    exhaustive = {kind for kind, its in shape.kinds.items() if its.exhaustive}
    return tuple(
        Group(id=ident, label=one.label, kind=one.kind, exhaustive=one.kind in exhaustive)
        for ident, one in shape.groups.items()
    )


def check_groups(typed: Typed, shape: PlanShape) -> Iterator[Problem]:
    """No group is called as everyone is, or as another; and every kind is one of some group."""
    labels: dict[str, str] = {}
    for ident, group in shape.groups.items():
        if ident in (ALL, RATE):
            means = "everyone" if ident == ALL else "the rate behind a change"
            yield typed.problem(
                "009", ("groups", ident), f"{quoted(ident)} stands for {means}", "use another name.", key=True
            )
        first = labels.setdefault(group.label, ident)
        if first != ident:
            what = f"{quoted(group.label)} is the label of {first} too"
            yield typed.problem("012", ("groups", ident, "label"), what, "give each group a label of its own.")
    kinds = tuple(dict.fromkeys(group.kind for group in shape.groups.values()))
    for kind in shape.kinds:
        if kind not in kinds:
            mend = one_of(kind, kinds, "the kinds of the plan's groups")
            yield typed.problem("006", ("kinds", kind), f"no group is of the kind {quoted(kind)}", mend, key=True)
