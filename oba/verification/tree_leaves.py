"""What JSON says: every leaf, under the names that lead to it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from oba.attack.reading.unread import Unread
from oba.verification.json_text import once_each
from oba.verification.passage import Passage


def tree_passages(content: bytes) -> Iterator[Passage]:
    """Every leaf as a passage; raises Unread for what is no JSON, or says a thing twice."""
    try:
        tree = once_each(content)
    except ValueError as error:
        raise Unread(str(error)) from error
    yield from _leaves(tree, "")


def _leaves(tree: object, at: str) -> Iterator[Passage]:
    if isinstance(tree, Mapping) and tree:
        for name, one in tree.items():
            yield from _leaves(one, f"{at}.{name}" if at else str(name))
    elif isinstance(tree, Sequence) and not isinstance(tree, str) and tree:
        for number, one in enumerate(tree, start=1):
            yield from _leaves(one, f"{at}[{_named(one, number)}]")
    else:
        yield Passage(at, (json.dumps(tree, ensure_ascii=False).strip('"'),))


def _named(one: object, number: int) -> str:
    """What an entry of a list is called: its indicator and place where it says so, else its number."""
    if isinstance(one, Mapping) and {"indicator", "place"} <= one.keys():
        return f"{one['indicator']}, {one['place']}"
    return str(number)
