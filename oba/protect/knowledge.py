"""What is known of earlier rounds: what they printed cannot be unsaid, and what they hid must stay hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from oba.domain.release import Release, ReleasedCell
from oba.domain.rule import Rule
from oba.protect.quantity import Identity, Quantity, quantities
from oba.protect.small_counts import counts
from oba.protect.system import System
from oba.protect.tables import kind_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All that earlier rounds together tell: the counts they printed, the sums that held, the secrets they kept."""

    known: frozenset[Quantity] = frozenset()
    identities: frozenset[Identity] = frozenset()
    secrets: frozenset[Quantity] = frozenset()

    def after(self, found: System, printed: frozenset[Quantity]) -> Knowledge:
        """The same after one more round, of which some counts were printed."""
        return Knowledge(
            known=self.known | printed | found.public,
            identities=self.identities | found.identities,
            secrets=(self.secrets | found.secrets) - found.public,
        )


def released(releases: Iterable[Release], rules: Mapping[str, Rule]) -> frozenset[Quantity]:
    """The counts that releases gave away, of the indicators that the plan still has."""
    return frozenset(
        quantity
        for release in releases
        for cell in release.cells
        if cell.value is not None and cell.of.indicator in rules
        for quantity in _of(cell, rules[cell.of.indicator])
    )


def _of(cell: ReleasedCell, rule: Rule) -> Iterator[Quantity]:
    if not rule.measure.fractional:
        yield from quantities(cell.of, counts(cell, kind_in(rule.measure, cell.of.layer)))
