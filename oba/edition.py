"""The web edition of a plan, made with a round and put in place with it."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from oba.compose.edition.contents import contents
from oba.domain.book import Book
from oba.domain.plan import Round
from oba.domain.release import seen_by
from oba.publish import MANIFEST
from oba.publish.edition import EditionStage, editing, edition_round
from oba.read.project import Project
from oba.render.edition.edition import edition_files, outer_index
from oba.render.studio import studio_of


def edition_beside(
    rounds: Path, project: Project, now: Round, *, wanted: bool = True
) -> AbstractContextManager[EditionStage | None]:
    """The edition that a round is published with; none where the one that stands tells of a later round."""
    told = {one.id: one for one in project.plan.rounds}.get(edition_round(rounds) or "")
    return editing(rounds) if wanted and (told is None or told.cut_off <= now.cut_off) else nullcontext()


def make_edition(project: Project, book: Book, cards: Path, pages: EditionStage) -> bytes:
    """Write every page of the edition and seal it; the page that is to stand beside the rounds.

    It leads to the documents of earlier rounds where their folders still stand.
    """
    rounds = pages.stage.target.parent
    standing = (one.id for one in project.plan.rounds if (rounds / one.id / MANIFEST).is_file())
    told = contents(book, seen_by(project.releases, book.round.id), standing)
    studio = studio_of(told.book, cards)
    for one in edition_files(studio, told):
        pages.write(one.name, one.content)
    index = outer_index(studio, told)
    pages.seal(book, (one.id for one in told.rounds), index)
    return index
