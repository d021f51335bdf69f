"""A pack as its parts in order, each laid out and written once, and bound behind a cover."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from oba.compose.attachments import Attachment
from oba.compose.card.report_card import ReportCard
from oba.compose.pack import CardGroup, Pack
from oba.render.binding.part import Part
from oba.render.studio import Document, Label, Studio

DASHBOARD = "dashboard"
_OTHERS, _BEHIND, _NOTICES = "The other cards", "Behind the answers", "Notices"
_TEMPLATE = "part.html"
Attached = Callable[[ReportCard], Sequence[Attachment]]


class PartPage(NamedTuple):
    """A part before it is laid out: the anchor of its beginning, what its file calls itself, what its page shows."""

    anchor: str
    title: str
    shows: Mapping[str, object]
    attached: Sequence[Attachment] = ()


class Leaf(NamedTuple):
    """A page of a part in its pack: its kind, and the anchor that begins on it, if any."""

    kind: str
    anchor: str = ""


def part_pages(pack: Pack, name: str, attached: Attached) -> Iterator[PartPage]:
    """The parts of a pack; `name` says of which place or board and round it is."""
    yield PartPage(DASHBOARD, f"Dashboard: {name}", {"dashboard": pack.dashboard})
    if pack.duties:
        yield PartPage("duties", pack.duties.title, {"duties": pack.duties})
    if pack.area_plan:
        yield PartPage("area-plan", pack.area_plan.title, {"area_plan": pack.area_plan})
    if pack.depth:
        yield PartPage("in-depth", pack.depth.title, {"depth": pack.depth})
    yield from _cards(pack.groups, attached)
    if pack.depth and pack.aside:
        yield PartPage("others", _OTHERS, {"others": pack.depth})
    footer = {"footer": pack.footer}
    yield PartPage("assurance", _BEHIND, {"behind": pack.dashboard, **footer})
    yield PartPage("statement", pack.assurance.title, {"statement": pack.assurance, **footer})
    yield PartPage("notices", _NOTICES, {"notices": pack.notices, **footer})


def aside_pages(pack: Pack, attached: Attached) -> Iterator[PartPage]:
    """The cards that are files of their own and no part of the pack."""
    yield from _cards(pack.aside, attached)


def _cards(groups: Iterable[CardGroup], attached: Attached) -> Iterator[PartPage]:
    for card in (card for group in groups for card in group.cards):
        yield PartPage(card.anchor, card_title(card), {"card": card}, attached(card))


def card_title(card: ReportCard) -> str:
    """What the file of a card calls itself."""
    return f"{card.title}: {card.place}, {card.period}"


def made(studio: Studio, page: PartPage, about: str, name: str = "") -> Part:
    """A part laid out and written; `about` says what it belongs to, `name` what it is called as a file by itself."""
    html = studio.html(_TEMPLATE, title=page.title, **page.shows)
    return studio.part(html, page.anchor, Label(page.title, about, name), page.attached)


def bound(studio: Studio, pack: Pack, about: str, name: str, parts: Sequence[Part]) -> Document:
    """A pack of these parts, under a name."""
    leaves = [leaf for part in parts for leaf in _leaves(part)]
    html, label = studio.html("pack.html", pack=pack, leaves=leaves), Label(pack.named, about, name)
    return Document(name, *studio.bound(html, len(leaves), parts, label))


def _leaves(part: Part) -> Iterator[Leaf]:
    first, *others = part.leaves
    yield Leaf(first, part.anchor)
    yield from map(Leaf, others)
