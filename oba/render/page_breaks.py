"""Which chapters of a document begin on a page of their own: each that may, but for those that would leave one empty.

A chapter that is laid out on a new page leaves what is left of the page before it. Where that is nearly all of it, the
chapter begins where the one before ends.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from typing import Any

from oba.render.pdf import Laid

_LEAST = 0.4  # of the room on a page: less than this on it looks like a mistake


def without_runts(fresh: Sequence[str], lay_out: Callable[[Collection[str]], Laid]) -> Laid:
    """Lay out a document whose chapters with these anchors begin on new pages, but for those that must not.

    So that the last page holds more than a few lines, the last of them may begin where the one before ends.
    """
    kept = list(fresh)
    laid = lay_out(kept)
    while (runt := next(_after_runts(laid, kept), None)) is not None:
        kept.remove(runt)
        laid = lay_out(kept)
    if kept and _filled(laid.document.pages[-1]) < _LEAST / 2:
        shorter = lay_out(kept[:-1])
        return shorter if shorter.length < laid.length else laid
    return laid


def _after_runts(laid: Laid, fresh: Collection[str]) -> Iterator[str]:
    """The chapters that begin a page after one that holds little."""
    for before, page in pairwise(laid.document.pages):
        if _filled(before) < _LEAST:
            yield from (anchor for anchor in fresh if anchor in page.anchors)


def _filled(page: Any) -> float:  # noqa: ANN401 - a page of WeasyPrint
    """How much of the room on a page is taken, from 0 to 1, by the lowest line on it."""
    box = page._page_box  # noqa: SLF001 - nothing that is public says where lines stand
    lines = [one for child in box.children[:1] for one in child.descendants() if type(one).__name__ == "LineBox"]
    lowest = max((one.position_y + one.height for one in lines), default=0)
    return float((lowest - box.margin_top) / box.height)
