"""The documents that a plan makes in some rounds only: those of its year, for the wall, and for young people."""

from __future__ import annotations

from enum import StrEnum


class Publication(StrEnum):
    """A document that a round makes where the plan says so; each value names its files."""

    ANNUAL_REVIEW = "annual-review"
    PARTNERSHIP_REPORT = "partnership-report"
    SELF_ASSESSMENT = "self-assessment"
    POSTER = "poster"
    SUMMARY = "summary"

    @property
    def known_as(self) -> str:
        """What readers call it."""
        return _TITLES[self]

    @property
    def on_screen(self) -> bool:
        """Whether it is a page on a screen too; a poster is made for a wall."""
        return self is not Publication.POSTER


_TITLES = {
    Publication.ANNUAL_REVIEW: "The annual review",
    Publication.PARTNERSHIP_REPORT: "The annual partnership report",
    Publication.SELF_ASSESSMENT: "The self-assessment",
    Publication.POSTER: "The poster",
    Publication.SUMMARY: "The young people’s summary",
}
