"""The risks that a place's pages show, the gravest first."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.dashboard.rows import carded
from oba.compose.flag import illustrative_mark, shared_mark
from oba.compose.risk import review_of
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.plan import Round
from oba.domain.registers import Risk
from oba.words import relief_day, sentence

MOST, FEWEST = 6, 3  # risks that a page tells, and as few of them as it may where it has little room


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRow:
    """One risk: how likely and grave it is and was, what is done about it by whom, and when it is looked at again."""

    levels: str
    was: str
    risk: str
    action: str
    review: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Risks:
    """The gravest risks and every one to the whole plan; `others` counts those that only their cards show.

    `mark` says once what is illustrative, where every row is.
    """

    lines: tuple[RiskRow, ...]
    counted: str
    others: int
    mark: str


def risks(book: Book, place: Place, most: int = MOST) -> Risks:
    """The gravest risks to an indicator of the place, and every risk to the whole plan; the gravest first."""
    ranked = sorted(risks_at(book, place), key=lambda risk: -risk.gravity)
    shown = [risk for at, risk in enumerate(ranked) if at < most or not risk.indicators]
    shared = shared_mark(shown)
    return Risks(
        lines=tuple(_row(book, risk, shared) for risk in shown),
        counted=f"{len(shown)} of {len(ranked)}",
        others=len(ranked) - len(shown),
        mark=shared,
    )


def risks_at(book: Book, place: Place) -> tuple[Risk, ...]:
    """The risks that the pages of a place show: to an indicator with a card there, or to the whole plan."""
    cards = {rule.id for rule in carded(book, place)}
    here = (risk for risk in book.registers.risks if not risk.indicators or cards & set(risk.indicators))
    return tuple(risk for risk in here if risk.is_open)


def _row(book: Book, risk: Risk, shared: str) -> RiskRow:
    return RiskRow(
        levels=sentence(f"{risk.likelihood}, {risk.impact}"),
        was=f"was {risk.was.likelihood}, {risk.was.impact}" if risk.was else "",
        risk=risk.risk,
        action=", ".join(part for part in (risk.action, _done_by(risk, book.round)) if part),
        review=review_of(risk, book.round),
        mark="" if shared else illustrative_mark(risk),
    )


def _done_by(risk: Risk, now: Round) -> str:
    """Who sees to what is done about it, where that is not the risk's owner, and until when."""
    lead = risk.lead if risk.lead != risk.owner else ""
    until = relief_day(risk, now)
    return " ".join(part for part in (lead, f"by {until}" if until else "") if part)
