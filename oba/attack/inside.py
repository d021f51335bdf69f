"""Inside: what somebody learns who knows the numbers of some places himself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from oba.attack.bounds import Part, Watch, bounded, bounded_beside, parts, solvable
from oba.attack.count import Count, Row
from oba.attack.memory import Interval, Memory
from oba.attack.reach import Impossible
from oba.attack.trust import possible, trusted

Own = Mapping[Count, int]


def inside(system: Iterable[Part], own: Own, watch: Watch, solved: Memory) -> Mapping[Count, Interval]:
    """The ends of what hangs together with a withheld count, beside what he knows, which is no news to him."""
    known = {count: (value, value) for count, value in own.items()}
    others = replace(watch, counts=watch.counts - own.keys(), withheld=watch.withheld - own.keys())
    found: dict[Count, Interval] = {}
    for part in system:
        try:
            found |= bounded_beside(part, known, others, solved)
        except Impossible:
            found |= _corrected(part, own, others, solved)
    return found


def _corrected(part: Part, own: Own, watch: Watch, solved: Memory) -> Mapping[Count, Interval]:
    """The same where his numbers contradict what others suppose: he supposes nothing against them."""
    known = tuple(Row(((count, 1),), value, value) for count, value in own.items() if count in part.ends)
    rows = trusted((*known, *part.rows), possible).rows
    try:
        found = _bounded(rows, watch, solved)
    except Impossible:
        found = _bounded(trusted(rows, solvable).rows, watch, solved)
    return found


def _bounded(rows: tuple[Row, ...], watch: Watch, solved: Memory) -> Mapping[Count, Interval]:
    fewer = parts(rows)
    settled = {one for part in fewer for one, (low, high) in part.ends.items() if low == high}
    found = bounded(fewer, watch, solved)
    return {one: its for one, its in found.items() if one in watch.withheld or one not in settled}
