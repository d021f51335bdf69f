"""The files of a cards folder that a document may use: style sheets, scripts, pictures and fonts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from oba.render.failure import RenderFailed

KINDS: Mapping[str, str] = MappingProxyType(
    {
        ".css": "text/css",
        ".js": "text/javascript",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """What documents are made with: `files` by their path in the folder, and the fontconfig file for paper.

    A template names an asset as `asset:card.css`; nothing outside `files` can be reached by any name.
    """

    files: Mapping[str, bytes]
    fonts: Path

    def kind(self, name: str) -> str:
        """The media type of an asset, from the ending of its name."""
        return KINDS[Path(name).suffix]


def read_assets(folder: Path) -> Assets:
    """Read the assets of a cards folder.

    Raises RenderFailed where the folder lacks `fonts/fonts.conf`, which says what fonts are used on paper.
    """
    fonts = fonts_of_cards(folder)
    if not fonts.is_file():
        raise RenderFailed([f"{folder} is not a folder of cards: it has no fonts/fonts.conf"])
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(_found(folder))}
    return Assets(files=MappingProxyType(files), fonts=fonts)


def _found(folder: Path) -> Iterator[Path]:
    # A link that leads out of the folder would open the door that `files` closes.
    inside = folder.resolve()
    for path in folder.rglob("*"):
        if path.suffix in KINDS and path.is_file() and path.resolve().is_relative_to(inside):
            yield path


def fonts_of_cards(folder: Path) -> Path:
    """The file of a folder of cards that says what fonts are used on paper."""
    return (folder / "fonts" / "fonts.conf").resolve()
