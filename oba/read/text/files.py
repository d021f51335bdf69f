"""Files as bytes and text: what can go wrong before anyone looks at what is written in them."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from oba.domain.catalogue import problem
from oba.domain.problem import Problem, Where
from oba.read.text.characters import plain, printable

Problems = tuple[Problem, ...]

SMALL = 256 * 1024
LARGE = 256 * 1024 * 1024
_IGNORED = {"README.md", "Thumbs.db", "desktop.ini"}
_DEEPEST = 6

# Control characters, marks that turn the direction of text, and spaces that cannot be seen.
_UNSEEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff"
_UNSEEN_IN_TABLES = re.compile(f"[{_UNSEEN}]")
_UNSEEN_IN_TEXT = re.compile(f"[{_UNSEEN}\u00a0]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A file's name in messages, its text without a byte-order mark, its lines ended one way, and its SHA-256.

    Letters drawn as one, such as ﬁ, are read as the letters they are.
    """

    name: str
    text: str
    digest: str

    def where(self, line: int | None = None, column: int | str | None = None) -> Where:
        """A place in this file."""
        return Where(file=self.name, line=line, column=column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder that is read from, and the folder that paths in messages are relative to."""

    path: Path
    root: Path

    def name(self, path: Path) -> str:
        """A path as the user would type it; what cannot be printed is written as an escape."""
        whole, root = path.absolute(), self.root.absolute()
        return printable(str(whole.relative_to(root) if whole.is_relative_to(root) else path))

    def where(self, path: Path) -> Where:
        """A whole file as a place."""
        return Where(file=self.name(path))

    def read(self, path: Path, *, most: int = SMALL, table: bool = False) -> tuple[Text | None, Problems]:
        """Read a text file of at most so many bytes; a table may have no-break spaces in its cells."""
        where = self.where(path)
        if _escapes(path, self.path):
            return None, (problem("F008", where),)
        data, problems = _bytes(path, where, most)
        if data is None:
            return None, problems
        text, problems = _decode(data, where)
        if text is None:
            return None, problems
        text = plain(text.replace("\r\n", "\n").replace("\r", "\n"))
        found = Text(name=where.file, text=text, digest=hashlib.sha256(data).hexdigest())
        return found, tuple(_unseen(found, _UNSEEN_IN_TABLES if table else _UNSEEN_IN_TEXT))

    def files(self) -> tuple[tuple[Path, ...], Problems]:
        """Every file below, in natural order of names, without hidden files, read-me files and editors' leavings.

        A folder that cannot be opened is a problem; a link to a folder is given as a file, so that it is refused.
        """
        found: list[Path] = []
        problems: list[Problem] = []
        for path, trouble in _below(self.path, _DEEPEST):
            if trouble:
                problems.append(problem("F002", self.where(path), f"the folder cannot be opened: {trouble}"))
            else:
                found.append(path)
        return tuple(sorted(found, key=lambda path: natural(str(path.relative_to(self.path))))), tuple(problems)


def is_folder(path: Path) -> bool:
    """Whether there is a folder that can be seen; whatever goes wrong while looking means no."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def names_in(path: Path) -> tuple[str, ...]:
    """The names of what is in a folder, in natural order; none when it cannot be opened."""
    try:
        return tuple(sorted((entry.name for entry in path.iterdir()), key=natural))
    except OSError:
        return ()


def natural(text: str) -> tuple[tuple[bool, int, str], ...]:
    """A key that sorts names as people do: ni-56 before ni-117."""
    parts = [part for part in re.split(r"([0-9]+)", text) if part]
    return tuple((False, int(part), "") if part[0] in "0123456789" else (True, 0, part) for part in parts)


def _below(folder: Path, deeper: int) -> Iterator[tuple[Path, str]]:
    """Walk a folder: each file, and each folder that cannot be opened with the reason why."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        yield folder, str(error.strerror)
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name.endswith("~") or entry.name in _IGNORED:
            continue
        if deeper and entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry.path), deeper - 1)
        else:
            yield Path(entry.path), ""


def _escapes(path: Path, folder: Path) -> bool:
    """Whether following links leads out of the folder."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _bytes(path: Path, where: Where, most: int) -> tuple[bytes | None, Problems]:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return None, (problem("F002", where, "this is not an ordinary file"),)
        if found.st_size > most:
            return None, (problem("F003", where, f"the file is larger than {_size(most)}"),)
        return path.read_bytes(), ()
    except FileNotFoundError:
        return None, (problem("F001", where, "there is no such file"),)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return None, (problem("F002", where, f"the file cannot be read: {why}"),)


def _size(most: int) -> str:
    return f"{most // 1024} kB" if most < 1024 * 1024 else f"{most // 1024 // 1024} MB"


def _decode(data: bytes, where: Where) -> tuple[str | None, Problems]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None, (problem("F004", where, "the file is saved as UTF-16, not UTF-8"),)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode(), ()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
        what = f"the byte {data[error.start]:#04x} is not UTF-8"
        return None, (problem("F004", Where(file=where.file, line=line, column=column), what),)


def _unseen(text: Text, pattern: re.Pattern[str]) -> Iterator[Problem]:
    """Name each line's first character that cannot be seen."""
    if not pattern.search(text.text):
        return
    for number, line in enumerate(text.text.split("\n"), start=1):
        if match := pattern.search(line):
            name = unicodedata.name(match[0], "").lower() or f"U+{ord(match[0]):04X}"
            what = f"the character '{name}' does not belong here"
            yield problem("F005", text.where(number, match.start() + 1), what)
