"""What plan.yaml may hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from oba.domain.number import parse_number
from oba.domain.plan import Compare
from oba.read.shapes.fields import Day, Identifier, Line, Shape, Share, Short, YesNo, phrase, schema, whole
from oba.read.shapes.phrases import Fault
from oba.read.text.suggestion import quoted

LEAST_SUPPRESSION = 5
MOST_SUPPRESSION = 1000


def _suppress_below(text: str) -> int | Fault:
    number = parse_number(text)
    if number is None:
        return Fault("007", f"{quoted(text)} is not a number")
    if number and not (number.denominator == 1 and LEAST_SUPPRESSION <= number <= MOST_SUPPRESSION):
        mend = f"write 0 for no suppression, or a whole number from {LEAST_SUPPRESSION}."
        return Fault("010", f"suppress_below: {text} protects nobody", mend)
    return int(number)


class TierShape(Shape):
    """One level of places."""

    called = "a tier"
    id: Identifier
    name: Line
    documents: YesNo


class OutcomeShape(Shape):
    """One outcome of the plan."""

    called = "an outcome"
    id: Identifier
    title: Line
    indicators: tuple[Identifier, ...] = ()


class RoundShape(Shape):
    """One reporting quarter."""

    called = "a round"
    id: Line
    title: Line = ""
    cut_off: Day
    meeting: Day
    note: Line = ""


class PolicyShape(Shape):
    """What a plan decides once for all its rules."""

    compare: Compare
    on_course: Share
    expected_within: Annotated[int, whole(0, 3660), schema("integer")]
    suppress_below: Annotated[int, phrase(_suppress_below), schema("integer")]


class GroupShape(Shape):
    """Some of the children, by whom any indicator may be told apart."""

    called = "a group"
    label: Short
    kind: Line


class KindShape(Shape):
    """What holds of all groups of one kind."""

    called = "a kind of group"
    exhaustive: YesNo = False


class PlanShape(Shape):
    """A whole plan.yaml."""

    called = "plan.yaml"
    title: Line
    organisation: Line
    years: Line
    source: Line
    tiers: Annotated[list[TierShape], Field(min_length=1)]
    outcomes: Annotated[list[OutcomeShape], Field(min_length=1)]
    rounds: Annotated[list[RoundShape], Field(min_length=1)]
    current: Line = ""
    policy: PolicyShape
    groups: dict[Identifier, GroupShape] = Field(default={})
    kinds: dict[Line, KindShape] = Field(default={})
    assumptions: tuple[Line, ...] = ()
    notices: tuple[Line, ...] = ()
