"""Drafts as files: of a whole round, or of one page; beside what is published, which stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from oba.domain.book import Book
from oba.domain.kept import Kept
from oba.domain.place import Place
from oba.publish import DRAFTS, DraftFolder, programs_digest
from oba.quarter import Folders
from oba.render.single_page import SinglePage, page_files
from oba.render.studio import studio_of
from oba.workers import Workers, documents_of


def drafts_of(folders: Folders, book: Book) -> Path:
    """Where a round's drafts are put, beside what is published."""
    return folders.output / book.plan.id / DRAFTS / book.round.id


def draft_round(folders: Folders, book: Book, workers: Workers, told: Callable[[str], None], pages: Kept) -> Path:
    """Make every document of a round marked as a draft, and nothing else; the folder. Raises as publishing does.

    `pages` are those made before, and where others are kept.
    """
    target = drafts_of(folders, book)
    with documents_of(book, folders.cards, DraftFolder(folder=target), workers, pages) as documents:
        documents.made(told)
    return target


def draft_page(folders: Folders, book: Book, place: Place, indicator: str | None, pages: Kept) -> Path:
    """Make one card, or without an indicator the place's dashboard, marked as a draft, as PDF and as HTML; the PDF.

    Raises as publishing does.
    """
    target, single = drafts_of(folders, book), SinglePage(place, indicator)
    studio = studio_of(book, folders.cards, draft=True, kept=pages, programs=programs_digest())
    for document in page_files(studio, single):
        DraftFolder(folder=target).write(document.name, document.content)
    return target / f"{single.name}.pdf"
