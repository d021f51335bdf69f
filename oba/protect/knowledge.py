"""What is known of earlier rounds: what they printed cannot be unsaid, and what they hid must stay hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from oba.domain.evidence import Reason
from oba.domain.release import Printed, Release, ReleasedCell
from oba.domain.rule import Rule
from oba.protect.quantity import PRINTED, Identity, Quantity, quantities
from oba.protect.small_counts import counts, none_of
from oba.protect.system import System
from oba.protect.tables import is_derived, kind_in
from oba.words import shorthand

_NONE = shorthand(Reason.NOTHING_TO_COUNT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All that earlier rounds together tell: the counts they printed, the sums that held, the secrets they kept.

    What is `public`, because it has been published elsewhere, is among the known; `sent` are the counts of numbers that
    were sent in, printed or withheld. All others were only reckoned: what is left beside some, of a group, of a place.
    """

    known: frozenset[Quantity] = frozenset()
    public: frozenset[Quantity] = frozenset()
    identities: frozenset[Identity] = frozenset()
    secrets: frozenset[Quantity] = frozenset()
    sent: frozenset[Quantity] = frozenset()

    def after(self, found: System, printed: frozenset[Quantity]) -> Knowledge:
        """The same after one more round, of which some counts were printed."""
        before = self.beside(found)
        return Knowledge(
            known=before.known | printed | found.public,
            public=before.public | found.public,
            identities=before.identities | found.identities,
            secrets=(before.secrets | found.secrets) - found.public,
            sent=before.sent | found.sent,
        )

    def beside(self, found: System) -> Knowledge:
        """The same as it is known beside a round: what that has another number for was so before.

        All counts of a number are of before as soon as one of them is, and so is what was reckoned from them. So is
        what is never printed and of which the round does not speak; a number that is sent again as it was, in all of
        its counts, is known of the version of before too.
        """
        now, judged = found.quantities, found.judged
        told: dict[tuple[Printed, str], set[Fraction]] = {}
        there = self.known | self.secrets | {one for its in self.identities for one, _ in its.terms}
        for one in there:
            told.setdefault((one.of, one.name), set()).add(one.amount)
        moved = frozenset(of for (of, name), amount in judged.items() if amount not in told.get((of, name), {amount}))

        def is_before(one: Quantity) -> bool:
            gone = one not in now and (one.of.layer not in PRINTED or (one.of, one.name) in judged)
            return gone or one.of in moved

        reckoned = self._reckoned_from(frozenset(filter(is_before, there)))

        def version(one: Quantity) -> Quantity:
            if one.of.role or not (is_before(one) or one in reckoned):
                return one
            was = one.earlier
            while was in there:  # the same number was there before another, and is not that one
                was = was._replace(of=was.of._replace(role=f"{was.of.role} again"))
            return was

        return Knowledge(
            known=frozenset(map(version, self.known)) | _sent_again(self.known, now),
            public=frozenset(map(version, self.public)) | _sent_again(self.public, now),
            identities=frozenset(one.of_versions(version) for one in self.identities),
            secrets=frozenset(map(version, self.secrets)),
            sent=frozenset(map(version, self.sent)),
        )

    def _reckoned_from(self, some: frozenset[Quantity]) -> frozenset[Quantity]:
        """What nobody sent and is only known beside some counts, or beside what is known beside these."""
        sums = [frozenset(one for one, _ in its.terms) for its in self.identities]
        found, given = frozenset[Quantity](), self.sent | self.known
        while more := frozenset().union(*(its - given for its in sums if its & some)) - found:
            found, some = found | more, more
        return found

    def and_told(self, told: frozenset[Quantity]) -> Knowledge:
        """The same with counts that have been told, as now or as before."""
        return replace(self, known=self.known | frozenset(one for one in told if one.earlier not in self.known))


def _sent_again(known: Iterable[Quantity], now: frozenset[Quantity]) -> frozenset[Quantity]:
    """The versions of before of numbers of which every known count was so before."""
    of: dict[Printed, list[Quantity]] = {}
    for one in known:
        of.setdefault(one.of, []).append(one.earlier)
    return frozenset(one for its in of.values() if now.issuperset(its) for one in its)


def released(releases: Iterable[Release], rules: Mapping[str, Rule]) -> frozenset[Quantity]:
    """The counts that releases gave away, of the indicators that the plan still has."""
    return frozenset(
        quantity
        for release in releases
        for cell in release.cells
        if cell.of.indicator in rules
        for quantity in _of(cell, rules[cell.of.indicator])
    )


def _of(cell: ReleasedCell, rule: Rule) -> Iterator[Quantity]:
    """The counts that a released number gives away; that there is nothing to count says that they are none."""
    kind = kind_in(rule.measure, cell.of.layer)
    if rule.measure.fractional:
        return
    if cell.value is not None or cell.numerator is not None:  # of a part of a period only the counts are printed
        yield from quantities(cell.of, counts(cell, kind))
    elif cell.shorthand == _NONE and not is_derived(rule.measure, cell.of.layer):
        yield from quantities(cell.of, none_of(kind))
