"""The year that a document looks back on: its rounds up to this one, and the round it began from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oba.domain.book import Book
from oba.domain.plan import Round
from oba.domain.run import RunPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewYear:
    """The rounds of the year of a book's round, the earliest first; `before` is the one it began from, if any."""

    book: Book
    rounds: tuple[Round, ...]
    before: Round | None

    @property
    def label(self) -> str:
        """The year as it is printed: 2010/11; the round's title where its name tells no year."""
        year = self.book.round.plan_year
        return year.label if year else self.book.round.title

    @property
    def is_whole(self) -> bool:
        """Whether the year has ended with this round; one whose name tells no quarter is a year of its own."""
        quarter = self.book.round.quarter
        return quarter is None or quarter.end == quarter.in_year.end

    @property
    def every(self) -> tuple[Round, ...]:
        """The round it began from, then its own."""
        return (*((self.before,) if self.before else ()), *self.rounds)

    def points(self, indicator: str) -> tuple[RunPoint, ...]:
        """What each of these rounds said of an indicator in the top place, in order of time."""
        top, at = self.book.top.id, {one.id: n for n, one in enumerate(self.every)}
        here = (one for one in self.book.run if (one.indicator, one.place) == (indicator, top) and one.round.id in at)
        return tuple(sorted(here, key=lambda one: at[one.round.id]))

    def name(self, which: Round) -> str:
        """What a round is called within the year: Q2; the one it began from is its start."""
        if which == self.before:
            return "start"
        return which.quarter.label.rpartition(" ")[2] if which.quarter else which.title


def review_year(book: Book) -> ReviewYear:
    """The year of a book's round; of a round whose name tells no year, that round alone."""
    rounds = tuple(_rounds(book))
    return ReviewYear(book=book, rounds=rounds, before=book.plan.round_before(rounds[0]))


def _rounds(book: Book) -> Iterator[Round]:
    year, now = book.round.plan_year, book.round
    for one in sorted(book.plan.rounds, key=lambda each: each.cut_off):
        if one.id == now.id or (year and one.plan_year == year and one.cut_off < now.cut_off):
            yield one
