"""What was read in a folder: the numbers, those that stand where they should not, and the files that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from oba.attack.reading.unread import Unread
from oba.attack.sighting import Sighting
from oba.attack.stray import Stray, Unreadable


@dataclass(slots=True)
class Reading:
    """Gathers what is read, file by file.

    `shown` are the numbers on each card of the round, by its indicator and place, and under two empty names those on
    all its other pages.
    """

    sightings: list[Sighting] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    shown: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    @contextmanager
    def of(self, file: str) -> Iterator[None]:
        """Read a file; one that cannot be read is named, and the next one is read."""
        try:
            yield
        except Unread as error:
            self.unreadable.append(Unreadable(file, str(error)))

    def stray(self, file: str, said: Iterable[tuple[str, str]], indicator: str = "", place: str = "") -> None:
        """Keep numbers that stand where they should not, each with where that is."""
        self.strays += [Stray(file, one, where, indicator, place) for one, where in dict.fromkeys(said)]
