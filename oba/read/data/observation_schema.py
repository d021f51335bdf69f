"""The schema of observations, and what breaks it: rows, each with a constraint it does not meet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeAlias

import pandas as pd
import pandera.pandas as pa

from oba.read.data.cell_constraints import cell_constraints
from oba.read.data.constraint import Constraint
from oba.read.data.observation_columns import ObservationColumns
from oba.read.data.observation_frame import frame_of
from oba.read.data.row_constraints import ROW_CONSTRAINTS

Breach: TypeAlias = tuple[int, Constraint]


def breaches(
    columns: ObservationColumns,
    indicators: Collection[str],
    places: Collection[str],
    called: Mapping[str, str] | None = None,
    in_words: Collection[str] = (),
) -> list[Breach]:
    """The numbers of wrong rows, each with a constraint it breaks, in order of rows and of the names of columns.

    `called` gives places by the names that readers know; `in_words` are indicators without numbers. The constraints of
    a cell are a chain as those of a row are: of each chain a row is told the first link it breaks.
    """
    cells = cell_constraints(indicators, places, called, in_words)
    schema = pa.DataFrameSchema(
        {name: pa.Column("category", [one.check for one in its]) for name, its in cells.items()},
        [one.check for links in ROW_CONSTRAINTS for link in links for one in link],
    )
    broken = _broken(schema, frame_of(columns))
    chains = (*([(one,) for one in its] for its in cells.values()), *ROW_CONSTRAINTS)
    found = chain.from_iterable(_first(links, broken) for links in chains)
    return sorted(found, key=lambda breach: (breach[0], breach[1].column))


def _broken(schema: pa.DataFrameSchema, rows: pd.DataFrame) -> Mapping[str, set[int]]:
    """The rows that fail each check, by the check's name.

    They are read from its output: failure cases hold every cell of a row that fails, with which a large file that has
    one mistake throughout would fill the memory.
    """
    try:
        schema.validate(rows, lazy=True, inplace=True)
    except pa.errors.SchemaErrors as errors:
        return {error.check.name: set(rows.index[~error.check_output]) for error in errors.schema_errors}
    return {}


def _first(links: Iterable[tuple[Constraint, ...]], broken: Mapping[str, set[int]]) -> Iterator[Breach]:
    before = set[int]()
    for link in links:
        here = {one: broken.get(one.name, set()) - before for one in link}
        yield from ((row, one) for one, rows in here.items() for row in rows)
        before = before.union(*here.values())
