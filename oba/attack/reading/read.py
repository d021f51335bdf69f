"""What was read in a folder: the numbers, those that stand where they should not, and the files that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from oba.attack.reading.digits import numbers
from oba.attack.reading.unread import Unread
from oba.attack.sighting import Sighting
from oba.attack.stray import Stray, Unreadable


@dataclass(slots=True)
class Reading:
    """Gathers what is read, file by file.

    `shown` are the numbers that each card and each answer of the round gives, by indicator and place, and under two
    empty names those of all its other pages; `carded` are the indicators that have a card on a screen.
    """

    sightings: list[Sighting] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    shown: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    carded: set[str] = field(default_factory=set)

    @contextmanager
    def of(self, file: str) -> Iterator[None]:
        """Read a file; one that cannot be read is named, and the next one is read."""
        try:
            yield
        except Unread as error:
            self.unreadable.append(Unreadable(file, str(error)))

    def show(self, indicator: str, place: str, text: str) -> None:
        """Keep the numbers in a text as shown of an indicator in a place."""
        self.shown.setdefault((indicator, place), set()).update(numbers(text))

    def stray(self, file: str, said: Iterable[tuple[str, str]], indicator: str = "", place: str = "") -> None:
        """Keep numbers that stand where they should not, each with where that is."""
        self.strays += [Stray(file, one, where, indicator, place) for one, where in dict.fromkeys(said)]
