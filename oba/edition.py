"""The web edition of a plan, made with a round and put in place with it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from oba.compose.edition.addresses import FOLDER, INDEX
from oba.compose.edition.contents import contents
from oba.domain.book import Book
from oba.domain.release import seen_by
from oba.publish import MANIFEST, digest
from oba.publish.edition import EditionStage, ToldRounds, editing, edition_round
from oba.read.project import Project
from oba.render.draft import PreviewFrame
from oba.render.edition.edition import Edition
from oba.render.studio import Studio, studio_of


def edition_beside(
    rounds: Path, project: Project, book: Book, *, wanted: bool = True
) -> AbstractContextManager[EditionStage | None]:
    """The edition that a round is published with; None where it is not wanted, or one stands that tells of a later."""
    told = {one.id: one for one in project.plan.rounds}.get(edition_round(rounds) or "")
    later = told is not None and told.cut_off > book.round.cut_off
    return nullcontext() if later or not wanted else editing(rounds, standing_beside(rounds, project, book))


def source_of(project: Project, book: Book, summary: bytes, standing: Iterable[str]) -> str:
    """One digest for all that an edition is made from: the round, what was released before it, and what still stands.

    The manifest of a round lists all that went into it and all that came out, so that another round has another.
    """
    releases = (f"release {one.number} {one.manifest}" for one in seen_by(project.releases, book.round.id))
    stands = (f"stands {one}" for one in standing)
    return digest("\n".join((digest(summary).sha256, *releases, *stands)).encode()).sha256


def standing_beside(rounds: Path, project: Project, book: Book) -> tuple[str, ...]:
    """The other rounds whose folders stand where this one is put, and which its edition can lead to."""
    others = (one.id for one in project.plan.rounds if one.id != book.round.id)
    return tuple(one for one in others if (rounds / one / MANIFEST).is_file())


def make_edition(project: Project, studio: Studio, pages: EditionStage) -> ToldRounds:
    """Write every page of the edition; what it tells, and the page that is to stand beside the rounds.

    It leads to the documents of earlier rounds where their folders still stand.
    """
    edition = web_edition(project, studio, pages.standing)
    for one in edition.files():
        pages.write(one.name, one.content)
    return ToldRounds(tuple(one.id for one in edition.told.rounds), edition.outer_index())


def edition_file(project: Project, book: Book, cards: Path, standing: Iterable[str], name: str) -> bytes | None:
    """One file of the edition, by its name from where the rounds stand; None where there is none of that name."""
    edition = web_edition(project, studio_of(book, cards), standing)
    return edition.outer_index() if name == INDEX else edition.file(name.removeprefix(f"{FOLDER}/"))


def web_edition(
    project: Project, studio: Studio, standing: Iterable[str] = (), preview: PreviewFrame | None = None
) -> Edition:
    """The edition of a studio's book, which leads to the documents of the rounds `standing`; nothing of it is made yet.

    `preview` is what each page has besides, where it is looked at before it is published.
    """
    told = contents(studio.book, seen_by(project.releases, studio.book.round.id), standing)
    return Edition(studio._replace(book=told.book), told, preview)
