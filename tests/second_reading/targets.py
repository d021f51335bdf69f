"""Targets: what a phrase such as `below 5 (to be agreed)` asks of a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.second_reading.exact import exact

_BRACKET = re.compile(r"\s*\(to be [^)]*\)\s*$")
_WORDS = ("at most", "at least", "exactly", "below", "above")
_WORDLESS = ("reduce", "increase", "monitor", "to be agreed")


@dataclass(frozen=True)
class Target:
    """A word, its one or two numbers, and whether it is only provisional."""

    word: str
    low: Fraction | None = None
    high: Fraction | None = None
    provisional: bool = False

    @property
    def numeric(self) -> bool:
        """Whether it names a number."""
        return self.word not in _WORDLESS

    @property
    def strict(self) -> bool:
        """Whether equalling it misses it."""
        return self.word in ("below", "above")

    def met(self, value: Fraction) -> bool:
        """Whether a number is what the target asks for."""
        under = self.high is None or value < self.high or (value == self.high and not self.strict)
        over = self.low is None or value > self.low or (value == self.low and not self.strict)
        return under and over

    def edge(self, value: Fraction) -> Fraction:
        """The number of the target that another is held against: the nearer end of a range."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return min(ends, key=lambda end: abs(end - value))

    def whole(self, low: Fraction, high: Fraction) -> bool:
        """Whether all of an interval meets it."""
        return self.met(low) and self.met(high)

    def none(self, low: Fraction, high: Fraction) -> bool:
        """Whether nothing of an interval meets it."""
        if self.high is not None and (low > self.high or (self.strict and low == self.high)):
            return True
        return self.low is not None and (high < self.low or (self.strict and high == self.low))


def target(written: Any) -> Target:  # noqa: ANN401 - a phrase, or a phrase with how it was printed
    """Read a target as a rule writes it."""
    text = str(written["target"] if isinstance(written, dict) else written).strip()
    phrase = _BRACKET.sub("", text)
    provisional = phrase != text
    if phrase in _WORDLESS:
        return Target(phrase)
    if phrase.startswith("between"):
        low, high = (exact(part) for part in phrase.removeprefix("between").split(" and "))
        return Target("between", low, high, provisional)
    word = next(one for one in _WORDS if phrase.startswith(one))
    edge = exact(phrase.removeprefix(word))
    low_end = edge if word in ("at least", "above", "exactly") else None
    high_end = edge if word in ("at most", "below", "exactly") else None
    return Target(word, low_end, high_end, provisional)
