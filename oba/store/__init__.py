"""The store: what takes long to work out, kept beside the output from one command to the next, and never published."""

from __future__ import annotations

from oba.store.store import FOLDER, Store

__all__ = ["FOLDER", "Store"]
