"""Which document of which round a file is: by where it stands, or by what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from oba.compose.edition.addresses import FOLDER, INDEX
from oba.domain.imprint import Imprint
from oba.publish import MANIFEST
from oba.verification.imprint import imprint_in
from oba.verification.manifest import Manifest, Unreadable, read_edition, read_manifest
from oba.verification.plain_file import content_of


class Identity(NamedTuple):
    """A document; and where it stands in a published folder, that folder and what its manifest says."""

    imprint: Imprint
    folder: Path | None = None
    manifest: Manifest | None = None


def round_in(folder: Path) -> tuple[Imprint, str]:
    """Which round a folder is, and the SHA-256 of its manifest; by its own name where that cannot be read."""
    try:
        found = read_manifest(folder)
    except Unreadable:
        whole = folder.absolute()
        return Imprint(whole.parent.name, whole.name, ""), ""
    return Imprint(found.plan, found.round, ""), found.sha256


def round_above(path: Path) -> Path | None:
    """The published folder that a file or folder lies in; None where it lies in none."""
    return next((folder for folder in path.absolute().parents if (folder / MANIFEST).is_file()), None)


def edition_at(folder: Path) -> Path | None:
    """Where the rounds stand with the web edition, if a folder is that or the edition's own; None for any other."""
    here = folder if folder.name else folder.absolute()
    rounds = here.parent if here.name == FOLDER else here
    stands = (rounds / FOLDER).is_dir() or (rounds / INDEX).is_file()
    return rounds if stands and not (rounds / MANIFEST).exists() else None


def of_edition(name: str) -> bool:
    """Whether a document belongs to the web edition."""
    return name == INDEX or name.startswith(f"{FOLDER}/")


def identity(file: Path) -> Identity | None:
    """What a file is; None where it neither stands in a published folder nor says which it is.

    Raises Unread for one found alone that cannot be opened, and OSError for what is no file.
    """
    if standing := next(_by_place(file), None):
        return standing
    said = imprint_in(content_of(file))
    return said and Identity(said)


def _by_place(file: Path) -> Iterator[Identity]:
    for folder in file.absolute().parents:
        name = file.absolute().relative_to(folder).as_posix()
        with suppress(Unreadable):
            yield _standing(folder, name, read_manifest(folder))
        if of_edition(name):
            with suppress(Unreadable):
                yield _standing(folder, name, read_edition(folder))


def _standing(folder: Path, name: str, found: Manifest) -> Identity:
    return Identity(Imprint(found.plan, found.round, name), folder, found)
