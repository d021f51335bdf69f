"""`oba build --draft`: pages marked as drafts, put beside the published rounds, which stay as they were."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from oba.cli.exit import CLEAN, PROBLEMS, USAGE, Refused
from oba.cli.problems import warn
from oba.cli.refusal import in_catalogue
from oba.cli.selection import place_of, round_of, rule_of, sound_plan
from oba.cli.terminal import progress
from oba.compose.dashboard.rows import carded
from oba.domain.book import Book
from oba.domain.place import Place
from oba.preview.draft import draft_page, draft_round
from oba.quarter import Folders, not_cleared, open_book
from oba.render.documents import most_documents
from oba.workers import Workers

_NOTHING = "No draft was made."


class PartOfRound(NamedTuple):
    """What of a round is wanted, by name: a place, an indicator, both; or neither, which is all of it."""

    place: str | None
    indicator: str | None


def refuse_part(plan: str, part: PartOfRound) -> None:
    """Refuse to publish a part of a round: it could not be told from a whole one, nor agree with its manifest."""
    asked = (("--place", part.place), ("--indicator", part.indicator))
    if said := "".join(f" {option} {name}" for option, name in asked if name is not None):
        says = f"A round is published whole. To see one page of it, add --draft: oba build {plan}{said} --draft"
        raise Refused(says, USAGE)


def make_drafts(where: Folders, plan: str, round_: str | None, part: PartOfRound, workers: Workers) -> int:
    """Make the drafts of a page, or without a part of a whole round, and say where they are."""
    found = sound_plan(where, plan, _NOTHING)
    now = round_of(found.project, round_)
    place = place_of(found.project, part.place)
    indicator = rule_of(found.project, part.indicator).id if part.indicator is not None else None
    with _refusing(where):
        if part == PartOfRound(None, None):
            with progress(
                "Reading", most_documents(found.project.plan, found.project.places, found.project.rules)
            ) as told:
                book = open_book(found.project, found.proofs, now)
                print(f"Drafts of {now.title} in {draft_round(where, book, workers, told, found.project.kept)}")
        else:
            book = open_book(found.project, found.proofs, now)
            _refuse_missing(book, place, indicator)
            _say(draft_page(where, book, place, indicator, found.project.kept))
    warn(not_cleared(found.project, book))
    return CLEAN


def _say(pdf: Path) -> None:
    print(f"Draft: {pdf}\n       {pdf.with_suffix('.html')}")


def _refuse_missing(book: Book, place: Place, indicator: str | None) -> None:
    """Refuse a card that the place does not have."""
    cards = [rule.id for rule in carded(book, place)]
    if indicator is not None and indicator not in cards:
        why = f"no number of it there is known by {book.round.cut_off.isoformat()}"
        raise Refused(f"There is no card of '{indicator}' in {place.name}: {why}.", USAGE)


@contextmanager
def _refusing(where: Folders) -> Iterator[None]:
    try:
        with in_catalogue(where.output, where.cards, _NOTHING):
            yield
    except KeyboardInterrupt:
        raise Refused("Stopped. Nothing was published; drafts that were made until then stay.", PROBLEMS) from None
