"""Small plans for tests of the door: a rule whose parts can be exchanged, and tables of a few rows."""

from __future__ import annotations

from pathlib import Path

from oba.domain.problem import Problem
from oba.domain.rule import Rule
from oba.read.project import Project, read_project
from oba.read.rulebook.rules import Home, read_rule
from oba.read.text.files import Text

PLAN = """\
title: A plan
organisation: The Trust
years: 2010/11 to 2012/13
source: Nobody published it
tiers: [{id: county, name: County, documents: yes}, {id: area, name: Area, documents: no}]
outcomes: [{id: health, title: Being healthy}]
rounds: [{id: 2010-11-q2, cut_off: 2010-10-15, meeting: 2010-11-10}]
policy: {compare: exact, on_course: 0.95, expected_within: 365, suppress_below: 6}
"""
PLACES = """\
id,name,tier,parent
county,The county,county,
north,The north,area,county
england,England,,
"""
PERCENT = "{kind: percent, of: pupils, every: year, year: financial, decimals: 1, roll_up: sum}"
REFERENCE = "{source: The plan, approved: {by: The Board, on: 2010-01-20}, owner: The head, review: 2011-03-31}"
EXAMPLE = "{given: {2009/10: 4.3}, then: {comparators: no comparator}}"
HEADER = "indicator,place,period,group,numerator,denominator,value,lower,upper,level,missing,status,published"


def version(direction: str = "{better: lower, compare_with: previous}", *parts: str, since: str = "2009/10") -> str:
    """A version of a rule with further parts, each on its line."""
    lines = [f"direction: {direction}", *parts, f"reference: {REFERENCE}"]
    return f"  - from: {since}\n" + "".join(f"    {line}\n" for line in lines)


def rule_text(versions: str = "", measure: str = PERCENT, example: str = EXAMPLE, name: str = "ni-1") -> str:
    """A whole rule."""
    head = f"id: {name}\ntitle: Pupils\noutcome: health\naccountability: population\nmeasure: {measure}\n"
    return f"{head}in_force:\n{versions or version()}examples:\n  - {example}\n"


def read(content: str, name: str = "ni-1") -> tuple[Rule | None, tuple[Problem, ...]]:
    """Read a rule from its text."""
    text = Text(name=f"{name}.yaml", text=content, digest="")
    return read_rule(text, Home(id=name, outcome="health", outcomes=("health",)))


def rule(content: str) -> Rule:
    """A rule that is sound."""
    found, problems = read(content)
    assert problems == ()
    assert found is not None
    return found


def codes(content: str) -> list[str]:
    """The codes of what is wrong with a rule, in order."""
    return sorted(problem.code for problem in read(content)[1])


def project(root: Path, files: dict[str, str]) -> tuple[Project | None, tuple[Problem, ...]]:
    """Read a plan of one rule, with files added or exchanged; their paths are relative to rules/demo or data/demo."""
    usual = {"rules/plan.yaml": PLAN, "rules/health/ni-1.yaml": rule_text(), "data/places.csv": PLACES}
    for name, content in {**usual, **files}.items():
        folder, _, rest = name.partition("/")
        path = root / folder / "demo" / rest
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return read_project(root / "rules", root / "data", "demo", root)


def rows(root: Path, *lines: str, measure: str = PERCENT, header: str = HEADER) -> tuple[Project, tuple[Problem, ...]]:
    """Read a plan whose one table of observations has these lines."""
    table = "\n".join((header, *lines)) + "\n"
    files = {"rules/health/ni-1.yaml": rule_text(measure=measure), "data/observations/all.csv": table}
    found, problems = project(root, files)
    assert found is not None
    return found, problems
