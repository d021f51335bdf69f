"""Who gets what: the page that tells those who send which file goes to which board, and by when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from oba.compose.delivery.delivery_plan import has_delivery_plan
from oba.compose.depth import looked_at
from oba.domain.book import Book
from oba.domain.place import Place
from oba.words import day
from oba.words.lists import how_many

PAGE = "who-gets-what.html"
_NO_MEETING = "does not meet for this round"
_SAYS = (
    "Send each board its own file. A pack holds its own place’s numbers and, of any other place, nothing but what "
    "the county’s own pages publish."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One file for one reader: whose it is, its name, when the board meets, and how long it is.

    `file` is empty where there is nothing to send, and `screen` where it has no page of its own on a screen.
    """

    reader: str
    meeting: str
    file: str = ""
    pages: str = ""
    screen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """Everything the page may show."""

    title: str
    eyebrow: str
    says: str
    parcels: tuple[Parcel, ...]
    footer: str


def recipients(book: Book, pages: Mapping[str, int]) -> Recipients:
    """Compose the page; `pages` is how many each document on paper has, by its name."""
    found = (*_boards(book), *_without_a_board(book), *_everyone(book))
    return Recipients(
        title="Who gets what",
        eyebrow=f"{book.plan.title} · {book.round.title}",
        says=" ".join(part for part in (_SAYS, looked_at(book)) if part),
        parcels=tuple(_measured(one, pages) for one in found),
        footer=f"{book.round.title} · data known at {day(book.round.cut_off)}",
    )


def _measured(parcel: Parcel, pages: Mapping[str, int]) -> Parcel:
    return replace(parcel, pages=how_many(pages[parcel.file], "page")) if parcel.file else parcel


def _boards(book: Book) -> Iterator[Parcel]:
    """Every board in the plan's order, those that get nothing too, so that nobody wonders."""
    places = {one.id for one in book.places.documented}
    apart = {one.id for one in book.plan.meeting_apart(book.round)}
    for board in book.plan.boards:
        when = book.round.meeting_of(board)
        meeting = day(when) if when else _NO_MEETING
        if board.place in places:
            yield _of_place(book.places.by_id[board.place], board.name, meeting)
        elif board.id in apart:
            name = f"boards/{board.id}"
            yield Parcel(reader=board.name, meeting=meeting, file=f"{name}.pdf", screen=f"{name}.html")
        else:
            yield Parcel(reader=board.name, meeting=meeting)


def _without_a_board(book: Book) -> Iterator[Parcel]:
    """The places whose pack is no board's."""
    for place in book.places.documented:
        if book.plan.board_of(place.id) is None:
            yield _of_place(place, f"{place.name} (no board is named)", day(book.round.meeting))


def _everyone(book: Book) -> Iterator[Parcel]:
    """What goes with every pack."""
    names = ("rulebook", *(("delivery-plan",) if has_delivery_plan(book) else ()))
    titles = {"rulebook": "Everyone: the rule book", "delivery-plan": "Everyone: the delivery plan"}
    for name in names:
        yield Parcel(reader=titles[name], meeting="", file=f"{name}.pdf", screen=f"{name}.html")
    for one in book.round.publications:
        reader = f"Everyone: {one.known_as[:1].lower()}{one.known_as[1:]}"
        yield Parcel(reader=reader, meeting="", file=f"{one}.pdf", screen=f"{one}.html" if one.on_screen else "")


def _of_place(place: Place, reader: str, meeting: str) -> Parcel:
    return Parcel(reader=reader, meeting=meeting, file=f"{place.id}/pack.pdf", screen=f"{place.id}/dashboard.html")
