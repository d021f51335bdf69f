"""Not too many problems of one kind: the first in a file are said, the others counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from oba.domain.catalogue import problem
from oba.domain.problem import Problem, Where

EACH_SAID = 20


def not_too_many(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The first of each code in a file, then how many more there are, at the place of the first of these."""
    said: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Where] = {}
    for found in problems:
        kind = (found.where.file, found.code)
        said[kind] += 1
        if said[kind] <= EACH_SAID:
            yield found
        else:
            first.setdefault(kind, found.where)
    for (file, code), where in first.items():
        yield problem(code, where, f"and {said[file, code] - EACH_SAID:,} more like these in this file")
