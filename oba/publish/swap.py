"""A folder put in the place of another, so that whoever looks sees the old one or the new one, whole."""

import ctypes
import errno
import os
from contextlib import suppress
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are relative to the current folder, as everywhere else
_EXCHANGE = 2  # RENAME_EXCHANGE
_UNABLE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})  # an old kernel, or a disk such as a network share


def put_in_place(new: Path, target: Path) -> None:
    """Make `new` the folder at `target`; what stood there before is then at `new`, or nowhere if nothing did."""
    if not target.exists():
        new.rename(target)
    elif not _exchange(new, target):
        _in_two_steps(new, target)


def standing(target: Path) -> tuple[int, int] | None:
    """Which folder stands at a place: two folders are never told apart by their names alone, nor confused by them."""
    try:
        found = target.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def set_aside(target: Path) -> Path:
    """Where the old folder waits during the second way of swapping, on disks that cannot exchange two names."""
    return target.with_name(f".{target.name}.set-aside")


def restore(target: Path) -> None:
    """Undo half a swap: put back the folder that a build killed between the two steps had set aside."""
    if set_aside(target).exists() and not target.exists():
        set_aside(target).rename(target)


def _exchange(new: Path, target: Path) -> bool:
    """Exchange two names in one step of the kernel; False where that cannot be done here."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(new), _HERE, os.fsencode(target), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNABLE:
        return False
    raise OSError(code, os.strerror(code), str(target))


def _in_two_steps(new: Path, target: Path) -> None:
    """Set the old folder aside and move the new one in; for a moment there is neither, and a reader must ask again."""
    aside = set_aside(target)
    try:
        target.rename(aside)
        new.rename(target)
    except BaseException:  # Ctrl-C as well, at any moment
        restore(target)
        raise
    with suppress(OSError):  # it is published by now, and the next build clears away what was set aside
        aside.rename(new)
