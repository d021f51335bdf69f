"""A part of a pack: a finished PDF, what it is called, and of what kind each of its pages is."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from pikepdf import Array, Dictionary, Pdf

Node: TypeAlias = Any  # a PDF's objects are whatever they are


class Part(NamedTuple):
    """A card, a dashboard or another run of pages that begins on a page of its own.

    `anchor` is the name of its first place, to which other parts may lead. `leaves` are the kinds of its pages as style
    sheets name them, empty for those without a name; its pages in a pack are numbered as that kind is.
    """

    anchor: str
    title: str
    content: bytes
    leaves: tuple[str, ...]


def listed(node: Node, key: str) -> list[Node]:
    """What stands under a key, which may be one thing, several or none."""
    found = node.get(key)
    if found is None:
        return []
    return list(found) if isinstance(found, Array) else [found]


def inside(node: Node, key: str) -> Node:
    """The dictionary under a key, begun where there is none."""
    if key not in node:
        node[key] = Dictionary()
    return node[key]


def pairs(names: Node) -> list[tuple[Node, Node]]:
    """The keys and values of a list of both in turn."""
    found = list(names)
    return list(zip(found[::2], found[1::2], strict=True))


def links_of(pdf: Pdf) -> list[Node]:
    """Every link, and every other annotation, in order of pages."""
    return [one for page in pdf.pages for one in listed(page.obj, "/Annots")]
