"""One build of a round at a time."""

import fcntl
import os
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
            handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        _claim(handle, lock)
        if _still_there(handle, lock):
            with suppress(OSError):  # the name of the holder is a kindness to whoever is refused
                os.ftruncate(handle, 0)
                os.write(handle, str(os.getpid()).encode("ascii"))
            return handle
        os.close(handle)  # its holder removed the file between our opening and locking it: begin again


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
