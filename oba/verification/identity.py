"""Which document of which round a file is: by where it stands, or by the working that is attached to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from oba.attack.reading.paper import read_paper
from oba.attack.reading.unread import Unread
from oba.publish import MANIFEST
from oba.verification.manifest import Unreadable, read_manifest

_TRACE = ".trace.json"


class Identity(NamedTuple):
    """A document: its plan, its round and its name in the round's folder; `folder` is where that round stands."""

    plan: str
    round: str
    name: str
    folder: Path | None = None


def round_in(folder: Path) -> tuple[Identity, str]:
    """Which round a folder is, and the SHA-256 of its manifest; by its own name where that cannot be read."""
    try:
        found = read_manifest(folder)
    except Unreadable:
        whole = folder.absolute()
        return Identity(whole.parent.name, whole.name, "", folder), ""
    return Identity(found.plan, found.round, "", folder), found.sha256


def identity(file: Path) -> Identity | None:
    """What a file says it is; None where it neither stands in a round nor carries its working."""
    return _by_place(file) or _by_working(file)


def _by_place(file: Path) -> Identity | None:
    whole = file.absolute()
    for folder in whole.parents:
        if (folder / MANIFEST).is_file():
            with suppress(Unreadable):
                found = read_manifest(folder)
                return Identity(found.plan, found.round, whole.relative_to(folder).as_posix(), folder)
    return None


def _by_working(file: Path) -> Identity | None:
    traces = list(_traces(file))
    if not traces:
        return None
    plan, round_, indicator, place = traces[0]
    if len(traces) == 1:
        return Identity(plan, round_, f"{place}/cards/{indicator}.pdf")
    return Identity(plan, round_, f"{place}/pack.pdf")


def _traces(file: Path) -> Iterator[tuple[str, str, str, str]]:
    """Of each working attached: plan, round, indicator and place; one that cannot be read tells nothing."""
    with suppress(Unread):
        for name, content in read_paper(file).attached.items():
            if name.endswith(_TRACE):
                with suppress(ValueError, KeyError, TypeError, IndexError, RecursionError):
                    tree = json.loads(content)
                    one = tree["assessments"][0]
                    yield str(tree["plan"]), str(tree["round"]), str(one["indicator"]), str(one["place"])
