"""A risk in words, the same on every page."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.flag import illustrative_mark
from oba.domain.plan import Round
from oba.domain.registers import Risk
from oba.words import month


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskLine:
    """One risk: how likely and how grave it is, what is done about it, by whom and when it is looked at again."""

    risk: str
    weight: str
    action: str
    owner: str
    mark: str


def risk_line(risk: Risk, now: Round) -> RiskLine:
    """Word a risk; a review that was due before the cut-off is late."""
    late = ", late" if risk.is_late(now.cut_off) else ""
    return RiskLine(
        risk=risk.risk,
        weight=f"likelihood {risk.likelihood}, impact {risk.impact}",
        action=risk.action,
        owner=f"{risk.owner}, review {month(risk.review)}{late}",
        mark=illustrative_mark(risk),
    )
