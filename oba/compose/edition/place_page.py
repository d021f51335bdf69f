"""The page of a place about one question: its rug beside its neighbours, filters as links, and what changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from oba.compose.dashboard.changes import ChangePage, changes_at
from oba.compose.dashboard.dashboard import flag_at
from oba.compose.dashboard.headline import headline
from oba.compose.edition.addresses import Standpoint, of_place, table_beside, within
from oba.compose.edition.contents import Contents
from oba.compose.edition.frame import Frame, frame
from oba.compose.edition.rug import CHANGED, Rug, Weave, counted, kind_of, rug
from oba.compose.edition.tables import Download, written
from oba.compose.signposts import Signpost
from oba.domain.finding import Question
from oba.domain.place import Place
from oba.words import QUESTIONS, Mark, day

MOST_BESIDE = 6  # other places that a rug has room for
COLUMNS = ("indicator", "title", "place", "period", "answer", "value")


class Filter(NamedTuple):
    """A link that leaves some of the rows: its name in the address, what it says with its count."""

    kind: str
    text: str
    heading: str


class Count(NamedTuple):
    """How many indicators have an answer."""

    mark: Mark
    many: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePage:
    """Everything the page of a place may show."""

    name: str
    frame: Frame
    title: str
    above: tuple[Signpost, ...]
    tier: str
    round: str
    known_at: str
    headline: str
    flag: str
    counts: tuple[Count, ...]
    asks: str
    questions: tuple[Signpost, ...]
    outcomes: tuple[Filter, ...]
    answers: tuple[Filter, ...]
    everything: str
    rug: Rug
    changes: ChangePage
    table: Download
    dashboard: str
    pack: str


def place_page(told: Contents, place: Place, question: Question) -> PlacePage:
    """Compose the page of a place about one question."""
    name = of_place(place.id, question)
    here, book = within(name), told.book
    its = rug(Weave(told, told.now, question, columns(told, place), here))
    counts = tuple(Count(mark, many) for mark, many in counted(its.rows))
    return PlacePage(
        name=name,
        frame=frame(told, here),
        title=place.name,
        above=tuple(_above(told, place, question, here)),
        tier=_tier(told, place),
        round=told.now.title,
        known_at=day(told.now.cut_off),
        headline=headline(book, place),
        flag=flag_at(book, place),
        counts=counts,
        asks=QUESTIONS[question].asks,
        questions=tuple(_questions(place, question, here)),
        outcomes=tuple(_outcomes(its)),
        answers=tuple(_answers(told, its, counts)),
        everything=f"All {len(its.rows)}",
        rug=its,
        changes=changes_at(book, place),
        table=Download("Download these answers", table_beside(name), _table(told, its, place)),
        dashboard=here.to_round(told.now.id, f"{place.id}/dashboard.html"),
        pack=here.to_round(told.now.id, f"{place.id}/pack.pdf"),
    )


def columns(told: Contents, place: Place) -> tuple[Place, ...]:
    """The place itself, the places beside it, and the one above: as many as a rug has room for."""
    documented = told.book.places.documented
    below = tuple(one for one in documented if one.parent == place.id)
    beside = below or tuple(one for one in documented if one.parent == place.parent and one != place)
    above = tuple(one for one in documented if one.id == place.parent)
    return (place, *(beside if len(beside) <= MOST_BESIDE else ()), *above)


def _above(told: Contents, place: Place, question: Question, here: Standpoint) -> Iterator[Signpost]:
    documented = {one.id: one for one in told.book.places.documented}
    over = [documented[one] for one in told.book.places.upward(place.parent or "") if one in documented]
    for one in reversed(over):
        yield Signpost(text=one.name, address=here.to(of_place(one.id, question)))


def _tier(told: Contents, place: Place) -> str:
    return next(one.name for one in told.book.places.tiers if one.id == place.tier).lower()


def _questions(place: Place, question: Question, here: Standpoint) -> Iterator[Signpost]:
    for one, its in QUESTIONS.items():
        yield Signpost(text=its.briefly, address="" if one is question else here.to(of_place(place.id, one)))


def _outcomes(its: Rug) -> Iterator[Filter]:
    for group in its.groups:
        yield Filter(group.id, f"{group.title}, {len(group.rows)}", group.title)


def _answers(told: Contents, its: Rug, counts: tuple[Count, ...]) -> Iterator[Filter]:
    for mark, many in counts:
        yield Filter(kind_of(mark), f"{mark.word}, {many}", mark.word)
    changed = sum(CHANGED in row.kinds for row in its.rows)
    if changed and len(told.rounds) > 1:
        before = told.rounds[-2].title
        says = f"Changed since {before[:1].lower()}{before[1:]}"
        yield Filter(CHANGED, f"{says}, {changed}", says)


def _table(told: Contents, its: Rug, place: Place) -> str:
    """The rug as a table to be kept."""
    shown = columns(told, place)
    rows = (
        (row.indicator, row.title, where.id, cell.period, cell.mark.word, cell.number)
        for row in its.rows
        for where, cell in zip(shown, row.cells, strict=False)
    )
    return written(COLUMNS, rows)
