"""Lines of a file, named by number."""

from __future__ import annotations

from collections.abc import Iterable

from oba.domain.evidence import Observation
from oba.words import listed
from oba.words.lists import agreeing

_NAMED = 8


def named_lines(rows: Iterable[Observation]) -> str:
    """The lines that rows stand on, those that follow one another as a stretch: line 4; lines 2 to 9, 12 and 15."""
    stretches: list[list[int]] = []
    numbers = sorted(row.where.line or 0 for row in rows)
    for number in numbers:
        if stretches and number == stretches[-1][-1] + 1:
            stretches[-1][1:] = [number]
        else:
            stretches.append([number])
    said = [" to ".join(map(str, one)) for one in stretches[:_NAMED]]
    more = [f"{len(stretches) - _NAMED:,} more stretches"] if len(stretches) > _NAMED else []
    return f"{agreeing(len(numbers), 'line', 'lines')} {listed([*said, *more])}"
