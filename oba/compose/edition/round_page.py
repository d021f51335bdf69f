"""The page of a round: when it was, what it answered as it was printed then, and its documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oba.compose.edition.addresses import Standpoint, of_round, within
from oba.compose.edition.contents import Contents
from oba.compose.edition.frame import FIRST_QUESTION, Frame, frame
from oba.compose.edition.place_page import Count, columns
from oba.compose.edition.rug import Rug, Weave, counted, rug
from oba.compose.edition.tables import Download, known_by_round, written
from oba.compose.signposts import Signpost
from oba.domain.place import Place
from oba.domain.plan import Round
from oba.domain.release import last_of
from oba.words import day

_WITHHELD_LATER = "A number that has been withheld since is not told here any more."


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """A round in a list: its name, its days, its counts at the top place, and the links to its documents."""

    id: str
    title: str
    address: str
    days: str
    counts: tuple[Count, ...]
    documents: tuple[Signpost, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPage:
    """Everything the page of a round may show; `later` leads to the newest round, where there is one."""

    name: str
    frame: Frame
    line: RoundLine
    later: Signpost | None
    kept: str
    rug: Rug
    table: Download


def round_page(told: Contents, one: Round) -> RoundPage:
    """Compose the page of a round."""
    name = of_round(one.id)
    here, newest = within(name), told.rounds[-1]
    return RoundPage(
        name=name,
        frame=frame(told, here),
        line=round_line(told, one, here),
        later=None if one == newest else Signpost(text=newest.title, address=here.to(of_round(newest.id))),
        kept="" if one == newest else f"This page stays as it was printed then. {_WITHHELD_LATER}",
        rug=_rug(told, one, here),
        table=Download("Download all rounds and places", "rounds/rounds.csv", every_round(told)),
    )


def every_round(told: Contents) -> str:
    """What every round knew and answered of every indicator in every place."""
    places = told.book.places.documented
    numbered = [rule for rule in told.book.rules.values() if not rule.measure.is_narrative]
    tables = [known_by_round(told, rule, places).splitlines(keepends=True) for rule in numbered]
    return "".join([*(tables[0][:1] if tables else [written(COLUMNS_ALONE, ())]), *(r for t in tables for r in t[1:])])


COLUMNS_ALONE = ("indicator", "place", "round")


def round_line(told: Contents, one: Round, here: Standpoint) -> RoundLine:
    """A round as a list shows it."""
    rows = _rug(told, one, here).rows
    return RoundLine(
        id=one.id,
        title=one.title,
        address=here.to(of_round(one.id)),
        days=_days(told, one),
        counts=tuple(Count(mark, many) for mark, many in counted(rows)),
        documents=tuple(_documents(told, one, here)) if told.keeps(one) else (),
    )


def _rug(told: Contents, one: Round, here: Standpoint) -> Rug:
    return rug(Weave(told, one, FIRST_QUESTION, columns(told, told.book.top), here))


def _days(told: Contents, one: Round) -> str:
    released = last_of(told.releases, one.id) if one != told.now else None
    sent = f"released on {day(released.on)} by {released.by}" if released else f"meeting on {day(one.meeting)}"
    return f"Data known at {day(one.cut_off)}, {sent}"


def _documents(told: Contents, one: Round, here: Standpoint) -> Iterator[Signpost]:
    """The documents that every round has, those of each place first."""
    for place in told.book.places.documented:
        if _was_there(told, one, place):
            yield Signpost(text=f"{place.name}: dashboard", address=here.to_round(one.id, f"{place.id}/dashboard.html"))
            yield Signpost(text=f"{place.name}: pack (PDF)", address=here.to_round(one.id, f"{place.id}/pack.pdf"))
    yield Signpost(text="Rule book", address=here.to_round(one.id, "rulebook.html"))
    yield Signpost(text="Results (CSV)", address=here.to_round(one.id, "results.csv"))


def _was_there(told: Contents, one: Round, place: Place) -> bool:
    return one == told.now or any(where == place.id for _, where in told.points[one.id])
