"""The bookmarks of a volume: those of each part below the title of the whole."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Pdf

from oba.render.binding.part import Node


def add_bookmarks(volume: Pdf, outlines: Node) -> None:
    """Add the bookmarks of a part, copied, behind those below the first of the volume."""
    above = volume.Root.Outlines.First
    for one in list(_kids(outlines)):
        one.Parent = above
    if "/Last" in above:
        outlines.First.Prev = above.Last
        above.Last.Next = outlines.First
    else:
        above.First = outlines.First
    above.Last = outlines.Last


def count_bookmarks(volume: Pdf) -> None:
    """Count again, for each bookmark, how many a reader sees below it; closed ones stay closed."""
    volume.Root.Outlines.Count = sum(1 + _seen(one) for one in _kids(volume.Root.Outlines))


def _seen(bookmark: Node) -> int:
    """How many are seen below a bookmark: none where it is closed."""
    below = sum(1 + _seen(one) for one in _kids(bookmark))
    closed = int(bookmark.get("/Count", 0)) < 0
    bookmark.Count = -below if closed else below
    return 0 if closed else below


def _kids(above: Node) -> Iterator[Node]:
    here = above.get("/First")
    while here is not None:
        yield here
        here = here.get("/Next")
