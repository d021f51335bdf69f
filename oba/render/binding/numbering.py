"""The number of each page in a volume, in the place of the one that the page has in its own part."""

from __future__ import annotations

from pikepdf import Array, Name, Pdf, Stream

from oba.render.binding.part import Node, inside


def number_pages(volume: Pdf, numbers: Pdf, first: int) -> None:
    """Number the pages from `first` on, each by what stands at the foot of a page of `numbers`."""
    for at, (page, shown) in enumerate(zip(volume.pages[first - 1 :], numbers.pages, strict=True), start=first):
        page.obj.Contents = Array([page.obj.Contents[0]])
        number = volume.copy_foreign(numbers.make_indirect(Array([shown.obj.Contents[1], shown.obj.Resources])))
        if number[0].read_bytes().strip():
            _put(volume, page.obj, f"/Number{at}", _form(number[0], number[1], page.obj.MediaBox))


def _form(stream: Node, resources: Node, box: Node) -> Node:
    """A drawing of its own, so that its fonts are its own too."""
    stream.Type, stream.Subtype, stream.BBox, stream.Resources = Name.XObject, Name.Form, box, resources
    return stream


def _put(volume: Pdf, page: Node, name: str, form: Node) -> None:
    inside(page.Resources, "/XObject")[name] = form
    page.Contents.append(Stream(volume, f"{name} Do".encode()))
