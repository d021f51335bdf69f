"""What was worked out before: where it can be asked for, and put, by the digest of everything that decides it."""

from __future__ import annotations

from typing import Protocol


class Kept(Protocol):
    """A place for what takes long to work out; whatever is missing there is worked out again."""

    def get(self, kind: str, digest: str) -> bytes | None:
        """What was kept of a kind under a digest; None where nothing is, or not what was put there."""

    def keep(self, kind: str, digest: str, content: bytes) -> None:
        """Keep something, if that can be done; it may be gone the next time."""


class Unkept:
    """Nothing is kept."""

    def get(self, kind: str, digest: str) -> bytes | None:
        """Return nothing, whatever is asked for."""

    def keep(self, kind: str, digest: str, content: bytes) -> None:
        """Let it go."""
