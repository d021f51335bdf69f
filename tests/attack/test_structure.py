"""The tree of a document on paper: its elements and marks, however the tree is written."""

from __future__ import annotations

import pikepdf
import pytest

from oba.attack.reading.content import Content
from oba.attack.reading.structure import Element, structure


def tree(**more: str) -> tuple[Element, ...]:
    """A section of a mark, a sentence with a number on another page, a drawing, a link and a mark once more."""
    pdf = pikepdf.new()
    pages = [pdf.add_blank_page().obj for _ in range(2)]
    contents = {page.objgen: Content() for page in pages}
    for page, texts in zip(pages, (("one", "two", "three"), ("four",)), strict=True):
        for mark, text in enumerate(texts):
            contents[page.objgen].marked[mark].append(text)
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))

    def element(kind: str, *kids: object, **said: object) -> pikepdf.Object:
        about = {"/Type": pikepdf.Name.StructElem, "/S": pikepdf.Name(kind), "/P": root, "/K": pikepdf.Array(kids)}
        return pdf.make_indirect(pikepdf.Dictionary({**about, **{f"/{name}": its for name, its in said.items()}}))

    here = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.MCR, MCID=2))
    elsewhere = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.MCR, MCID=0, Pg=pages[1]))
    pointer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=pages[0]))
    kids = (
        0,
        element("/P", elsewhere, element("/Span", 1, Pg=pages[0])),
        element("/Figure", Alt="A curve"),
        pointer,
        1,
    )
    root.K = pikepdf.Array([element("/Sect", *kids, here, Pg=pages[0], **more)])
    pdf.Root.StructTreeRoot = root
    return structure(pdf, contents)


@pytest.mark.parametrize("more", [{}, {"Lang": "en"}, {"Alt": "Seven"}])
def test_elements_and_marks_are_found_however_they_are_written(more: dict[str, str]) -> None:
    """On the element's own page or the mark's, by number or by pointer; a pointer to a link says nothing."""
    _, section, sentence, number, drawing = tree(**more)
    assert (section.said, drawing.said) == (tuple(more[one] for one in more if one == "Alt"), ("A curve",))
    assert [one.kind for one in (section, sentence, number)] == ["/Sect", "/P", "/Span"]
    assert (section.inside[0], section.inside[3:], sentence.text) == ("one", ("two", "three"), "fourtwo")
