"""Work that was done before: what decides its outcome is the same, and so is the outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from importlib.metadata import version
from typing import NamedTuple

from oba.domain.kept import Kept, Unkept
from oba.render.assets import Assets
from oba.render.collection import no_collection
from oba.render.fonts import font_files

# What lays pages out beside the programs that a manifest names.
LAYS_OUT = ("cssselect2", "pillow", "pyphen", "tinycss2", "tinyhtml5")
_SIZE = 8  # bytes that tell how long a piece is


class Work(NamedTuple):
    """Where work is kept, and the digest of everything that decides what comes of it besides what it is done on."""

    kept: Kept
    made_with: str

    def once(self, kind: str, of: Iterable[str | bytes], do: Callable[[], bytes]) -> bytes:
        """What comes of work on these pieces: as it was kept, else done now and kept."""
        asked = digest((self.made_with, *of))
        found = self.kept.get(kind, asked)
        if found is None:
            with no_collection():
                found = do()
            self.kept.keep(kind, asked, found)
        return found


NOTHING_KEPT = Work(Unkept(), "")


def work_with(kept: Kept, programs: str, assets: Assets) -> Work:
    """Work that is done by programs, of which a digest is given, with the assets and fonts of a folder of cards."""
    files = [(name.encode(), content) for name, content in sorted(assets.files.items())]
    fonts = [
        (str(one.path.relative_to(assets.fonts.parent)).encode(), one.path.read_bytes())
        for one in font_files(assets.fonts)
    ]
    versions = [f"{name} {version(name)}" for name in LAYS_OUT]
    return Work(kept, digest((programs, *versions, *(piece for pair in (*files, *fonts) for piece in pair))))


def digest(pieces: Iterable[str | bytes]) -> str:
    """One digest of several pieces, which tells where each ends."""
    made = sha256()
    for piece in pieces:
        content = piece.encode() if isinstance(piece, str) else piece
        made.update(len(content).to_bytes(_SIZE, "big"))
        made.update(content)
    return made.hexdigest()
