"""What plan.yaml may hold."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from oba.domain.number import parse_number
from oba.domain.number_correction import corrected_number
from oba.domain.plan import Compare
from oba.domain.publication import Publication
from oba.read.shapes.fields import (
    Day,
    Identifier,
    Line,
    PosterName,
    Shape,
    Share,
    Short,
    Title,
    YesNo,
    phrase,
    schema,
    whole,
)
from oba.read.shapes.phrases import Fault
from oba.read.text.suggestion import quoted

LEAST_SUPPRESSION = 5
MOST_SUPPRESSION = 1000


def _suppress_below(text: str) -> int | Fault:
    number = parse_number(text)
    if number is None:
        return Fault("007", f"{quoted(text)} is not a number", corrected_number(text))
    if number and not (number.denominator == 1 and LEAST_SUPPRESSION <= number <= MOST_SUPPRESSION):
        mend = f"write 0 for no suppression, or a whole number from {LEAST_SUPPRESSION}."
        return Fault("010", f"suppress_below: {text} protects nobody", mend)
    return int(number)


class TierShape(Shape):
    """One level of places."""

    called = "a tier"
    written = MappingProxyType(
        {
            "id": "id: area, a name of small letters by which places.csv calls the tier.",
            "name": "name: Area, as readers know it.",
            "documents": "documents: yes where each of its places gets cards and packs, else documents: no.",
        }
    )
    id: Identifier
    name: Title
    documents: YesNo


class ObjectiveShape(Shape):
    """One objective."""

    called = "an objective"
    id: Identifier
    text: Line


class AimShape(Shape):
    """One aim under an outcome."""

    called = "an aim"
    id: Identifier
    title: Line
    objectives: list[ObjectiveShape] = Field(default=[])


class OutcomeShape(Shape):
    """One outcome of the plan."""

    called = "an outcome"
    written = MappingProxyType(
        {
            "id": "id: health, the name of the folder in which its rules stand.",
            "title": "title: and the outcome as the plan words it, such as title: Being healthy.",
            "tested_by": "tested_by: [safety], the outcomes whose indicators and actions test this one too.",
            "focus": "focus: Mental health, the priority within the outcome.",
            "lead": "lead: J. Smith, who answers for it.",
            "agencies": "agencies: [County Council, Schools], who does it.",
            "timetable": "timetable: September 2018, as the plan words it.",
        }
    )
    id: Identifier
    title: Title
    poster: PosterName = ""
    indicators: tuple[Identifier, ...] = ()
    aims: list[AimShape] = Field(default=[])
    board: Identifier = ""
    tested_by: tuple[Identifier, ...] = ()
    focus: Title = ""
    lead: Line = ""
    agencies: tuple[Line, ...] = ()
    timetable: Line = ""


class BoardShape(Shape):
    """One board and the days on which it meets."""

    called = "a board"
    written = MappingProxyType(
        {
            "id": "id: trust-board, a name of small letters by which decisions.csv calls the board.",
            "name": "name: Trust Board, as readers know it.",
            "in_public": "in_public: [2010-11-10], those of its meetings that are held in public.",
            "cover": "cover: yes where its pack begins with a cover sheet that says what the paper asks.",
        }
    )
    id: Identifier
    name: Title
    place: Identifier = ""
    indicators: tuple[Identifier, ...] = ()
    meetings: tuple[Day, ...] = ()
    in_public: tuple[Day, ...] = ()
    cover: YesNo = False


class CalendarShape(Shape):
    """How a round is opened."""

    called = "the calendar"
    cut_off: Annotated[int, whole(0, 366), schema("integer")]


class RoundShape(Shape):
    """One reporting quarter."""

    called = "a round"
    written = MappingProxyType(
        {
            "id": "id: 2010-11-q2, the financial year and quarter of the round.",
            "cut_off": "cut_off: 2010-10-15, the last day on which a number may be published to count.",
            "meeting": "meeting: 2010-11-10, the day on which the board meets; or meetings: {trust-board: 2010-11-10}.",
            "publications": f"publications: [{', '.join(Publication)}], what the round makes beside the usual.",
            "in_depth": "in_depth: health, the outcome whose cards stand in packs, the others on dashboards only.",
        }
    )
    id: Line
    title: Title = ""
    cut_off: Day
    meeting: Day | None = None
    meetings: dict[Identifier, Day] = Field(default={})
    publications: tuple[Publication, ...] = ()
    in_depth: Identifier = ""
    note: Line = ""


class PolicyShape(Shape):
    """What a plan decides once for all its rules."""

    written = MappingProxyType(
        {
            "compare": "compare: as printed, or compare: exact.",
            "on_course": "on_course: 0.95, the share of the planned pace that still counts as on course.",
            "expected_within": "expected_within: 45, the days after a period's end within which its number is due.",
            "insiders": "insiders: yes where no place's own people, who know its numbers, may work out another's.",
            "suppress_below": f"suppress_below: {LEAST_SUPPRESSION}, the least count that is printed, or 0 for all.",
        }
    )

    compare: Compare
    on_course: Share
    expected_within: Annotated[int, whole(0, 3660), schema("integer")]
    suppress_below: Annotated[int, phrase(_suppress_below), schema("integer")]
    insiders: YesNo = False


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
    written = MappingProxyType(
        {
            "title": "title: and the plan's name as readers know it.",
            "organisation": "organisation: and whose plan it is.",
            "years": "years: 2010/11 to 2012/13, with the plan's own years.",
            "source": "source: and where the plan is published, in words.",
            "tiers": "tiers: [{id: county, name: County, documents: yes}], from the top down.",
            "outcomes": "outcomes: [{id: health, title: Being healthy}], in the plan's order.",
            "rounds": "rounds: [{id: 2010-11-q2, cut_off: 2010-10-15, meeting: 2010-11-10}], in order of time.",
            "policy": "policy: {compare: as printed, on_course: 0.95, expected_within: 45, suppress_below: 5}.",
        }
    )
    title: Title
    organisation: Title
    years: Line
    source: Line
    tiers: Annotated[list[TierShape], Field(min_length=1)]
    outcomes: Annotated[list[OutcomeShape], Field(min_length=1)]
    rounds: Annotated[list[RoundShape], Field(min_length=1)]
    current: Line = ""
    policy: PolicyShape
    boards: list[BoardShape] = Field(default=[])
    calendar: CalendarShape | None = None
    groups: dict[Identifier, GroupShape] = Field(default={})
    kinds: dict[Line, KindShape] = Field(default={})
    assumptions: tuple[Line, ...] = ()
    notices: tuple[Line, ...] = ()
    vision: Line = ""
    commitments: tuple[Line, ...] = ()
