"""What changed since the round before, in words."""

from oba.compose.dashboard.changes.changes import ChangePage, changes_at

__all__ = ["ChangePage", "changes_at"]
