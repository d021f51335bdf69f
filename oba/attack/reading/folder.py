"""A published folder: every file that an attacker opens, and what of the round it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from oba.attack.public import PublicKnowledge
from oba.attack.reading import answers, workbook
from oba.attack.reading.card import card
from oba.attack.sighting import Sighting

MANIFEST = "manifest.json"


def sightings(folder: Path, public: PublicKnowledge) -> Iterator[Sighting]:
    """Everything that the files of a round show, those first that show it most finely.

    A document on paper shows what its page on the web shows, and is not opened.
    """
    yield from workbook.numbers_sheet(folder / workbook.FILE, public)
    yield from answers.answered(folder / answers.FILE, public)
    for place in public.places.by_id:
        for file in sorted((folder / place / "cards").glob("*.html")):
            yield from card(file, place, public)


def is_published(folder: Path) -> bool:
    """Whether a round stands there."""
    return (folder / MANIFEST).is_file()
