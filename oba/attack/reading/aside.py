"""What a document on paper says beside its pages: of figures, of itself, in bookmarks, links and names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

import pikepdf

from oba.attack.reading.page import Aside
from oba.attack.reading.structure import Element

_ATTRIBUTES = re.compile(r'\s(?!xmlns|rdf:|xml:|pdfaid:|pdfuaid:|x:)[\w:]+="([^"]+)"')
_OF_STANDARD = re.compile(r"<pdf[au]+id:(part|rev|conformance)>[^<]*<")
_PACKET = re.compile(r"<\?xpacket.*?\?>", re.DOTALL)
_STANDARD = re.compile(r"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>", re.DOTALL)
_TEXTS = re.compile(r">([^<>]+)<")
_PROGRAM = frozenset({"/CreationDate", "/ModDate", "/Producer", "/Creator"})
_OF_LINK = ("/Contents", "/T", "/TU", "/V")
Pdf = Any  # a PDF's objects are whatever they are


def asides(pdf: pikepdf.Pdf, elements: Iterable[Element]) -> Iterator[Aside]:
    """Everything that the file says and no page shows; which program wrote it, and when, is left out."""
    for element in elements:
        yield from (Aside("an alternative text", said) for said in element.said)
    for key, value in _about(pdf).items():
        if key not in _PROGRAM:
            yield Aside(f"its {key.removeprefix('/').lower()}", value)
    for said in _metadata(pdf):
        yield Aside("its metadata", said)
    with pdf.open_outline() as outline:
        for said in _titles(list(outline.root)):
            yield Aside("a bookmark", said)
    for said in _links(pdf):
        yield Aside("a link", said)
    for name, file in pdf.attachments.items():
        yield Aside("the name of an attachment", name)
        yield Aside("the description of an attachment", file.description)


def _about(pdf: pikepdf.Pdf) -> dict[str, str]:
    known: Pdf = pdf.trailer.get("/Info")
    return {} if known is None else {str(key): str(value) for key, value in known.items()}


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    stream: Pdf = pdf.Root.get("/Metadata")
    if stream is None:
        return
    text = _PACKET.sub("", stream.read_bytes().decode("utf-8", "replace"))
    text = _OF_STANDARD.sub("<", _STANDARD.sub("", text))
    program = {value for key, value in _about(pdf).items() if key in _PROGRAM}
    for said in (*_TEXTS.findall(text), *_ATTRIBUTES.findall(text)):
        if said.strip() and said not in program:
            yield unescape(said)


def _titles(items: list[Pdf]) -> Iterator[str]:
    for one in items:
        yield str(one.title)
        yield from _titles(list(one.children))


def _links(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        links: Pdf = page.get("/Annots", ())
        for one in links:
            yield from (str(one[key]) for key in _OF_LINK if key in one)
