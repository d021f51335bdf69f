"""What changed between two rounds, and what each difference came of."""

from oba.audit.changes.changes import changes

__all__ = ["changes"]
