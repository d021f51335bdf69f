"""Rows that no round of the plan knows, as they were published after the last one's data closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from oba.audit.plausibility.lines import named_lines
from oba.domain.catalogue import problem
from oba.domain.evidence import Observation
from oba.domain.plan import Round
from oba.domain.problem import Problem, Where


def too_late(rows: Iterable[Observation], last: Round) -> Iterator[Problem]:
    """One warning for each file of rows published after the last round's cut-off, at the first, naming their lines."""
    found: dict[str, list[Observation]] = defaultdict(list)
    for row in rows:
        found[row.where.file].append(row)
    for file, late in found.items():
        first = min(row.where.line or 0 for row in late)
        latest = max(row.published for row in late)
        where = named_lines(late)
        which = f"the row on {where} was" if len(late) == 1 else f"{len(late):,} rows, {where}, were"
        what = f"{which} published after {last.cut_off}, when the data of the plan's last round, {last.id}, closes"
        mend = f"add a round with a cut_off from {latest} on to plan.yaml, or correct the day in 'published'."
        yield problem("A037", Where(file=file, line=first, column="published"), what, mend)
