"""A problem: what is wrong in a file, exactly where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops publication or is printed where the reader needs it."""

    STOP = "stop"
    WARN = "warn"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Where:
    """A place in a file: its path as the user would type it, a line from 1, and a column.

    The column is a number from 1 in text files and a column's name in tables; both may be missing. Two are equal that
    name one place, whatever else is known of it.
    """

    file: str
    line: int | None = None
    column: int | str | None = None

    def __eq__(self, other: object) -> bool:
        """Whether another names the same place."""
        if not isinstance(other, Where):
            return NotImplemented
        return (self.file, self.line, self.column) == (other.file, other.line, other.column)

    def __hash__(self) -> int:
        """One number for all that name the same place."""
        return hash((self.file, self.line, self.column))

    def __str__(self) -> str:
        """Write it as `file:line:column`, leaving out what is not known."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)

    @property
    def order(self) -> tuple[str, int, int, str]:
        """A key that sorts places in file order."""
        number = self.column if isinstance(self.column, int) else 0
        return self.file, self.line or 0, number, str(self.column or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong, its code in the catalogue, and the mend."""

    code: str
    severity: Severity
    where: Where
    what: str
    mend: str

    @property
    def stops(self) -> bool:
        """Whether nothing may be published while this stands."""
        return self.severity is Severity.STOP

    @property
    def of_places(self) -> bool:
        """Whether it is a problem of the table of places, which all other files name."""
        return self.where.file.rpartition("/")[2] == "places.csv"


def in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by file, line and column, each said once; those of the table of places first, for others follow."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (not p.of_places, p.where.order, p.code, p.what)))


def any_stops(problems: Iterable[Problem]) -> bool:
    """Whether any of these problems stops publication."""
    return any(problem.stops for problem in problems)
