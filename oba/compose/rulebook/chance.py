"""How a test of chance decides an answer, in plain sentences, ties included."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from oba.domain.measure import NBSP
from oba.domain.place import Composition
from oba.domain.rule import ChanceTest
from oba.words import listed

MOVING: Mapping[ChanceTest | None, tuple[str, ...]] = MappingProxyType({
    ChanceTest.INTERVALS: (
        f"Improving or worsening only if the two 95{NBSP}% intervals neither touch nor overlap; else steady.",
    ),
    ChanceTest.RECENT_TREND: (
        "A line is laid through the latest five yearly numbers, the surer ones counting for more.",
        "Improving or worsening only if it leans by more than chance (chi-squared above 9.55)",
        "and keeps its way whichever one number is left out; else steady.",
        "Fewer than five in a row: too few points.",
    ),
    ChanceTest.XMR: (
        "All numbers stand in a control chart: improving or worsening only if the latest lies outside its limits,",
        "or belongs to seven in a row rising, falling or on one side of the mean,",
        "or to two of three close to one limit; else steady.",
        "A number on a limit is not outside it, and a tie ends a row.",
        "Under 12 numbers the limits are on trial; under five: too few points.",
    ),
    ChanceTest.MANN_KENDALL: (
        "Of all numbers up to the latest, as far back as none is missing and the definition is the same,",
        "the pairs that rise are held against those that fall (Mann-Kendall).",
        "Improving or worsening only if chance alone would make so much of it less than once in twenty times",
        "(p below 0.05), the way the middle one of all slopes goes (Theil-Sen); else steady, as with p on 0.05 or a",
        "level slope.",
        "Fewer than eight in a row: too few points.",
    ),
})  # fmt: skip
RATING = (
    f"Green when the whole 95{NBSP}% interval of the number meets it, red when no part of it does, ends included;",
    "amber when it cannot be told.",
)
BY_NUMBER = "Where the interval is not known, the number itself is rated, and chance is not weighed."
_SIMILAR = f"Similar while the comparator’s number lies in the place’s own 95{NBSP}% interval, ends included;"
_NO_DENOMINATOR = "Without its denominator there is no answer."
_INSIDE = (
    f"Similar while the place’s number lies on or inside the 95{NBSP}% limits around the comparator’s: how far a place "
    "with its denominator may lie by chance (binomial for a percentage, Poisson for a rate);"
)
COMPARING: Mapping[ChanceTest | None, tuple[str, ...]] = MappingProxyType({
    ChanceTest.INTERVAL: (_SIMILAR, "otherwise better or worse."),
    ChanceTest.AT_TWO_LEVELS: (
        _SIMILAR, f"otherwise better or worse, and much better or much worse if outside the 99.8{NBSP}% interval too.",
    ),
    ChanceTest.FUNNEL: (_INSIDE, "beyond them better or worse.", _NO_DENOMINATOR),
    ChanceTest.TWO_FUNNELS: (
        _INSIDE, f"beyond them better or worse, and beyond the 99.8{NBSP}% limits much better or much worse.",
        _NO_DENOMINATOR,
    ),
})  # fmt: skip
_WITH_INTERVALS = (
    ChanceTest.INTERVALS, ChanceTest.RECENT_TREND, ChanceTest.INTERVAL, ChanceTest.AT_TWO_LEVELS,
)  # fmt: skip
_NO_INTERVAL = (
    "The interval is the one sent with the number, else worked out from its counts; without either there is no answer."
)


def interval_source(test: ChanceTest | None) -> tuple[str, ...]:
    """Where the intervals of a test come from; nothing for a test without any."""
    return (_NO_INTERVAL,) if test in _WITH_INTERVALS else ()


def compositions(found: Mapping[str, Composition], names: Mapping[str, str], *, ranked: bool) -> tuple[str, ...]:
    """Say what each group of comparators stands for, and when the place's rank among its members is given."""
    said = tuple(
        f"{names.get(ident, ident)}: the {composition.average} of those known among "
        f"{listed([names.get(member, member) for member in composition.members])}."
        for ident, composition in found.items()
    )
    rank = "The place’s rank among them is given, but not when the intervals of the first and the last overlap."
    return (*said, rank) if said and ranked else said
