"""The store: a file for each piece of work, named by the digest of everything that decides it."""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

FOLDER = ".cache"
# What decides a piece of a kind, besides what its digest is of: the code of these packages and these programs.
_MADE_BY = {
    "plan": ("oba.protect",),
    "bound": ("oba.attack",),
    "read": ("oba.attack",),
    "shown": ("oba.attack", "oba.domain"),
    # Of these the digest is also of everything that makes them.
    "part": (),
    "paper": (),
    "round": (),
}
_PROGRAMS = ("oba", "numpy", "scipy")
_MOST = 256 * 2**20
_SEAL = hashlib.sha256().digest_size
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# What oba has worked out before, pages too: do not send or publish it. It may be deleted at any time.\n"
)


@dataclass
class Store:
    """What was worked out before, in a folder inside another, which must be there already.

    Names are keyed where there is a key, for a small number could be guessed from its digest. A file that was damaged,
    cut short or put there by another is taken for none. Nothing is ever raised: where a folder cannot be written
    nothing is kept. With more than `most` bytes in it, what was not asked for the longest goes.
    """

    beside: Path
    key: bytes = field(default=b"", repr=False)
    most: int = _MOST
    _written: int | None = field(default=None, init=False)

    @property
    def folder(self) -> Path:
        """Where the files are."""
        return self.beside / FOLDER

    def get(self, kind: str, digest: str) -> bytes | None:
        """What was kept of a kind under a digest; None where nothing is, or not what was put there."""
        name = self._name(kind, digest)
        path = self._path(name)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        seal, found = content[:_SEAL], content[_SEAL:]
        if not hmac.compare_digest(seal, self._seal(name, found)):
            return None
        with suppress(OSError):
            os.utime(path)
        return found

    def keep(self, kind: str, digest: str, content: bytes) -> None:
        """Keep something under a digest; whoever reads meanwhile finds the whole of it, or nothing."""
        name = self._name(kind, digest)
        path, part = self._path(name), self.folder / f".{name}.{os.getpid()}.part"
        try:
            self._begin(path.parent)
            part.write_bytes(self._seal(name, content) + content)
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            return
        self._bound(_SEAL + len(content))

    def _name(self, kind: str, digest: str) -> str:
        return self._keyed(f"{kind} {_program(kind)} {digest}".encode()).hex()

    def _seal(self, name: str, content: bytes) -> bytes:
        return self._keyed(name.encode() + content)

    def _keyed(self, content: bytes) -> bytes:
        return hmac.new(self.key, content, hashlib.sha256).digest()

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name

    def _begin(self, folder: Path) -> None:
        if not self.folder.is_dir():
            self.folder.mkdir(mode=0o700, exist_ok=True)
            (self.folder / "CACHEDIR.TAG").write_text(_TAG, encoding="utf-8")
        folder.mkdir(mode=0o700, exist_ok=True)

    def _bound(self, more: int) -> None:
        """Look how much there is, at first and whenever an eighth of what may be has come since."""
        if self._written is None or self._written + more > self.most // 8:
            _thin(self.folder, self.most)
            self._written = 0
        self._written += more


class _File(NamedTuple):
    used: float
    size: int
    path: Path


def _thin(folder: Path, most: int) -> None:
    """Delete what was not asked for the longest until three quarters of what may be are left; only files of a store."""
    found = sorted(_files(folder))
    size = sum(one.size for one in found)
    for one in found if size > most else ():
        if size <= most * 3 // 4:
            return
        with suppress(OSError):
            one.path.unlink()
            size -= one.size


def _files(folder: Path) -> Iterator[_File]:
    for path in (*folder.glob("[0-9a-f][0-9a-f]/*"), *folder.glob(".*.part")):
        with suppress(OSError):
            known = path.lstat()
            yield _File(known.st_mtime, known.st_size, path)


@cache
def _program(kind: str) -> str:
    """The digest of everything that makes a piece of a kind: a changed line of code makes it anew."""
    made = hashlib.sha256(repr([version(name) for name in _PROGRAMS]).encode())
    for package in _MADE_BY[kind]:
        for name, content in sorted(_sources(files(package), package)):
            made.update(f"{name} {hashlib.sha256(content).hexdigest()}\n".encode())
    return made.hexdigest()


def _sources(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for one in folder.iterdir():
        if one.is_dir():
            yield from _sources(one, f"{name}/{one.name}")
        elif one.name.endswith(".py"):
            yield f"{name}/{one.name}", one.read_bytes()
