"""Which document of which round a file is: by where it stands, or by the working that is attached to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from oba.attack.reading.paper import Paper
from oba.attack.reading.unread import Unread
from oba.publish import MANIFEST
from oba.verification.json_text import once_each
from oba.verification.manifest import Unreadable, read_manifest
from oba.verification.paper_parts import read_content
from oba.verification.plain_file import content_of

TRACE = ".trace.json"
_PACK, _TITLE = "Pack", "its title"


class Identity(NamedTuple):
    """A document: its plan, its round and its name in the round's folder; `folder` is where that round stands.

    `title` is what a pack calls itself, which tells a board's own from that of a place.
    """

    plan: str
    round: str
    name: str
    folder: Path | None = None
    title: str = ""


def round_in(folder: Path) -> tuple[Identity, str]:
    """Which round a folder is, and the SHA-256 of its manifest; by its own name where that cannot be read."""
    try:
        found = read_manifest(folder)
    except Unreadable:
        whole = folder.absolute()
        return Identity(whole.parent.name, whole.name, "", folder), ""
    return Identity(found.plan, found.round, "", folder), found.sha256


def round_above(path: Path) -> Path | None:
    """The folder of the published round that a file or folder lies in; None where it lies in none."""
    return next((folder for folder in path.absolute().parents if (folder / MANIFEST).is_file()), None)


def identity(file: Path) -> Identity | None:
    """What a file says it is; None where it neither stands in a round nor carries its working."""
    return _by_place(file) or _by_working(file)


def _by_place(file: Path) -> Identity | None:
    folder = round_above(file)
    if folder is None:
        return None
    with suppress(Unreadable):
        found = read_manifest(folder)
        return Identity(found.plan, found.round, file.absolute().relative_to(folder).as_posix(), folder)
    return None


def _by_working(file: Path) -> Identity | None:
    try:
        paper = read_content(content_of(file))
    except (Unread, OSError):
        return None
    traces = list(_traces(paper))
    if not traces:
        return None
    plan, round_, indicator, place = traces[0]
    title = next((aside.text for aside in paper.page.aside if aside.where == _TITLE), "")
    if len(traces) == 1 and not title.startswith(_PACK):
        return Identity(plan, round_, f"{place}/cards/{indicator}.pdf")
    return Identity(plan, round_, f"{place}/pack.pdf", title=title)


def _traces(paper: Paper) -> Iterator[tuple[str, str, str, str]]:
    """Of each working attached: plan, round, indicator and place; one that cannot be read tells nothing."""
    for name, content in paper.attached.items():
        if name.endswith(TRACE):
            with suppress(ValueError, KeyError, TypeError, IndexError, RecursionError):
                tree: dict[str, list[dict[str, object]]] = once_each(content)  # type: ignore[assignment]
                one = tree["assessments"][0]
                yield str(tree["plan"]), str(tree["round"]), str(one["indicator"]), str(one["place"])
