"""A citation: what an answer rests on, by a name that stays where it is when the lines of a file move."""

from __future__ import annotations

from dataclasses import dataclass

from oba.domain.problem import Where


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Citation(Where):
    """A row or a part of a rule: its key, and where it stands today.

    Published files print the key alone; people at the repository read file, line and column too. The key of a row is
    its indicator, place, period, group, day of publication and source; that of a part of a rule the rule, the version
    it stands in, with its first period and the day it was approved, and the part.
    """

    key: str

    @property
    def where(self) -> Where:
        """The place in the file alone, as problems tell it."""
        return Where(file=self.file, line=self.line, column=self.column)
