"""Where the templates are: the user's own, else those that come with oba."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def cards_folder(chosen: Path | None) -> Path:
    """The folder of cards: the one chosen, else `cards` where the user stands, else oba's own.

    An installed oba carries its cards as `_cards`; one run from its sources finds them beside the package.
    """
    candidates = [Path("cards"), _PACKAGE / "_cards", _PACKAGE.parent / "cards"]
    return chosen or next((folder for folder in candidates if (folder / "fonts").is_dir()), Path("cards"))
