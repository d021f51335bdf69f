"""The columns of a query, which must be those of observations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from oba.domain.catalogue import problem
from oba.domain.problem import Problem
from oba.read.data.observation_columns import COLUMNS
from oba.read.text.suggestion import one_of, quoted
from oba.returns.database.sources import Source
from oba.words import listed


def wrong_columns(source: Source, names: Sequence[str]) -> Iterator[Problem]:
    """Every column that is missing, stands twice, or is none of observations, with the nearest that is."""
    known = [name.strip().lower() for name in names]
    for name, times in Counter(known).items():
        if name not in COLUMNS.known:
            mend = f"leave it out, or name it in the query: SELECT … AS place; {one_of(name, COLUMNS.known, 'these')}"
            yield problem("A083", source.where, f"{quoted(name)} is not a column of observations", mend)
        elif times > 1:
            mend = "name each column once in the query."
            yield problem("A083", source.where, f"the column {quoted(name)} stands twice", mend)
    missing = [name for name in COLUMNS.needed if name not in known]
    if missing:
        verb = "column is" if len(missing) == 1 else "columns are"
        mend = f"add to the query: SELECT … AS {missing[0]}."
        yield problem("A083", source.where, f"the {verb} missing: {listed(missing)}", mend)
