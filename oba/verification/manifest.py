"""The manifest of a published round, read as something that may have been tampered with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from oba.publish import MANIFEST, digest


class Unreadable(Exception):  # noqa: N818 - it is what a manifest is
    """A folder without a manifest that can be read; the text says why."""


class Named(NamedTuple):
    """What a manifest says of one file."""

    size: int
    sha256: str


class Manifest(NamedTuple):
    """What a manifest says, and its own SHA-256; `data` is None where the round was made without a key."""

    plan: str
    round: str
    programs: Mapping[str, object]
    inputs: Mapping[str, str]
    data: Mapping[str, str] | None
    outputs: Mapping[str, Named]
    sha256: str


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a folder; raises Unreadable."""
    try:
        content = (folder / MANIFEST).read_bytes()
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error
    try:
        return _manifest(json.loads(content), digest(content).sha256)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"it is not JSON ({error})") from error
    except (TypeError, KeyError, AttributeError) as error:
        raise Unreadable("it lacks what a manifest has: plan, round, programs, inputs, data and outputs") from error


def _manifest(tree: dict[str, object], sha256: str) -> Manifest:
    data = tree["data"]
    return Manifest(
        plan=_text(tree["plan"]),
        round=_text(tree["round"]),
        programs=dict(_mapping(tree["made by"])),
        inputs={name: _text(_mapping(one)["sha256"]) for name, one in _mapping(tree["inputs"]).items()},
        data=None
        if isinstance(data, str)
        else {name: _text(_mapping(one)["hmac-sha256"]) for name, one in _mapping(data).items()},
        outputs={name: _named(_mapping(one)) for name, one in _mapping(tree["outputs"]).items()},
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
