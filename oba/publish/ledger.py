"""The ledger on disk: one file more, put there whole; a file that stands there is never written again."""

from __future__ import annotations

from pathlib import Path

from oba.publish.manifest import digest
from oba.publish.signature import SUFFIX
from oba.publish.whole_file import put_whole


class NumberTaken(Exception):  # noqa: N818  (it says what happened)
    """The number of a new file stands in the ledger already: somebody has released something meanwhile."""


def digest_of(folder: Path, number: int) -> str:
    """The SHA-256 of the file of a number; empty where there is none, as before the first."""
    return "".join(digest(path.read_bytes()).sha256 for path in _of(folder, number))


def append(folder: Path, number: int, name: str, content: bytes) -> Path:
    """Add the file of a number. Raises NumberTaken where another has it, and OSError; then nothing is written."""

    def ready() -> None:
        if _of(folder, number):
            raise NumberTaken

    folder.mkdir(parents=True, exist_ok=True)
    ready()
    put_whole(folder / name, content, ready=ready)
    return folder / name


def append_signature(path: Path, signature: bytes) -> Path:
    """Put the signature of a file of the ledger beside it. Raises OSError."""
    beside = path.with_name(f"{path.name}{SUFFIX}")
    put_whole(beside, signature)
    return beside


def _of(folder: Path, number: int) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob(f"{number:04}-*.csv")))
