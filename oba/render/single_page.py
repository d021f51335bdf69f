"""One page by itself, as its writer wants to see it: a card, or a place's dashboard; always a draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from oba.compose.card.card import report_card
from oba.compose.card.report_card import ReportCard
from oba.compose.dashboard.dashboard import Dashboard, dashboard
from oba.compose.delivery.area_plan import area_plan
from oba.compose.depth import depth
from oba.compose.draft import draft_card, draft_dashboard
from oba.compose.scope import of_places
from oba.domain.place import Place
from oba.render.binding.alone import alone
from oba.render.draft import PreviewFrame
from oba.render.packs import PartPage, card_title, made
from oba.render.studio import Document, Studio


class SinglePage(NamedTuple):
    """Which page: a place's card of an indicator, or its dashboard."""

    place: Place
    indicator: str | None = None

    @property
    def name(self) -> str:
        """Where the page stands in a round, without the ending."""
        return f"{self.place.id}/cards/{self.indicator}" if self.indicator else f"{self.place.id}/dashboard"


def page_files(studio: Studio, single: SinglePage) -> Iterator[Document]:
    """The page as PDF and as HTML."""
    yield Document(f"{single.name}.pdf", on_paper(studio, single))
    yield Document(f"{single.name}.html", on_screen(studio, single))


def on_screen(studio: Studio, single: SinglePage, preview: PreviewFrame | None = None) -> bytes:
    """The page as HTML that is complete by itself, but for what a preview adds."""
    template = "card.html" if single.indicator else "dashboard.html"
    composed = _composed(studio, single)
    book = of_places(studio.book)
    plan, chosen = area_plan(book, single.place, composed.footer), depth(book, single.place, composed.footer)
    html = studio.html(template, area_plan=plan, depth=chosen, cover=None, **_context(composed))
    return studio.screen(f"{single.name}.html", html, preview).content


def on_paper(studio: Studio, single: SinglePage) -> bytes:
    """The page as PDF; a link to what is not on it is plain text."""
    book, composed = studio.book, _composed(studio, single)
    named = f"Dashboard: {single.place.name}, {book.round.title}"
    title = card_title(composed) if isinstance(composed, ReportCard) else named
    page = PartPage("", title, _context(composed))
    return alone(made(studio, page, f"{book.plan.title}, {book.round.title}", f"{single.name}.pdf").content)


def _composed(studio: Studio, single: SinglePage) -> ReportCard | Dashboard:
    if single.indicator:
        return draft_card(report_card(studio.book, single.indicator, single.place))
    return draft_dashboard(dashboard(of_places(studio.book), single.place))


def _context(composed: ReportCard | Dashboard) -> Mapping[str, object]:
    """What a template calls it; it leads nowhere else, for no other page may have been made."""
    return {"card" if isinstance(composed, ReportCard) else "dashboard": composed, "signposts": ()}
