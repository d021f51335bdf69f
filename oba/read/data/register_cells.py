"""The cells of one row, typed one by one; what is wrong with each is kept, and reading goes on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from oba.domain.catalogue import problem
from oba.domain.date_text import corrected_date
from oba.domain.number import parse_number
from oba.domain.number_correction import corrected_number
from oba.domain.problem import Problem
from oba.read.text.identifiers import parse_date
from oba.read.text.suggestion import one_of, quoted, the_same
from oba.read.text.tables import Table

NOBODY = date(1900, 1, 1)
MOST_DAYS = 3660


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """One row of a register. A cell that is wrong gives a stand-in, and its problem is kept."""

    table: Table
    row: int
    cells: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, code: str, column: str, what: str = "", mend: str = "") -> None:
        """Keep a problem with one cell."""
        self.problems.append(problem(code, self.table.where(self.row, column), what, mend))

    def text(self, column: str) -> str:
        """A cell that may be empty."""
        return self.cells.get(column, "")

    def needed(self, column: str) -> str:
        """A cell that must be filled."""
        found = self.text(column)
        if not found:
            self.refuse("G005", column, f"{column} is empty")
        return found

    def word(self, column: str, words: Collection[str]) -> str:
        """A cell that holds one of some words."""
        self.needed(column)
        return self.known("G006", column, words, "one of the words allowed", "the words")

    def yes(self, column: str) -> bool:
        """A cell that holds yes, or nothing for no."""
        return bool(self.known("G006", column, ("yes",), "yes or empty", "the words"))

    def day(self, column: str) -> date:
        """A cell that holds a date."""
        text = self.needed(column)
        found = parse_date(text)
        if text and found is None:
            self.refuse("G008", column, f"{quoted(text)} is not a date", corrected_date(text))
        return found or NOBODY

    def maybe_day(self, column: str) -> date | None:
        """A cell that holds a date or nothing."""
        return self.day(column) if self.text(column) else None

    def days(self, column: str) -> int | None:
        """A cell that holds a whole number of days, or nothing."""
        text = self.text(column)
        found = parse_number(text) if text else None
        if text and (found is None or found.denominator != 1 or not 0 <= found <= MOST_DAYS):
            self.refuse("G007", column, f"{quoted(text)} is not a number of days", "write a whole number, such as 45.")
            return None
        return None if found is None else int(found)

    def number(self, column: str) -> Fraction:
        """A cell that holds a number."""
        text = self.needed(column)
        found = parse_number(text)
        if text and found is None:
            self.refuse("G007", column, f"{quoted(text)} is not a number", corrected_number(text))
        return found or Fraction(0)

    def known(self, code: str, column: str, known: Collection[str], thing: str, things: str = "") -> str:
        """A cell that is empty, or names something that exists."""
        found = self.text(column)
        if found:
            self._name(code, column, found, known, thing, things)
        return found

    def several(self, code: str, column: str, known: Collection[str], thing: str) -> tuple[str, ...]:
        """A cell that names things that exist, separated by semicolons."""
        found = tuple(part.strip() for part in self.text(column).split(";") if part.strip())
        for name in found:
            self._name(code, column, name, known, thing)
        return found

    def _name(self, code: str, column: str, name: str, known: Collection[str], thing: str, words: str = "") -> None:
        """Refuse a name that is not known; only of `words` is the nearest offered."""
        if name not in known:
            mend = one_of(name, known, words) if words else the_same(name, known)
            self.refuse(code, column, f"{quoted(name)} is not {thing}", mend)
