"""What a part may hold: whatever binding would not know how to join is refused, and never lost without a word."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Pdf

from oba.render.binding.part import Node, links_of, listed
from oba.render.failure import RenderFailed

_CATALOGUE = frozenset({
    "/AF", "/Lang", "/MarkInfo", "/Metadata", "/Names", "/Outlines", "/OutputIntents", "/Pages", "/StructTreeRoot",
    "/Type", "/ViewerPreferences",
})  # fmt: skip
_NAMES = frozenset({"/Dests", "/EmbeddedFiles"})
_TREE = frozenset({"/IDTree", "/K", "/ParentTree", "/ParentTreeNextKey", "/Type"})
_STREAMS = 2  # of a page: the page and its number
_DEEP = 8


def refuse_unknown(volume: Pdf, part: Pdf, title: str) -> None:
    """Raise RenderFailed with everything in a part that cannot be bound into a volume begun."""
    found = [f"'{title}' cannot be bound into a pack: it has {what}" for what in _unknown(volume, part)]
    if found:
        raise RenderFailed(found)


def _unknown(volume: Pdf, part: Pdf) -> Iterator[str]:
    root = part.Root
    if "/StructTreeRoot" not in root:
        yield "no structure tree"
        return
    yield from (f"{key} in its catalogue" for key in sorted(set(root.keys()) - _CATALOGUE))
    yield from (f"{key} among its names" for key in sorted(set(root.get("/Names", {}).keys()) - _NAMES))
    yield from (f"{key} at the root of its tree" for key in sorted(set(root.StructTreeRoot.keys()) - _TREE))
    if str(root.get("/Lang")) != str(volume.Root.get("/Lang")):
        yield f"another language: {root.get('/Lang')}"
    if _profiles(part) != _profiles(volume):
        yield "another colour profile"
    yield from (f"an annotation {one.Subtype}" for one in links_of(part) if one.Subtype != Name.Link)
    for number, page in enumerate(part.pages, start=1):
        if len(listed(page.obj, "/Contents")) != _STREAMS:
            yield f"no number apart on its page {number}"
        if any(_is_marked(form) for form in _forms(page.obj, _DEEP)):
            yield f"a drawing with marked content of its own on its page {number}"


def _profiles(pdf: Pdf) -> list[bytes]:
    return [one.DestOutputProfile.read_bytes() for one in listed(pdf.Root, "/OutputIntents")]


def _forms(holder: Node, deep: int) -> Iterator[Node]:
    for form in (holder.get("/Resources", Dictionary()).get("/XObject", Dictionary()) or {}).values():
        yield form
        if deep:
            yield from _forms(form, deep - 1)


def _is_marked(form: Node) -> bool:
    return "/StructParent" in form or "/StructParents" in form
