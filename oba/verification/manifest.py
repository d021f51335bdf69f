"""The manifest of a published round, read as something that may have been tampered with."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from oba.compose.edition.addresses import FOLDER
from oba.publish import MANIFEST, digest
from oba.publish.edition import BESIDE
from oba.verification.json_text import once_each
from oba.verification.plain_file import content_of
from oba.verification.report import Remark, wrong

OF_EDITION = f"{FOLDER}/{MANIFEST}"  # from where the rounds stand
_KNOWN = frozenset({"plan", "round", "made by", "inputs", "data", "outputs"})


class Unreadable(Exception):  # noqa: N818 - it is what a manifest is
    """A folder without a manifest that can be read; the text says why."""


class Named(NamedTuple):
    """What a manifest says of one file."""

    size: int
    sha256: str


class Manifest(NamedTuple):
    """What a manifest says, and its own SHA-256; `data` is None where the round was made without a key.

    `rest` is all that it says besides: the cut-off, the policy, and what was withheld.
    """

    plan: str
    round: str
    programs: Mapping[str, object]
    inputs: Mapping[str, str]
    data: Mapping[str, str] | None
    outputs: Mapping[str, Named]
    rest: Mapping[str, object]
    sha256: str


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a round's folder; raises Unreadable."""
    return _read(folder / MANIFEST, "plan, round, made by, inputs, data and outputs", _manifest)


def read_edition(rounds: Path) -> Manifest:
    """Read that of the web edition beside the rounds, whose files are named from there; raises Unreadable.

    It tells of no inputs: those are the rounds'.
    """
    return _read(rounds / OF_EDITION, "plan, round, made by, outputs and beside", _edition)


def _read(path: Path, holds: str, made: Callable[[Mapping[str, object], str], Manifest]) -> Manifest:
    try:
        content = content_of(path)
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error
    try:
        return made(_mapping(once_each(content)), digest(content).sha256)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"it is not JSON ({error})") from error
    except (TypeError, KeyError, AttributeError) as error:
        raise Unreadable(f"it lacks what a manifest has: {holds}") from error


def rest_remarks(then: Manifest, today: Manifest, file: str = MANIFEST) -> Iterator[Remark]:
    """What a manifest says otherwise of the cut-off, the policy and of what was withheld; `file` is its name."""
    for name in dict.fromkeys((*then.rest, *today.rest)):
        if then.rest.get(name) != today.rest.get(name):
            yield from wrong(file, f"its {name} is {_short(then, name)}, where {_short(today, name)} comes out today")


def _short(one: Manifest, name: str) -> str:
    text = json.dumps(one.rest[name], ensure_ascii=False) if name in one.rest else "nothing"
    return text if len(text) <= 60 else f"{text[:60]} …"  # noqa: PLR2004 - as much as stands in a line beside another


def _edition(whole: Mapping[str, object], sha256: str) -> Manifest:
    inside = {f"{FOLDER}/{name}": one for name, one in _mapping(whole["outputs"]).items()}
    others = {name: one for name, one in whole.items() if name != BESIDE}
    outputs = {**inside, **_mapping(whole[BESIDE])}
    return _manifest({"inputs": {}, "data": {}, **others, "outputs": outputs}, sha256)


def _manifest(whole: Mapping[str, object], sha256: str) -> Manifest:
    data = whole["data"]
    return Manifest(
        plan=_text(whole["plan"]),
        round=_text(whole["round"]),
        programs=dict(_mapping(whole["made by"])),
        inputs={name: _text(_mapping(one)["sha256"]) for name, one in _mapping(whole["inputs"]).items()},
        data=None
        if isinstance(data, str)
        else {name: _text(_mapping(one)["hmac-sha256"]) for name, one in _mapping(data).items()},
        outputs={name: _named(_mapping(one)) for name, one in _mapping(whole["outputs"]).items()},
        rest={name: one for name, one in whole.items() if name not in _KNOWN},
        sha256=sha256,
    )


def _named(one: Mapping[str, object]) -> Named:
    size = one["bytes"]
    if not isinstance(size, int):
        raise TypeError(size)
    return Named(size, _text(one["sha256"]))


def _mapping(part: object) -> Mapping[str, object]:
    if not isinstance(part, dict):
        raise TypeError(part)
    return part


def _text(part: object) -> str:
    if not isinstance(part, str):
        raise TypeError(part)
    return part
