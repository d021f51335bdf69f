"""Unread: a published file that cannot be read; what stands in it is not known to be safe."""

from __future__ import annotations

from pathlib import Path


class Unread(Exception):  # noqa: N818 - it is what a file is
    """A file that cannot be read, and why."""


def content_of(file: Path) -> bytes:
    """The bytes of a file; raises Unread where they cannot be had."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise Unread(str(error)) from error
