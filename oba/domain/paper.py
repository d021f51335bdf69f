"""What people write for the cover sheet of a board's pack: one signed text for one board in one round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from oba.domain.problem import Where

PURPOSE, ENGAGEMENT, FINANCE, EQUALITY, CONFLICTS = (
    "Purpose and summary",
    "Engagement",
    "Financial implications",
    "Equality analysis",
    "Conflicts of interest",
)
PAPER_HEADINGS = (PURPOSE, ENGAGEMENT, FINANCE, EQUALITY, CONFLICTS)


class Purpose(StrEnum):
    """What a paper is put to a board for."""

    DISCUSSION = "discussion"
    DECISION = "decision"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One text: who wrote it and when, who leads the matter, what it is for, and the Markdown under each heading.

    `number` is the paper's own, as boards count them; `lead` is empty and `purposes` none where nobody said.
    """

    round: str
    board: str
    author: str
    written: date
    sections: tuple[tuple[str, str], ...]
    where: Where
    lead: str = ""
    number: str = ""
    purposes: tuple[Purpose, ...] = ()

    def says(self, heading: str) -> str:
        """What stands under a heading; empty where nobody wrote it."""
        return dict(self.sections).get(heading, "")

    @property
    def lacking(self) -> tuple[str, ...]:
        """The headings under which nobody wrote anything."""
        return tuple(heading for heading in PAPER_HEADINGS if not self.says(heading))
