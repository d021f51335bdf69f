"""What a published round was made from beside what the same names hold today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oba.verification.manifest import Manifest
from oba.verification.report import Remark, right, wrong
from oba.words.lists import how_many

CHANGED, GONE, NEW = "says something else today", "is not there any more", "was not there then"


def input_remarks(then: Manifest, today: Manifest) -> tuple[Remark, ...]:
    """Which inputs differ, by name: rules, templates and, with the key, rows, registers and stories."""
    found = [*_differing(then.inputs, today.inputs), *_data(then, today)]
    count = len(then.inputs) + len(then.data or ())
    return tuple(found) or (right(f"{how_many(count, 'input')} are what they were"),)


def _data(then: Manifest, today: Manifest) -> Iterator[Remark]:
    if then.data is None or today.data is None:
        yield right("Without the key of the plan nobody can say whether the data are what they were")
    else:
        yield from _differing(then.data, today.data)


def _differing(then: Mapping[str, str], today: Mapping[str, str]) -> Iterator[Remark]:
    for name in dict.fromkeys((*then, *today)):
        if name not in today:
            yield from wrong(name, GONE)
        elif name not in then:
            yield from wrong(name, NEW)
        elif then[name] != today[name]:
            yield from wrong(name, CHANGED)
