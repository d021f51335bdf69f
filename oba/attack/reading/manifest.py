"""The manifest and the names of files: they say what is withheld and what there is, and give no number of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from oba.attack.public import PublicKnowledge
from oba.attack.reading.digits import numbers
from oba.attack.reading.unread import Unread
from oba.attack.stray import Stray

FILE = "manifest.json"
_HEADS = frozenset(
    {"plan", "round", "cut_off", "made by", "inputs", "data", "outputs", "policy", "protection", "suppression"}
)
_PUBLIC = ("plan", "rule ", "cards/")  # what is printed anyway; a digest of it tells nothing
_WITHHELD = frozenset({"indicator", "period", "places", "step", "group", "layer"})
_KEYED, _DIGEST = frozenset({"hmac-sha256"}), frozenset({"sha256"})
_OUTPUT = frozenset({"bytes", "sha256", "pages"})


def manifest_strays(content: bytes) -> Iterator[Stray]:
    """What a manifest gives beyond names of cells, sizes and digests of what is published, and keyed digests of inputs.

    Raises Unread for one that is none.
    """
    try:
        tree = json.loads(content.decode("utf-8"))
        yield from (Stray(FILE, str(key), "as a part that no manifest has") for key in sorted(set(tree) - _HEADS))
        for entry in tree.get("suppression", ()):
            yield from _of_withheld(entry)
        for part, allowed in (("inputs", _DIGEST), ("data", _KEYED), ("outputs", _OUTPUT)):
            for name, entry in _entries(tree.get(part)):
                for key in sorted(set(entry) - (allowed if _may_be_there(part, name) else frozenset())):
                    yield Stray(FILE, f"{key} of {name}", f"among {part}")
    except (UnicodeDecodeError, ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise Unread(f"it is no manifest: {error}") from error


def _of_withheld(entry: Mapping[str, Any]) -> Iterator[Stray]:
    for key in sorted(set(entry) - _WITHHELD):
        for place in entry["places"]:
            says = f"{entry[key]} ({key})"
            yield Stray(FILE, says, "beside what is withheld", str(entry["indicator"]), str(place))


def _may_be_there(part: str, name: str) -> bool:
    """Whether something may stand in a part of the manifest: without a key only what everybody may read."""
    return part != "inputs" or name.startswith(_PUBLIC)


def _entries(part: object) -> Iterable[tuple[str, Mapping[str, Any]]]:
    return part.items() if isinstance(part, Mapping) else ()


def name_strays(name: str, public: PublicKnowledge) -> Iterator[Stray]:
    """The numbers in the name of a file that are in the name of no indicator, place or board."""
    plan = public.plan
    named = [
        *public.rules,
        *public.places.by_id,
        *(board.id for board in plan.boards),
        *(one.id for one in plan.rounds),
    ]
    for part in name.split("/"):
        stem = part.rpartition(".")[0] or part
        if stem not in named:
            for one in numbers(stem):
                yield Stray(name, one, "in its name", *_whose(name, public))


def _whose(name: str, public: PublicKnowledge) -> tuple[str, str]:
    """The indicator and the place that a name begins with, as far as it does."""
    place, _, file = name.partition("/")
    stem = file.rpartition("/")[2]
    longest = max((one for one in public.rules if stem.startswith(one)), key=len, default="")
    return longest, place if place in public.places.by_id else ""
