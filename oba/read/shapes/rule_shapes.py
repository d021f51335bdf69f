"""What a rule may hold, part by part. The names are the keys people write; `rules/schema.json` is made from these."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from oba.domain.finding import Question
from oba.domain.measure import YearIs
from oba.domain.period import YearKind
from oba.domain.rule import Better, Forecast, Method, Path
from oba.read.shapes import phrases, rule_words
from oba.read.shapes.fields import (
    Day,
    DayOfYear,
    Identifier,
    Line,
    Number,
    PosterName,
    Shape,
    Short,
    YesNo,
    phrase,
    schema,
    whole,
)
from oba.read.shapes.period_fields import AnyYear, EachOnce, First, History, NamedVersion, OwnOrYear
from oba.read.shapes.rule_fields import (
    TARGET_TEXT,
    AlarmName,
    AmberPhrase,
    ArrivingMethod,
    ChangePhrase,
    ComparePhrase,
    ComparingMethod,
    ComparisonPhrase,
    FrequencyPhrase,
    GivenNumbers,
    KindPhrase,
    Looked,
    MovingTest,
    NearerPhrase,
    Numbers,
    PartsPhrase,
    RatingMethod,
    RatingTest,
    RollUpPhrase,
    TargetPhrase,
)

_FORMER = MappingProxyType({"policy": "method"})


def _one_or_more(value: object) -> object:
    return value if isinstance(value, list) else [value]


def _long_target(value: object) -> object:
    return {"target": value} if isinstance(value, str) else value


class BaseShape(Shape):
    """The fixed point of a change: its period, in any kind of year, and the value there."""

    period: AnyYear
    value: Number


class BreakShape(Shape):
    """A change of definition."""

    at: First
    why: Line


class MeasureShape(Shape):
    """What is measured, in what unit, how often, and how it rolls up."""

    says = rule_words.MEASURE
    kind: KindPhrase
    of: Line
    numerator: Line = ""
    every: FrequencyPhrase
    year: YearKind
    decimals: Annotated[int, whole(0, 6), schema("integer")]
    roll_up: RollUpPhrase
    counts: Literal["whole", "fractional"] = "whole"
    window: Annotated[int, whole(2, 20), schema("integer")] = 1
    year_is: YearIs | None = None
    sent_as: Literal["year to date"] | None = None
    expected_within: Annotated[int, whole(0, 3650), schema("integer")] | None = None
    parts: PartsPhrase | None = None
    between: Annotated[list[Identifier], Field(min_length=2, max_length=2)] | None = None
    base: BaseShape | None = None
    over: Annotated[int, whole(2, 60), schema("integer")] | None = None
    breaks: Annotated[
        list[BreakShape], BeforeValidator(_one_or_more, json_schema_input_type=BreakShape | list[BreakShape])
    ] = Field(default=[], alias="break")
    collected_by: DayOfYear | None = None
    sensitive: YesNo = False
    part_of: Identifier = ""
    same_children_as: Identifier = ""
    checked: dict[AlarmName, Looked] = Field(default={})


class DirectionShape(Shape):
    """Is it getting better? Which way is good, what to compare with, how much counts or which test decides."""

    says = rule_words.DIRECTION
    former = _FORMER

    better: Better
    aim: NearerPhrase | None = None
    compare_with: ComparePhrase | None = None
    change_of_at_least: ChangePhrase | None = None
    test: MovingTest | None = None
    method: Method | None = None


class ThresholdShape(Shape):
    """Is it good enough? How far short of the target is still amber, and what it is judged against."""

    says = rule_words.THRESHOLD
    former = _FORMER

    amber: AmberPhrase = None
    against: Identifier = "target"
    areas: Literal["as county"] | None = None
    test: RatingTest | None = None
    else_: Literal["by the number"] | None = Field(default=None, alias="else")
    accepted: Line = ""
    method: RatingMethod | None = None


class BaselineShape(Shape):
    """Are we turning the curve? The history, and how it is carried on."""

    says = rule_words.BASELINE
    history: History
    forecast: Forecast
    interval: Annotated[Fraction, phrase(phrases.parse_percent), schema("string", "number")] | None = None
    values: Numbers | None = None
    tolerance: Number | None = None
    reason: Line = ""


class StartShape(Shape):
    """Where a trajectory begins; without a value, at the place's own number."""

    says = rule_words.START
    period: OwnOrYear
    value: Number | None = None


class TargetShape(Shape):
    """A target: its phrase, a second figure, and how the source printed it."""

    says = rule_words.TARGET
    target: TargetPhrase
    also: Line = ""
    as_printed: Line = ""


LongTarget = BeforeValidator(_long_target, json_schema_input_type=Annotated[str, TARGET_TEXT] | TargetShape)
TargetsByPeriod = Annotated[dict[OwnOrYear, Annotated[TargetShape, LongTarget]], EachOnce]


class AreaShape(Shape):
    """One place's own targets, and its own start where it has one."""

    targets: TargetsByPeriod
    start: StartShape | None = None


class TrajectoryShape(Shape):
    """Will we get there? Where it starts, how it goes, what is wanted when."""

    says = rule_words.TRAJECTORY
    former = _FORMER

    start: StartShape | None = None
    path: Path | None = None
    targets: TargetsByPeriod
    planned: Numbers | None = None
    areas: dict[Identifier, AreaShape] = Field(default={})
    method: ArrivingMethod | None = None


class ComparatorsShape(Shape):
    """How do we compare? With whom, and when two numbers are similar."""

    says = rule_words.COMPARATORS
    former = _FORMER

    with_: Annotated[list[Identifier], Field(min_length=1)] = Field(alias="with")
    test: ComparisonPhrase | None = None
    method: ComparingMethod | None = None


class ApprovedShape(Shape):
    """Who approved a version, and when."""

    by: Line
    on: Day


class ReferenceShape(Shape):
    """Where a version comes from, who answers for it and when it is looked at again."""

    says = rule_words.REFERENCE
    source: Line
    approved: ApprovedShape
    owner: Line
    review: Day
    note: Line = ""


class VersionShape(Shape):
    """The five keys as they stand from one period on."""

    says = rule_words.VERSION
    called = "a version"
    needs = ("from", "direction", "reference")
    from_: OwnOrYear | None = Field(default=None, alias="from")
    direction: DirectionShape | None = None
    threshold: ThresholdShape | None = None
    baseline: BaselineShape | None = None
    trajectory: TrajectoryShape | None = None
    comparators: ComparatorsShape | None = None
    reference: ReferenceShape | None = None
    assumed: dict[str, Line] = Field(default={})


class ExampleShape(Shape):
    """A worked example: given these numbers of the top place, these are the answers."""

    says = rule_words.EXAMPLE
    called = "an example"
    version: NamedVersion | None = None
    given: GivenNumbers
    compared: dict[Identifier, GivenNumbers] = Field(default={})
    then: Annotated[
        dict[str, Line], Field(min_length=1, json_schema_extra={"propertyNames": {"enum": [*map(str, Question)]}})
    ]


class HeadShape(Shape):
    """What a rule says of its indicator before it says how it is judged."""

    says = rule_words.HEAD
    called = "a rule"
    written = rule_words.ADDED

    id: Identifier
    number: Short = ""
    title: Line
    short: Short = ""
    poster: PosterName = ""
    outcome: Identifier
    accountability: Literal["population", "performance"]
    question: Literal["how much", "how well", "better off"] | None = None
    notes: tuple[Line, ...] = ()
    measure: Any
    in_force: Any
    examples: Any


class RuleShape(HeadShape):
    """A whole rule."""

    measure: MeasureShape
    in_force: Annotated[list[VersionShape], Field(min_length=1)]
    examples: list[ExampleShape]
