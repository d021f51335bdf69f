"""The one error of this package: a round that could not be published, in words for whoever started the build."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

_MAY_NOT = ("may not be written to", "give yourself permission to write there, or choose another --output")
_FULL = ("is on a disk that is full", "free some space, then build again")
_LIMIT = ("would go over what you may store", "free some space or ask for more, then build again")
_IN_THE_WAY = ("cannot be made: a file stands where a folder is needed", "move the file, or choose another --output")
_TOO_LONG = ("has too long a name", "choose an --output with a shorter path")

_WORDS: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        errno.EACCES: _MAY_NOT,
        errno.EPERM: _MAY_NOT,
        errno.EROFS: ("is on a disk that is read-only", "choose another --output"),
        errno.ENOSPC: _FULL,
        errno.EDQUOT: _LIMIT,
        errno.EFBIG: _LIMIT,
        errno.ENOTDIR: _IN_THE_WAY,
        errno.EEXIST: _IN_THE_WAY,
        errno.ENAMETOOLONG: _TOO_LONG,
    }
)


class PublishFailed(Exception):  # noqa: N818  (it says what happened)
    """Nothing was published, and the last round stands as it was: `what` went wrong, and how to `mend` it."""

    def __init__(self, what: str, mend: str) -> None:
        self.what = what
        self.mend = mend
        super().__init__(what, mend)  # so that it comes whole from one process to another

    def __str__(self) -> str:
        return self.what

    def __reduce__(self) -> tuple[type[PublishFailed], tuple[str, str]]:
        """Travel whole between processes; the text alone would not do."""
        return PublishFailed, (self.what, self.mend)


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn what the system says about a path it could not write into a PublishFailed."""
    try:
        yield
    except OSError as error:
        said = f"cannot be written: {error.strerror}"
        what, mend = _WORDS.get(error.errno or 0, (said, "look at the disk, then build again"))
        raise PublishFailed(f"{path} {what}", mend) from error
