"""The answers of one round, from its protected numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from oba.assess.assessment import assess
from oba.assess.expectation import expectation
from oba.audit.plausibility.review import doubted_rows
from oba.domain.assessment import Assessment
from oba.domain.book import Book, Key
from oba.domain.evidence import Observation, Reason
from oba.domain.finding import Question
from oba.domain.outstanding import Expected
from oba.domain.plan import Plan, Round
from oba.domain.problem import Where
from oba.domain.release import last_of
from oba.domain.story import Story
from oba.inputs import updates_up_to
from oba.numbers import RoundNumbers, Rules, numbers_up_to, raw_numbers, rules_at
from oba.protect.discretion import withheld_rows
from oba.read.project import Project
from oba.rollup.own_figures import known


class _Read(NamedTuple):
    """What the rows of a round's indicators say beside their numbers.

    `expected` is what is known of the numbers that have not come; `doubted` are the rows known by the cut-off that
    cannot well be right and that nobody has checked.
    """

    expected: Mapping[str, Expected]
    doubted: frozenset[Where]


def _read(project: Project, rules: Rules, when: Round, *, internal: bool) -> _Read:
    """Look through the rows of each indicator once.

    In the plan's last round, before it is released, places of which nothing at all was known by the cut-off are said to
    have published after it; only who asks internally hears of others what came since.
    """
    returns = project.registers.as_at(when.cut_off).returns
    open_ = when.cut_off == max(one.cut_off for one in project.plan.rounds) and not last_of(project.releases, when.id)
    expected, doubted, closed = dict[str, Expected](), set[Where](), when.cut_off if open_ else None
    for rule in rules.values():
        rows = tuple(project.observations.of(rule.id))
        told = rows if internal else _unheard(rows, when)
        expected[rule.id] = expectation(rule.id, told, project.places, returns, closed)
        doubted.update(doubted_rows(rule, known(rows, when.cut_off)))
    return _Read(expected, frozenset(doubted))


def _assess(
    project: Project, rules: Rules, numbers: RoundNumbers, read: _Read, when: Round
) -> Mapping[Key, Assessment]:
    """The five answers of every indicator in every place that has documents."""
    places, policy = project.places.as_at(when.cut_off), project.plan.policy
    found = (
        assess(rule, place, places, numbers.series[rule.id], policy, when.cut_off, read.expected[rule.id])
        for rule in rules.values()
        for place in places.documented
    )
    series = chain.from_iterable(its.values() for its in numbers.series.values())
    doubted = read.doubted - withheld_rows(series)
    told = (replace(one, doubted=True) if _rests_on(one, doubted) else one for one in found)
    return {(one.indicator, one.place): one for one in told}


def _rests_on(found: Assessment, rows: frozenset[Where]) -> bool:
    return found.judged is not None and not rows.isdisjoint(found.judged.cites)


def _unheard(rows: Sequence[Observation], when: Round) -> tuple[Observation, ...]:
    """The rows of places of which none was known by a round's cut-off."""
    heard = {row.place for row in rows if row.published <= when.cut_off}
    return tuple(row for row in rows if row.place not in heard)


def answer(project: Project, now: Round, numbers: RoundNumbers | None = None, *, internal: bool = False) -> Book:
    """The numbers and the answers of a round, as known by its cut-off: roll up → protect → assess.

    The protected `numbers` are worked out where they are not given. They are raw where answers are `internal`: for a
    terminal, never for a document or a file.
    """
    found = raw_numbers(project, now) if internal else numbers or numbers_up_to(project, now)[now.id]
    rules = rules_at(project, now)
    read = _read(project, rules, now, internal=internal)
    assessments = _assess(project, rules, found, read, now)
    return Book(
        plan=project.plan.as_at(now),
        round=now,
        places=project.places.as_at(now.cut_off),
        rules=rules,
        series={(name, place): one for name, its in found.series.items() for place, one in its.items()},
        assessments=with_updates(assessments, project.stories, project.plan, now),
        expected=read.expected,
        suppressed=found.withheld,
        cost=replace(found.cost, answers=_lost(assessments)),
        exposed=found.exposed,
        warnings=found.differences,
    )


def with_updates(
    assessments: Mapping[Key, Assessment], stories: Iterable[Story], plan: Plan, now: Round
) -> Mapping[Key, Assessment]:
    """The assessments, those of measures without a number with what was written for a round and those before it."""
    told: dict[Key, list[Story]] = {}
    for one in updates_up_to(stories, plan, now):
        told.setdefault((one.indicator, one.place), []).append(one)
    found = {key: tuple(told.get(key, ())) for key in assessments}
    told_anew = {key: replace(its, updates=found[key]) for key, its in assessments.items() if its.updates != found[key]}
    return {**assessments, **told_anew} if told_anew else assessments


def _lost(assessments: Mapping[Key, Assessment]) -> int:
    """How many answers cannot be given because a number is withheld."""
    found = (one[question] for one in assessments.values() for question in Question)
    return sum(one.reason is Reason.SUPPRESSED for one in found)
