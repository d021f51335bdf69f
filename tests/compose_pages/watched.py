"""A context that remembers which of its fields a template has looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

Seen = defaultdict[type, set[str]]


class Watched:
    """A frozen dataclass as a template sees it; every field asked for is written down under the dataclass's type."""

    def __init__(self, inside: Any, seen: Seen) -> None:  # noqa: ANN401  (any dataclass can be watched)
        self._inside, self._seen = inside, seen
        seen[type(inside)] |= set()

    def __getattr__(self, name: str) -> object:
        """The field, watched in turn."""
        self._seen[type(self._inside)].add(name)
        return watched(getattr(self._inside, name), self._seen)


class Look(NamedTuple):
    """One dataclass that a page was made of, and what the template left unused."""

    kind: type
    unused: frozenset[str]


def watched(value: object, seen: Seen) -> object:
    """Watch dataclasses, and those inside tuples; leave everything else as it is."""
    if is_dataclass(value):
        return Watched(value, seen)
    if type(value) is tuple:
        return tuple(watched(one, seen) for one in value)
    return value


def looks(seen: Seen) -> Iterator[Look]:
    """What was left unused of every dataclass seen."""
    for kind, used in seen.items():
        yield Look(kind, frozenset(field.name for field in fields(kind)) - used)
