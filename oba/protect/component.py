"""Components: what hangs together in a system, so that each can be protected by itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from hashlib import sha256
from typing import TypeVar

from oba.domain.release import Printed
from oba.protect.quantity import Identity, Quantity
from oba.protect.system import Choice, counts_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """Choices and sums that hang together, with the secrets among them; everything in the order of its names.

    What is known already stands in the sums as a number and is no quantity here.
    """

    choices: tuple[Choice, ...]
    identities: tuple[Identity, ...]
    secrets: tuple[Quantity, ...]
    ties: tuple[tuple[Printed, Printed], ...]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every quantity, in the order of its name."""
        return tuple(sorted(counts_of(self.choices, self.identities)))

    @property
    def sure(self) -> Component:
        """The same without the sums in which numbers contradict each other."""
        sure = replace(self, identities=tuple(one for one in self.identities if not one.doubtful))
        there = frozenset(sure.quantities)
        return replace(sure, secrets=tuple(one for one in self.secrets if one in there))

    @property
    def digest(self) -> str:
        """What tells it from any other: two of the same digest are protected alike."""
        return sha256(
            repr((self.choices, [_spelled(one) for one in self.identities], self.secrets, self.ties)).encode()
        ).hexdigest()


def _spelled(one: Identity) -> tuple[list[tuple[Quantity, int]], Fraction, Fraction, bool]:
    return sorted(one.terms), one.total, one.slack, one.doubtful


def components(
    choices: Iterable[Choice],
    identities: Iterable[Identity],
    secrets: frozenset[Quantity],
    known: frozenset[Quantity],
    ties: Iterable[tuple[Printed, Printed]],
) -> Iterator[Component]:
    """What hangs together by what is not known, where there is a secret in it; the rest may all be printed."""
    every = tuple(choices)
    if not secrets and not any(one.by_itself for one in every):
        return
    there = tuple(replace(one, quantities=_unknown(one.quantities, known)) for one in every)
    sums = tuple(one for found in identities if (one := _without(found, known)).terms)
    joined = _Joined()
    for choice in there:
        joined.join((choice.of, *choice.quantities))
    for one in sums:
        joined.join(quantity for quantity, _ in one.terms)
    pairs = tuple({pair for pair in ties if all(map(joined.has, pair))})
    for pair in pairs:
        joined.join(pair)
    telling = [one for one in secrets if joined.has(one)]
    roots = {joined.root(one) for one in (*telling, *(choice.of for choice in there if choice.by_itself))}
    of = _Sorted(joined, roots)
    chosen, added = of.by_root(there, lambda one: one.of), of.by_root(sums, lambda one: min(one.terms)[0])
    hidden, tied = of.by_root(telling, lambda one: one), of.by_root(pairs, lambda one: one[0])
    for root in roots:
        yield Component(
            choices=tuple(sorted(chosen[root], key=lambda one: one.of)),
            identities=tuple(sorted(added[root], key=_spelled)),
            secrets=tuple(sorted(hidden[root])),
            ties=tuple(sorted(tied[root])),
        )


def _unknown(found: Iterable[Quantity], known: frozenset[Quantity]) -> tuple[Quantity, ...]:
    return tuple(one for one in found if one not in known)


def _without(one: Identity, known: frozenset[Quantity]) -> Identity:
    """The sum with what is known of it as a number."""
    there = sum((quantity.amount * times for quantity, times in one.terms if quantity in known), Fraction(0))
    return replace(one, terms=frozenset(term for term in one.terms if term[0] not in known), total=one.total - there)


class _Joined:
    """Sets that are joined step by step."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def has(self, one: Hashable) -> bool:
        return one in self._above

    def root(self, one: Hashable) -> Hashable:
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

    def join(self, together: Iterable[Hashable]) -> None:
        first = None
        for one in together:
            self._above.setdefault(one, one)
            if first is None:
                first = one
            self._above[self.root(one)] = self.root(first)


@dataclass(frozen=True)
class _Sorted:
    """What belongs to which of some roots."""

    joined: _Joined
    roots: Collection[Hashable]

    def by_root(self, things: Iterable[T], of: Callable[[T], Hashable]) -> Mapping[Hashable, list[T]]:
        """The things by the root of what they hang on; those of no wanted root are left out."""
        found: dict[Hashable, list[T]] = {root: [] for root in self.roots}
        for one in things:
            root = self.joined.root(of(one))
            if root in found:
                found[root].append(one)
        return found
