"""All rows of a plan looked at for what cannot well be right, whichever round knows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from oba.audit.plausibility.doubt import Doubt, doubt
from oba.audit.plausibility.early import too_early
from oba.audit.plausibility.last_round import too_late
from oba.audit.plausibility.linked import contradicting
from oba.audit.plausibility.others import Others
from oba.audit.plausibility.shares import all_fractions, is_all_fractions, only_fractions
from oba.audit.plausibility.track import Track, tracks
from oba.audit.plausibility.wording import worded
from oba.domain.alarm import Alarm
from oba.domain.evidence import Observation
from oba.domain.plan import Round
from oba.domain.problem import Problem, Where
from oba.domain.rule import Rule


def implausible(
    rules: Mapping[str, Rule], rows_of: Callable[[str], Iterable[Observation]], rounds: Sequence[Round]
) -> Iterator[Problem]:
    """A warning for each row that cannot well be right or contradicts a link, for fractions, and for rows too late.

    A row that a later one revises is not looked at: what was mended need not be settled as well.
    """
    late: list[Observation] = []
    last = max(rounds, key=lambda one: one.cut_off)
    for rule in rules.values():
        rows = list(rows_of(rule.id))
        late += (row for row in rows if row.published > last.cut_off)
        yield from _doubts(rule, rows)
    yield from too_late(late, last)
    yield from contradicting(rules, rows_of)


def doubted_rows(rule: Rule, rows: Iterable[Observation]) -> Iterator[Where]:
    """Where each of an indicator's rows stands that cannot well be right and that nobody has checked."""
    found = _looked_at(rule, rows)
    yield from (row.where for track in found.fractions for row in track.rows)
    yield from (row.where for row in (*found.early, *(one.row for one in found.single)))


class _Found(NamedTuple):
    """What is doubted in the rows of an indicator: places with only fractions, rows that came early, other rows."""

    fractions: tuple[Track, ...]
    early: tuple[Observation, ...]
    single: tuple[Doubt, ...]


def _looked_at(rule: Rule, rows: Iterable[Observation]) -> _Found:
    every = list(tracks(rows, rule.measure))
    others, found = Others(every, _stated(rule)), list[Doubt]()
    for track in (track for track in every if not track.is_sound):
        doubts = (doubt(track, index, others) for index in track.current)
        found += [one for one in doubts if one and not (one.alarm is Alarm.FRACTION and is_all_fractions(track))]
    return _Found(
        fractions=only_fractions(every),
        early=tuple(one.row for one in found if one.alarm is Alarm.EARLY),
        single=tuple(one for one in found if one.alarm is not Alarm.EARLY),
    )


def _doubts(rule: Rule, rows: Iterable[Observation]) -> Iterator[Problem]:
    found = _looked_at(rule, rows)
    yield from all_fractions(found.fractions)
    yield from (worded(one, rule.measure) for one in found.single)
    yield from too_early(found.early, rule.measure)


def _stated(rule: Rule) -> list[Fraction]:
    """The numbers that the newest version of a rule states: where it starts, and its targets."""
    path = rule.newest.trajectory
    ends = (end for target in path.targets for end in (target.aim.low, target.aim.high))
    start = path.start.value if path.start else None
    return [number for number in (start, *ends) if number is not None]
