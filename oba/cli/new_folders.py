"""New folders of text files, put in place all together or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import mkdtemp


def write_new(folders: Mapping[Path, Mapping[str, str]], files: Mapping[Path, str]) -> None:
    """Write folders that are not there yet, and single files beside them, which may replace older ones.

    Everything is written aside first. Where anything fails nothing new is left, neither folders nor files nor the
    folders they were to stand in, and the error goes on.
    """
    with ExitStack() as undo:
        ready = [(_aside(folder, texts, undo), folder) for folder, texts in folders.items()]
        for path, text in files.items():
            if not path.is_file() or path.read_text(encoding="utf-8", errors="replace") != text:
                ready.append((_aside_file(path, text, undo), path))
        for written, place in ready:
            new = not place.exists()
            written.replace(place)
            if new:
                undo.callback(_remove, place)
        undo.pop_all()


def _aside(folder: Path, texts: Mapping[str, str], undo: ExitStack) -> Path:
    """A folder with its files, hidden beside the place where it is to stand."""
    _parents(folder, undo)
    aside = Path(mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    undo.callback(_remove, aside)
    aside.chmod(0o777 & ~_mask())
    for name, text in texts.items():
        path = aside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return aside


def _aside_file(path: Path, text: str, undo: ExitStack) -> Path:
    _parents(path, undo)
    aside = path.with_name(f".{path.name}.new")
    undo.callback(_remove, aside)
    aside.write_text(text, encoding="utf-8", newline="\n")
    return aside


def _parents(path: Path, undo: ExitStack) -> None:
    """Make the folders above a path, which go again where anything fails."""
    for folder in reversed(path.parents):
        if not folder.exists():
            folder.mkdir()
            undo.callback(_remove, folder)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _mask() -> int:
    """The permissions that new folders of the user do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
