"""A tuple that is made when it is first looked at, for what most answers of a country are never asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, TypeVarTuple, overload

T = TypeVar("T")
Given = TypeVarTuple("Given")


class Later(Sequence[T]):
    """What a function makes of some frozen values, at the first look and then kept.

    It equals, and is pickled as, the tuple.
    """

    __slots__ = ("_given", "_make")

    def __init__(self, make: Callable[[*Given], tuple[T, ...]], *given: *Given) -> None:
        """Keep both; a closure over each of the values would take three times the memory."""
        self._make: Callable[..., tuple[T, ...]] | None = make
        self._given: tuple[Any, ...] = given

    @property
    def told(self) -> tuple[T, ...]:
        """Its parts."""
        if self._make:
            self._given, self._make = self._make(*self._given), None
        return self._given

    @overload
    def __getitem__(self, which: int) -> T: ...
    @overload
    def __getitem__(self, which: slice) -> tuple[T, ...]: ...
    def __getitem__(self, which: int | slice) -> T | tuple[T, ...]:
        """One by its number, or several."""
        return self.told[which]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.told)

    def __iter__(self) -> Iterator[T]:
        """Each in turn."""
        return iter(self.told)

    def __eq__(self, other: object) -> bool:
        """Whether the same is told."""
        return self.told == tuple(other) if isinstance(other, tuple | Later) else NotImplemented

    def __hash__(self) -> int:
        """As that of the tuple."""
        return hash(self.told)

    def __repr__(self) -> str:
        """As that of the tuple."""
        return repr(self.told)

    def __reduce__(self) -> tuple[type[tuple[T, ...]], tuple[tuple[T, ...]]]:
        """A function goes into no other process: what it made does."""
        return tuple, (self.told,)
