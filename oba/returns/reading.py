"""What was understood of a workbook: rows that can be written, questions for a person, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow:
    """One row of observations found in a workbook, in the words of the file of observations.

    `cells` says where each field was read: {"numerator": "C8", "denominator": "B8"}; parts that are added stand as
    C9+D9. `after` names the questions that must be answered before the row may be written.
    """

    sheet: str
    cells: Mapping[str, str]
    fields: Mapping[str, str]
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Something only a person can tell, asked once; `answer` is what a careful analyst would say, empty if unknown.

    `lasting` answers hold for the next file of this shape too (a name of a place, a sign); others are asked each time
    (the day of publication).
    """

    id: str
    sheet: str
    cells: str
    question: str
    answer: str = ""
    lasting: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something said of a cell: that it is refused, has no place in the plan, is left out, or looks wrong."""

    sheet: str
    cell: str
    seen: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything understood of one workbook; `whole` says that it is taken whole or not at all."""

    file: str
    rows: tuple[FoundRow, ...] = ()
    asked: tuple[Asked, ...] = ()
    refused: tuple[Remark, ...] = ()
    unplaced: tuple[Remark, ...] = ()
    skipped: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()
    whole: bool = False
