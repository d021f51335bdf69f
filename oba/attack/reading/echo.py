"""Echoes: documents on paper that tell nothing which the pages and the data beside them do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

import pikepdf

from oba.attack.public import PublicKnowledge
from oba.attack.sighting import Sighting, together

KIND = "echo"


def digest(folder: Path, names: Iterable[str], named: str, public: PublicKnowledge) -> str:
    """The digest of everything that decides what is read of a round: its files, and what everybody knows of the plan.

    `named` are titles that everybody knows. A file that cannot be opened has no digest, and none is the same as it.
    """
    rules = {name: (rule.measure, rule.poster) for name, rule in public.rules.items()}
    known = (pikepdf.__version__, named, rules, public.places.by_id, public.plan.groups)
    made = sha256(repr(known).encode())
    for name in names:
        made.update(f"\n{name} {sha256((folder / name).read_bytes()).hexdigest()}".encode())
    return made.hexdigest()


def tells_nothing_new(before: Sequence[Sighting], more: Sequence[Sighting]) -> bool:
    """Whether more sightings leave every number as it was known, and contradict none."""
    seen = together(before)
    return together(more, seen) == seen
