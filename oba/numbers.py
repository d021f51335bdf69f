"""The numbers of a round and of all before it: rolled up, and protected beside what the earlier ones told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from oba.domain.evidence import Observation, Series
from oba.domain.measure import Measure
from oba.domain.plan import Round
from oba.domain.problem import Problem
from oba.domain.protection import Cost, Suppression
from oba.domain.release import Printed, Release, last_of, seen_by
from oba.domain.rule import Rule
from oba.protect.discretion import discreet
from oba.protect.kept_plans import KeptPlans
from oba.protect.knowledge import Knowledge, released
from oba.protect.system import system
from oba.protect.withholding import AllSeries, Protected, protect
from oba.read.project import Project
from oba.rollup.own_figures import known
from oba.rollup.series import roll_up

Rules = Mapping[str, Rule]


class _RolledUp(NamedTuple):
    """An indicator's rows as a round knows them, by which measure they were rolled up, and what came of it.

    The rows are kept for the round after, and none where there is none: of a country they are much.
    """

    rows: tuple[Observation, ...]
    measure: Measure
    series: Mapping[str, Series]
    differences: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundNumbers:
    """A round's series by indicator and place as they may be printed, and what in them does not agree.

    `withheld` says what is not printed, `cost` what that costs, and `exposed` of which numbers small counts come out
    whatever is withheld.
    """

    series: AllSeries
    differences: tuple[Problem, ...]
    withheld: tuple[Suppression, ...] = ()
    cost: Cost = field(default_factory=Cost)
    exposed: tuple[Printed, ...] = ()


NumbersByRound = Mapping[str, RoundNumbers]


def rules_at(project: Project, when: Round) -> Rules:
    """The rules as a round knows them.

    One that nobody had approved by then is a draft; where the round was released without it, it had not been written.
    """
    release = last_of((one for one in project.releases if one.answers), when.id)
    written = {one.indicator for one in release.answers} if release else project.rules.keys()
    known_rules = (rule.as_at(when.cut_off) for rule in project.rules.values())
    return {rule.id: rule for rule in known_rules if rule.id in written or not rule.newest.draft}


def numbers_up_to(project: Project, now: Round) -> NumbersByRound:
    """The numbers of a round, and of all before it, by round: each protected beside what was known when it was made.

    What an earlier round told is what was released of it, else what this program would print.
    """
    solved, sent = KeptPlans(project.kept), seen_by(project.releases, now.id)
    told, rolled, found = Knowledge(), dict[str, _RolledUp](), dict[str, RoundNumbers]()
    earlier = (one for one in project.plan.rounds if one.cut_off < now.cut_off and one.id != now.id)
    for one in (*sorted(earlier, key=lambda one: one.cut_off), now):
        rules = rules_at(project, one)
        rolled = _rolled_up(project, rules, one, rolled, last=one is now)
        raw = {name: its.series for name, its in rolled.items()}
        beside = _beside(project, one, told)
        here = protect(rules, raw, project.places, project.plan.policy, project.plan.groups, beside, solved)
        found[one.id] = _told(here, rolled)
        told = _after(told, here, [release for release in sent if release.round == one.id], project.rules)
    return found


def _beside(project: Project, one: Round, told: Knowledge) -> Knowledge:
    """What a round is made beside: what earlier ones told, and all that was released before it, of later ones too.

    A round that is released again has later ones beside it; what these withheld must stay hidden as well.
    """
    sent, policy = seen_by(project.releases, one.id), project.plan.policy
    known = told.and_told(released(sent, project.rules))
    names = {release.round for release in sent}
    for later in (each for each in project.plan.rounds if each.id in names and each.cut_off > one.cut_off):
        rules, raw = rules_at(project, later), raw_numbers(project, later).series
        if policy.suppress_below:
            found = system(rules, raw, project.places, project.plan.groups, policy.suppress_below)
            known = known.after(found, frozenset())
    return known


def raw_numbers(project: Project, when: Round) -> RoundNumbers:
    """A round's numbers before anything is withheld; for those only who may know them."""
    rolled = _rolled_up(project, rules_at(project, when), when, {}, last=True)
    every = tuple(one for its in rolled.values() for one in its.differences)
    return RoundNumbers(series={name: its.series for name, its in rolled.items()}, differences=every)


def _rolled_up(
    project: Project, rules: Rules, when: Round, before: Mapping[str, _RolledUp], *, last: bool
) -> dict[str, _RolledUp]:
    """The series of every indicator in every place, from the rows published by the cut-off.

    Those of an indicator of which the round before knew the same rows are the same.
    """
    found = {}
    for rule in rules.values():
        rows, former = known(project.observations.of(rule.id), when.cut_off), before.get(rule.id)
        if former and former.rows == rows and former.measure == rule.measure:
            found[rule.id] = former
        else:
            made = roll_up(rule, rows, project.places, project.plan.groups)
            found[rule.id] = _RolledUp(() if last else rows, rule.measure, *made)
    return found


def _told(here: Protected, rolled: Mapping[str, _RolledUp]) -> RoundNumbers:
    """The protected numbers, with what of them does not agree told without any that is withheld."""
    told = (
        problem
        for name, its in rolled.items()
        for problem in discreet(
            its.differences, here.series[name], [one for one in here.withheld if one.indicator == name]
        )
    )
    exposed = tuple(dict.fromkeys(one.of for one in here.exposed))
    return RoundNumbers(
        series=here.series, differences=tuple(told), withheld=here.withheld, cost=here.cost, exposed=exposed
    )


def _after(told: Knowledge, here: Protected, sent: list[Release], rules: Rules) -> Knowledge:
    """What is known after a round: what was released of it, else what is printed."""
    if here.system is None:
        return told
    return told.after(here.system, released(sent, rules) if sent else here.printed)
