"""Every document of one place, or those of the whole round: composed, made once, as PDF and as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oba.compose.attachments import attachments
from oba.compose.board_pack import board_pack
from oba.compose.card.report_card import ReportCard
from oba.compose.delivery.delivery_plan import delivery_plan, has_delivery_plan
from oba.compose.draft import draft_delivery_plan, draft_pack, draft_rulebook
from oba.compose.pack import pack
from oba.compose.recipients import PAGE as RECIPIENTS
from oba.compose.recipients import recipients
from oba.compose.returns.page import returns_page
from oba.compose.rulebook.rulebook import rulebook
from oba.compose.scope import of_board, of_places
from oba.compose.signposts import (
    board_signposts,
    card_signposts,
    dashboard_signposts,
    delivery_signposts,
    recipients_signposts,
    returns_signposts,
    rulebook_signposts,
)
from oba.domain.book import Book
from oba.domain.place import Place, Places
from oba.domain.plan import Board, Plan
from oba.domain.rule import Rule
from oba.render.binding.alone import alone
from oba.render.binding.part import Part
from oba.render.packs import DASHBOARD, Attached, PartPage, aside_pages, bound, made, part_pages
from oba.render.publications import AS_TASK, publication_documents
from oba.render.studio import Document, Label, Studio

RULEBOOK, DELIVERY = "the rule book", "the delivery plan"  # with spaces, as no place is called
BOARDS = "boards/"  # before the id of a board, as no place is called either
_CARD_FILES, _BOARD_FILES, _PUBLICATION_FILES = 2, 2, 2  # as PDF and HTML
_PLACE_FILES = 3  # its dashboard as both, and its pack
_ROUND_FILES = 6  # rule book and delivery plan, each as both; returns, and who gets what, as pages on a screen


def most_documents(plan: Plan, places: Places, rules: Mapping[str, Rule]) -> int:
    """How many documents a round makes where every place has every card, for a progress bar."""
    apart = {outcome.id for outcome in plan.outcomes if outcome.board}
    cards = sum(rule.outcome not in apart for rule in rules.values())
    of_places = len(places.documented) * (_PLACE_FILES + _CARD_FILES * cards)
    of_the_year = _PUBLICATION_FILES * max(len(one.publications) for one in plan.rounds)
    return of_places + _BOARD_FILES * len(plan.boards_apart) + _ROUND_FILES + of_the_year


def tasks(book: Book) -> tuple[str, ...]:
    """What documents are made of, one after another: places, boards apart, the rule book, and what else is made."""
    plan = (DELIVERY,) if has_delivery_plan(book) else ()
    boards = (f"{BOARDS}{board.id}" for board in book.plan.meeting_apart(book.round))
    of_the_year = (AS_TASK[one] for one in book.round.publications)
    return (*(place.id for place in book.places.documented), *boards, RULEBOOK, *plan, *of_the_year)


def documents(studio: Studio, task: str) -> Iterator[Document]:
    """The documents of one of the tasks; RenderFailed says what could not be made.

    Those of a place speak of nothing that is a board's own.
    """
    book = studio.book
    if task == RULEBOOK:
        yield from _rulebook(studio)
        yield from _returns(studio)
    elif task == DELIVERY:
        yield from _delivery(studio)
    elif task.startswith(BOARDS):
        yield from _board(studio, book.plan.board_named(task.removeprefix(BOARDS)))
    elif task in AS_TASK.values():
        yield from publication_documents(studio, task)
    else:
        yield from _place(studio._replace(book=of_places(book)), book.places.by_id[task])


def last_document(studio: Studio, pages: Mapping[str, int]) -> Document:
    """The page that says who gets which of the others, whose lengths it is given by their names."""
    book, posts = studio.book, recipients_signposts(studio.book)
    page = studio.html("recipients.html", recipients=recipients(book, pages), signposts=posts)
    return studio.screen(RECIPIENTS, page)


def _place(studio: Studio, place: Place) -> Iterator[Document]:
    """The dashboard and every card, each made once, and the pack that is bound from them."""
    book = studio.book
    whole, about = pack(book, place), f"{book.plan.title}, {book.round.title}"
    whole = draft_pack(whole) if studio.draft else whole
    parts, attached = [], _attached(book, place)
    for page in part_pages(whole, f"{place.name}, {book.round.title}", attached):
        parts.append(made(studio, page, about, _file(place, page)))
        yield from _apart(studio, place, page, parts[-1])
    for page in aside_pages(whole, attached):
        yield from _apart(studio, place, page, made(studio, page, about, _file(place, page)))
    posts = dashboard_signposts(book, place)
    behind = {"area_plan": whole.area_plan, "depth": whole.depth, "cover": whole.cover}
    board = studio.html("dashboard.html", dashboard=whole.dashboard, signposts=posts, **behind)
    yield studio.screen(f"{place.id}/dashboard.html", board)
    yield bound(studio, whole, about, f"{place.id}/pack.pdf", parts)


def _apart(studio: Studio, place: Place, page: PartPage, part: Part) -> Iterator[Document]:
    """The files of a part that is also published by itself: the dashboard, or a card."""
    card, file = page.shows.get("card"), _file(place, page)
    if file:
        yield Document(file, alone(part.content))
    if isinstance(card, ReportCard):
        posts = card_signposts(studio.book, _indicator(card), place)
        yield studio.screen(f"{file.removesuffix('.pdf')}.html", studio.html("card.html", card=card, signposts=posts))


def _file(place: Place, page: PartPage) -> str:
    """What a part is called as a file by itself; nothing for one that is none."""
    card = page.shows.get("card")
    if isinstance(card, ReportCard):
        return f"{place.id}/cards/{_indicator(card)}.pdf"
    return f"{place.id}/dashboard.pdf" if page.anchor == DASHBOARD else ""


def _indicator(card: ReportCard) -> str:
    return card.anchor.removeprefix("card-")


def _attached(book: Book, place: Place) -> Attached:
    """What is attached to each card of a place."""
    return lambda card: attachments(book, _indicator(card), place)


def _board(studio: Studio, board: Board) -> Iterator[Document]:
    book, whole = studio.book, board_pack(studio.book, board)
    whole = draft_pack(whole) if studio.draft else whole
    about, own = f"{book.plan.title}, {book.round.title}", of_board(book, board)
    pages = part_pages(whole, f"{board.name}, {book.round.title}", _attached(own, own.top))
    parts = [made(studio, page, about, _file(own.top, page)) for page in pages]  # the very cards of the whole
    yield bound(studio, whole, about, f"{BOARDS}{board.id}.pdf", parts)
    screen = studio.html("board.html", pack=whole, signposts=board_signposts(book, board))
    yield studio.screen(f"{BOARDS}{board.id}.html", screen)


def _rulebook(studio: Studio) -> Iterator[Document]:
    plan, found = studio.book.plan, rulebook(studio.book)
    found = draft_rulebook(found) if studio.draft else found
    html = studio.html("rulebook.html", rulebook=found, signposts=())
    label = Label(f"Rule book: {plan.title}", plan.source, "rulebook.pdf")
    yield Document(label.name, *studio.paper(html, label))
    screen = studio.html("rulebook.html", rulebook=found, signposts=rulebook_signposts(studio.book))
    yield studio.screen("rulebook.html", screen)


def _delivery(studio: Studio) -> Iterator[Document]:
    book, plan = studio.book, delivery_plan(studio.book)
    plan = draft_delivery_plan(plan) if studio.draft else plan
    html = studio.html("delivery-plan.html", plan=plan, signposts=(), cards="")
    label = Label(plan.title, f"{book.plan.title}, {book.round.title}", "delivery-plan.pdf")
    yield Document(label.name, *studio.paper(html, label))
    cards, posts = f"{book.top.id}/cards/", delivery_signposts(book)
    screen = studio.html("delivery-plan.html", plan=plan, signposts=posts, cards=cards)
    yield studio.screen("delivery-plan.html", screen)


def _returns(studio: Studio) -> Iterator[Document]:
    page = studio.html("returns.html", returns=returns_page(studio.book), signposts=returns_signposts(studio.book))
    yield studio.screen("returns.html", page)
