"""An opened round on the disk: new stories first, then plan.yaml; a file that is there already is left alone."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def write_stories(folder: Path, texts: Mapping[str, str]) -> int:
    """Write each text under its name, unless a file stands there; how many were written."""
    written = 0
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            continue
        written += 1
    return written


def replace_text(path: Path, text: str) -> None:
    """Put a text in place of a file's, all at once: whoever reads finds the old file or the new one."""
    new = path.with_name(f".{path.name}.new")
    with new.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
