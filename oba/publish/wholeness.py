"""Whether a published round stands as it was built."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from oba.publish.manifest import digest
from oba.publish.stage import MANIFEST


def departures(target: Path) -> tuple[str, ...]:
    """The files of a round that are not as its manifest says, or not there; the manifest where it cannot be read."""
    outputs = listed_outputs(target / MANIFEST)
    if outputs is None:
        return (MANIFEST,)
    return tuple(name for name, sha256 in outputs.items() if _digest(target / name) != sha256)


def listed_outputs(path: Path) -> Mapping[str, str] | None:
    """The SHA-256 of each file that a manifest lists, by its name; None where it is no manifest."""
    try:
        return {name: one["sha256"] for name, one in json.loads(path.read_bytes())["outputs"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _digest(path: Path) -> str:
    try:
        return digest(path.read_bytes()).sha256
    except OSError:
        return ""
