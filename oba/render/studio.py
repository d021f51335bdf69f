"""What documents are made with: a book, the templates and the assets; and whether they are drafts."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment

from oba.compose.attachments import Attachment, draft_file
from oba.compose.draft import DRAFT, NOT_PUBLISHED
from oba.domain.book import Book
from oba.domain.imprint import Imprint
from oba.domain.kept import Kept, Unkept
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
from oba.render.work import NOTHING_KEPT, Work, digest, work_with


class Document(NamedTuple):
    """A finished file: its name inside the folder of a round or of drafts, its bytes, and its pages where a whole pack.

    `pages` is 0 for what is on a screen only, or part of a pack.
    """

    name: str
    content: bytes
    pages: int = 0


class Label(NamedTuple):
    """What a file on paper says of itself: its title, what it belongs to, and its name where it is no mere part."""

    title: str
    about: str
    name: str = ""


class Paper(NamedTuple):
    """A document on paper, and how many pages it has."""

    content: bytes
    pages: int


class Studio(NamedTuple):
    """The templates and assets of a cards folder, and the book that documents speak of; each page of a `draft` says so.

    What is laid out once is kept, where `work` has a place for it. Every method raises RenderFailed with what could not
    be made.
    """

    book: Book
    pages: Environment
    assets: Assets
    draft: bool = False
    work: Work = NOTHING_KEPT

    def html(self, template: str, **context: object) -> str:
        """Fill in a template."""
        return page(self.pages, template, context)

    def lay_out(self, html: str, *, whole: bool = True) -> Laid:
        """The pages on paper; links of what is not a `whole` document may lead to other parts of a pack."""
        return lay_out(marked_on_paper(html) if self.draft else html, self.assets, whole=whole)

    def pdf(self, laid: Laid, label: Label, attached: Sequence[Attachment] = ()) -> bytes:
        """The file of the pages, with what is attached inside."""
        author, (title, about, name) = self.book.plan.organisation, label
        if self.draft:
            title, about = f"{DRAFT}: {title}", f"{NOT_PUBLISHED}. {about}"
        files = [draft_file(one) for one in attached] if self.draft else attached
        inside = Enclosed(files, self.book.round.cut_off)
        says = self._imprint(name)
        return write(laid, title=title, author=author, subject=about, imprint=says, enclosed=inside)

    def part(self, html: str, anchor: str, label: Label, attached: Sequence[Attachment]) -> Part:
        """A part of a pack, which begins at an anchor."""

        def do() -> bytes:
            laid = self.lay_out(html, whole=False)
            return _joined(laid.leaves, self.pdf(laid, label, attached))

        files = (text for one in attached for text in one)
        leaves, content = _parted(self.work.once("part", (*self._printed(html, label), *files), do))
        return Part(anchor, label.title, content, tuple(leaves))

    def paper(self, html: str, label: Label, lay_out: Callable[[], Laid] | None = None) -> Paper:
        """A whole document; `lay_out` is another way of laying it out, decided by what this page says alone."""

        def do() -> bytes:
            laid = lay_out() if lay_out else self.lay_out(html)
            return _joined(laid.length, self.pdf(laid, label))

        pages, content = _parted(self.work.once("paper", ("whole", *self._printed(html, label)), do))
        return Paper(content, pages)

    def bound(self, html: str, leaves: int, parts: Sequence[Part], label: Label) -> Paper:
        """A pack whose front is a cover and a page for each of the `leaves` of its parts."""

        def do() -> bytes:
            front = self.lay_out(html)
            pages = front.length - leaves
            cover, numbers = front.run(1, pages), front.run(pages + 1, front.length)
            fonts = whole_fonts(font_files(self.assets.fonts))
            file = bind(self.pdf(cover, label), parts, self.pdf(numbers, label), fonts)
            return _joined(front.length, file)

        contents = (piece for one in parts for piece in (one.title, digest((one.content,))))
        pages, content = _parted(self.work.once("paper", ("bound", *self._printed(html, label), *contents), do))
        return Paper(content, pages)

    def _printed(self, html: str, label: Label) -> tuple[str, ...]:
        """Everything that decides a file of this page, but for what is attached to it."""
        says = (label.title, label.about, self._imprint(label.name), self.book.plan.organisation)
        return html, *says, str(self.book.round.cut_off), str(self.draft)

    def screen(self, name: str, html: str, preview: PreviewFrame | None = None) -> Document:
        """The HTML that is complete by itself, and says which document it is."""
        page, says = marked_on_screen(html, preview) if self.draft else html, self._imprint(name)
        return Document(name, twin(page, self.assets, imprint=says, live=bool(preview)).encode())

    def _imprint(self, name: str) -> str:
        return str(Imprint(self.book.plan.id, self.book.round.id, name)) if name else ""


def studio_of(book: Book, cards: Path, *, draft: bool = False, kept: Kept | None = None, programs: str = "") -> Studio:
    """What documents are made with, from a folder of cards. Raises RenderFailed where it is none.

    Work is kept where there is a place for it and the digest of the programs that do it is known.
    """
    assets = read_assets(cards)
    work = work_with(kept or Unkept(), programs, assets) if programs else NOTHING_KEPT
    return Studio(book, templates(cards), assets, draft, work)


def _joined(about: object, content: bytes) -> bytes:
    return json.dumps(about).encode() + b"\n" + content


def _parted(joined: bytes) -> tuple[Any, bytes]:
    about, _, content = joined.partition(b"\n")
    return json.loads(about), content
