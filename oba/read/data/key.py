"""The key of a plan: what the digests of its files are keyed with, so that nobody can guess a small file from one."""

from __future__ import annotations

import re
from pathlib import Path

from oba.domain.catalogue import problem
from oba.read.text.files import Folder, Problems, names_in

FILE = "key"
_KEY = re.compile(r"[0-9a-fA-F]{64}")


def read_key(folder: Path, root: Path) -> tuple[bytes, Problems]:
    """Read data/<plan>/key, 64 hexadecimal digits; empty where there is none, or none that can be used."""
    if FILE not in names_in(folder):
        return b"", ()
    files = Folder(path=folder, root=root)
    text, problems = files.read(folder / FILE)
    if text is None:
        return b"", problems
    written = text.text.strip()
    if not _KEY.fullmatch(written):
        return b"", (problem("F030", text.where(1)),)
    return bytes.fromhex(written), problems
