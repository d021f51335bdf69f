"""Digests as they are printed."""

from __future__ import annotations


def digest_line(**named: str) -> str:
    """Digests in short, each behind the name of what it is of; one that is not there is left out."""
    return ", ".join(f"{name} {short_digest(digest)}" for name, digest in named.items() if digest)


def short_digest(digest: str) -> str:
    """The first eight characters of a SHA-256, enough to tell two files apart at a meeting."""
    return digest[:8]
