"""Whether a file of a round is still what was published."""

from __future__ import annotations

import json
from pathlib import Path

from oba.publish.manifest import digest
from oba.publish.stage import MANIFEST


def as_published(folder: Path, name: str) -> bytes | None:
    """A file of a published round; None where it is not there, or is not what the round's manifest says it is."""
    try:
        listed = json.loads((folder / MANIFEST).read_bytes())["outputs"][name]
        content = (folder / name).read_bytes()
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return content if listed == {"bytes": len(content), "sha256": digest(content).sha256} else None
