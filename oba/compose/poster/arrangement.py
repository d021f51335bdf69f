"""Where the parts of a poster stand: in the plan's order, down one column and on to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, groupby
from typing import NamedTuple

from oba.compose.poster.sheet import COLUMNS, ROWS, TALLY_ROWS


class Part(NamedTuple):
    """Some targets of one outcome that stand together: from which on, and how many; the first begins the outcome."""

    outcome: int
    first: int
    targets: int

    @property
    def rows(self) -> int:
        """How many rows of the grid it takes: a head, and one for each target; for none one that says so."""
        return 1 + max(1, self.targets)


class Placed(NamedTuple):
    """A part in its column, from a row on."""

    part: Part
    column: int
    row: int


class Arrangement(NamedTuple):
    """Every part in its place, how many outcomes go on in a next column, and the tally's, which stands at its foot."""

    parts: tuple[Placed, ...]
    cuts: int
    tally: int


_Columns = tuple[tuple[Part, ...], ...]


def arrange(opening: int, counts: Sequence[int]) -> Arrangement | None:
    """Place an opening of so many rows and outcomes with so many targets; None without room.

    As few outcomes as can be are cut, then columns are as even as can be. In the first column parts stand at its foot,
    below the opening.
    """
    if opening + sum(1 + max(1, count) for count in counts) + TALLY_ROWS > COLUMNS * ROWS:
        return None
    found = ((_unevenness(opening, columns, tally), tally, columns) for columns, tally in _ways(opening, counts))
    best = min(found, default=None)
    return _placed(best[2], best[0][0], best[1]) if best else None


def _ways(opening: int, counts: Sequence[int]) -> Iterator[tuple[_Columns, int]]:
    """Every way to break the targets into columns that fits, with a column for the tally at their end or after it."""
    every = [(outcome, n) for outcome, count in enumerate(counts) for n in range(max(1, count))]
    for first, second in combinations_with_replacement(range(len(every) + 1), COLUMNS - 1):
        columns = tuple(_parts(its, counts) for its in (every[:first], every[first:second], every[second:]))
        last = max((n for n, its in enumerate(columns) if its), default=0)
        for tally in range(last, COLUMNS):
            if max(_heights(opening, columns, tally)) <= ROWS:
                yield columns, tally


def _parts(targets: Sequence[tuple[int, int]], counts: Sequence[int]) -> tuple[Part, ...]:
    """The parts of one column."""
    runs = ((outcome, [n for _, n in run]) for outcome, run in groupby(targets, key=lambda one: one[0]))
    return tuple(Part(outcome, run[0], min(len(run), counts[outcome])) for outcome, run in runs)


def _heights(opening: int, columns: _Columns, tally: int) -> list[int]:
    heights = [sum(part.rows for part in its) for its in columns]
    heights[0] += opening
    heights[tally] += TALLY_ROWS
    return heights


def _unevenness(opening: int, columns: _Columns, tally: int) -> tuple[int, ...]:
    """The fewest cuts first, and no target alone if it can be; then the lowest column, then what is most even."""
    heights = _heights(opening, columns, tally)
    parts = [part for its in columns for part in its]
    cut = {part.outcome for part in parts if part.first}
    alone = sum(part.outcome in cut and part.targets == 1 for part in parts)
    largest = max((part.targets for part in parts), default=0)
    return sum(part.first > 0 for part in parts), alone, max(heights), sum(high * high for high in heights), largest


def _placed(columns: _Columns, cuts: int, tally: int) -> Arrangement:
    found: list[Placed] = []
    for column, its in enumerate(columns):
        row = 0 if column else ROWS - sum(part.rows for part in its) - TALLY_ROWS * (not tally)
        for part in its:
            found.append(Placed(part, column, row))
            row += part.rows
    return Arrangement(tuple(found), cuts, tally)
