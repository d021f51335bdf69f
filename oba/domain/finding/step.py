"""The because of a finding: the steps of its working, worded when somebody asks why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVarTuple, overload

from oba.domain.citation import Citation
from oba.domain.finding.arithmetic import NOTHING, Arithmetic

Given = TypeVarTuple("Given")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the working, in a plain sentence, with what it rests on and its arithmetic."""

    says: str
    cites: tuple[Citation, ...] = ()
    arithmetic: Arithmetic = NOTHING


class Because(Sequence[Step]):
    """The steps of a working, which are made when they are first looked at and then kept.

    Most answers of a country are never asked why. It equals, and is pickled as, the tuple of its steps.
    """

    __slots__ = ("_given", "_make")

    def __init__(self, make: Callable[[*Given], tuple[Step, ...]], *given: *Given) -> None:
        """Steps that a function makes of frozen values; of a country, a closure over each of them is much."""
        self._make: Callable[..., tuple[Step, ...]] | None = make
        self._given: tuple[Any, ...] = given

    @property
    def told(self) -> tuple[Step, ...]:
        """The steps."""
        if self._make:
            self._given, self._make = self._make(*self._given), None
        return self._given

    @overload
    def __getitem__(self, which: int) -> Step: ...
    @overload
    def __getitem__(self, which: slice) -> tuple[Step, ...]: ...
    def __getitem__(self, which: int | slice) -> Step | tuple[Step, ...]:
        """One by its number, or several."""
        return self.told[which]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.told)

    def __iter__(self) -> Iterator[Step]:
        """Each in turn."""
        return iter(self.told)

    def __eq__(self, other: object) -> bool:
        """Whether the same is told."""
        return self.told == tuple(other) if isinstance(other, tuple | Because) else NotImplemented

    def __hash__(self) -> int:
        """As that of the tuple."""
        return hash(self.told)

    def __repr__(self) -> str:
        """As that of the tuple."""
        return repr(self.told)

    def __reduce__(self) -> tuple[type[tuple[Step, ...]], tuple[tuple[Step, ...]]]:
        """A function goes into no other process: the steps do."""
        return tuple, (self.told,)
