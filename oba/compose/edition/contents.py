"""What the edition is made from: the book of the round being built, and the rounds released before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from oba.compose.dashboard.rows import carded
from oba.compose.scope import of_places
from oba.domain.book import Book, Key
from oba.domain.place import Place
from oba.domain.plan import Round
from oba.domain.release import Release, last_of
from oba.domain.rule import Rule
from oba.domain.run import RunPoint


@dataclass(frozen=True, kw_only=True)
class Contents:
    """A book as the places' pages know it, and the releases that its round has seen.

    `standing` names the earlier rounds whose folders are still there, so that no link leads nowhere.
    """

    book: Book
    releases: tuple[Release, ...] = ()
    standing: frozenset[str] = frozenset()

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds that the edition tells of, in order of time: those released before this one, and this one."""
        told = {one.round.id: one.round for one in self.book.run if last_of(self.releases, one.round.id)}
        told[self.book.round.id] = self.book.round
        return tuple(sorted(told.values(), key=lambda one: one.cut_off))

    @cached_property
    def points(self) -> Mapping[str, Mapping[Key, RunPoint]]:
        """What each of these rounds said of every indicator in every place, by the round's name."""
        found: dict[str, dict[Key, RunPoint]] = {one.id: {} for one in self.rounds}
        for point in self.book.run:
            if point.round.id in found:
                found[point.round.id][point.indicator, point.place] = point
        return found

    @property
    def now(self) -> Round:
        """The round being built."""
        return self.book.round

    def point(self, round_: Round, rule: Rule, place: Place) -> RunPoint | None:
        """What a round said of an indicator in a place; None where it did not tell of it."""
        return self.points[round_.id].get((rule.id, place.id))

    def has_page(self, rule: Rule, place: Place) -> bool:
        """Whether an indicator has a page in a place."""
        return place in self.book.places.documented and (rule.id, place.id) in self._pages

    def of(self, place: Place) -> tuple[Rule, ...]:
        """The indicators with a page in a place, in the plan's order."""
        return carded(self.book, place)

    def keeps(self, round_: Round) -> bool:
        """Whether the documents of a round can be led to."""
        return round_ == self.now or round_.id in self.standing

    @cached_property
    def _pages(self) -> frozenset[Key]:
        return frozenset((rule.id, one.id) for one in self.book.places.documented for rule in self.of(one))


def contents(book: Book, releases: Iterable[Release] = (), standing: Iterable[str] = ()) -> Contents:
    """What the edition of a book is made from."""
    return Contents(book=of_places(book), releases=tuple(releases), standing=frozenset(standing))
