"""A round for tests of verifying: its manifest as a table, and as it is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from oba.publish import MANIFEST, digest
from oba.verification.manifest import Manifest, read_manifest

TREE: dict[str, Any] = {
    "plan": "demo",
    "round": "2010-11-q2",
    "made by": {"oba": {"version": "1", "code": "f" * 64}, "python": "3.11"},
    "inputs": {"plan": {"sha256": "aa"}, "rule ni-117": {"sha256": "bb"}, "cards/card.css": {"sha256": "cc"}},
    "data": {"rows of ni-117": {"hmac-sha256": "dd"}},
    "outputs": {"a.html": {"bytes": 1, "sha256": "ee"}},
    "cut_off": "2010-10-15",
    "policy": {"decimals": "1"},
}

EDITION: dict[str, Any] = {
    "plan": "demo",
    "round": "2010-11-q2",
    "made by": {"oba": {"version": "1", "code": "f" * 64}, "python": "3.11"},
    "made from": "ab",
    "rounds": ["2010-11-q2"],
    "leads to": [],
    "cut_off": "2010-10-15",
    "outputs": {},
    "beside": {"index.html": {"bytes": 1, "sha256": "ee"}},
}


def manifest_of(folder: Path, tree: dict[str, Any]) -> Manifest:
    """A manifest that is written into a folder, and read again."""
    (folder / MANIFEST).write_text(json.dumps(tree), encoding="utf-8")
    return read_manifest(folder)


def published(folder: Path, files: dict[str, bytes]) -> Manifest:
    """A folder of files, and the manifest that names them."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    named = {name: {"bytes": len(one), "sha256": digest(one).sha256} for name, one in files.items()}
    return manifest_of(folder, {**TREE, "outputs": named})
