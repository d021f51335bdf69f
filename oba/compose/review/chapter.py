"""A chapter of a document of the year: a heading, and whichever of the pieces stand under it."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.dashboard.money import Money
from oba.compose.review.indicators import YearRow
from oba.compose.review.needs import YearNeeds
from oba.compose.review.outcome import OutcomeStanding, YearMilestones
from oba.compose.review.passage import Passage
from oba.compose.review.sources import SourceLine
from oba.compose.review.voices import YearMatters, YearSaid


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One chapter; a piece that it does not have is empty or None.

    `lead` is said of what was counted, before anything that somebody signed; `fresh` asks for a page of its own to
    begin on, which a long one has.
    """

    anchor: str
    title: str
    lead: tuple[str, ...] = ()
    passage: Passage | None = None
    standings: tuple[OutcomeStanding, ...] = ()
    indicators: tuple[YearRow, ...] = ()
    milestones: YearMilestones | None = None
    needs: YearNeeds | None = None
    said: YearSaid | None = None
    matters: YearMatters | None = None
    money: Money | None = None
    sources: tuple[SourceLine, ...] = ()
    fresh: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands under the heading."""
        pieces = (self.lead, self.passage, self.standings, self.indicators, self.milestones, self.needs, self.said)
        return not any((*pieces, self.matters, self.money, self.sources))
