"""The files of carried stories; one that is there already is left alone."""

from __future__ import annotations

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
