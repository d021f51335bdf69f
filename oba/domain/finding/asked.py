"""What is told of a finding only to those who ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, TypeVarTuple, overload

One_co = TypeVar("One_co", covariant=True)
Given = TypeVarTuple("Given")


class WhenAsked(Sequence[One_co]):
    """Some values of one kind, which are made when they are first looked at and then kept.

    It equals, and is pickled as, the tuple of them.
    """

    __slots__ = ("_given", "_make")

    def __init__(self, make: Callable[[*Given], tuple[One_co, ...]], *given: *Given) -> None:
        """Values that a function makes of frozen values; a closure over each would take three times the memory."""
        self._make: Callable[..., tuple[One_co, ...]] | None = make
        self._given: tuple[Any, ...] = given

    @property
    def told(self) -> tuple[One_co, ...]:
        """The values."""
        if self._make:
            self._given, self._make = self._make(*self._given), None
        return self._given

    @overload
    def __getitem__(self, which: int) -> One_co: ...
    @overload
    def __getitem__(self, which: slice) -> tuple[One_co, ...]: ...
    def __getitem__(self, which: int | slice) -> One_co | tuple[One_co, ...]:
        """One by its number, or several."""
        return self.told[which]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.told)

    def __iter__(self) -> Iterator[One_co]:
        """Each in turn."""
        return iter(self.told)

    def __eq__(self, other: object) -> bool:
        """Whether the same is told."""
        return self.told == tuple(other) if isinstance(other, tuple | WhenAsked) else NotImplemented

    def __hash__(self) -> int:
        """As that of the tuple."""
        return hash(self.told)

    def __repr__(self) -> str:
        """As that of the tuple."""
        return repr(self.told)

    def __reduce__(self) -> tuple[type[tuple[One_co, ...]], tuple[tuple[One_co, ...]]]:
        """A function goes into no other process: what it makes does."""
        return tuple, (self.told,)
