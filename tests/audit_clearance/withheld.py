"""A plan of one percentage, of which the number of one area is withheld; its files are written where a test wants."""

from __future__ import annotations

from pathlib import Path

from oba.answers import answer
from oba.domain.problem import Problem
from oba.quarter import not_cleared
from oba.read.project import Project, read_project

PLAN, INDICATOR, ROUND = "demo", "ni-1", "2010-11-q1"
STORY = f"data/{PLAN}/stories/{ROUND}/north/{INDICATOR}.md"
HEAD = "indicator,place,period,numerator,denominator,status,published,source,note,checked\n"
NORTH = "ni-1,north,2009/10,3,97,final,2010-06-01,,,\n"
SOUTH = "ni-1,south,2009/10,30,110,final,2010-06-01,,,\n"
WEST = "ni-1,west,2009/10,40,120,final,2010-06-01,,,\n"
FILES = {
    f"rules/{PLAN}/plan.yaml": """\
title: A plan
organisation: The Trust
years: 2009/10 to 2012/13
source: Nobody published it
tiers:
  - {id: county, name: County, documents: yes}
  - {id: area, name: Area, documents: yes}
outcomes:
  - {id: health, title: Being healthy, indicators: [ni-1, ni-2]}
rounds:
  - {id: 2010-11-q1, cut_off: 2010-07-15, meeting: 2010-07-15}
policy: {compare: as printed, on_course: 0.95, expected_within: 365, suppress_below: 6}
""",
    **{
        f"rules/{PLAN}/health/{name}.yaml": f"""\
id: {name}
number: NI {name[-1]}
title: Children away from home
outcome: health
accountability: population
measure: {{kind: percent, of: children, numerator: away, every: year, year: financial, decimals: 1, roll_up: sum}}
in_force:
  - from: 2009/10
    direction: {{better: lower, compare_with: previous}}
    reference: {{source: The plan, approved: {{by: The Board, on: 2009-01-20}}, owner: The head, review: 2013-03-31}}
examples:
  - given: {{2009/10: 10.0}}
    then: {{direction: not collected}}
"""
        for name in ("ni-1", "ni-2")
    },
    f"data/{PLAN}/places.csv": "id,name,tier,parent\ncounty,The County,county,\nnorth,North,area,county\n"
    "south,South,area,county\nwest,West,area,county\n",
    f"data/{PLAN}/observations/all.csv": HEAD + NORTH + SOUTH + WEST,
}


def story(words: str) -> str:
    """A story that says some words."""
    return f"---\nauthor: A. Smith\ndate: 2010-06-20\n---\n\n## Story behind the baseline\n\n{words}\n"


def write_files(root: Path, files: dict[str, str]) -> None:
    """Write files by their paths."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def sound(root: Path) -> Project:
    """The plan as it stands in a folder, in which nothing is wrong."""
    project, problems = read_project(root / "rules", root / "data", PLAN, root)
    stopping = [one for one in problems if one.stops]
    assert stopping == [], stopping
    assert project
    return project


def found(root: Path, files: dict[str, str]) -> tuple[Problem, ...]:
    """What must be cleared of the plan with some files added or exchanged."""
    write_files(root, {**FILES, **files})
    project = sound(root)
    return not_cleared(project, answer(project, project.plan.current_round))
