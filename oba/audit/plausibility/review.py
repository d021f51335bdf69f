"""All rows of a plan looked at for what cannot well be right, whichever round knows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from oba.audit.plausibility.doubt import doubt
from oba.audit.plausibility.early import too_early
from oba.audit.plausibility.last_round import too_late
from oba.audit.plausibility.others import Others
from oba.audit.plausibility.shares import all_fractions, is_all_fractions
from oba.audit.plausibility.track import tracks
from oba.audit.plausibility.wording import worded
from oba.domain.alarm import Alarm
from oba.domain.evidence import Observation
from oba.domain.plan import Round
from oba.domain.problem import Problem
from oba.domain.rule import Rule


def implausible(
    rules: Mapping[str, Rule], rows_of: Callable[[str], Iterable[Observation]], rounds: Sequence[Round]
) -> Iterator[Problem]:
    """A warning for each row that cannot well be right, for each series of fractions, and for rows no round knows.

    A row that a later one revises is not looked at: what was mended need not be settled as well.
    """
    late: list[Observation] = []
    last = max(rounds, key=lambda one: one.cut_off)
    for rule in rules.values():
        rows = list(rows_of(rule.id))
        late += (row for row in rows if row.published > last.cut_off)
        yield from _doubts(rule, rows)
    yield from too_late(late, last)


def _doubts(rule: Rule, rows: Iterable[Observation]) -> Iterator[Problem]:
    every = list(tracks(rows, rule.measure))
    yield from all_fractions(every)
    others, early = Others(every, _stated(rule)), list[Observation]()
    for track in every:
        said = is_all_fractions(track)
        for index in track.current:
            found = doubt(track, index, others)
            if found and found.alarm is Alarm.EARLY:
                early.append(found.row)
            elif found and not (said and found.alarm is Alarm.FRACTION):
                yield worded(found, rule.measure)
    yield from too_early(early, rule.measure)


def _stated(rule: Rule) -> list[Fraction]:
    """The numbers that the newest version of a rule states: where it starts, and its targets."""
    path = rule.newest.trajectory
    ends = (end for target in path.targets for end in (target.aim.low, target.aim.high))
    start = path.start.value if path.start else None
    return [number for number in (start, *ends) if number is not None]
