"""What WeasyPrint leaves to do for a PDF that is PDF/A-3a (can be kept) and PDF/UA-1 (can be read aloud).

Each step is small, works on the objects of the PDF just before they are written, and says what it is for. All
hold for a document by itself and for a part of a pack.
"""

from collections.abc import Sequence
from typing import Any

import pydyf

from oba.render.tree import Element, Pdf, TreePlace, behind, object_number, root, walk

# The mark of PDF/UA, and the schema that PDF/A asks for before a file may carry the mark. Both have to stand
# inside the one rdf:RDF of the file's metadata: readers do not see a second one.
_UA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>\
</rdf:Description>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""

_HEADINGS = frozenset({"/H1", "/H2", "/H3", "/H4", "/H5", "/H6"})
_OF_LIST_ITEMS = frozenset({"/Lbl", "/LBody", "/L"})  # a nested list stands beside the body of its item
_POINTS = 0.75  # to a CSS pixel


def finish(document: Any, pdf: Pdf) -> None:  # noqa: ANN401  (WeasyPrint is published without types)
    """Put the last things in order, in place: WeasyPrint's document and pydyf's PDF, about to be written."""
    places = tuple(walk(pdf))
    _start_headings_at_one(places)
    _give_headers_a_scope(places)
    _give_list_items_one_body(pdf, places)
    _unlink_dead_links(pdf, places)
    _turn_figure_boxes(pdf, places)
    _name_links(document.pages)
    _list_header_names(pdf, places)
    _number_next_parent(pdf)
    _set_margins_aside(pdf, places)
    _say_it_is_accessible(pdf)


def _start_headings_at_one(places: Sequence[TreePlace]) -> None:
    # A part's title is set as on the second level of a pack and is the first of its own file: headings begin at 1.
    headings = [place.element for place in places if place.kind in _HEADINGS]
    above = min((int(heading["S"][2:]) for heading in headings), default=1) - 1
    for heading in headings:
        heading["S"] = f"/H{int(heading['S'][2:]) - above}"


def _give_headers_a_scope(places: Sequence[TreePlace]) -> None:
    # WeasyPrint ties each cell to its headers by name; screen readers and PDF/UA go by the scope.
    for place in places:
        if place.kind == "/TH":
            place.element["A"]["Scope"] = "/Column" if "/THead" in place.around else "/Row"


def _give_list_items_one_body(pdf: Pdf, places: Sequence[TreePlace]) -> None:
    # A list item is a label and a body: paragraphs that stand straight in it are moved into one body.
    for item in [place.element for place in places if place.kind == "/LI"]:
        loose = [kid for kid in item["K"] if behind(pdf, kid)["S"] not in _OF_LIST_ITEMS]
        if loose:
            _wrap_in_body(pdf, item, loose)


def _wrap_in_body(pdf: Pdf, item: Element, loose: Sequence[bytes]) -> None:
    body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"], "P": item.reference})
    body["K"] = pydyf.Array(loose)
    pdf.add_object(body)
    for kid in loose:
        behind(pdf, kid)["P"] = body.reference
    item["K"].insert(item["K"].index(loose[0]), body.reference)
    item["K"][:] = [kid for kid in item["K"] if kid not in loose]


def _unlink_dead_links(pdf: Pdf, places: Sequence[TreePlace]) -> None:
    # What a style sheet adds behind a link is not a link itself, and not to be announced as one.
    for place in places:
        if place.kind == "/Link" and not any(_is_annotation(pdf, kid) for kid in place.element["K"]):
            place.element["S"] = "/Span"


def _is_annotation(pdf: Pdf, kid: bytes | int) -> bool:
    return isinstance(kid, bytes) and bool(behind(pdf, kid)["Type"] == "/OBJR")


def _turn_figure_boxes(pdf: Pdf, places: Sequence[TreePlace]) -> None:
    # WeasyPrint gives the box of a figure in CSS pixels from the top; a PDF counts points from the bottom.
    for place in places:
        if place.kind == "/Figure":
            left, top, right, bottom = (side * _POINTS for side in place.element["A"]["BBox"])
            height = behind(pdf, place.element["Pg"])["MediaBox"][3]
            place.element["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))


def _name_links(pages: Sequence[Any]) -> None:
    # What a reader lists for a link is this description: the words of the link, not the name of its target.
    for page in pages:
        for _, target, _, box in page.links:
            words = " ".join("".join(box.element.itertext()).split())
            box.link_annotation["Contents"] = pydyf.String(words or target)


def _list_header_names(pdf: Pdf, places: Sequence[TreePlace]) -> None:
    # Cells name their headers; this sorted list is where a reader looks a name up.
    named = {place.element["ID"].string: place.element for place in places if "ID" in place.element}
    if named:
        names = pydyf.Array()
        for name in sorted(named):
            names.extend((pydyf.String(name), named[name].reference))
        leaf = pydyf.Dictionary({"Names": names, "Limits": pydyf.Array((names[0], names[-2]))})
        pdf.add_object(leaf)
        root(pdf)["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})


def _number_next_parent(pdf: Pdf) -> None:
    # Whoever adds an annotation later has to know the first free number.
    root(pdf)["ParentTreeNextKey"] = len(behind(pdf, root(pdf)["ParentTree"])["Nums"]) // 2


def _set_margins_aside(pdf: Pdf, places: Sequence[TreePlace]) -> None:
    # The footer stands on every page and would interrupt whoever listens: it is furniture, outside the tree.
    reachable = {place.element.number for place in places}
    pages, owned = pdf.page_references, behind(pdf, root(pdf)["ParentTree"])["Nums"][1::2]
    for page, owners in zip(pages, owned[: len(pages)], strict=True):  # the annotations follow the pages
        strays = {mark for mark, owner in enumerate(owners) if object_number(owner) not in reachable}
        _mark_as_furniture(behind(pdf, behind(pdf, page)["Contents"]).stream, strays)
        for mark in strays:
            behind(pdf, owners[mark]).clear()
            owners[mark] = "null"


def _mark_as_furniture(stream: list[Any], marks: set[int]) -> None:
    for at, part in enumerate(stream):
        if isinstance(part, pydyf.Dictionary) and part.get("MCID") in marks:
            stream[at - 1 : at + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]


def _say_it_is_accessible(pdf: Pdf) -> None:
    # Left uncompressed: PDF/A readers refuse compressed metadata, and other tools search files for it.
    metadata = behind(pdf, pdf.catalog["Metadata"])
    metadata.stream = [metadata.stream[0].replace(b"</rdf:RDF>", _UA + b"</rdf:RDF>")]
    metadata.compress = False
