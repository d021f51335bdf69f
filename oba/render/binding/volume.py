"""A pack bound from its cover and its parts, in order: all their pages, and one of everything that a file has once."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from contextlib import ExitStack

import pikepdf
from pikepdf import Array, Dictionary, Pdf

from oba.render.binding.acceptance import refuse_unknown
from oba.render.binding.bookmarks import add_bookmarks, count_bookmarks
from oba.render.binding.enclosures import add_enclosures
from oba.render.binding.lettering import share_fonts
from oba.render.binding.numbering import number_pages
from oba.render.binding.objects import volume_bytes
from oba.render.binding.part import Node, Part, listed
from oba.render.binding.places import add_places, join_links
from oba.render.binding.structure import hang, list_ids, next_number, renumber


def bind(cover: bytes, parts: Sequence[Part], numbers: bytes, fonts: Mapping[str, bytes]) -> bytes:
    """Bind parts behind a cover, whose title, language and description become those of the whole.

    `numbers` is a PDF with a page for each page of the parts, at whose foot stands its number in the pack; `fonts` are
    the whole fonts by their names. The same parts give the same bytes. Raises RenderFailed for what cannot be bound and
    for links that lead nowhere.
    """
    with ExitStack() as opened:

        def open_(content: bytes) -> Pdf:
            return opened.enter_context(pikepdf.open(io.BytesIO(content)))  # until the volume has been written

        volume = open_(cover)
        first = len(volume.pages) + 1
        for at, part in enumerate(parts, start=1):
            _add(volume, open_(part.content), part.title, f"{at}.")
        number_pages(volume, open_(numbers), first)
        share_fonts(volume, fonts)
        join_links(volume)
        count_bookmarks(volume)
        list_ids(volume)
        return volume_bytes(volume)


def _add(volume: Pdf, part: Pdf, title: str, prefix: str) -> None:
    """Add a part behind what there is; pages first, so that everything else finds them when it is copied."""
    refuse_unknown(volume, part, title)
    first = next_number(volume)
    renumber(part, first)
    for page in part.pages:
        volume.pages.append(page)
    copied = volume.copy_foreign(part.make_indirect(_about(part.Root)))
    hang(volume, copied.Tree, prefix, first)
    add_places(volume, copied.Names)
    add_enclosures(volume, copied.Names, list(copied.Files))
    if copied.Outlines.get("/First") is not None:
        add_bookmarks(volume, copied.Outlines)


def _about(root: Node) -> Dictionary:
    """Everything that a part says of its pages beside them."""
    return Dictionary(
        Tree=root.StructTreeRoot,
        Names=root.get("/Names", Dictionary()),
        Files=Array(listed(root, "/AF")),
        Outlines=root.get("/Outlines", Dictionary()),
    )
