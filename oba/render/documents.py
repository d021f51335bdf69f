"""Every document of one place, or those of the whole round: composed, laid out once, as PDF and as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from oba.compose.attachments import Attachment, attachments
from oba.compose.board_pack import board_pack
from oba.compose.card.report_card import ReportCard
from oba.compose.delivery.delivery_plan import delivery_plan, has_delivery_plan
from oba.compose.draft import draft_delivery_plan, draft_pack, draft_rulebook
from oba.compose.pack import CardGroup, pack
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
from oba.render.pdf import Laid
from oba.render.publications import AS_TASK, publication_documents
from oba.render.studio import Document, Studio, studio_of

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


def documents(book: Book, cards: Path, task: str, *, draft: bool = False) -> Iterator[Document]:
    """The documents of one of the tasks; RenderFailed says what could not be made.

    Those of a place speak of nothing that is a board's own.
    """
    studio = studio_of(book, cards, draft=draft)
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


def last_document(book: Book, cards: Path, pages: Mapping[str, int], *, draft: bool = False) -> Document:
    """The page that says who gets which of the others, whose lengths it is given by their names."""
    studio, posts = studio_of(book, cards, draft=draft), recipients_signposts(book)
    page = studio.html("recipients.html", recipients=recipients(book, pages), signposts=posts)
    return Document(RECIPIENTS, studio.screen(page))


def _place(studio: Studio, place: Place) -> Iterator[Document]:
    """One layout of the pack; the dashboard and every card are written from the pages they occupy."""
    book = studio.book
    whole, about = pack(book, place), f"{book.plan.title}, {book.round.title}"
    whole = draft_pack(whole) if studio.draft else whole
    laid = studio.lay_out(studio.html("pack.html", pack=whole))
    name = f"{place.name}, {book.round.title}"
    inside = _attached(book, (*whole.groups, *whole.aside), place)
    everything = [one for card in _of(whole.groups) for one in inside[card.anchor]]
    yield Document(f"{place.id}/pack.pdf", studio.pdf(laid, whole.named, about, attached=everything), laid.length)
    yield Document(f"{place.id}/dashboard.pdf", studio.pdf(laid, f"Dashboard: {name}", about, "dashboard"))
    posts = dashboard_signposts(book, place)
    behind = {"area_plan": whole.area_plan, "depth": whole.depth, "cover": whole.cover}
    board = studio.html("dashboard.html", dashboard=whole.dashboard, signposts=posts, **behind)
    yield Document(f"{place.id}/dashboard.html", studio.screen(board))
    yield from _cards(studio, place, laid, whole.groups, inside)
    if whole.aside:
        beside = studio.lay_out(studio.html("cards.html", groups=whole.aside))
        yield from _cards(studio, place, beside, whole.aside, inside)


def _of(groups: Iterable[CardGroup]) -> Iterator[ReportCard]:
    yield from (card for group in groups for card in group.cards)


def _cards(
    studio: Studio, place: Place, laid: Laid, groups: Iterable[CardGroup], inside: Mapping[str, Sequence[Attachment]]
) -> Iterator[Document]:
    """Every card of some groups, on paper from the pages that they were laid out on."""
    book = studio.book
    about = f"{book.plan.title}, {book.round.title}"
    for card in _of(groups):
        indicator = card.anchor.removeprefix("card-")
        path = f"{place.id}/cards/{indicator}"
        yield Document(f"{path}.pdf", studio.pdf(laid, card_title(card), about, card.anchor, inside[card.anchor]))
        single = studio.html("card.html", card=card, signposts=card_signposts(book, indicator, place))
        yield Document(f"{path}.html", studio.screen(single))


def _attached(book: Book, groups: Iterable[CardGroup], place: Place) -> Mapping[str, tuple[Attachment, ...]]:
    """What is attached to each card of some groups, by the card's anchor."""
    anchors = (card.anchor for card in _of(groups))
    return {anchor: attachments(book, anchor.removeprefix("card-"), place) for anchor in anchors}


def _board(studio: Studio, board: Board) -> Iterator[Document]:
    book, whole = studio.book, board_pack(studio.book, board)
    whole = draft_pack(whole) if studio.draft else whole
    laid = studio.lay_out(studio.html("pack.html", pack=whole))
    about = f"{book.plan.title}, {book.round.title}"
    own = of_board(book, board)
    inside = [one for its in _attached(own, whole.groups, own.top).values() for one in its]
    file = studio.pdf(laid, whole.named, about, attached=inside)
    yield Document(f"{BOARDS}{board.id}.pdf", file, laid.length)
    screen = studio.html("board.html", pack=whole, signposts=board_signposts(book, board))
    yield Document(f"{BOARDS}{board.id}.html", studio.screen(screen))


def _rulebook(studio: Studio) -> Iterator[Document]:
    plan, found = studio.book.plan, rulebook(studio.book)
    found = draft_rulebook(found) if studio.draft else found
    laid = studio.lay_out(studio.html("rulebook.html", rulebook=found, signposts=()))
    yield Document("rulebook.pdf", studio.pdf(laid, f"Rule book: {plan.title}", plan.source), laid.length)
    screen = studio.html("rulebook.html", rulebook=found, signposts=rulebook_signposts(studio.book))
    yield Document("rulebook.html", studio.screen(screen))


def _delivery(studio: Studio) -> Iterator[Document]:
    book, plan = studio.book, delivery_plan(studio.book)
    plan = draft_delivery_plan(plan) if studio.draft else plan
    laid = studio.lay_out(studio.html("delivery-plan.html", plan=plan, signposts=(), cards=""))
    about = f"{book.plan.title}, {book.round.title}"
    yield Document("delivery-plan.pdf", studio.pdf(laid, plan.title, about), laid.length)
    cards, posts = f"{book.top.id}/cards/", delivery_signposts(book)
    screen = studio.html("delivery-plan.html", plan=plan, signposts=posts, cards=cards)
    yield Document("delivery-plan.html", studio.screen(screen))


def _returns(studio: Studio) -> Iterator[Document]:
    page = studio.html("returns.html", returns=returns_page(studio.book), signposts=returns_signposts(studio.book))
    yield Document("returns.html", studio.screen(page))


def card_title(card: ReportCard) -> str:
    """What the file of a card calls itself."""
    return f"{card.title}: {card.place}, {card.period}"
