"""A column that keeps its distinct values, and for each row which of them it has."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Generic, TypeVar

import numpy as np

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)
A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Factor(Generic[T]):
    """A column: `codes` has for each row the number of its value among `values`.

    A row takes at most four bytes however long its value is, and what is made of a value is made once.
    """

    values: list[T]
    codes: array[int]

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.codes)

    def __getitem__(self, row: int) -> T:
        """The value of a row."""
        return self.values[self.codes[row]]

    def at(self, rows: Sequence[int]) -> Iterator[T]:
        """The values of some rows."""
        return map(self.values.__getitem__, map(self.codes.__getitem__, rows))

    def map(self, make: Callable[[T], B]) -> Factor[B]:
        """The column of what is made of each value."""
        return Factor(list(map(make, self.values)), self.codes)

    def narrow(self) -> Factor[T] | Constant[T]:
        """The same column in as few bytes as hold it: for one that is kept."""
        if len(self.values) == 1:
            return Constant(self.values[0])
        kind = np.min_scalar_type(len(self.values))
        return Factor(self.values, array(kind.char, np.array(self.codes, kind).tobytes()))


@dataclass(frozen=True, slots=True)
class Constant(Generic[T]):
    """A column that has one value in every row."""

    value: T

    def at(self, rows: Sequence[int]) -> Iterator[T]:
        """The values of some rows."""
        return repeat(self.value, len(rows))


class _Numbers(dict[H, int]):
    """A number for each value, in the order in which they are first asked for."""

    def __missing__(self, value: H) -> int:
        self[value] = number = len(self)
        return number


@dataclass(frozen=True, slots=True)
class Coder(Generic[H]):
    """Makes a factor of values as they come."""

    numbers: _Numbers[H] = field(default_factory=_Numbers)
    codes: array[int] = field(default_factory=lambda: array("i"))

    def add(self, values: Iterable[H]) -> None:
        """Add a row for each value."""
        self.codes.extend(map(self.numbers.__getitem__, values))

    def factor(self) -> Factor[H]:
        """The column of every value added."""
        return Factor(list(self.numbers), self.codes)


def constant(value: T, rows: int) -> Factor[T]:
    """The column that has one value in every row."""
    return Factor([value], array("i", [0]) * rows)


def concatenation(columns: Iterable[Factor[H]]) -> Factor[H]:
    """One column after another, as one in which equal values are the same."""
    coder: Coder[H] = Coder()
    for column in columns:
        number = [coder.numbers[value] for value in column.values]
        as_they_are = number == list(range(len(number)))
        coder.codes.extend(column.codes if as_they_are else map(number.__getitem__, column.codes))
    return coder.factor()


def pairs(first: Factor[A], second: Factor[B]) -> Factor[tuple[A, B]]:
    """The column of the pairs of two columns."""
    coder: Coder[tuple[int, int]] = Coder()
    coder.add(zip(first.codes, second.codes, strict=True))
    return coder.factor().map(lambda pair: (first.values[pair[0]], second.values[pair[1]]))
