"""The last build: whether a round still stands as it was published, from exactly the files that there are now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from oba.store import Store

_KIND = "round"


class BuildOrder(NamedTuple):
    """What a build is asked for: of which plan and round, and where everything stands."""

    plan: str
    round: str | None
    replace: str | None
    rules: Path
    data: Path
    cards: Path
    output: Path

    @property
    def made_from(self) -> str:
        """The digest of all that decides what is published; empty where a file cannot be read."""
        from oba.publish import programs_digest

        folders = (self.rules / self.plan, self.data / self.plan, self.cards)
        try:
            files = [f"{at} {name} {content}" for at, one in enumerate(folders) for name, content in _files(one)]
        except OSError:
            return ""
        asked = (programs_digest(), self.plan, self.round, self.replace, str(self.output))
        return sha256("\n".join((repr(asked), *files)).encode()).hexdigest()


class PublishedRound(NamedTuple):
    """A round as it was published: its name, its title, what was said of it, and how many warnings there were."""

    round: str
    title: str
    says: tuple[str, ...]
    remark: str
    warnings: int


def unchanged_round(order: BuildOrder, made_from: str) -> PublishedRound | None:
    """The round that a build would publish, where it stands as it was published; None where it is to be built."""
    from oba.publish import stands_whole
    from oba.publish.edition import edition_stands

    content = _store(order).get(_KIND, made_from) if made_from else None
    if content is None:
        return None
    manifest, beside, round_, title, says, remark, warnings = json.loads(content)
    rounds = order.output / order.plan
    if beside != _beside(rounds, round_) or not stands_whole(rounds / round_, manifest) or not edition_stands(rounds):
        return None
    return PublishedRound(round_, title, tuple(says), remark, warnings)


def remember(order: BuildOrder, made_from: str, published: PublishedRound) -> None:
    """Keep what was published, where no file has changed since its build began."""
    from oba.publish import MANIFEST, digest

    if not made_from or made_from != order.made_from:
        return
    rounds = order.output / order.plan
    manifest = digest((rounds / published.round / MANIFEST).read_bytes()).sha256
    content = (manifest, _beside(rounds, published.round), *published)
    _store(order).keep(_KIND, made_from, json.dumps(content).encode())


def _store(order: BuildOrder) -> Store:
    from oba.read.data.key import read_key
    from oba.store import Store

    key, _ = read_key(order.data / order.plan, order.data)
    return Store(order.output, key)


def _beside(rounds: Path, round_: str) -> str:
    """The digest of the manifests of the plan's other rounds, beside which a round is attacked."""
    from oba.compose.edition.addresses import FOLDER

    own = {round_, FOLDER}
    found = sorted(path for path in rounds.glob("*/manifest.json") if path.parent.name not in own)
    return sha256(repr([(path.parent.name, _digest(path)) for path in found]).encode()).hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), _digest(path)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
