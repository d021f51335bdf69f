"""The files of a published round beside what its manifest says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from oba.publish import MANIFEST, digest
from oba.publish.stage import LEAVINGS
from oba.verification.manifest import OF_EDITION, Manifest
from oba.verification.plain_file import content_or_none
from oba.verification.report import Remark, right, wrong
from oba.words.lists import agreeing, how_many

MISSING, EXTRA, CHANGED = "is missing", "does not belong here", "is not what the manifest says"
_AWAY = "Take the file away: nobody published it."
ASK = "Ask whoever keeps the published round for the file again, and send nobody this one."


def file_remarks(folder: Path, manifest: Manifest, paths: Iterable[Path] | None = None) -> tuple[Remark, ...]:
    """Files that are missing, that do not belong there, and whose bytes are others; else that all are there.

    `paths` are all that might belong there, where other things stand in the folder as well.
    """
    found = tuple(_wrong(dict(_there(folder, folder.rglob("*") if paths is None else paths)), manifest))
    count = len(manifest.outputs)
    return found or (right(f"{how_many(count, 'file')} {agreeing(count, 'is', 'are')} what the manifest says"),)


def _wrong(there: Mapping[str, tuple[int, str]], manifest: Manifest) -> Iterator[Remark]:
    names = {one.sha256: name for name, one in manifest.outputs.items()}
    for name, one in manifest.outputs.items():
        if name not in there:
            yield from wrong(name, MISSING, mend=ASK)
        elif there[name] != (one.size, one.sha256):
            yield from wrong(name, _other(name, names.get(there[name][1])) or CHANGED, mend=ASK)
    for name in sorted(there.keys() - manifest.outputs.keys()):
        yield from wrong(name, _other(name, names.get(there[name][1])) or EXTRA, mend=_AWAY)


def _other(name: str, other: str | None) -> str:
    """That a file is another; nothing where it is none, or itself and only its size is said to be another."""
    return f"is {other} under another name" if other and other != name else ""


def _there(folder: Path, paths: Iterable[Path]) -> Iterator[tuple[str, tuple[int, str]]]:
    """Every file among those in a folder with its size and SHA-256; what cannot be opened, a link too, has none."""
    for path in sorted(paths):
        name = path.relative_to(folder).as_posix()
        counts = name not in {MANIFEST, OF_EDITION} and path.name not in LEAVINGS
        if counts and (path.is_symlink() or not path.is_dir()):
            content = content_or_none(path)
            yield name, (0, "") if content is None else digest(content)[:2]
