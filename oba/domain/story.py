"""The story behind the baseline: what people wrote about one indicator in one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oba.domain.problem import Where

UPDATE = "Update"  # what a measure without a number is told by
HEADINGS = ("Story behind the baseline", "Partners", "What works", "Action plan", "Data development")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story: who wrote it, when, and the Markdown under each heading that it has: the five, and `Update`.

    `carried_from` is the round it was brought over from, empty where it was written for its own; `reviewed` the day on
    which somebody read it again and let it stand.
    """

    round: str
    place: str
    indicator: str
    author: str
    written: date
    sections: tuple[tuple[str, str], ...]
    where: Where
    carried_from: str = ""
    reviewed: date | None = None

    @property
    def update(self) -> str:
        """What it says in place of a number; empty where it says nothing of the kind."""
        return dict(self.sections).get(UPDATE, "")

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody wrote it for its round, or has read it again since it was carried over."""
        return not self.carried_from or self.reviewed is not None
