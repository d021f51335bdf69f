"""A shelf: what is kept by kind and digest, in memory."""

from __future__ import annotations


class Shelf:
    """What was kept, to be looked into."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], bytes] = {}

    def get(self, kind: str, digest: str) -> bytes | None:
        """What was kept."""
        return self.held.get((kind, digest))

    def keep(self, kind: str, digest: str, content: bytes) -> None:
        """Keep it."""
        self.held[kind, digest] = content
