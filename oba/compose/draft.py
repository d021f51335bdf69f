"""What makes a page a draft in its words: at its head, at its foot and in what is said in place of its curve."""

from __future__ import annotations

from dataclasses import replace

from oba.compose.card.report_card import ReportCard
from oba.compose.dashboard.dashboard import Dashboard
from oba.compose.delivery.delivery_plan import DeliveryPlan
from oba.compose.pack import CardGroup, Pack
from oba.compose.review.review import YearReview
from oba.compose.rulebook.rulebook import Rulebook

DRAFT = "DRAFT"
NOT_PUBLISHED = f"{DRAFT}, not published"


def draft_card(card: ReportCard) -> ReportCard:
    """A card as a draft of it, as long as the card itself, so that a draft has the pages the card will have."""
    drawing = card.drawing and replace(card.drawing, title=f"{DRAFT}. {card.drawing.title}")
    return replace(
        card, round=f"{DRAFT} {card.round.removeprefix('reported ')}", drawing=drawing, footer=_foot(card.footer)
    )


def draft_dashboard(board: Dashboard) -> Dashboard:
    """A dashboard as a draft of it."""
    return replace(board, eyebrow=_foot(board.eyebrow), footer=_foot(board.footer))


def draft_pack(pack: Pack) -> Pack:
    """A pack as a draft of it, with all that is inside."""
    area, its, chosen = pack.area_plan, pack.duties, pack.depth
    return replace(
        pack,
        eyebrow=_foot(pack.eyebrow),
        dashboard=draft_dashboard(pack.dashboard),
        area_plan=area and replace(area, eyebrow=_foot(area.eyebrow), footer=_foot(area.footer)),
        duties=its and replace(its, eyebrow=_foot(its.eyebrow), footer=_foot(its.footer)),
        groups=_draft_groups(pack.groups),
        aside=_draft_groups(pack.aside),
        cover=pack.cover and replace(pack.cover, board=_foot(pack.cover.board), footer=_foot(pack.cover.footer)),
        depth=chosen and replace(chosen, eyebrow=_foot(chosen.eyebrow), footer=_foot(chosen.footer)),
        footer=_foot(pack.footer),
    )


def _draft_groups(groups: tuple[CardGroup, ...]) -> tuple[CardGroup, ...]:
    return tuple(CardGroup(title=one.title, cards=tuple(map(draft_card, one.cards))) for one in groups)


def draft_delivery_plan(plan: DeliveryPlan) -> DeliveryPlan:
    """A delivery plan as a draft of it."""
    return replace(plan, eyebrow=_foot(plan.eyebrow), footer=_foot(plan.footer))


def draft_review(review: YearReview) -> YearReview:
    """A document of the year as a draft of it."""
    return replace(review, eyebrow=_foot(review.eyebrow), footer=_foot(review.footer))


def draft_rulebook(book: Rulebook) -> Rulebook:
    """A rule book as a draft of it."""
    return replace(book, plan=_foot(book.plan), footer=_foot(book.footer))


def _foot(line: str) -> str:
    """A line at the head or foot of a page, which begins with what it is."""
    return f"{NOT_PUBLISHED} · {line}"
