"""One structure tree of several: that of each part below an element of its own, its headings a level lower."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from pikepdf import Array, Dictionary, Name, Pdf, String

from oba.render.binding.part import Node, links_of, listed, pairs

_LOWEST = 6  # level of a heading


def renumber(part: Pdf, first: int) -> None:
    """Number the pages and links of a part, for the list of who owns their content, from a first number on."""
    for page in part.pages:
        page.obj.StructParents = int(page.obj.StructParents) + first
    for one in links_of(part):
        one.StructParent = int(one.StructParent) + first


def next_number(volume: Pdf) -> int:
    """The first number of that list which is not taken."""
    return int(volume.Root.StructTreeRoot.ParentTreeNextKey)


def hang(volume: Pdf, tree: Node, prefix: str, first: int) -> None:
    """Hang the tree of a part, copied, into that of a volume; `prefix` makes its ids its own.

    `first` is the number from which its pages and links were numbered.
    """
    root = volume.Root.StructTreeRoot
    (document,) = listed(root, "/K")
    part = volume.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part, K=Array()))
    _adopt(document, [part])
    _adopt(part, [kid for top in listed(tree, "/K") for kid in listed(top, "/K")])
    for element in elements(part):
        _lower(element)
        _own_ids(element, prefix)
    _join_owners(root, tree, first)


def elements(top: Node) -> Iterator[Node]:
    """Every element below one, parents before children, in reading order."""
    waiting = _inner(top)
    while waiting:
        element = waiting.pop()
        yield element
        waiting += _inner(element)


def list_ids(volume: Pdf) -> None:
    """List every element that has an id under it, in the order of ids, as readers look for it."""
    root = volume.Root.StructTreeRoot
    named = sorted(((bytes(one.ID), one) for one in elements(root) if "/ID" in one), key=itemgetter(0))
    if named:
        names = Array([item for key, element in named for item in (String(key), element)])
        leaf = Dictionary(Names=names, Limits=Array([String(named[0][0]), String(named[-1][0])]))
        root.IDTree = Dictionary(Kids=Array([volume.make_indirect(leaf)]))


def _adopt(parent: Node, kids: Sequence[Node]) -> None:
    """Put elements behind those that one has."""
    for kid in kids:
        kid.P = parent
    parent.K = Array([*listed(parent, "/K"), *kids])


def _join_owners(root: Node, tree: Node, first: int) -> None:
    """Add who owns the content of a part's pages and links to the list of a volume."""
    owners = [item for key, owner in pairs(tree.ParentTree.Nums) for item in (int(key) + first, owner)]
    root.ParentTree.Nums = Array([*root.ParentTree.Nums, *owners])
    root.ParentTreeNextKey = int(tree.ParentTreeNextKey) + first


def _inner(element: Node) -> list[Node]:
    """The elements directly inside one, the last first; marked content and pointers to links are none."""
    kids = [kid for kid in listed(element, "/K") if isinstance(kid, Dictionary) and "/S" in kid]
    return kids[::-1]


def _lower(element: Node) -> None:
    kind = str(element.S)
    if kind[:2] == "/H" and kind[2:].isdigit():
        element.S = Name(f"/H{min(int(kind[2:]) + 1, _LOWEST)}")


def _own_ids(element: Node, prefix: str) -> None:
    if "/ID" in element:
        element.ID = String(prefix + str(element.ID))
    for about in listed(element, "/A"):
        if "/Headers" in about:
            about.Headers = Array([String(prefix + str(name)) for name in about.Headers])
