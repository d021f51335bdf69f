"""Laid-out pages made ready for a file: those of one section, with the links that still lead somewhere."""

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any

from oba.render.failure import RenderFailed

# The margin boxes that number a page, in the pack and in a file of its own; a file shows one of them. See pdf.py.
PACK_NUMBER, OWN_NUMBER = "@bottom-right", "@bottom-right-corner"


def numbers_of(pages: Sequence[Any], section: str) -> tuple[int, ...]:
    """The numbers, from 1, of the pages that hold any part of the element with this id."""
    return tuple(number for number, page in enumerate(pages, 1) if section in page.anchors)


def own_pages(pages: Sequence[Any], section: str) -> list[Any]:
    """The pages of a section, without the number they have in the pack.

    Raises RenderFailed where there is no such section, or where it shares a page with something else: the
    file of a card must not show a line of another card.
    """
    own = [pages[number - 1] for number in numbers_of(pages, section)]
    if not own:
        raise RenderFailed([f"the pack has no section '{section}'"])
    inside = _elements(own[0]._page_box, section)  # noqa: SLF001
    strange = [text for page in own for text in _outside(page._page_box, inside)]  # noqa: SLF001
    if strange:
        raise RenderFailed([f"section '{section}' shares a page with '{strange[0]}': begin each on a new page"])
    return [_without(page, PACK_NUMBER) for page in own]


def all_pages(pages: Sequence[Any]) -> list[Any]:
    """The pages of a whole document, without the numbers they have in files of their own."""
    return [_without(page, OWN_NUMBER) for page in pages]


def refuse_dead_links(pages: Sequence[Any]) -> None:
    """Raise RenderFailed with the links of a whole pack that lead to no place in it."""
    inside = _anchors(pages)
    targets = [target for page in pages for kind, target, _, _ in page.links if kind == "internal"]
    dead = [f"a link leads to '#{target}', which is not in the pack" for target in targets if target not in inside]
    if dead:
        raise RenderFailed(dead)


def with_live_links(pages: Sequence[Any]) -> Iterator[Any]:
    """The pages with those links only that lead to the web or to a place on them, one for each line of each.

    WeasyPrint also makes links of the boxes inside a link, which PDF/UA refuses. What was drawn for an
    earlier file is forgotten, or its annotations would be carried over into this one.
    """
    inside = _anchors(pages)
    for page in pages:
        fresh = copy(page)
        fresh.links = []
        for link in page.links:
            kind, target, _, box = link
            box.link_annotation = None
            if box.element_tag == "a" and (kind != "internal" or target in inside):
                fresh.links.append(link)
        yield fresh


def _anchors(pages: Sequence[Any]) -> frozenset[str]:
    return frozenset(anchor for page in pages for anchor in page.anchors)


def _elements(box: Any, section: str) -> frozenset[Any]:  # noqa: ANN401  (WeasyPrint is published without types)
    """Every element of a section, found from the first box of it; nothing when the box has no part of it."""
    if box.style["anchor"] == section and box.element is not None:
        return frozenset(box.element.iter())
    found = (_elements(child, section) for child in getattr(box, "children", ()))
    return next((elements for elements in found if elements), frozenset())


def _outside(box: Any, inside: frozenset[Any]) -> Iterator[str]:  # noqa: ANN401
    """The text on a page that is neither inside a section nor in a margin.

    A float that goes on from the page before does not lie in the box of its section, so the element decides.
    """
    if _keyword(box) or box.element in inside:
        return
    if text := getattr(box, "text", "").strip():
        yield text
    for child in getattr(box, "children", ()):
        yield from _outside(child, inside)


def _without(page: Any, number: str) -> Any:  # noqa: ANN401
    box = page._page_box  # noqa: SLF001  (WeasyPrint offers no other way to the margins of a page)
    alone = copy(page)
    kept = [child for child in box.children if _keyword(child) != number]
    alone._page_box = box.copy_with_children(kept)  # noqa: SLF001
    return alone


def _keyword(box: Any) -> str | None:  # noqa: ANN401
    """The name of a margin box, such as `@bottom-left`; none for any other box."""
    return getattr(box, "at_keyword", None)
