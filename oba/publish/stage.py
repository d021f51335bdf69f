"""A round built beside its place and put there in one step, when all of it is on disk.

Whatever stops a build (a problem, a full disk, Ctrl-C, a kill, a power cut), the last round stands as it was.
What a killed build leaves behind has a name that begins with a dot, and the next build of the round removes
it.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NoReturn

from oba.publish.failure import PublishFailed, in_plain_words
from oba.publish.lock import alone
from oba.publish.manifest import Digest, digest
from oba.publish.swap import put_in_place, restore, set_aside
from oba.publish.whole_file import sync_folder

MANIFEST = "manifest.json"
LEAVINGS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})  # what file managers put into every folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A round being built: files are written into `folder`, and `commit` makes it the round at `target`."""

    folder: Path
    target: Path

    def write(self, name: str, content: bytes) -> Digest:
        """Write a new file, such as `northern/cards/ni-117.pdf`, and say what was written. Raises PublishFailed."""
        path = self.folder / inside(name)
        with in_plain_words(self.target / name):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(content)
        return digest(content)

    def commit(self) -> None:
        """Publish what was written and nothing else, as the last thing done; a manifest is part of it.

        Raises PublishFailed.
        """
        if not (self.folder / MANIFEST).is_file():
            raise ValueError(f"a round without {MANIFEST} could never be replaced by its next build")
        with in_plain_words(self.target):
            _onto_disk(self.folder)
            _refuse_what_would_be_lost(self.target)
            put_in_place(self.folder, self.target)
        sync_folder(self.target.parent)


@contextmanager
def staging(target: Path) -> Iterator[Stage]:
    """Begin to build the round that is to stand at `target`; without `commit` nothing of it remains.

    Raises PublishFailed where another build of the round is running, where the place cannot be written to,
    and where something stands there that is no published round and would be lost.
    """
    with in_plain_words(target):
        missing = [folder for folder in target.parents if not folder.exists()]
    try:
        with in_plain_words(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            _refuse_what_is_not_ours(target)
            _refuse_what_would_be_lost(target)
        with _alone(target):
            stage = _begin(target)
            try:
                yield stage
            finally:
                shutil.rmtree(stage.folder, ignore_errors=True)  # after a swap, this is the round before
    finally:
        for folder in missing:
            with suppress(OSError):  # it is kept if a round now stands in it
                folder.rmdir()


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    with alone(target.with_name(f".{target.name}.lock")):
        yield


def _begin(target: Path) -> Stage:
    """Clear away what killed builds left, as no other is running, and make a new folder."""
    with in_plain_words(target):
        restore(target)
        for left in [set_aside(target), *target.parent.glob(f".{target.name}.building-*")]:
            shutil.rmtree(left, ignore_errors=True)
        folder = target.with_name(f".{target.name}.building-{os.getpid()}")
        folder.mkdir()
    return Stage(folder=folder, target=target)


def _refuse_what_is_not_ours(target: Path) -> None:
    ours = not target.exists() or (target.is_dir() and not target.is_symlink())
    if not ours or (target.exists() and any(target.iterdir()) and not (target / MANIFEST).is_file()):
        raise PublishFailed(
            f"{target} is not a published round (it has no {MANIFEST}), and would be lost",
            "move it away, or choose another --output",
        )


def _refuse_what_would_be_lost(target: Path) -> None:
    """Whoever put a file beside those of the round is told its name; replacing the folder would delete it."""
    if not (target / MANIFEST).is_file():
        return
    if _listed(target / MANIFEST) is None:
        raise PublishFailed(
            f"{target / MANIFEST} cannot be read, so that nobody can say which files are the round's",
            f"move {target} away, then build again",
        )
    if strange := files_that_would_be_lost(target):
        more = f" and {len(strange) - 1} more" if len(strange) > 1 else ""
        raise PublishFailed(
            f"{target / strange[0]}{more} is not of the published round (its {MANIFEST} does not list it) and would "
            "be lost",
            "move it out of the folder, then build again",
        )


def files_that_would_be_lost(target: Path) -> tuple[str, ...]:
    """The files in the folder of a round that its manifest does not list, but for what file managers leave."""
    listed = _listed(target / MANIFEST) or frozenset()
    return tuple(name for name in _files(target) if name not in listed and Path(name).name not in LEAVINGS)


def _listed(path: Path) -> frozenset[str] | None:
    """The files that a manifest names, with itself; None where it is no manifest."""
    try:
        return frozenset({MANIFEST, *json.loads(path.read_bytes())["outputs"]})
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _files(folder: Path) -> Iterator[str]:
    """Every file below a folder by its path inside it; a link counts as a file, wherever it leads."""
    for here, inner, names in os.walk(folder, onerror=_raise):
        links = [name for name in inner if (Path(here) / name).is_symlink()]
        yield from sorted((Path(here) / name).relative_to(folder).as_posix() for name in (*names, *links))


def inside(name: str) -> PurePosixPath:
    """The name of a file as a path that stays inside the folder of a round; another raises ValueError."""
    path = PurePosixPath(name)
    if path.is_absolute() or not path.parts or ".." in path.parts:
        raise ValueError(f"{name!r} is not the name of a file in a round")
    return path


def _onto_disk(folder: Path) -> None:
    for here, _, names in os.walk(folder, onerror=_raise):
        for name in names:
            with (Path(here) / name).open("rb") as file:
                os.fsync(file.fileno())
        sync_folder(Path(here))


def _raise(error: OSError) -> NoReturn:
    raise error
