"""What is withheld from a pack, in words: which numbers, and why; never whose was small."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from oba import words
from oba.compose.dashboard.rows import label, together
from oba.domain.book import Book
from oba.domain.period import Period
from oba.domain.place import Place
from oba.domain.protection import Suppression

WHY = "These numbers are withheld, and stand as c: small numbers of children could otherwise be worked out."


def withheld_in(book: Book, place: Place, found: Iterable[Suppression]) -> tuple[str, ...]:
    """Why numbers are withheld, then which of a place and of what lies in it; nothing where none is.

    Indicators of which the same is withheld share a line. Of other places nothing is said.
    """
    inside: dict[tuple[str, str, Period], set[str]] = {}
    for one in found:
        if here := {each for each in one.places if book.places.lies_in(each, place.id)}:
            inside.setdefault((one.indicator, one.group, one.period), set()).update(here)
    periods: dict[tuple[str, str, str], list[Period]] = {}
    for (indicator, group, period), places in inside.items():
        periods.setdefault((indicator, group, _named(book, places)), []).append(period)
    alike: dict[str, list[str]] = {}
    for (indicator, group, named), when in periods.items():
        stretched = words.stretches(sorted(when, key=lambda period: (period.end, period.ordinal)))
        alike.setdefault(f"{_group(book, group)}, {stretched}: {named}.", []).append(label(book.rules[indicator]))
    lines = tuple(f"{together(dict.fromkeys(labels))}{of}" for of, labels in alike.items())
    return (WHY, *lines) if lines else ()


def _named(book: Book, places: Collection[str]) -> str:
    return words.listed(one.name for one in book.places.by_id.values() if one.id in places)


def _group(book: Book, group: str) -> str:
    return "".join(f", {declared.label}" for declared in book.plan.groups if declared.id == group)
