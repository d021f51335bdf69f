"""Quantities: the counts of children behind the numbers of a round, and what is known to hold between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from oba.domain.release import Printed

COUNTED = "counted"
NOT_COUNTED = "not counted"
OF = "of"
EARLIER = "earlier"  # the role of what a number was before it was another
NOW = " as now"  # ends the parts that something of before is held against
PRINTED = ("", "part")  # the layers of what may be printed; all others are of what is left beside it
CONFIDENTIAL = ", some of them confidential"  # ends the layer of what a sender keeps to itself


class Quantity(NamedTuple):
    """One count: those counted, those not counted, or those counted of. Another count of the same is another version.

    A number that comes back to what it was before another is not that version again, for nobody knows that it did:
    versions of before are of the role `earlier`. What is never printed, such as those who lie in none of a county's
    areas, has a layer of its own.
    """

    of: Printed
    name: str
    amount: Fraction

    @property
    def earlier(self) -> Quantity:
        """The same as a version of before."""
        return self._replace(of=self.of._replace(role=EARLIER))


@dataclass(frozen=True, slots=True)
class Identity:
    """A sum that everybody knows to hold: the terms together lie within `slack` of `total`.

    One is `doubtful` where the numbers contradict each other: by how much is known only to who sees them all.
    """

    terms: frozenset[tuple[Quantity, int]]
    total: Fraction = Fraction(0)
    slack: Fraction = Fraction(0)
    doubtful: bool = False

    def of_versions(self, version: Callable[[Quantity], Quantity]) -> Identity:
        """The same of other versions of its quantities, those that become one together."""
        terms: dict[Quantity, int] = {}
        for one, times in self.terms:
            terms[version(one)] = terms.get(version(one), 0) + times
        return replace(self, terms=frozenset((one, times) for one, times in terms.items() if times))


Counts = Mapping[str, Fraction]


def quantities(of: Printed, counts: Counts) -> tuple[Quantity, ...]:
    """The quantities of what is printed; the same count of the same is the same quantity, but for one of before."""
    of = of._replace(role=EARLIER if of.role == EARLIER else "")
    return tuple(Quantity(of, name, count) for name, count in counts.items())


def identity(whole: Quantity, parts: Iterable[Quantity], slack: Fraction = Fraction(0), times: int = 1) -> Identity:
    """The whole, so many times, is its parts together; what they truly differ by beyond the slack is known as well."""
    terms: dict[Quantity, int] = {whole: -times}
    for part in parts:
        terms[part] = terms.get(part, 0) + 1
    off = sum((one.amount * times_ for one, times_ in terms.items()), Fraction(0))
    kept = frozenset((one, times_) for one, times_ in terms.items() if times_)
    return Identity(kept, Fraction(0), slack) if abs(off) <= slack else Identity(kept, off, Fraction(0), doubtful=True)


def split(
    whole: Quantity, parts: Iterable[Quantity], layer: str, slack: Fraction = Fraction(0), *, every: bool = False
) -> Identity:
    """The whole is its parts together and what is left beside them, a quantity that is never printed.

    Where more is left than nothing it is itself a count of children. Where the parts are more than the whole, nothing
    is left, and by how much they differ is known; where they are `every` part there is and nothing is left, that is
    what everybody takes for granted. As many left of another whole, or beside other parts, are another count; so are
    those left of a version of before beside the parts as they are now.
    """
    found = tuple(parts)
    if not found and not layer.endswith(CONFIDENTIAL):
        return identity(whole, (whole,))
    left = whole.amount - sum((part.amount for part in found), Fraction(0))
    if left < 0 or (every and not left):
        return identity(whole, found, slack)
    names = ", ".join(sorted(f"{part.of.place} {part.of.group}" for part in found)) + (whole.of.role and NOW)
    beside = Quantity(whole.of._replace(layer=f"of {whole.amount} beside {names} {layer}"), whole.name, left)
    return identity(whole, (*found, beside), slack)
