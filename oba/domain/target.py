"""Targets, as a plan words them: at most 3.6, below 5, between 20 and 30, reduce, to be agreed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from oba.domain.number import shortest
from oba.domain.period import Period
from oba.domain.problem import Where


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
        if self.word is Word.BETWEEN and self.low is not None and self.high is not None:
            return f"between {shortest(self.low)} and {shortest(self.high)}"
        edge = self.low if self.low is not None else self.high
        return self.word.value if edge is None else f"{self.word.value} {shortest(edge)}"


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
    where: Where

    @property
    def firm(self) -> bool:
        """Whether the target is a number that nobody still has to agree."""
        return self.aim.numeric and not self.provisional
