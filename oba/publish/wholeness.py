"""Whether a published round stands as it was built."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from oba.publish.manifest import digest
from oba.publish.stage import MANIFEST, files_that_would_be_lost


def departures(target: Path) -> tuple[str, ...]:
    """The files of a round that are not as its manifest says, or not there; the manifest where it cannot be read."""
    outputs = listed_outputs(target / MANIFEST)
    if outputs is None:
        return (MANIFEST,)
    return tuple(name for name, sha256 in outputs.items() if _digest(target / name) != sha256)


def stands_whole(target: Path, sha256: str) -> bool:
    """Whether a round stands with the manifest of a digest, all that it lists as it was, and nothing of others."""
    return _digest(target / MANIFEST) == sha256 and not departures(target) and not files_that_would_be_lost(target)


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
