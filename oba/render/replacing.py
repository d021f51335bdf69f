"""Parts of WeasyPrint replaced while a page is made, each by one that does the same and takes less time for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

Part: TypeAlias = tuple[object, str, object]  # whose it is, its name there, and the part itself


@contextmanager
def replaced(*parts: Part) -> Iterator[None]:
    """Put something in the place of what modules and classes have under a name, and in the end put that back."""
    before = [(holder, name, getattr(holder, name)) for holder, name, _ in parts]
    _put(parts)
    try:
        yield
    finally:
        _put(before)


def _put(parts: Iterable[Part]) -> None:
    for holder, name, part in parts:
        setattr(holder, name, part)
