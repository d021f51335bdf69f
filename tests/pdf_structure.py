"""What two validators and qpdf pass over in a PDF put together from others, each fault by its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Pdf

Node: TypeAlias = Any  # a PDF's objects are whatever they are


def structure_faults(document: Pdf) -> Iterator[str]:
    """Everything that is wrong with how the parts of a document hang together."""
    elements = list(_every(document))
    yield from _of_ids(elements)
    yield from _of_headers(elements)
    yield from _of_the_list_of_ids(document, elements)
    yield from _of_places_in_the_tree(document.Root.StructTreeRoot)
    yield from _of_owners(document)
    yield from _of_files(document)
    yield from _of_cuts(document)


def listed(node: Node, key: str) -> list[Node]:
    """What stands under a key, which may be one thing, several or none."""
    found = node.get(key, Array())
    return list(found) if isinstance(found, Array) else [found]


def _kids(element: Node) -> list[Node]:
    return [kid for kid in listed(element, "/K") if isinstance(kid, Dictionary) and "/S" in kid]


def _every(document: Pdf) -> Iterator[Node]:
    waiting = _kids(document.Root.StructTreeRoot)
    while waiting:
        element = waiting.pop()
        yield element
        waiting += _kids(element)


def _of_ids(elements: list[Node]) -> Iterator[str]:
    counted = Counter(str(one.ID) for one in elements if "/ID" in one)
    yield from (f"the id {name} is that of {times} elements" for name, times in counted.items() if times > 1)


def _of_headers(elements: list[Node]) -> Iterator[str]:
    heads = {str(one.ID) for one in elements if "/ID" in one and str(one.S) == "/TH"}
    for element in elements:
        for about in listed(element, "/A"):
            for name in about.get("/Headers", Array()):
                if str(name) not in heads:
                    yield f"a cell names a header {name}, which is none"


def _of_the_list_of_ids(document: Pdf, elements: list[Node]) -> Iterator[str]:
    named = {str(one.ID): one.objgen for one in elements if "/ID" in one}
    if not named:
        return
    root = document.Root.StructTreeRoot
    if "/IDTree" not in root:
        yield "there is no list of ids"
        return
    found = [(str(name), one.objgen) for leaf in _leaves(root.IDTree) for name, one in _pairs(leaf.Names)]
    if [name for name, _ in found] != sorted(name for name, _ in found):
        yield "the list of ids is not in order"
    if dict(found) != named:
        yield f"the list of ids differs from the tree: {sorted(dict(found).items() ^ named.items())[:3]}"
    for leaf in _leaves(root.IDTree):
        limits, names = [str(one) for one in leaf.Limits], [str(name) for name, _ in _pairs(leaf.Names)]
        if limits != [names[0], names[-1]]:
            yield "the limits of the list of ids are wrong"


def _leaves(tree: Node) -> list[Node]:
    return [leaf for kid in listed(tree, "/Kids") for leaf in _leaves(kid)] if "/Kids" in tree else [tree]


def _pairs(names: Node) -> list[tuple[Node, Node]]:
    found = list(names)
    return list(zip(found[::2], found[1::2], strict=True))


def _of_places_in_the_tree(root: Node) -> Iterator[str]:
    """Each element says what it is in, and that is what it is in."""
    waiting, met = [root], {root.objgen}
    while waiting:
        parent = waiting.pop()
        for kid in _kids(parent):
            if kid.objgen in met:
                yield f"an element {kid.S} is in the tree twice"
                continue
            if kid.get("/P", Dictionary()).objgen != parent.objgen:
                yield f"an element {kid.S} says that it is in another than it is in"
            met.add(kid.objgen)
            waiting.append(kid)


def _of_owners(document: Pdf) -> Iterator[str]:
    """Each page and each link has a number of its own, under which the elements that own it are listed."""
    parents = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
    links = [(page, link) for page in document.pages for link in listed(page.obj, "/Annots")]
    numbers = [int(page.obj.StructParents) for page in document.pages] + [int(link.StructParent) for _, link in links]
    if len(set(numbers)) < len(numbers):
        yield "two pages or links have the same number in the parent tree"
    if set(numbers) != set(parents.keys()):
        yield f"pages and links are not those of the parent tree: {sorted(set(numbers) ^ set(parents.keys()))[:3]}"
        return
    for page, link in links:
        pointers = [kid for kid in listed(parents[int(link.StructParent)], "/K") if _points(kid, link)]
        if not pointers:
            yield f"a link '{link.get('/Contents')}' belongs to an element that does not point to it"
        if any(kid.Pg.objgen != page.obj.objgen for kid in pointers):
            yield f"a link '{link.get('/Contents')}' is said to be on another page"


def _points(kid: Node, link: Node) -> bool:
    return isinstance(kid, Dictionary) and "/Obj" in kid and bool(kid.Obj.objgen == link.objgen)


def _of_files(document: Pdf) -> Iterator[str]:
    names = document.Root.get("/Names", Dictionary())
    attached = {one.objgen for _, one in _pairs(names.EmbeddedFiles.Names)} if "/EmbeddedFiles" in names else set()
    associated = [one.objgen for one in listed(document.Root, "/AF")]
    if attached != set(associated):
        yield "the files attached are not those associated with the document"
    if len(set(associated)) < len(associated):
        yield "a file is associated twice"


def _of_cuts(document: Pdf) -> Iterator[str]:
    """One name, one cut of a font."""
    programs: dict[str, tuple[int, int]] = {}
    for item in document.objects:
        if isinstance(item, Dictionary) and "/FontFile2" in item:
            name, program = str(item.FontName), item.FontFile2.objgen
            if programs.setdefault(name, program) != program:
                yield f"the name {name} is that of two cuts of a font"
