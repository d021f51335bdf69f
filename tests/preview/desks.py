"""A desk with a copy of the small plan on it, whose files tests may save."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from oba.preview.desk import Desk, Edition
from oba.quarter import Folders
from tests.end_to_end.small import PLAN, STORY, copied, folders
from tests.render.sample import CARDS

CARD = "/llyn/cards/heb-ysgol.html"
BOARD = "/llyn/dashboard.html"


def folders_at(to: Path, cards: Path = CARDS) -> Folders:
    """The folders of a copy of the plan."""
    return replace(folders(copied(to)), cards=cards)


def desk(where: Folders) -> Desk:
    """A desk for the plan's current round."""
    return Desk(where, PLAN, None)


def edition(of: Desk) -> Edition:
    """The edition of the files as they stand, of which there is one."""
    view = of.look()
    assert view.problems == ()
    assert view.edition
    return view.edition


def story(where: Folders) -> Path:
    """The story of one card."""
    return where.root / STORY


def save(path: Path, old: str, new: str) -> None:
    """Save a file with some of its words exchanged, as an editor does: a new file in the place of the old."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    other = path.with_name(f".{path.name}.saved")
    other.write_text(text.replace(old, new), encoding="utf-8")
    other.replace(path)
