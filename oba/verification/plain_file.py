"""A file on the disk, opened only where it is one: no link, no folder, no pipe that never ends."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def content_of(path: Path) -> bytes:
    """The bytes of a plain file; raises OSError for whatever else stands there, and for what is no name of a file."""
    try:
        mode = path.lstat().st_mode
    except ValueError as error:
        raise OSError(errno.EINVAL, "no file can have that name", os.fspath(path)) from error
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a link, a folder or a device, and no file", os.fspath(path))
    return path.read_bytes()


def content_or_none(path: Path) -> bytes | None:
    """The bytes of a plain file; None where there is none, or it cannot be opened."""
    try:
        return content_of(path)
    except OSError:
        return None
