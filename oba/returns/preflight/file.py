"""One file that came in, judged: its bytes for whoever reads it, or one line that says why nobody does."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from oba.read.text.characters import printable
from oba.returns.preflight.kinds import FileKind, kind_of
from oba.returns.preflight.limits import MEBIBYTE, MOST_BYTES
from oba.returns.preflight.package import members_of, packed
from oba.returns.preflight.tables import table_text
from oba.returns.preflight.workbooks import unwanted

_NOTE = "~$"  # which Excel leaves beside a workbook that is open


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundFile:
    """A file that may be opened: its name, how, and its bytes: a workbook packed anew, a table in UTF-8.

    `digest` is the SHA-256 of the file as it came.
    """

    name: str
    kind: FileKind
    data: bytes
    digest: str


def judged(path: Path) -> SoundFile | str:
    """The file as it may be opened, or a line that says why it is not, and what to do."""
    name = printable(path.name or str(path))
    data = _bytes(path)
    if isinstance(data, str):
        return f"{name} {data}. Nothing was read."
    found = _opened(name, path.suffix.lower(), data)
    return f"{name} {found}. Nothing was read." if isinstance(found, str) else found


def _opened(name: str, suffix: str, data: bytes) -> SoundFile | str:
    if name.startswith(_NOTE):
        return f"is what Excel leaves beside a workbook that is open; send {name.removeprefix(_NOTE)} itself"
    if not data:
        return "is empty: it has no bytes; ask for it to be sent again"
    kind = kind_of(data, suffix)
    if isinstance(kind, str):
        return kind
    sound = _sound_table(data) if kind is FileKind.TABLE else _sound_workbook(data)
    if isinstance(sound, str):
        return sound
    return SoundFile(name=name, kind=kind, data=sound, digest=hashlib.sha256(data).hexdigest())


def _sound_table(data: bytes) -> bytes | str:
    text, unread = table_text(data)
    return unread or text.encode()


def _sound_workbook(data: bytes) -> bytes | str:
    members = members_of(data)
    if isinstance(members, str):
        return members
    return unwanted(members) or packed(members)


def _bytes(path: Path) -> bytes | str:
    """The bytes of an ordinary file, which is looked at again once it is open: it may have been exchanged."""
    try:
        if path.is_dir():
            return "is a folder; name the files in it"
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return "is not an ordinary file; name the workbook or the CSV table itself"
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return "is not there; check the name and the folder"
    except (OSError, ValueError) as error:
        return f"cannot be opened ({getattr(error, 'strerror', None) or error}); see that you may read it"
    return data if len(data) <= MOST_BYTES else f"is larger than {MOST_BYTES // MEBIBYTE} MB; send only the numbers"
