"""What changed since the round before, in words."""

from oba.compose.dashboard.changes.changes import ChangePage, changes_at, in_brief

__all__ = ["ChangePage", "changes_at", "in_brief"]
