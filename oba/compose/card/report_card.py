"""What the page of a report card may show: every field of it, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.card.answers import AnswerLine
from oba.compose.card.story import Narrative
from oba.compose.card.table import NumberTable
from oba.compose.card.updates import UpdatePart
from oba.compose.card.working import Working
from oba.compose.curve.drawing import Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleReference:
    """Where the rule behind a card stands in full: in words, and the place in the rule book that a link leads to."""

    says: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCard:
    """Everything the page of a card may show.

    - `anchor`: where links to the card lead, `card-ni-117`.
    - `outcome`, `number`, `title`, `place`, `period`, `round`: what the card is about, and when.
    - `lead`, `rest`: the two halves of the message. `flag`: empty unless a number shown is illustrative.
    - `answers`: the answers to the questions that the rule asks. `drawing`: the curve, None without anything to draw.
      `curve_notes`: what the curve cannot show. `table`: the numbers. `groups`: those of declared groups, None without
      any.
    - `updates`: of a measure without a number, what was written in place of one.
    - `narrative`: what else people wrote.
    - `reached`: the title of what stands behind the card. `working`: how each answer was reached.
      `approval`: which version of the rule judged, and who approved it. `rule`: where it stands in full.
      `attached`: where its numbers and formulas are.
    - `footer`: the line at the foot of every page.
    - `compact`: whether a tighter setting is asked for, which saves a page that would hold a few lines only.
      `apart`: whether what people wrote begins a page, where one page cannot hold the card.
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
    answers: tuple[AnswerLine, ...]
    drawing: Drawing | None
    curve_notes: tuple[str, ...]
    table: NumberTable
    groups: NumberTable | None
    narrative: Narrative
    working: tuple[Working, ...]
    approval: str
    rule: RuleReference
    attached: str
    footer: str
    compact: bool
    apart: bool
    updates: tuple[UpdatePart, ...] = ()
    reached: str = "How each answer was reached"
