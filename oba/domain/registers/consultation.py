"""What people said when they were asked, and what was done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oba.domain.registers.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation(Entry):
    """One theme: who said what, when in the words of whoever asked, and the response, empty until there is one.

    `answered` is the day of the response; None where the source names none.
    """

    theme: str
    said: str
    said_by: str
    when: str
    response: str
    answered: date | None
    source: str
