"""On how many cases a law is tried that takes long for each: a share of those of any other law."""

from __future__ import annotations

from hypothesis import settings


def one_in(many: int) -> settings:
    """One case in so many of those of the profile, which has ten times as many in `make test-slow`."""
    return settings(max_examples=settings().max_examples // many)
