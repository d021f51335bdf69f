"""The run of an indicator: what each round, up to this one, made of it in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from oba.domain.change import Said
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.period import Period
from oba.domain.plan import Round


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPoint:
    """What one round said of one indicator in one place: the number it judged, or why there was none, and its answers.

    Where that round showed a number which is now withheld, nothing of it is told but that it is withheld.
    """

    indicator: str
    place: str
    round: Round
    period: Period | None
    value: Fraction | None
    reason: Reason | None
    says: Mapping[Question, Said]
