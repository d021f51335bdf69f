"""Targets, as a plan words them: at most 3.6, below 5, between 20 and 30, reduce, to be agreed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from oba.domain.citation import Citation
from oba.domain.measure import Measure, YearIs
from oba.domain.number import shortest
from oba.domain.period import Every, Period


class Word(StrEnum):
    """The word a target starts with."""

    AT_MOST = "at most"
    BELOW = "below"
    AT_LEAST = "at least"
    ABOVE = "above"
    EXACTLY = "exactly"
    BETWEEN = "between"
    REDUCE = "reduce"
    INCREASE = "increase"
    MONITOR = "monitor"
    TO_BE_AGREED = "to be agreed"


NUMERIC = frozenset({Word.AT_MOST, Word.BELOW, Word.AT_LEAST, Word.ABOVE, Word.EXACTLY, Word.BETWEEN})
STRICT = frozenset({Word.BELOW, Word.ABOVE})
MOVEMENT = frozenset({Word.REDUCE, Word.INCREASE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a target asks for: a word and its numbers.

    `low` and `high` are the ends of the wanted range; one is None for a one-sided target, both for a word alone.
    `decimals` is the most decimals the target is written with.
    """

    word: Word
    low: Fraction | None = None
    high: Fraction | None = None
    decimals: int = 0

    @property
    def numeric(self) -> bool:
        """Whether the target names a number."""
        return self.word in NUMERIC

    def met_by(self, value: Fraction) -> bool:
        """Whether a value meets a numeric target: ends included, except for below and above."""
        if self.word in STRICT:
            return (self.low is None or value > self.low) and (self.high is None or value < self.high)
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def nearest_to(self, value: Fraction) -> Fraction:
        """The point of a numeric target's range, ends included, that is nearest to a value: the edge to reach."""
        if self.low is not None and (self.high is None or value < self.low):
            return self.low
        return self.high if self.high is not None and (self.low is None or value > self.high) else value

    def __str__(self) -> str:
        """Write it as a plan would: at most 3.6, between 20 and 30, to be agreed."""
        return _written(self.word, self.low, self.high)


@lru_cache(maxsize=4096)
def _written(word: Word, low: Fraction | None, high: Fraction | None) -> str:
    """One of the texts that a country's answers have in common: a target is told in every place."""
    if word is Word.BETWEEN and low is not None and high is not None:
        return f"between {shortest(low)} and {shortest(high)}"
    edge = low if low is not None else high
    return word.value if edge is None else f"{word.value} {shortest(edge)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A target for one period: what it asks for, whether it is provisional and how the source printed it.

    `provisional` is the reason in the source's words, such as 'to be confirmed'; `also` a second figure in brackets.
    """

    period: Period
    aim: Aim
    provisional: str = ""
    as_printed: str = ""
    also: str = ""
    where: Citation

    @property
    def firm(self) -> bool:
        """Whether the target is a number that nobody still has to agree."""
        return self.aim.numeric and not self.provisional

    def judges(self, measure: Measure) -> bool:
        """Whether a measure's numbers can be held against it: an annual target does not judge part of a year."""
        return measure.full_year or self.period.every is not Every.YEAR

    def guides(self, measure: Measure) -> bool:
        """Whether a path of a measure's numbers can lead to it: also an annual one, unless a year adds its parts up."""
        return self.judges(measure) or measure.year_is in (YearIs.LAST, YearIs.MEAN, YearIs.RATIO)

    def stands_at(self, measure: Measure) -> Period:
        """The period of a measure's numbers at which it stands: an annual target at the last of its year."""
        return self.period.last_of(measure.every)


def target_of(targets: Iterable[Target], period: Period, measure: Measure) -> Target | None:
    """The target that judges the number of a period: of exactly that period, else of its year for a full year's."""
    by_period = {target.period: target for target in targets}
    return by_period.get(period) or (by_period.get(period.in_year) if measure.full_year else None)


def next_target(targets: Sequence[Target], period: Period | None, measure: Measure) -> Target | None:
    """The target to name as the next when targets exist for later periods only, the first numeric one preferred.

    Without a period, as where no number is known, all are ahead. An annual target is still ahead of every quarter or
    month of its year; None when any target lies behind.
    """
    ahead = [target for target in targets if period is None or _is_ahead(target, period, measure)]
    behind = (target for target in targets if target not in ahead)
    if any(target.aim.word is not Word.TO_BE_AGREED and target.judges(measure) for target in behind):
        return None
    useful = [target for target in ahead if target.aim.numeric] or [t for t in ahead if t.aim.word in MOVEMENT]
    agreed = [target for target in ahead if target.aim.word is Word.TO_BE_AGREED]
    return next(iter(useful or agreed or ahead), None)


def _is_ahead(target: Target, period: Period, measure: Measure) -> bool:
    return target.period.end > period.end or (target.period.end == period.end and not target.judges(measure))


def goals(targets: Iterable[Target], measure: Measure) -> tuple[Target, ...]:
    """The numeric targets in order of time that a path goes through, up to the last firm one.

    Provisional ones are the goal only when no firm one exists.
    """
    usable = [target for target in targets if target.aim.numeric and target.guides(measure)]
    last = ([target for target in usable if target.firm] or usable)[-1:]
    end = max((target.stands_at(measure).ordinal for target in last), default=0)
    return tuple(target for target in usable if target.stands_at(measure).ordinal <= end)


def beyond_goal(targets: Sequence[Target], measure: Measure) -> tuple[Target, ...]:
    """The provisional targets with a number that come after the goal, and are on no path until they are firm."""
    path = goals(targets, measure)
    later = (target for target in targets if target.aim.numeric and target.guides(measure) and target not in path)
    return tuple(later) if path else ()
