"""What a round knows, as digests by name: the plan, each rule, each indicator's rows, places, registers, texts.

They are of what these say, and of no file: rows published later, versions approved later, rounds and stories of other
rounds and lines that have moved change none of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from hashlib import sha256
from operator import attrgetter

from oba.domain.canonical import canonical, fingerprint
from oba.domain.evidence import Observation
from oba.domain.place import Place, Places
from oba.domain.plan import Plan, Round
from oba.domain.registers import Registers
from oba.domain.rule import Rule
from oba.domain.signed_text import SignedText, texts_of
from oba.domain.story import Story
from oba.numbers import rules_at
from oba.read.project import Project
from oba.rollup.own_figures import known

STORY, ROWS = "story of ", "rows of "
_ROW = attrgetter(*(one.name for one in fields(Observation) if one.name != "where"))
_UNDATED = "cleared"  # it lets texts be printed, and no page says anything else for it


def rule_inputs(plan: Plan, rules: Iterable[Rule]) -> Mapping[str, str]:
    """The plan and the rules, as a round knows them; indicators that it does not know stand in no list of the plan."""
    digests = {rule.id: rule.digest for rule in rules}
    outcomes = tuple(replace(one, indicators=_of(one.indicators, digests)) for one in plan.outcomes)
    boards = tuple(replace(one, indicators=_of(one.indicators, digests)) for one in plan.boards)
    known_plan = fingerprint(replace(plan, outcomes=outcomes, boards=boards))
    return {"plan": known_plan, **{f"rule {name}": digest for name, digest in digests.items()}}


def _of(indicators: Iterable[str], there: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in indicators if name in there)


def data_inputs(project: Project, now: Round) -> Mapping[str, str]:
    """The rows, places, shapes, registers, papers and texts that a round knows; none of which it knows nothing."""
    rules = rules_at(project, now)
    rows = {name: known(project.observations.of(name), now.cut_off) for name in rules}
    heard_of = {row.place for its in rows.values() for row in its} | _named_by(rules.values())
    places = sorted(canonical(one) for one in _known_places(project.places, now, heard_of))
    digests = {f"{ROWS}{name}": _rows(its) for name, its in rows.items() if its}
    drawn = {"shapes": fingerprint(project.outlines)} if project.outlines.by_place else {}
    registers = dict(_registers(project.registers, now))
    papers = {f"paper for {one.board}": fingerprint(one) for one in project.papers if one.round == now.id}
    written = {**papers, **text_inputs(project.texts, now)}
    return {**digests, "places": fingerprint(places), **drawn, **registers, **written}


def story_inputs(stories: Iterable[Story], plan: Plan, now: Round) -> Mapping[str, str]:
    """The stories that were written for a round, and the updates for earlier ones that its pages print again."""
    every = tuple(stories)
    own = {f"{STORY}{one.indicator} in {one.place}": fingerprint(one) for one in every if one.round == now.id}
    earlier = (one for one in updates_up_to(every, plan, now) if one.round != now.id)
    again = {f"{STORY}{one.indicator} in {one.place} for {one.round}": fingerprint(one) for one in earlier}
    return {**own, **again}


def updates_up_to(stories: Iterable[Story], plan: Plan, now: Round) -> tuple[Story, ...]:
    """What was written in place of numbers for a round and for those before it, the newest first."""
    known_rounds = {one.id: one.cut_off for one in plan.rounds if one.cut_off <= now.cut_off}
    found = (one for one in stories if one.update and one.round in known_rounds)
    return tuple(sorted(found, key=lambda one: known_rounds[one.round], reverse=True))


def text_inputs(texts: Iterable[SignedText], now: Round) -> Mapping[str, str]:
    """The texts of the year that a round prints."""
    printed = texts_of(texts, now)
    return {f"text {one.publication}/{one.section}": fingerprint(one) for one in printed}


def _rows(rows: Iterable[Observation]) -> str:
    """One digest for all rows of an indicator, in whatever order they stand."""
    lines = sorted("\x1f".join(map(str, _ROW(row))) for row in rows)
    return sha256("\n".join(lines).encode()).hexdigest()


def _named_by(rules: Iterable[Rule]) -> set[str]:
    """The comparators that rules name."""
    versions = [version for rule in rules for version in rule.versions]
    return {name for one in versions for name in (*one.comparators.places, one.threshold.against)}


def _known_places(places: Places, now: Round, heard_of: Collection[str]) -> Iterator[Place]:
    """The places that have begun, and the comparators heard of; that one will end is not known before it has."""
    day = now.cut_off
    for one in places.by_id.values():
        if one.id in heard_of or (not one.is_comparator and (one.begins is None or one.begins <= day)):
            yield replace(one, ends=None, last=None, becomes=()) if one.ends and one.ends > day else one


def _registers(registers: Registers, now: Round) -> Iterator[tuple[str, str]]:
    known_rows = registers.known_by(now.cut_off)
    for one in fields(known_rows):
        rows = sorted(canonical(row) for row in getattr(known_rows, one.name))
        if rows and one.name != _UNDATED:
            yield one.name, fingerprint(rows)
