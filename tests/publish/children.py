"""A build in a process of its own, which may be killed or refused at any step it asks of the system."""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

from oba.publish import PublishFailed, staging

PUBLISHED, REFUSED, UNDISTURBED, BROKEN = 0, 1, 2, 9
_STEPS = ("open", "os.", "ctypes.dlsym", "fcntl.")


def files(generation: str, *more: str) -> dict[str, bytes]:
    """A small round, every file of which says which build it is from; its manifest lists the others."""
    names = ("results.csv", "county/dashboard.pdf", "county/cards/ni-117.pdf", *more)
    listing = json.dumps({"outputs": dict.fromkeys(names, generation)}).encode()
    return {"manifest.json": listing, **{name: f"{name} of {generation}".encode() * 500 for name in names}}


def publish(target: Path, content: Mapping[str, bytes]) -> None:
    """Build a round of these files, and publish it."""
    with staging(target) as stage:
        for name, text in content.items():
            stage.write(name, text)
        stage.commit()


def found(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, hidden ones too, by its path inside it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def child(work: Callable[[], None]) -> int:
    """Do some work in a forked process, and give how that ended: a status above, or minus the signal that killed it."""
    pid = os.fork()
    if pid == 0:
        _work_and_exit(work)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _work_and_exit(work: Callable[[], None]) -> NoReturn:
    try:
        work()
    except PublishFailed:
        os._exit(REFUSED)
    except BaseException as error:  # noqa: BLE001  (a forked test must not go on to run the others)
        sys.stderr.write(f"{error!r}\n")
        os._exit(BROKEN)
    os._exit(PUBLISHED)


def at_step(number: int, work: Callable[[], None], event: Callable[[], None]) -> None:
    """Do some work, but let an event come first when the system is asked for the numbered step.

    Python announces each opening, renaming, making, removing and locking of files before it happens. A child whose
    work has fewer steps ends UNDISTURBED.
    """
    left = [number]

    def announced(name: str, _: tuple[object, ...]) -> None:
        if name.startswith(_STEPS):
            left[0] -= 1
            if left[0] == 0:
                event()

    sys.addaudithook(announced)
    work()
    if left[0] > 0:
        os._exit(UNDISTURBED)


def kill() -> None:
    """End this process at once, as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def fill_the_disk() -> None:
    """Refuse the step, as a full disk would."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
