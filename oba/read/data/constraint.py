"""What must hold of observations: a check that a schema runs on whole columns, and what is said where it fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

import pandas as pd
import pandera.pandas as pa

from oba.domain.catalogue import problem
from oba.domain.problem import Problem
from oba.read.data.observation_columns import ObservationColumns

Mask: TypeAlias = "pd.Series[bool]"
Sentence: TypeAlias = Callable[[ObservationColumns, int], str]


def _usual(_columns: ObservationColumns, _row: int) -> str:
    return ""


class Constraint(NamedTuple):
    """What must hold: its code in the catalogue, the column to be mended, a name, which rows are wrong, what is said.

    `wrong` is given the column, or all columns where cells are held against one another. The mend is the catalogue's
    where it has none of its own. `named` are the columns whose words alone make the sentence: in a file, it is said
    once for the same words, and the rows are counted; every row is told by itself where there are none.
    """

    code: str
    column: str
    name: str
    wrong: Callable[[Any], Mask]
    what: Sentence
    mend: Sentence = _usual
    named: tuple[str, ...] = ()

    @property
    def check(self) -> pa.Check:
        """It as a check of a schema, which keeps no more failure cases than it must."""
        return pa.Check(lambda given: ~self.wrong(given), name=self.name, ignore_na=False, n_failure_cases=1)

    def problem(self, columns: ObservationColumns, row: int) -> Problem:
        """What is wrong with a row that breaks it."""
        where = columns.lines.where(row, self.column)
        return problem(self.code, where, self.what(columns, row), self.mend(columns, row))
