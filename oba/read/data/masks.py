"""Which rows of a frame a constraint is about: those with cells filled, or empty."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TypeAlias

import pandas as pd

from oba.read.data.constraint import Mask

Rows: TypeAlias = pd.DataFrame


def given(rows: Rows, *names: str) -> Mask:
    """Where all of these cells are filled."""
    return reduce(and_, (rows[f"{name}_given"] for name in names))


def empty(rows: Rows, *names: str) -> Mask:
    """Where all of these cells are empty."""
    return ~reduce(or_, (rows[f"{name}_given"] for name in names))
