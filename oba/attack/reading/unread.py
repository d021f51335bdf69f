"""Unread: a published file that cannot be read; what stands in it is not known to be safe."""

from __future__ import annotations


class Unread(Exception):  # noqa: N818 - it is what a file is
    """A file that cannot be read, and why."""
