"""What the page of a report card may show: every field of it, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.answers import Shape
from oba.compose.drawing import Drawing
from oba.compose.numbers import Table
from oba.compose.reached import Reached
from oba.compose.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCard:
    """Everything the page of a card may show.

    `lead` and `rest` are the two halves of the message. `drawing` is None where there is nothing to draw, and
    `curve_notes` then says so. `development` is what would answer the questions that have no answer. `flag` is empty
    unless a number shown is illustrative. `compact` asks for a tighter setting, which saves a page that would hold a
    few lines only.
    """

    anchor: str
    outcome: str
    number: str
    title: str
    place: str
    period: str
    round: str
    lead: str
    rest: str
    flag: str
    answers: tuple[Shape, ...]
    drawing: Drawing | None
    curve_notes: tuple[str, ...]
    table: Table
    told: Told
    development: tuple[str, ...]
    reached: tuple[Reached, ...]
    approval: str
    footer: str
    compact: bool
