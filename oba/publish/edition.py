"""The web edition put in place: its folder in one step, then the page beside the rounds that leads into it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from oba.compose.edition.addresses import FOLDER, INDEX
from oba.domain.book import Book
from oba.publish.failure import PublishFailed, in_plain_words
from oba.publish.manifest import Digest, digest
from oba.publish.programs import programs
from oba.publish.stage import MANIFEST, Stage, files_that_would_be_lost, staging
from oba.publish.whole_file import put_whole
from oba.publish.wholeness import departures

_TOLD = "rounds"
MADE_FROM, LEADS_TO, BESIDE = "made from", "leads to", "beside"  # what its manifest says besides


class ToldRounds(NamedTuple):
    """Which rounds an edition tells of, and the page that stands beside them and leads into it."""

    rounds: tuple[str, ...]
    page: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionStage:
    """An edition being built: files are written into `stage`, and `commit` puts all of it in place.

    `standing` are the other rounds to whose documents it leads.
    """

    stage: Stage
    standing: tuple[str, ...]
    written: dict[str, Digest] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where it is built."""
        return self.stage.folder

    def write(self, name: str, content: bytes) -> None:
        """Write a new file. Raises PublishFailed."""
        self.written[name] = self.stage.write(name, content)

    def seal(self, book: Book, told: ToldRounds, source: str) -> None:
        """Write its manifest: what it tells, every file of it, and `source`, a digest of all that it is made from."""
        self.stage.write(MANIFEST, _manifest(book, told, source, self))

    def commit(self, index: bytes) -> None:
        """Put the sealed edition in place, and then the page that leads into it. Raises PublishFailed."""
        beside = self.stage.target.with_name(INDEX)
        self.stage.commit()
        with in_plain_words(beside):
            put_whole(beside, index)


@contextmanager
def editing(rounds: Path, standing: tuple[str, ...] = ()) -> Iterator[EditionStage]:
    """Begin to build the edition beside the rounds of a plan; without `commit` nothing of it remains.

    Raises PublishFailed as for a round, and where the page beside it is somebody's own.
    """
    _refuse_what_is_not_ours(rounds)
    with staging(rounds / FOLDER) as stage:
        yield EditionStage(stage=stage, standing=standing)


def edition_round(rounds: Path) -> str | None:
    """The newest round that the standing edition tells of; None where none stands."""
    told = _read(rounds / FOLDER / MANIFEST).get("round")
    return told if isinstance(told, str) else None


def edition_stands(rounds: Path) -> bool:
    """Whether an edition stands as it was put in place, the page that leads into it too."""
    beside = _read(rounds / FOLDER / MANIFEST).get(BESIDE)
    index = beside.get(INDEX) if isinstance(beside, dict) else None
    try:
        same = index == _entry(digest((rounds / INDEX).read_bytes()))
    except OSError:
        return False
    return same and not departures(rounds / FOLDER) and not files_that_would_be_lost(rounds / FOLDER)


def _manifest(book: Book, told: ToldRounds, source: str, made: EditionStage) -> bytes:
    content = {
        "plan": book.plan.id,
        "round": book.round.id,
        "cut_off": book.round.cut_off.isoformat(),
        "made by": programs(),
        MADE_FROM: source,
        _TOLD: list(told.rounds),
        LEADS_TO: list(made.standing),
        "outputs": {name: _entry(one) for name, one in made.written.items()},
        BESIDE: {INDEX: _entry(digest(told.page))},
    }
    return (json.dumps(content, sort_keys=True, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _entry(one: Digest) -> Mapping[str, int | str]:
    return {"bytes": one.size, "sha256": one.sha256}


def _read(path: Path) -> Mapping[str, object]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _refuse_what_is_not_ours(rounds: Path) -> None:
    """A page beside the rounds that no edition put there would be lost."""
    path = rounds / INDEX
    if path.exists() and edition_round(rounds) is None:
        raise PublishFailed(
            f"{path} is not of the published edition and would be lost", "move it out of the folder, then build again"
        )
