"""Whether a PDF can be kept and be read aloud: two validators' profiles, and our own look at what they pass over."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

import page as page_validation
import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Page, Pdf

from tests.pdf_structure import structure_faults

Node: TypeAlias = Any  # a PDF object, or the number of a piece of marked content, which is a plain int

PROFILES = ("ua1", "3a")
_TEXT = frozenset({"Tj", "TJ", "'", '"'})


class Element(NamedTuple):
    """An element of the structure tree, with the marked content that is straight inside it: (page, number)."""

    kind: str
    object: Node
    content: tuple[tuple[int, int], ...]


def assert_accessible(pdf: bytes) -> None:
    """Fail with everything that is wrong with a PDF as PDF/A-3a, as PDF/UA-1 and by our own checks."""
    assert faults(pdf) == []


def faults(pdf: bytes) -> list[str]:
    """Everything that is wrong with a PDF, one line each."""
    found = [
        f"{profile}: {failure.rule_id}: {failure.message}"
        for profile in PROFILES
        for failure in page_validation.validate_pdf_bytes(pdf, profile=profile).failures
    ]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [*found, *_own(document)]


def _own(document: Pdf) -> Iterator[str]:
    yield from _of_the_document(document)
    if "/StructTreeRoot" not in document.Root:
        yield "there is no structure tree"
        return
    elements = list(tree(document))
    for check in (_of_tables, _of_figures, _of_headings, _of_links):
        yield from check(elements)
    yield from _of_content(document, elements)
    yield from _of_parents(document, elements)
    yield from _of_fonts(document)
    yield from _of_destinations(document)
    yield from structure_faults(document)


def tree(document: Pdf) -> Iterator[Element]:
    """Every element of the structure tree, in reading order."""
    pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
    waiting = list(_kids(document.Root.StructTreeRoot))
    while waiting:
        here = waiting.pop(0)
        inside = list(_kids(here))
        marks = tuple((pages[here.Pg.objgen], kid) for kid in inside if isinstance(kid, int))
        yield Element(str(here.S), here, marks)
        waiting[:0] = [kid for kid in inside if isinstance(kid, Object) and "/S" in kid]


def _kids(element: Node) -> list[Node]:
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _of_the_document(document: Pdf) -> Iterator[str]:
    if not str(document.Root.get("/Lang", "")).strip():
        yield "the document has no language"
    if not document.Root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield "the document is not marked as tagged"
    if not document.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield "a viewer would show the name of the file instead of the title"
    for key in ("/Title", "/Author", "/Subject"):
        if not str(document.docinfo.get(key, "")).strip():
            yield f"the document has no {key}"
    if "/Filter" in document.Root.get("/Metadata", Dictionary()):
        yield "the metadata is compressed"


def _of_tables(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        if element.kind == "/TH" and str(element.object.get("/A", Dictionary()).get("/Scope", "")) not in {
            "/Row",
            "/Column",
        }:
            yield "a header cell has no scope"
        if element.kind == "/Table" and not any(inner.kind == "/TH" for inner in _below(element)):
            yield "a table has no header cell"


def _below(element: Element) -> Iterator[Element]:
    for kid in _kids(element.object):
        if isinstance(kid, Object) and "/S" in kid:
            inner = Element(str(kid.S), kid, ())
            yield inner
            yield from _below(inner)


def _of_figures(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        if element.kind == "/Figure" and not str(element.object.get("/Alt", "")).strip():
            yield "a figure has no alternative text"


def _of_headings(elements: list[Element]) -> Iterator[str]:
    levels = [int(element.kind[2:]) for element in elements if element.kind[:2] == "/H" and element.kind[2:].isdigit()]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"one heading of level 1 should come first: {levels}"
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield f"a level of headings is skipped: {levels}"


def _of_links(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        annotations = [kid.Obj for kid in _kids(element.object) if isinstance(kid, Object) and "/Obj" in kid]
        if element.kind == "/Link" and not annotations:
            yield "a link leads nowhere"
        for annotation in annotations:
            if element.kind != "/Link":
                yield f"an annotation is inside {element.kind}"
            if not str(annotation.get("/Contents", "")).strip():
                yield "a link has no description"


def _of_content(document: Pdf, elements: list[Element]) -> Iterator[str]:
    """Marked content and the structure tree name each other, and all text is one or an artifact."""
    in_tree = [mark for element in elements for mark in element.content]
    on_pages: list[tuple[int, int]] = []
    for number, page in enumerate(document.pages):
        for marks, _ in shown(page):
            if not marks:
                yield f"text on page {number + 1} is neither in the tree nor an artifact"
        on_pages += [(number, mark) for mark in _marks(page)]
        yield from (f"a group on page {number + 1} has marked content of its own" for _ in _marks_in_groups(page))
    if sorted(in_tree) != sorted(on_pages):
        yield f"marked content and tree differ: {sorted(set(in_tree) ^ set(on_pages))}"


def _of_parents(document: Pdf, elements: list[Element]) -> Iterator[str]:
    """From each piece of marked content a reader finds its element, and from the margins nothing."""
    root = document.Root.StructTreeRoot
    parents = pikepdf.NumberTree(root.ParentTree)
    if root.get("/ParentTreeNextKey", 0) != max(parents.keys()) + 1:
        yield "the first free number of the parent tree is wrong"
    owner = {mark: element.object.objgen for element in elements for mark in element.content}
    for number, page in enumerate(document.pages):
        for mark, parent in enumerate(parents[int(page.StructParents)]):
            if (parent.objgen if isinstance(parent, Dictionary) else None) != owner.get((number, mark)):
                yield f"content {mark} on page {number + 1} belongs to the wrong element"


def shown(page: Page) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each piece of text a page shows: the kinds of marked content around it, and how it is shown."""
    around: list[str] = []
    for step in pikepdf.parse_content_stream(page):
        operator = str(step.operator)
        if operator in {"BDC", "BMC"}:
            around.append(_mark(step.operands))
        elif operator == "EMC":
            around.pop()
        elif operator in _TEXT:
            yield tuple(around), operator


def _mark(operands: Node) -> str:
    furniture = len(operands) > 1 and str(operands[1].get("/Type", "")) == "/Pagination"
    return f"{operands[0]} of the margin" if furniture else str(operands[0])


def _marks(page: Page) -> Iterator[int]:
    for step in pikepdf.parse_content_stream(page):
        if str(step.operator) == "BDC" and "/MCID" in step.operands[1]:
            yield int(step.operands[1]["/MCID"])


def _marks_in_groups(page: Page) -> Iterator[str]:
    for name, group in page.resources.get("/XObject", Dictionary()).items():
        if group.get("/Subtype") == Name.Form and b"/MCID" in group.read_bytes():
            yield str(name)


def fonts(document: Pdf) -> Iterator[Node]:
    """Every font that a document declares."""
    for item in document.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.Font and "/FontDescriptor" in item:
            yield item


def _of_fonts(document: Pdf) -> Iterator[str]:
    for font in fonts(document):
        name = str(font.BaseFont)
        if not name.rpartition("+")[2].startswith("Inter"):
            yield f"{name} is not one of the bundled fonts"
        if not {"/FontFile2", "/FontFile3"} & set(font.FontDescriptor.keys()):
            yield f"{name} is not embedded"


def _of_destinations(document: Pdf) -> Iterator[str]:
    pages = {page.obj.objgen for page in document.pages}
    places = dict(pikepdf.NameTree(document.Root.Names.Dests)) if "/Dests" in document.Root.get("/Names", {}) else {}
    for page in document.pages:
        for annotation in page.get("/Annots", Array()):
            target = annotation.get("/Dest")
            if target is not None and str(target) not in places:
                yield f"a link leads to {target}, which is not in this file"
            uri = str(annotation.get("/A", Dictionary()).get("/URI", "https:"))
            if not uri.startswith(("https:", "http:", "mailto:")):
                yield f"a link leads to {uri}"
    with document.open_outline() as outline:
        for item in _with_children(outline.root):
            if not isinstance(item.destination, Array) or item.destination[0].objgen not in pages:
                yield f"the bookmark {item.title} leads nowhere"


def _with_children(items: Iterable[OutlineItem]) -> Iterator[OutlineItem]:
    for item in items:
        yield item
        yield from _with_children(item.children)
