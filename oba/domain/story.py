"""The story behind the baseline: what people wrote about one indicator in one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oba.domain.problem import Where

HEADINGS = ("Story behind the baseline", "Partners", "What works", "Action plan", "Data development")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story: who wrote it, when, and the Markdown under each of the five headings that it has."""

    round: str
    place: str
    indicator: str
    author: str
    written: date
    sections: tuple[tuple[str, str], ...]
    where: Where
