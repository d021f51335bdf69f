"""A text that stands beside a withheld number, holds a number itself, and has been found to tell nothing of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from oba.domain.problem import Where

WHO, DAY = "WHO", "YYYY-MM-DD"  # what a proposed row has where a person writes


class Cleared(NamedTuple):
    """Which text was cleared for which round: where it stands, what it is about, and its digest.

    `file` is told from the plan's folder of data; several indicators of one text have semicolons between them; `place`
    is empty for everywhere.
    """

    file: str
    place: str
    indicator: str
    round: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """Who has read a text and found that it tells nothing that is withheld, and on which day."""

    text: Cleared
    by: str
    on: date
    where: Where
