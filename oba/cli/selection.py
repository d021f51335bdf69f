"""What was asked for, by name: the plan, its round, an indicator, a place; or a refusal that lists what there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple, TypeVar

from oba.cli.exit import USAGE, Refused, status_of
from oba.cli.problems import ProblemFormat, counted, rendered
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.plan import Round
from oba.domain.problem import Problem, any_stops
from oba.domain.rule import Rule
from oba.quarter import Folders, Proofs, check, not_cleared, open_book, read
from oba.read.project import Project, plans_in
from oba.read.rulebook.draft_rule import read_draft, rule_names
from oba.render.cards import cards_folder

Known = TypeVar("Known")


class SoundPlan(NamedTuple):
    """A plan with no problem that stops it: what was read, what was proved of its rules, and what warns."""

    project: Project
    proofs: Proofs
    warnings: tuple[Problem, ...]


def folders(rules: Path, data: Path, output: Path = Path("output"), cards: Path = Path("cards")) -> Folders:
    """The folders of a command; paths in problems are told from where the user stands."""
    return Folders(rules=rules, data=data, cards=cards, output=output, root=Path.cwd())


def sound_plan(where: Folders, plan: str, otherwise: str = "No answers were made.") -> SoundPlan:
    """Read and check a plan; refuses with what stops it printed, and with what therefore was not done."""
    found = readable_plan(where, plan, otherwise)
    if any_stops(found.warnings):
        raise _refusal(tuple(problem for problem in found.warnings if problem.stops), otherwise)
    return found


def printable_book(found: SoundPlan, now: Round, otherwise: str) -> Book:
    """Everything that documents may speak of; refuses where a text beside a withheld number must first be cleared."""
    book = open_book(found.project, found.proofs, now)
    if problems := not_cleared(found.project, book):
        raise _refusal(problems, otherwise)
    return book


def whole_plan(where: Folders, plan: str, otherwise: str) -> Project:
    """Read a plan of which nothing is left out; refuses with what stops. Examples and proofs are not run."""
    project, problems = read(where, plan)
    stops = tuple(problem for problem in problems if problem.stops)
    if project is None or stops:
        raise _refusal(stops, otherwise)
    return project


def readable_plan(where: Folders, plan: str, otherwise: str) -> SoundPlan:
    """Read and check a plan whose examples and proofs may fail: what is wrong with them is among its warnings."""
    project, problems = read(where, plan)
    if project is None or any_stops(problems):
        raise _refusal(problems, otherwise)
    checked = check(project)
    return SoundPlan(project, checked.proofs, (*problems, *checked.problems))


def drafted_rule(where: Folders, plan: str, indicator: str) -> tuple[Project, Rule]:
    """A plan, and one of its rules that may lack its examples; what is wrong elsewhere does not matter."""
    otherwise = "No examples were proposed."
    project, problems = read(where, plan)
    if project is None or project.places.top is None:
        raise _refusal(problems, otherwise)
    if indicator in project.rules:
        return project, project.rules[indicator]
    rule, wrong = read_draft(where.rules / plan, where.root, indicator)
    if wrong:
        raise _refusal(wrong, otherwise)
    listed = [name for outcome in project.plan.outcomes for name in outcome.indicators]
    if rule is None and indicator in listed:
        raise _refusal(problems, otherwise)
    if rule is None:
        known = dict.fromkeys((*listed, *rule_names(where.rules / plan)))
        raise Refused(_unknown(indicator, known, "indicator"), USAGE)
    return project, rule


def plans(rules: Path, plan: str | None) -> tuple[str, ...]:
    """The plan that was named, else all there are; refuses when there are none."""
    found = (plan,) if plan is not None else plans_in(rules)
    if not found:
        raise Refused(f"There is no plan in {rules}: a plan is a folder with a plan.yaml. Say --rules DIR.", USAGE)
    return found


def cards_of(chosen: Path | None) -> Path:
    """The folder of templates that was named, else the usual one."""
    folder = cards_folder(chosen)
    if not (folder / "fonts").is_dir():
        raise Refused(f"{folder} is not a folder of cards. Leave --cards out to use those that come with oba.", USAGE)
    return folder


def round_of(project: Project, name: str | None) -> Round:
    """The round that was named, else the plan's current one."""
    return named(name or project.plan.current, {one.id: one for one in project.plan.rounds}, "round")


def rule_of(project: Project, name: str) -> Rule:
    """The rule of an indicator."""
    return named(name, project.rules, "indicator")


def with_numbers(rule: Rule, otherwise: str) -> Rule:
    """A rule that has numbers; refuses one that is told in words."""
    if rule.measure.is_narrative:
        raise Refused(f"{rule.id} is told in words and has no numbers. {otherwise}", USAGE)
    return rule


def place_of(project: Project, name: str | None) -> Place:
    """The place that was named, else the first at the top."""
    documented = {place.id: place for place in project.places.documented}
    return named(name or next(iter(documented)), documented, "place")


def _refusal(problems: tuple[Problem, ...], otherwise: str) -> Refused:
    says = f"{rendered(problems, ProblemFormat.TEXT)}\n{counted(problems)} {otherwise}"
    return Refused(says, status_of(problems))


def named(name: str, known: Mapping[str, Known], kind: str) -> Known:
    """What has a name; or a refusal that says what there is of that kind."""
    if name in known:
        return known[name]
    raise Refused(_unknown(name, known, kind), USAGE)


def _unknown(name: str, known: Iterable[str], kind: str) -> str:
    """Say that there is nothing of a name, and what there is instead."""
    names = list(known)
    close = get_close_matches(name, names, n=1)
    there = f"There are: {', '.join(names)}." if names else f"The plan has no {kind} yet."
    return f"There is no {kind} '{name}'. " + (f"Did you mean '{close[0]}'?" if close else there)
