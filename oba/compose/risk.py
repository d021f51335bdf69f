"""A risk in words, the same on every page."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.flag import illustrative_mark
from oba.domain.plan import Round
from oba.domain.registers import Risk
from oba.words import month, relief_day, review_day


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskLine:
    """One risk: how likely and how grave it is, what is done about it, by whom and when it is looked at again."""

    risk: str
    weight: str
    action: str
    owner: str
    mark: str


def risk_line(risk: Risk, now: Round) -> RiskLine:
    """Word a risk; a review or an action that was due before the cut-off is late."""
    done_by = ", ".join(part for part in (risk.lead, relief_day(risk, now)) if part)
    return RiskLine(
        risk=risk.risk,
        weight=f"likelihood {risk.likelihood}, impact {risk.impact}{_before(risk)}",
        action=f"{risk.action} ({done_by})" if done_by else risk.action,
        owner=review_of(risk, now),
        mark=illustrative_mark(risk),
    )


def review_of(risk: Risk, now: Round) -> str:
    """Who owns a risk and when it is looked at again."""
    return f"{risk.owner}, review {review_day(risk, now)}"


def _before(risk: Risk) -> str:
    """How likely or grave it was held to be before, and until when; empty where that never changed."""
    if risk.was is None:
        return ""
    now = next(one for one in (*risk.before, risk) if one.known > risk.was.known)
    parts = [
        f"{name} {before}"
        for name, before, after in (
            ("likelihood", risk.was.likelihood, risk.likelihood),
            ("impact", risk.was.impact, risk.impact),
        )
        if before != after
    ]
    return f" ({' and '.join(parts)} until {month(now.known)})"
