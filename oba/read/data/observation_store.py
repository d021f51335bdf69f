"""Observations kept by column, each made when it is asked for."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol, overload

from oba.domain.evidence import Observation

_BLOCK = 1024


class FieldColumn(Protocol):
    """The column of one field of the observations."""

    def at(self, rows: Sequence[int]) -> Iterator[Any]:
        """The values of some rows."""


class Observations(Sequence[Observation]):
    """The sound rows of all data files, in their order.

    They are kept as columns, which take some bytes a row; an observation is made each time it is asked for.
    """

    def __init__(self, fields: Mapping[str, FieldColumn], rows: Sequence[int]) -> None:
        """Keep some rows of the columns, of which there is one for each field of an observation."""
        self._fields, self._rows = fields, rows
        self._of: Mapping[str, array[int]] = defaultdict(lambda: array("i"))
        for row, indicator in zip(rows, fields["indicator"].at(rows), strict=True):
            self._of[indicator].append(row)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, which: int) -> Observation: ...
    @overload
    def __getitem__(self, which: slice) -> tuple[Observation, ...]: ...
    def __getitem__(self, which: int | slice) -> Observation | tuple[Observation, ...]:
        """One by its number, or several."""
        if isinstance(which, slice):
            return tuple(self._made(self._rows[which]))
        return next(self._made([self._rows[which]]))

    def __iter__(self) -> Iterator[Observation]:
        """Each in turn."""
        return self._made(self._rows)

    def of(self, indicator: str) -> Iterator[Observation]:
        """Those of one indicator."""
        return self._made(self._of.get(indicator, ()))

    def _made(self, rows: Sequence[int]) -> Iterator[Observation]:
        """Make some rows, a block at a time.

        Each field is set in a whole block before the next: half the work of calling the constructor for every row.
        """
        for start in range(0, len(rows), _BLOCK):
            block = rows[start : start + _BLOCK]
            made = [object.__new__(Observation) for _ in block]
            for name, column in self._fields.items():
                put = getattr(Observation, name).__set__
                for each, cell in zip(made, column.at(block), strict=True):
                    put(each, cell)
            yield from made
