"""Components: the parts of a system that have no unknown in common."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from oba.attack.count import Count, Row


def components(rows: Sequence[Row], settled: Collection[Count] = ()) -> tuple[tuple[Row, ...], ...]:
    """The rows by the unknowns they share, directly or over others; what is `settled` is no unknown.

    A row without unknowns is left out.
    """
    above: dict[Count, Count] = {}

    def root(count: Count) -> Count:
        while above[count] != count:
            above[count] = count = above[above[count]]
        return count

    opened = [[count for count, _ in row.terms if count not in settled] for row in rows]
    for unknown in opened:
        for count in unknown:
            above.setdefault(count, count)
            above[root(count)] = root(unknown[0])
    found: dict[Count, list[Row]] = {}
    for row, unknown in zip(rows, opened, strict=True):
        if unknown:
            found.setdefault(root(unknown[0]), []).append(row)
    return tuple(tuple(part) for part in found.values())
