"""Laid-out pages made ready for a file: the number of each last, and the links that lead somewhere."""

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any, TypeAlias

from oba.render.failure import RenderFailed

Page: TypeAlias = Any  # WeasyPrint is published without types
Box: TypeAlias = Any
NUMBER = "@bottom-right"  # the margin box that numbers a page
PART = "part:"  # begins the address of a place that is in another part of the pack


def refuse_dead_links(pages: Sequence[Page]) -> None:
    """Raise RenderFailed with the links of a whole document that lead to no place in it."""
    inside = _anchors(pages)
    targets = [target for page in pages for kind, target, _, _ in page.links if kind == "internal"]
    dead = [f"a link leads to '#{target}', which is not in the document" for target in targets if target not in inside]
    if dead:
        raise RenderFailed(dead)


def ready(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages as they are drawn: numbers after all else, and each line of a link once.

    A link to a place that is not on them leads to another part. WeasyPrint also makes links of the boxes inside a link,
    which PDF/UA refuses. What was drawn for an earlier file is forgotten, or its annotations would be carried over.
    """
    inside = _anchors(pages)
    for page in pages:
        fresh = _number_last(page)
        fresh.links = []
        for kind, target, place, box in page.links:
            box.link_annotation = None
            if box.element_tag == "a":
                away = kind == "internal" and target not in inside
                fresh.links.append(("external", PART + target, place, box) if away else (kind, target, place, box))
        yield fresh


def is_numbered(page: Page) -> bool:
    """Whether anything is written where a page has its number."""
    return any(_keyword(child) == NUMBER and _has_text(child) for child in _box(page).children)


def leaf_of(page: Page) -> str:
    """The name that style sheets give to pages of this kind, as in `@page card`; empty for those without one."""
    return str(_box(page).page_type.name or "")


def _anchors(pages: Sequence[Page]) -> frozenset[str]:
    return frozenset(anchor for page in pages for anchor in page.anchors)


def _number_last(page: Page) -> Page:
    box, fresh = _box(page), copy(page)
    children = sorted(box.children, key=lambda child: _keyword(child) == NUMBER)
    fresh._page_box = box.copy_with_children(children)  # noqa: SLF001 - as below
    return fresh


def _box(page: Page) -> Box:
    return page._page_box  # noqa: SLF001 - WeasyPrint offers no other way to what is on a page


def _has_text(box: Box) -> bool:
    return bool(getattr(box, "text", "").strip()) or any(_has_text(child) for child in getattr(box, "children", ()))


def _keyword(box: Box) -> str | None:
    """The name of a margin box, such as `@bottom-left`; none for any other box."""
    return getattr(box, "at_keyword", None)
