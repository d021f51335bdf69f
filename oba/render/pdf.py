"""HTML laid out on pages, and the pages written as a file that can be kept and be read aloud.

A file is either a document by itself or a part of packs; both are written in the same way. A page has its number, the
margin box `@bottom-right` of the style sheets, in a stream of its own: alone a part counts its own pages, and a pack
puts its number there. So a reader sees one number a page, and it is always the one that the viewer counts.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import pydyf

from oba.render.accessibility import finish
from oba.render.assets import Assets
from oba.render.embedding import NOTHING, Enclosed, embed
from oba.render.failure import RenderFailed, nothing_ignored
from oba.render.file_structure import Stored, pdf_bytes, stream_object
from oba.render.fonts import only_fonts_of
from oba.render.letters import name_cuts
from oba.render.page_number import set_numbers_apart
from oba.render.pages import is_numbered, leaf_of, ready, refuse_dead_links
from oba.render.style import fonts_of, styled
from oba.render.tree import Pdf

LANGUAGE = "en-GB"
_COLOURS = "--srgb"  # what colours mean in the file, which PDF/A wants said
_BEGINS, _ENDS = b"\nstream\n", b"\nendstream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Pages after layout, as WeasyPrint's document."""

    document: Any
    assets: Assets

    @property
    def length(self) -> int:
        """How many pages there are."""
        return len(self.document.pages)

    @property
    def leaves(self) -> tuple[str, ...]:
        """The kind of each page, by the name that style sheets give to it."""
        return tuple(leaf_of(page) for page in self.document.pages)

    def run(self, first: int, last: int) -> "Laid":
        """The pages from one number to another, both counted from 1."""
        return Laid(document=self.document.copy(self.document.pages[first - 1 : last]), assets=self.assets)


def lay_out(html: str, assets: Assets, *, whole: bool = True) -> Laid:
    """Lay a document out on pages, with the bundled fonts and nothing from outside the cards folder.

    Raises RenderFailed with everything WeasyPrint complained of, or with the links that lead nowhere in the document;
    those of one that is not `whole` may lead to other parts.
    """
    with _watched(assets):
        from oba.render.parsing import parsed  # noqa: PLC0415  (slow to load, and looks for fonts while loading)

        text, sheets, first = styled(html, assets)
        page = parsed(text, assets)
        page._ua_stylesheets = lambda *_: [first]  # noqa: SLF001 - the way its own tests have another
        document = page.render(font_config=fonts_of(assets.fonts), stylesheets=sheets, output_intent=_COLOURS)
    if whole:
        refuse_dead_links(document.pages)
    return Laid(document=document, assets=assets)


def write(
    laid: Laid, *, title: str, author: str, subject: str, imprint: str = "", enclosed: Enclosed = NOTHING
) -> bytes:
    """Write the pages as a file that is PDF/A-3a and PDF/UA-1, with what is `enclosed` attached inside it.

    Its headings begin at level 1. A link to what is not on the pages keeps the address of a place in another part; see
    `oba.render.binding`. The same pages give the same bytes. Which document it is stands
    among its keywords. Raises RenderFailed.
    """
    with _watched(laid.assets):
        from weasyprint.pdf.metadata import DocumentMetadata  # noqa: PLC0415

        drawn = laid.document.copy(list(ready(laid.document.pages)))
        keywords = [imprint] if imprint else []
        drawn.metadata = DocumentMetadata(
            title=title, authors=[author], description=subject, keywords=keywords, lang=LANGUAGE
        )
        return _stored(_drawn(drawn, enclosed))


def _drawn(document: Any, enclosed: Enclosed) -> Pdf:  # noqa: ANN401  (WeasyPrint is published without types)
    """The objects of a PDF, finished; WeasyPrint would write them, but packs every stream three times."""
    held: list[Pdf] = []

    def last(document: Any, pdf: Any) -> None:  # noqa: ANN401  (as above)
        finish(document, pdf)
        set_numbers_apart(pdf, [is_numbered(page) for page in document.pages])
        name_cuts(pdf)
        embed(pdf, enclosed)
        pdf.write = lambda *_: held.append(pdf)

    document.color_profiles = {_COLOURS: _srgb()}
    document.write_pdf(pdf_variant="pdf/a-3a", output_intent=_COLOURS, finisher=last)
    return held[0]


def _stored(pdf: Pdf) -> bytes:
    pdf.add_object(pdf.info)
    return pdf_bytes([_object(one) for one in pdf.objects[1:]], pdf.catalog.number, pdf.info.number)


def _object(one: Any) -> Stored:  # noqa: ANN401  (pydyf is published without types)
    if not isinstance(one, pydyf.Stream):
        return Stored(one.data)
    plain = pydyf.Stream(one.stream, compress=False).data
    content = plain.partition(_BEGINS)[2].removesuffix(_ENDS)
    entries = pydyf.Dictionary(one.extra).data[2:-2]
    return stream_object(entries, content, pack=one.compress)


def _srgb() -> Any:  # noqa: ANN401  (as above)
    """WeasyPrint's own description of sRGB, which it would open and not close.

    Read anew for each file: once its name has been asked for, its bytes are no longer the same.
    """
    from weasyprint.css import ColorProfile  # noqa: PLC0415

    with (files("weasyprint.pdf") / "sRGB2014.icc").open("rb") as file:
        return ColorProfile(file, "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))


@contextmanager
def _watched(assets: Assets) -> Iterator[None]:
    """WeasyPrint with the bundled fonts only, and with every complaint or refused file a RenderFailed."""
    with only_fonts_of(assets.fonts), nothing_ignored():
        from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

        from oba.render.flow import quick_flow  # noqa: PLC0415
        from oba.render.lines import lines_remembered  # noqa: PLC0415
        from oba.render.plain_styles import plain_styles  # noqa: PLC0415

        try:
            with lines_remembered(), plain_styles(), quick_flow():
                yield
        except FatalURLFetchingError as error:
            raise RenderFailed([str(error)]) from error
