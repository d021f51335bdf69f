"""The files of a published round beside what its manifest says of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from oba.publish import MANIFEST, digest
from oba.verification.manifest import Manifest
from oba.verification.report import Remark, right, wrong
from oba.words.lists import how_many

_LEAVINGS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})  # what file managers put into every folder
MISSING, EXTRA, CHANGED = "is missing", "does not belong to the round", "is not what the manifest says"


def file_remarks(folder: Path, manifest: Manifest) -> tuple[Remark, ...]:
    """Files that are missing, that do not belong there, and whose bytes are others; else that all are there."""
    found = tuple(_wrong(folder, manifest))
    return found or (right(f"{how_many(len(manifest.outputs), 'file')} are what the manifest says"),)


def _wrong(folder: Path, manifest: Manifest) -> Iterator[Remark]:
    there = dict(_there(folder))
    for name, one in manifest.outputs.items():
        if name not in there:
            yield from wrong(name, MISSING)
        elif there[name] != one.sha256:
            yield from wrong(name, CHANGED)
    for name in there.keys() - manifest.outputs.keys():
        yield from wrong(name, EXTRA)


def _there(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file below a folder with its SHA-256; what cannot be opened, a link too, has none."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        counts = name != MANIFEST and path.name not in _LEAVINGS
        if counts and (path.is_symlink() or not path.is_dir()):
            yield name, _digest(path)


def _digest(path: Path) -> str:
    try:
        return "" if path.is_symlink() else digest(path.read_bytes()).sha256
    except OSError:
        return ""
