"""What documents are made with: a book, the templates and the assets; and whether they are drafts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment

from oba.compose.attachments import Attachment, draft_file
from oba.compose.draft import DRAFT, NOT_PUBLISHED
from oba.domain.book import Book
from oba.render.assets import Assets, read_assets
from oba.render.binding.cut import whole_fonts
from oba.render.binding.part import Part
from oba.render.binding.volume import bind
from oba.render.draft import PreviewFrame, marked_on_paper, marked_on_screen
from oba.render.embedding import Enclosed
from oba.render.fonts import font_files
from oba.render.html import page, templates
from oba.render.pdf import Laid, lay_out, write
from oba.render.twin import twin


class Document(NamedTuple):
    """A finished file: its name inside the folder of a round or of drafts, its bytes, and its pages where a whole pack.

    `pages` is 0 for what is on a screen only, or part of a pack.
    """

    name: str
    content: bytes
    pages: int = 0


class Studio(NamedTuple):
    """The templates and assets of a cards folder, and the book that documents speak of; each page of a `draft` says so.

    Every method raises RenderFailed with what could not be made.
    """

    book: Book
    pages: Environment
    assets: Assets
    draft: bool = False

    def html(self, template: str, **context: object) -> str:
        """Fill in a template."""
        return page(self.pages, template, context)

    def lay_out(self, html: str, *, whole: bool = True) -> Laid:
        """The pages on paper; links of what is not a `whole` document may lead to other parts of a pack."""
        return lay_out(marked_on_paper(html) if self.draft else html, self.assets, whole=whole)

    def pdf(self, laid: Laid, title: str, about: str, attached: Sequence[Attachment] = ()) -> bytes:
        """The file of the pages, with what is attached inside."""
        author = self.book.plan.organisation
        if self.draft:
            title, about = f"{DRAFT}: {title}", f"{NOT_PUBLISHED}. {about}"
        files = [draft_file(one) for one in attached] if self.draft else attached
        inside = Enclosed(files, self.book.round.cut_off)
        return write(laid, title=title, author=author, subject=about, enclosed=inside)

    def bound(self, front: Laid, leaves: int, parts: Sequence[Part], title: str, about: str) -> bytes:
        """The file of a pack whose front is a cover and a page for each of the `leaves` of its parts."""
        pages = front.length - leaves
        cover, numbers = front.run(1, pages), front.run(pages + 1, front.length)
        fonts = whole_fonts(font_files(self.assets.fonts))
        return bind(self.pdf(cover, title, about), parts, self.pdf(numbers, title, about), fonts)

    def screen(self, html: str, preview: PreviewFrame | None = None) -> bytes:
        """The HTML that is complete by itself."""
        return twin(marked_on_screen(html, preview) if self.draft else html, self.assets, live=bool(preview)).encode()


def studio_of(book: Book, cards: Path, *, draft: bool = False) -> Studio:
    """What documents are made with, from a folder of cards. Raises RenderFailed where it is none."""
    return Studio(book, templates(cards), read_assets(cards), draft)
