"""Digests as they are printed."""

from __future__ import annotations


def short_digest(digest: str) -> str:
    """The first eight characters of a SHA-256, enough to tell two files apart at a meeting."""
    return digest[:8]
