"""One file put in place in one step: whoever reads finds the old one or the new one, whatever stops the writer."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def put_whole(path: Path, content: bytes, *, ready: Callable[[], None] = lambda: None) -> None:
    """Put a file in place in the mode of the one that stands there; nothing else is left, whatever is raised.

    `ready` is asked when all of it is on the disk, and may raise to have everything left as it is. Raises OSError.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        ready()
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    with suppress(OSError):  # some network disks do not know how; the files themselves are safe
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
