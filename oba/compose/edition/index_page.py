"""The first page of the edition: where each target stands, every indicator and place, and the rounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oba.compose.correction import correction_sentences
from oba.compose.dashboard.dashboard import flag_at
from oba.compose.dashboard.headline import headline
from oba.compose.edition.addresses import Standpoint, of_place
from oba.compose.edition.contents import Contents
from oba.compose.edition.frame import FIRST_QUESTION, Frame, frame
from oba.compose.edition.place_page import Count, Filter, columns
from oba.compose.edition.round_page import RoundLine, every_round, round_line
from oba.compose.edition.rug import Rug, Weave, counted, rug
from oba.compose.edition.tables import Download
from oba.compose.signposts import Signpost
from oba.domain.place import Place
from oba.words import QUESTIONS, day


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """A place in the list: its page, and its page about every other question."""

    name: str
    address: str
    headline: str
    questions: tuple[Signpost, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """Everything the first page may show."""

    frame: Frame
    title: str
    organisation: str
    round: str
    known_at: str
    corrections: tuple[str, ...]
    headline: str
    flag: str
    counts: tuple[Count, ...]
    asks: str
    outcomes: tuple[Filter, ...]
    rug: Rug
    places: tuple[PlaceLine, ...]
    rounds: tuple[RoundLine, ...]
    table: Download


def index_page(told: Contents, here: Standpoint) -> IndexPage:
    """Compose the first page, as it stands in the edition or beside the rounds."""
    book, top = told.book, told.book.top
    its = rug(Weave(told, told.now, FIRST_QUESTION, columns(told, top), here))
    return IndexPage(
        frame=frame(told, here),
        title=book.plan.title,
        organisation=book.plan.organisation,
        round=told.now.title,
        known_at=day(told.now.cut_off),
        corrections=correction_sentences(book),
        headline=headline(book, top),
        flag=flag_at(book, top),
        counts=tuple(Count(mark, many) for mark, many in counted(its.rows)),
        asks=QUESTIONS[FIRST_QUESTION].asks,
        outcomes=tuple(Filter(group.id, f"{group.title}, {len(group.rows)}", group.title) for group in its.groups),
        rug=its,
        places=tuple(_place(told, one, here) for one in book.places.documented),
        rounds=tuple(round_line(told, one, here) for one in reversed(told.rounds)),
        table=Download("Download all rounds and places", "rounds/rounds.csv", every_round(told)),
    )


def _place(told: Contents, place: Place, here: Standpoint) -> PlaceLine:
    return PlaceLine(
        name=place.name,
        address=here.to(of_place(place.id)),
        headline=headline(told.book, place),
        questions=tuple(_questions(place, here)),
    )


def _questions(place: Place, here: Standpoint) -> Iterator[Signpost]:
    for question, its in QUESTIONS.items():
        yield Signpost(text=its.briefly, address=here.to(of_place(place.id, question)))
