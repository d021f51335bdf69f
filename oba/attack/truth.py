"""The truth held against an attack: whoever knows the raw numbers can ask whether each small one is well hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from oba.attack.count import Count, Quantity, counts_children, quantities
from oba.attack.exposure import Bound, Learned
from oba.attack.public import PublicKnowledge
from oba.domain.measure import ALL
from oba.domain.release import ReleasedCell


def true_counts(cells: Iterable[ReleasedCell], public: PublicKnowledge) -> Mapping[Count, int]:
    """The counts behind raw numbers of this round, where they are whole; what an insider knows, or all of them.

    A cell without a numerator has the count that its value is, where it is a count.
    """
    return {count: value for cell in cells for count, value in _counts(cell, public)}


def _counts(cell: ReleasedCell, public: PublicKnowledge) -> Iterator[tuple[Count, int]]:
    of = cell.of._replace(group=cell.of.group or ALL)
    every = quantities(public.rules[of.indicator].measure, of) if of.indicator in public.rules else ()
    counted = cell.value if every == (Quantity.COUNTED,) else cell.numerator
    rest = None if counted is None or cell.denominator is None else cell.denominator - counted
    known = {Quantity.COUNTED: counted, Quantity.REST: rest, Quantity.CHILDREN: cell.denominator}
    for quantity in every:
        value = known[quantity]
        if value is not None and value.denominator == 1:
            yield Count(of, quantity), int(value)


def too_close(learned: Learned, truth: Mapping[Count, int], public: PublicKnowledge) -> tuple[Bound, ...]:
    """The bounds that are too narrow about a count that is truly small: not at most 1 below, or short of the threshold.

    What an attacker supposes without knowing it is left out, and so are bounds that do not hold the truth: whoever
    takes a revised number for an unrevised one is misled.
    """
    below = public.plan.policy.suppress_below
    small = {one for one, value in truth.items() if 0 < value < below and _is_of_children(one, public)}
    found = (one for one in learned.bounds if one.count in small and not one.supposing)
    held = (one for one in found if one.least <= truth[one.count] <= one.most)
    return tuple(one for one in held if one.least > 1 or one.most < below)


def _is_of_children(count: Count, public: PublicKnowledge) -> bool:
    return counts_children(public.rules[count.of.indicator].measure, count)
