"""Where the templates are: the user's own, else those that come with oba."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

_NOTES = (".md", ".txt")
_PACKAGE = Path(__file__).resolve().parent.parent


def cards_folder(chosen: Path | None) -> Path:
    """The folder of cards: the one chosen, else `cards` where the user stands, else oba's own.

    An installed oba carries its cards as `_cards`; one run from its sources finds them beside the package.
    """
    candidates = [Path("cards"), _PACKAGE / "_cards", _PACKAGE.parent / "cards"]
    return chosen or next((folder for folder in candidates if (folder / "fonts").is_dir()), Path("cards"))


def fingerprints(folder: Path) -> Mapping[str, str]:
    """The SHA-256 of everything that pages are made with, by its name under `cards/`, wherever the folder stands."""
    return {f"cards/{name}": sha256(path.read_bytes()).hexdigest() for name, path in files_of(folder)}


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Everything that pages are made with, by its name inside the folder."""
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix not in _NOTES:
            yield path.relative_to(folder).as_posix(), path
