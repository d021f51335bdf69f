"""Find what was asked for: the plan, its round, an indicator, a place; or refuse and list what there is."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from oba.cli.problems import ProblemFormat, counted, rendered
from oba.cli.refused import CLEAN, PROBLEMS, USAGE, Refused
from oba.domain.place import Place
from oba.domain.plan import Round
from oba.domain.problem import Problem, any_stops
from oba.domain.rule import Rule
from oba.quarter import Folders, read
from oba.read.project import Project, plans_in
from oba.render.cards import cards_folder

_NO_SUCH_PLAN = "P001"
Known = TypeVar("Known")


def folders(rules: Path, data: Path, output: Path = Path("output"), cards: Path = Path("cards")) -> Folders:
    """The folders of a command; paths in problems are told from where the user stands."""
    return Folders(rules=rules, data=data, cards=cards, output=output, root=Path.cwd())


def project(where: Folders, plan: str) -> tuple[Project, tuple[Problem, ...]]:
    """A plan without problems that stop it, and its warnings; refuses with every problem printed."""
    found, problems = read(where, plan)
    if found is None or any_stops(problems):
        says = f"{rendered(problems, ProblemFormat.TEXT)}\n{counted(problems)} Nothing was published."
        raise Refused(says, status_of(problems))
    return found, problems


def status_of(problems: Iterable[Problem]) -> int:
    """The exit status that problems ask for: a plan that is not there was asked for wrongly."""
    stops = {problem.code for problem in problems if problem.stops}
    if not stops:
        return CLEAN
    return USAGE if stops == {_NO_SUCH_PLAN} else PROBLEMS


def plans(rules: Path, plan: str | None) -> tuple[str, ...]:
    """The plan that was named, else all there are; refuses when there are none."""
    found = (plan,) if plan is not None else plans_in(rules)
    if not found:
        raise Refused(f"There is no plan in {rules}: a plan is a folder with a plan.yaml. Say --rules DIR.", USAGE)
    return found


def cards(chosen: Path | None) -> Path:
    """The folder of templates that was named, else the usual one."""
    folder = cards_folder(chosen)
    if not (folder / "fonts").is_dir():
        raise Refused(f"{folder} is not a folder of cards. Leave --cards out to use those that come with oba.", USAGE)
    return folder


def round_of(plan: Project, name: str | None) -> Round:
    """The round that was named, else the plan's current one."""
    wanted = name or plan.plan.current
    return _named(wanted, {one.id: one for one in plan.plan.rounds}, "round")


def rule_of(plan: Project, name: str) -> Rule:
    """The rule of an indicator."""
    return _named(name, plan.rules, "indicator")


def place_of(plan: Project, name: str | None) -> Place:
    """The place that was named, else the first at the top."""
    documented = {place.id: place for place in plan.places.documented}
    return _named(name or next(iter(documented)), documented, "place")


def _named(name: str, known: Mapping[str, Known], kind: str) -> Known:
    if name in known:
        return known[name]
    raise Refused(f"There is no {kind} '{name}'. {_instead(name, known)}", USAGE)


def _instead(name: str, known: Iterable[str]) -> str:
    names = list(known)
    close = get_close_matches(name, names, n=1)
    return f"Did you mean '{close[0]}'?" if close else f"There are: {', '.join(names)}."


def warn(problems: tuple[Problem, ...]) -> None:
    """Print warnings beside the answers, where they do not disturb what is piped on."""
    if problems:
        print(rendered(problems, ProblemFormat.TEXT), file=sys.stderr)
        print(counted(problems), file=sys.stderr)
