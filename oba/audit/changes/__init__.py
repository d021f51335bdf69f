"""What changed between two rounds, and what each difference came of."""

from oba.audit.changes.changes import changes
from oba.audit.changes.released import as_released

__all__ = ["as_released", "changes"]
