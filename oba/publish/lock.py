"""One build of a round at a time."""

import errno
import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from oba.publish.failure import PublishFailed, in_plain_words


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold a lock file, and remove it afterwards. Raises PublishFailed at once if another process holds it.

    The lock belongs to this process and dies with it, however it dies; the processes it starts do not inherit
    it. A file left behind by a killed build therefore locks nothing.
    """
    handle = _hold(lock)
    try:
        yield
    finally:
        with suppress(OSError):  # a file left behind locks nothing
            lock.unlink()
        os.close(handle)


def _hold(lock: Path) -> int:
    while True:
        with in_plain_words(lock.parent):
            handle = _open(lock)
        _claim(handle, lock)
        if _still_there(handle, lock):
            _refuse_what_is_not_ours(handle, lock)
            with suppress(OSError):  # the name of the holder is a kindness to whoever is refused
                os.ftruncate(handle, 0)
                os.write(handle, str(os.getpid()).encode("ascii"))
            return handle
        os.close(handle)  # its holder removed the file between our opening and locking it: begin again


def _open(lock: Path) -> int:
    """Open the lock file itself: a link would lead to a file of somebody's, whose contents would be lost."""
    try:
        return os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK, 0o644)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EISDIR, errno.ENXIO, errno.EMLINK):
            raise _in_the_way(lock) from error
        raise


def _refuse_what_is_not_ours(handle: int, lock: Path) -> None:
    """Refuse what is no ordinary file, or has another name as well: writing to it would write there too."""
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        os.close(handle)
        raise _in_the_way(lock)


def _in_the_way(lock: Path) -> PublishFailed:
    what = f"{lock} is a link or no ordinary file, and stands where the lock of this round is kept"
    return PublishFailed(what, "move it away, then build again")


def _claim(handle: int, lock: Path) -> None:
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = os.read(handle, 20).decode("ascii", "replace")
        os.close(handle)
        raise _refused(lock, holder, error) from error


def _still_there(handle: int, lock: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), lock.stat())
    except FileNotFoundError:
        return False


def _refused(lock: Path, holder: str, error: OSError) -> PublishFailed:
    if isinstance(error, (BlockingIOError, PermissionError)):  # which of the two depends on the system
        who = f"process {holder}" if holder else "another process"
        return PublishFailed(
            f"{who} is building this round ({lock.parent})", "wait until it has ended, then build again"
        )
    return PublishFailed(f"{lock.parent} is on a disk without file locks", "choose an --output on another disk")
