"""The structure tree of a PDF about to be written: its elements, each with the kinds of those around it."""

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

# pydyf is published without types: a PDF is a list of objects, an element a dictionary of PDF names to PDF
# values.
Pdf: TypeAlias = Any
Element: TypeAlias = Any


class TreePlace(NamedTuple):
    """An element, and the kinds of the elements around it, outermost first."""

    element: Element
    around: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The kind of element, such as `/TH`."""
        return str(self.element["S"])


def behind(pdf: Pdf, reference: bytes) -> Element:
    """The object that a reference such as b'12 0 R' points to."""
    return pdf.objects[object_number(reference)]


def object_number(reference: bytes) -> int:
    """The number of the object that a reference points to."""
    return int(reference.split()[0])


def root(pdf: Pdf) -> Element:
    """The root of the structure tree."""
    return behind(pdf, pdf.catalog["StructTreeRoot"])


def walk(pdf: Pdf) -> Iterator[TreePlace]:
    """Every element that can be reached from the root, parents before children, in reading order."""
    waiting = [TreePlace(element, ()) for element in _kids(pdf, root(pdf))]
    while waiting:
        place = waiting.pop(0)
        yield place
        around = (*place.around, place.kind)
        waiting[:0] = [TreePlace(kid, around) for kid in _kids(pdf, place.element)]


def _kids(pdf: Pdf, element: Element) -> Iterator[Element]:
    """The elements directly inside one; marked content and pointers to annotations are not elements."""
    for kid in element.get("K", ()):
        if isinstance(kid, bytes) and (inner := behind(pdf, kid)).get("Type") == "/StructElem":
            yield inner
