"""The named places of a volume, and the links that lead to them from other parts."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Pdf, String

from oba.render.binding.part import Node, inside, links_of, pairs
from oba.render.failure import RenderFailed
from oba.render.pages import PART


def add_places(volume: Pdf, names: Node) -> None:
    """Add the places of a part, copied. Raises RenderFailed for a name that has been given."""
    taken = _places(volume)
    new = {str(name): place for name, place in pairs(names.get("/Dests", Dictionary(Names=Array())).Names)}
    twice = sorted(taken.keys() & new.keys())
    if twice:
        raise RenderFailed([f"two parts of a pack have a place called '{name}'" for name in twice])
    both = taken | new
    ordered = Array([item for name in sorted(both) for item in (String(name), both[name])])
    inside(volume.Root, "/Names").Dests = Dictionary(Names=ordered)


def join_links(volume: Pdf) -> None:
    """Let links to other parts lead there. Raises RenderFailed with those that lead to none of these."""
    taken, dead = _places(volume), []
    for link in links_of(volume):
        place = _elsewhere(link)
        if place is None:
            continue
        if place not in taken:
            dead.append(f"a link leads to '#{place}', which is not in the pack")
        link.Dest = String(place)
        del link["/A"]
    if dead:
        raise RenderFailed(dead)


def leads_away(link: Node) -> bool:
    """Whether a link leads to another part."""
    return _elsewhere(link) is not None


def _elsewhere(link: Node) -> str | None:
    address = str(link.get("/A", Dictionary()).get("/URI", ""))
    return address.removeprefix(PART) if address.startswith(PART) else None


def _places(volume: Pdf) -> dict[str, Node]:
    names = volume.Root.get("/Names", Dictionary())
    return {str(name): place for name, place in pairs(names.Dests.Names)} if "/Dests" in names else {}
