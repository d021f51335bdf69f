"""The places of a first plan: those of the templates, or one's own with ids made of their names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from oba.domain.problem import Where
from oba.read.data.places import LONGEST_NAME, RESERVED
from oba.read.text.characters import occurrences, undrawn
from oba.read.text.identifiers import is_identifier, slug
from oba.read.text.suggestion import quoted

FEWEST, MOST = 2, 24  # areas to begin with: one is no breakdown, and of more the made-up numbers would be too small
_LONGEST_ID = 40
_LONGEST = LONGEST_NAME - len(" area board")
_TAKEN = (*RESERVED, "england", "trust")  # trust-board is the county's


class Named(NamedTuple):
    """A place by its id and its name."""

    id: str
    name: str


class FirstPlaces(NamedTuple):
    """The place at the top of a first plan, and its areas."""

    top: Named
    areas: tuple[Named, ...]


TEMPLATE = FirstPlaces(Named("county", "Our county"), (Named("north", "The north"), Named("south", "The south")))


def first_places(top: str, areas: str) -> FirstPlaces | str:
    """The places of some names, areas with commas between; those of the templates where none are given.

    A sentence where they cannot be a plan's places.
    """
    names = [_tidy(name) for name in areas.split(",") if name.strip()]
    head = _tidy(top)
    if areas and not FEWEST <= len(names) <= MOST:
        return (
            f"--places names {len(names)}: give {FEWEST} to {MOST} areas with commas between. "
            "More can be added to places.csv later."
        )
    if fault := _fault([head, *names] if head else [*names]):
        return fault
    first = Named(_identifier(head, "county", ()), head) if head else TEMPLATE.top
    found: list[Named] = []
    for n, name in enumerate(names, start=1):
        found.append(Named(_identifier(name, f"area-{n}", (first.id, *(one.id for one in found))), name))
    return FirstPlaces(first, tuple(found) or TEMPLATE.areas)


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _fault(names: Sequence[str]) -> str:
    """What is wrong with the names of places; empty where nothing is."""
    for n, name in enumerate(names):
        if name.lower() in (other.lower() for other in names[:n]):
            return f"{quoted(name)} stands twice among the places: name each once."
        if not name.isprintable() or len(name) > _LONGEST:
            return f"{quoted(name)} cannot be the name of a place: write at most {_LONGEST} letters, on one line."
        for one in undrawn(occurrences(name, Where(file=""))):
            return f"{quoted(name)} cannot be the name of a place: {one.what}: {one.mend}"
    return ""


def _identifier(name: str, otherwise: str, taken: Iterable[str]) -> str:
    """A name as an identifier, without accents; another where it makes none, or one that stands for something else."""
    plain = unicodedata.normalize("NFKD", name)
    found = slug("".join(letter for letter in plain if not unicodedata.combining(letter)))[:_LONGEST_ID].strip("-")
    return found if is_identifier(found) and found not in (*_TAKEN, *taken) else otherwise
