"""A YAML file beside a plan's tables, which need not be there."""

from __future__ import annotations

from pathlib import Path

from oba.read.shapes.validation import Typed
from oba.read.text.files import SMALL, Folder, Problems
from oba.read.text.marks import read_marks

_MOST = 16 * SMALL  # a line for each file that ever came, an entry for every series of a large tool


def typed_file(path: Path, root: Path, letter: str) -> tuple[Typed | None, Problems]:
    """A file to be read as a shape, its problems under a letter; None where there is none, or none that can be read."""
    if not path.exists():
        return None, ()
    text, unread = Folder(path=path.parent, root=root).read(path, most=_MOST)
    if text is None:
        return None, unread
    marked, unmarked = read_marks(text)
    return (Typed(marked=marked, letter=letter) if marked else None), (*unread, *unmarked)
