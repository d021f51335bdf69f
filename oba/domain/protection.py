"""Protection: which numbers of a round are withheld, by which step, and what that costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from oba.domain.period import Period


class Ladder(StrEnum):
    """How what belongs together was protected: the next step is taken only where the one before finds no way."""

    LEAST = "as few numbers as possible"
    BREAKDOWN = "the whole breakdown"
    PARENT = "the whole breakdown and its total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """What is withheld of one indicator for one period and group, by places; whose number was small is never told.

    `layer` is `part` where the numbers are those that a derived number is made of.
    """

    indicator: str
    period: Period
    group: str
    places: tuple[str, ...]
    step: Ladder
    layer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What protection costs a round.

    Of its `numbers` so many are `withheld`, `least` of them because they are themselves too small to print, so that
    the rest goes to hide those; `answers` could have been given and were not; `steps` counts what belongs together
    by the step that protected it.
    """

    numbers: int = 0
    withheld: int = 0
    least: int = 0
    answers: int = 0
    steps: Mapping[Ladder, int] = field(default_factory=dict)
