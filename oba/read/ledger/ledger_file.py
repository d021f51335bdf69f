"""One file of the ledger: whether it stands as it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from oba.domain.catalogue import problem
from oba.domain.problem import Problem
from oba.domain.release import Release
from oba.ledger.table import END, end_line, file_name
from oba.read.ledger.release_rows import head_of, release_of, rows_of
from oba.read.text.files import LARGE, Folder
from oba.read.text.identifiers import is_identifier
from oba.read.text.suggestion import quoted

_NAME = re.compile(r"(\d{4,9})-(.+)\.csv\Z", re.ASCII)
_LINE_ENDS = "its line ends are not those it was written with"
_LEAVE_ENDS = (
    "write 'data/*/ledger/* -text' into .gitattributes, so that version control leaves line ends alone, and restore "
    "the file."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerName:
    """What the name of a file says: the number in the chain, and the round."""

    path: Path
    number: int
    round: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A file of the chain that stands as it was written: its release, and the SHA-256 of its bytes."""

    release: Release
    digest: str


def name_of(path: Path, inside: str) -> LedgerName | None:
    """What a file's name says; None where it is not the name of a release, or lies in a folder below."""
    match = _NAME.match(inside)
    if not match or not is_round(match[2]) or inside != file_name(int(match[1]), match[2]) or not int(match[1]):
        return None
    return LedgerName(path=path, number=int(match[1]), round=match[2])


def is_round(text: str) -> bool:
    """Whether a text could be the name of a round: an identifier that may begin with a year."""
    return is_identifier(f"r-{text}")


def read_link(folder: Folder, name: LedgerName, plan: str) -> tuple[Link | None, Problem | None]:
    """Read a file; or say why it cannot be a link of the chain."""
    text, problems = folder.read(name.path, most=LARGE, table=True)
    if text is None and problems[0].code != "F004":
        return None, problems[0]
    where, content = folder.where(name.path), name.path.read_bytes()
    if wrong := _damaged(content):
        code, what, mend = wrong
        return None, problem(code, where, what, mend)
    release = release_of(_above(content).decode())
    if release is None:
        return None, problem("H009", where)
    whose = head_of(_above(content).decode()).get("plan", "")
    if whose != plan:
        return None, problem("H008", where, f"this is the ledger of another plan, {quoted(whose)}")
    if (release.number, release.round) != (name.number, name.round):
        says = f"the file holds number {release.number} of the ledger, round {release.round}, and has another name"
        return None, problem("H005", where, says)
    return Link(release=release, digest=sha256(content).hexdigest()), None


def _above(content: bytes) -> bytes:
    """All but the last line."""
    return content[: content.rfind(b"\n", 0, -1) + 1]


def _damaged(content: bytes) -> tuple[str, str, str] | None:
    """The code, the words and the mend, where the bytes are not those that were written."""
    above = _above(content)
    if content == above + end_line(above):
        return None
    plain = content.replace(b"\r\n", b"\n")
    if plain != content and _damaged(plain) is None:
        return "H005", _LINE_ENDS, _LEAVE_ENDS
    last = content[len(above) :]
    if not last.startswith(f"{END},".encode()):
        return "H004", _cut(content.decode(errors="replace")), ""
    return "H005", "", ""


def _cut(text: str) -> str:
    """How much of a file is there, where its head says how much there was."""
    head, rows = head_of(text), len(rows_of(text))
    counts = [head.get("numbers", ""), head.get("answers", ""), head.get("rules", "0")]
    if not all(count.isdecimal() for count in counts):
        return ""
    held = f"{sum(map(int, counts)):,} numbers, answers and rules"
    return f"the file is cut short: it held {held}, and ends after {rows:,} lines"
