"""JSON from anywhere: read so that nothing in it stays unseen."""

from __future__ import annotations

import json


def once_each(content: bytes) -> object:
    """Read JSON in which no name stands twice in one object, of which a reader would see only the last.

    Raises ValueError, and RecursionError where it is too deep.
    """
    return json.loads(content, object_pairs_hook=_object)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = next(name for at, (name, _) in enumerate(pairs) if name in dict(pairs[:at]))
        raise ValueError(f"'{twice}' stands twice")
    return found
