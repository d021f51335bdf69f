"""Small documents on paper, and what an attacker does to them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Pdf, String

Document = Any  # a PDF's objects are whatever they are
Change = Callable[[Document], object]


def paper(*texts: str, attached: dict[str, bytes] | None = None, says: str = "") -> bytes:
    """A document with a line of text on each page, files attached to it, and what it says of itself."""
    pdf = Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for text in texts:
        page = pdf.add_blank_page(page_size=(200, 100))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = pdf.make_stream(
            f"/P <</MCID 0>> BDC BT /F1 12 Tf 10 50 Td ({text}) Tj ET EMC 10 10 m 90 20 l S".encode()
        )
    for name, content in (attached or {}).items():
        pdf.attachments[name] = _file(pdf, name, content)
    if says:
        pdf.docinfo["/Keywords"] = says
    return saved(pdf)


def _file(pdf: Pdf, name: str, content: bytes) -> AttachedFileSpec:
    kept = {"description": name, "mime_type": "", "creation_date": "", "mod_date": ""}
    return AttachedFileSpec(pdf, content, filename=name, **kept)


def saved(pdf: Pdf) -> bytes:
    """The bytes of a document, the same for the same."""
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def changed(content: bytes, change: Change) -> bytes:
    """A document after somebody has changed something in it."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        return saved(pdf)


def script(pdf: Document) -> None:
    """Something that happens when the file is opened."""
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def named_script(pdf: Document) -> None:
    """A script among the names of the file."""
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), action])))


def link(target: str) -> Change:
    """A link on the first page."""

    def change(pdf: Document) -> None:
        one = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]),
            A=Dictionary(S=Name.URI, URI=String(target)),
        )  # fmt: skip
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(one)])

    return change


def note(pdf: Document) -> None:
    """A box with other words over the page."""
    drawn = pdf.make_stream(b"1 1 1 rg 0 0 200 100 re f")
    one = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 200, 100]), AP=Dictionary(N=drawn))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(one)])


def layer(pdf: Document) -> None:
    """A layer that a reader may switch off."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("over")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))


def form(pdf: Document) -> None:
    """A field to be filled in."""
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), NeedAppearances=True)


def picture(pdf: Document) -> None:
    """A picture over the number."""
    image = pdf.make_stream(b"\xff\xff\xff", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
    page = pdf.pages[0].obj
    page.Resources.XObject = Dictionary(Im1=image)


def letters(pdf: Document) -> None:
    """Letters that are drawn otherwise than they are copied."""
    pdf.pages[0].obj.Resources.Font.F1.BaseFont = Name.Symbol


def outside(pdf: Document) -> None:
    """Words that stand on the page and in no reading order."""
    page = pdf.pages[0]
    page.contents_add(b"BT /F1 12 Tf 10 80 Td (provisional) Tj ET")


def drawing(pdf: Document) -> None:
    """A line of a chart that ends elsewhere."""
    contents = pdf.pages[0].obj.Contents
    contents.write(contents.read_bytes().replace(b"90 20 l", b"90 80 l"))


def cropped(pdf: Document) -> None:
    """A page of which less is shown."""
    pdf.pages[0].obj.CropBox = Array([0, 0, 100, 100])


def turned(pdf: Document) -> None:
    """A page on its head."""
    pdf.pages[0].obj.Rotate = 180


def swapped(pdf: Document) -> None:
    """The first two pages in the other order."""
    first = pdf.pages[0]
    pdf.pages.insert(2, first)
    del pdf.pages[0]


def cut(pdf: Document) -> None:
    """The last page taken away."""
    del pdf.pages[-1]


def twice(pdf: Document) -> None:
    """The first page shown twice."""
    pdf.pages.append(pdf.pages[0])


def bookmark(pdf: Document) -> None:
    """A bookmark that was not there."""
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Summary", 0))


def titled(pdf: Document) -> None:
    """Another title."""
    pdf.docinfo["/Title"] = "Another"


def unattached(name: str) -> Change:
    """An attachment taken away."""

    def change(pdf: Document) -> None:
        del pdf.attachments[name]

    return change


def attached(name: str, content: bytes) -> Change:
    """An attachment exchanged, or put in."""

    def change(pdf: Document) -> None:
        pdf.attachments[name] = _file(pdf, name, content)

    return change
