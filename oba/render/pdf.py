"""HTML laid out once as a whole pack, then the pack, its dashboard and each card written from their pages.

Page numbers. Margins are laid out once too, so every page carries two numbers, one above the other at its foot:
in the margin box `@bottom-right` that of the page in the pack, which the contents refer to; in
`@bottom-right-corner` that of the page in the section's own file, by a counter that its first page resets. The
pack is written without the second, and a file of its own without the first. So a reader sees one number a page,
and it is always the one that the viewer counts.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from oba.render.accessibility import finish
from oba.render.assets import Assets
from oba.render.carriage_returns import leave_no_doubt, without_doubt
from oba.render.embedding import NOTHING, Enclosed, embed
from oba.render.failure import RenderFailed, nothing_ignored
from oba.render.fonts import only_fonts_of
from oba.render.pages import all_pages, own_pages, refuse_dead_links, with_live_links

LANGUAGE = "en-GB"
_COLOURS = "--srgb"  # what colours mean in the file, which PDF/A wants said


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A pack after layout: WeasyPrint's document, to be written whole or in parts."""

    document: Any
    assets: Assets

    @property
    def length(self) -> int:
        """How many pages there are."""
        return len(self.document.pages)


def lay_out(html: str, assets: Assets, *, whole: bool = True) -> Laid:
    """Lay a document out on pages, with the bundled fonts and nothing from outside the cards folder.

    Raises RenderFailed with everything WeasyPrint complained of, or with the links that lead nowhere in the pack;
    those of a page that is not a `whole` pack may.
    """
    with _watched(assets):
        from weasyprint import HTML  # noqa: PLC0415  (the slowest thing to load, and it looks for fonts while loading)

        from oba.render.fetcher import Locked  # noqa: PLC0415

        document = HTML(string=html, url_fetcher=Locked(assets)).render(output_intent=_COLOURS)
    if whole:
        refuse_dead_links(document.pages)
    return Laid(document=document, assets=assets)


def write(
    laid: Laid, *, title: str, author: str, subject: str, section: str | None = None, enclosed: Enclosed = NOTHING
) -> bytes:
    """Write the pack, or the one section of it with this id, as a file that is PDF/A-3a and PDF/UA-1.

    A section is an element with pages to itself, such as `<article id="card-ni-117">`. In its own file its
    headings begin at level 1, bookmarks and links lead only inside, and a link to another part of the pack is
    plain text. What is `enclosed` is attached inside it. The same pack gives the same bytes in whatever order its files
    are written. Raises RenderFailed.
    """
    with _watched(laid.assets):
        from weasyprint.pdf.metadata import DocumentMetadata  # noqa: PLC0415

        about = DocumentMetadata(title=title, authors=[author], description=subject, lang=LANGUAGE)

        def part() -> Any:  # noqa: ANN401
            pages = laid.document.pages
            found = laid.document.copy(with_live_links(own_pages(pages, section) if section else all_pages(pages)))
            found.metadata = about
            return found

        return without_doubt(lambda pad: _written(part(), enclosed, pad))


def _written(part: Any, enclosed: Enclosed, pad: Callable[[Any], None]) -> bytes:  # noqa: ANN401
    def last(document: Any, pdf: Any) -> None:  # noqa: ANN401
        finish(document, pdf)
        embed(pdf, enclosed)
        leave_no_doubt(pdf)
        pad(pdf)

    part.color_profiles = {_COLOURS: _srgb()}
    return bytes(part.write_pdf(pdf_variant="pdf/a-3a", output_intent=_COLOURS, finisher=last))


def _srgb() -> Any:  # noqa: ANN401
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

        try:
            yield
        except FatalURLFetchingError as error:
            raise RenderFailed([str(error)]) from error
