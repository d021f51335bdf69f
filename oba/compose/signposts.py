"""Where else a page on a screen leads: back to its dashboard, to the same page of other places, to rules and PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oba.compose.dashboard.rows import carded
from oba.compose.delivery.delivery_plan import has_delivery_plan
from oba.compose.recipients import PAGE as RECIPIENTS
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.plan import Board
from oba.domain.publication import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Signpost:
    """A link to another file of the round, relative to the page; without an address where the reader stands."""

    text: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signposts:
    """The links of a page: the way back, the same page of each place, and what lies behind it."""

    back: tuple[Signpost, ...]
    places: tuple[Signpost, ...]
    behind: tuple[Signpost, ...]


def card_signposts(book: Book, indicator: str, place: Place) -> Signposts:
    """From a card to its dashboard, to the cards of its indicator elsewhere, to its rule and to itself on paper."""
    where = [one for one in book.places.documented if indicator in {rule.id for rule in carded(book, one)}]
    return Signposts(
        back=(Signpost(text=f"{place.name} dashboard", address="../dashboard.html"),),
        places=_elsewhere(where, place, "../../{}/cards/" + indicator + ".html"),
        behind=(
            Signpost(text="The rule", address=f"../../rulebook.html#rule-{indicator}"),
            Signpost(text="This card as PDF", address=f"{indicator}.pdf"),
        ),
    )


def dashboard_signposts(book: Book, place: Place) -> Signposts:
    """From a dashboard to those of other places; to the packs of boards apart, the delivery plan and the rule book."""
    boards = (
        Signpost(text=one.name, address=f"../boards/{one.id}.html") for one in book.plan.meeting_apart(book.round)
    )
    plan = (Signpost(text="The delivery plan", address="../delivery-plan.html"),) if has_delivery_plan(book) else ()
    return Signposts(
        back=(),
        places=_elsewhere(book.places.documented, place, "../{}/dashboard.html"),
        behind=(
            *boards,
            *plan,
            *_of_the_year(book),
            Signpost(text="The rule book", address="../rulebook.html"),
            Signpost(text="Who owes what", address="../returns.html"),
            Signpost(text="Who gets what", address=f"../{RECIPIENTS}"),
            Signpost(text="Dashboard and cards as PDF", address="pack.pdf"),
        ),
    )


def board_signposts(book: Book, board: Board) -> Signposts:
    """From the page of a board apart to every dashboard, to the delivery plan, to the rule book and to its pack."""
    plan = (Signpost(text="The delivery plan", address="../delivery-plan.html"),) if has_delivery_plan(book) else ()
    return Signposts(
        back=(),
        places=_elsewhere(book.places.documented, None, "../{}/dashboard.html"),
        behind=(
            *plan,
            *_of_the_year(book),
            Signpost(text="The rule book", address="../rulebook.html"),
            Signpost(text="Who owes what", address="../returns.html"),
            Signpost(text="Who gets what", address=f"../{RECIPIENTS}"),
            Signpost(text="This pack as PDF", address=f"{board.id}.pdf"),
        ),
    )


def publication_signposts(book: Book, publication: Publication) -> Signposts:
    """From a document of the year to every dashboard, to the rule book, and to itself on paper."""
    paper = Signpost(text=f"{publication.known_as} as PDF", address=f"{publication}.pdf")
    return Signposts(
        back=(),
        places=_elsewhere(book.places.documented, None, "{}/dashboard.html"),
        behind=(Signpost(text="The rule book", address="rulebook.html"), paper),
    )


def delivery_signposts(book: Book) -> Signposts:
    """From the delivery plan to every dashboard, to the rule book, and to itself on paper."""
    return Signposts(
        back=(),
        places=_elsewhere(book.places.documented, None, "{}/dashboard.html"),
        behind=(
            Signpost(text="The rule book", address="rulebook.html"),
            Signpost(text="The delivery plan as PDF", address="delivery-plan.pdf"),
        ),
    )


def returns_signposts(book: Book) -> Signposts:
    """From the page of returns to every dashboard, and to who gets what."""
    return Signposts(
        back=(),
        places=_elsewhere(book.places.documented, None, "{}/dashboard.html"),
        behind=(Signpost(text="Who gets what", address=RECIPIENTS),),
    )


def recipients_signposts(book: Book) -> Signposts:
    """From the page of who gets what to every dashboard, and to who owes what."""
    return Signposts(
        back=(),
        places=_elsewhere(book.places.documented, None, "{}/dashboard.html"),
        behind=(Signpost(text="Who owes what", address="returns.html"),),
    )


def rulebook_signposts(book: Book) -> Signposts:
    """From the rule book to every dashboard, and to itself on paper."""
    return Signposts(
        back=(),
        places=_elsewhere(book.places.documented, None, "{}/dashboard.html"),
        behind=(Signpost(text="The rule book as PDF", address="rulebook.pdf"),),
    )


def _of_the_year(book: Book) -> Iterator[Signpost]:
    """To what a round makes beside the documents of every round, seen from a folder inside it."""
    for one in book.round.publications:
        yield Signpost(text=one.known_as, address=f"../{one}.{'html' if one.on_screen else 'pdf'}")


def _elsewhere(places: Iterable[Place], here: Place | None, address: str) -> tuple[Signpost, ...]:
    return tuple(Signpost(text=one.name, address="" if one == here else address.format(one.id)) for one in places)
