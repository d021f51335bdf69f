"""Drafts: files beside the published rounds, each put in place by itself, without a manifest."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from oba.publish.failure import in_plain_words
from oba.publish.manifest import Digest, digest
from oba.publish.stage import inside
from oba.publish.whole_file import put_whole

DRAFTS = "drafts"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFolder:
    """Where the drafts of a round are put; a file of an earlier draft is replaced, others stay."""

    folder: Path

    def write(self, name: str, content: bytes) -> Digest:
        """Put one file in place, so that whoever has it open keeps a whole one. Raises PublishFailed."""
        path = self.folder / inside(name)
        with in_plain_words(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            put_whole(path, content)
        return digest(content)
