"""What a rule without a number may hold: what is told in words each round, and who approved that."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from oba.read.shapes import rule_words
from oba.read.shapes.fields import Line, Shape
from oba.read.shapes.period_fields import OwnOrYear
from oba.read.shapes.rule_shapes import HeadShape, ReferenceShape


class NarrativeShape(Shape):
    """What is told in words each round, in place of a number."""

    says = rule_words.NARRATIVE
    called = "a narrative measure"
    kind: Literal["narrative"]
    of: Line


class NarrativeVersionShape(Shape):
    """A version of a rule without a number: since when, and who approved it."""

    called = "a version"
    from_: Annotated[OwnOrYear, Field(alias="from")]
    reference: ReferenceShape
    assumed: dict[str, Line] = Field(default={})


class NarrativeRuleShape(HeadShape):
    """A whole rule without a number."""

    measure: NarrativeShape
    in_force: Annotated[list[NarrativeVersionShape], Field(min_length=1)]
    examples: Annotated[list[str], Field(max_length=0)] = Field(default=[])
