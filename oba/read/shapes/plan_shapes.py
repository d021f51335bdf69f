"""What plan.yaml may hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from oba.domain.plan import Compare
from oba.read.shapes.fields import Day, Identifier, Line, Number, Shape, YesNo, schema, whole


class TierShape(Shape):
    """One level of places."""

    id: Identifier
    name: Line
    documents: YesNo


class OutcomeShape(Shape):
    """One outcome of the plan."""

    id: Identifier
    title: Line


class RoundShape(Shape):
    """One reporting quarter."""

    id: Line
    title: Line = ""
    cut_off: Day
    meeting: Day
    note: Line = ""


class PolicyShape(Shape):
    """What a plan decides once for all its rules."""

    compare: Compare
    on_course: Number
    expected_within: Annotated[int, whole(0, 3660), schema("integer")]
    suppress_below: Annotated[int, whole(0, 1000), schema("integer")]


class PlanShape(Shape):
    """A whole plan.yaml."""

    title: Line
    organisation: Line
    years: Line
    source: Line
    tiers: Annotated[list[TierShape], Field(min_length=1)]
    outcomes: Annotated[list[OutcomeShape], Field(min_length=1)]
    rounds: Annotated[list[RoundShape], Field(min_length=1)]
    current: Line = ""
    policy: PolicyShape
    assumptions: tuple[Line, ...] = ()
    notices: tuple[Line, ...] = ()
