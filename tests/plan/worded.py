"""A plan of two outcomes, from files: one counted, one told in words; a board with a cover sheet, and two rounds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from oba.domain.book import Book
from oba.domain.problem import Problem
from oba.quarter import Folders, check, open_book, read
from oba.read.project import Project

REFERENCE = "{source: The plan, approved: {by: The Board, on: 2018-03-20}, owner: The head, review: 2027-03-31}"
PLAN = """\
title: A plan
organisation: The Trust
years: 2018/19 to 2020/21
source: Nobody published it
tiers: [{id: county, name: County, documents: yes}, {id: area, name: Area, documents: yes}]
outcomes:
  - id: health
    title: Being healthy
    focus: Small children
    lead: J. Smith
    agencies: [Schools, Surgeries]
    timetable: December 2018
    indicators: [ni-1, zones]
    aims: [{id: aim-1, title: They thrive}]
  - {id: heard, title: Being heard, tested_by: [health]}
boards:
  - {id: trust, name: The Trust Board, place: county, meetings: [2018-08-10, 2018-11-10],
     in_public: [2018-08-10], cover: yes}
rounds:
  - {id: 2018-19-q1, title: Quarter 1, cut_off: 2018-07-15, meetings: {trust: 2018-08-10}}
  - {id: 2018-19-q2, title: Quarter 2, cut_off: 2018-10-15, meetings: {trust: 2018-11-10}, in_depth: heard}
policy: {compare: as printed, on_course: 0.95, expected_within: 30, suppress_below: 6}
"""
COUNTED = f"""\
id: ni-1
number: NI 1
title: Children
outcome: health
accountability: population
measure: {{kind: count, of: children, every: quarter, year: financial, decimals: 0, roll_up: supplied}}
in_force:
  - from: 2018/19
    direction: {{better: lower, compare_with: previous}}
    trajectory: {{targets: {{2018/19 Q2: reduce}}}}
    reference: {REFERENCE}
examples:
  - given: {{2018/19 Q1: 9, 2018/19 Q2: 8}}
    then: {{direction: improving, threshold: green}}
"""
ZONES = f"""\
id: zones
number: NI 2
title: How the zones get on
outcome: health
accountability: performance
question: how well
measure: {{kind: narrative, of: the two zones}}
in_force:
  - from: 2018/19
    reference: {REFERENCE}
"""
ROWS = """\
indicator,place,period,value,status,published,source
ni-1,county,2018/19 Q1,20,final,2018-07-10,The service
ni-1,county,2018/19 Q2,18,final,2018-10-10,The service
"""
PLACES = "id,name,tier,parent\ncounty,The County,county,\nnorth,The North,area,county\n"
ACTIONS = """\
id,known,indicator,action,lead,start,due,status,illustrative
a-1,2018-04-10,ni-1,Visit the families,J. Smith,2018-04-10,2018-09-30,planned,
a-2,2018-04-10,zones,Meet the schools,J. Smith,2018-04-10,2019-03-31,done,yes
"""
FIRST = """\
---
author: J. Smith
date: 2018-07-20
---

## Update

Two zones have begun. Each has a **school** in it.
"""


def files(*, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Every file of the plan; `more` adds some, takes the place of some, and leaves out those that are empty."""
    found = {
        "rules/demo/plan.yaml": PLAN,
        "rules/demo/health/ni-1.yaml": COUNTED,
        "rules/demo/health/zones.yaml": ZONES,
        "data/demo/places.csv": PLACES,
        "data/demo/observations/all.csv": ROWS,
        "data/demo/actions.csv": ACTIONS,
        "data/demo/stories/2018-19-q1/county/zones.md": FIRST,
        **(more or {}),
    }
    return {name: content for name, content in found.items() if content}


def laid_out(root: Path, laid: Mapping[str, str]) -> tuple[Project, tuple[Problem, ...]]:
    """The plan of some files under a folder, and what is wrong with it."""
    for name, content in laid.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    folders = Folders(rules=root / "rules", data=root / "data", cards=root, output=root / "output", root=root)
    found, problems = read(folders, "demo")
    assert found, problems
    return found, problems


def sound(root: Path, more: Mapping[str, str] | None = None) -> Project:
    """The plan with some files more or other; nothing that stops is wrong with it."""
    found, problems = laid_out(root, files(more=more))
    assert [one for one in problems if one.stops] == []
    return found


def book_of(of: Project, name: str) -> Book:
    """Everything that a round's documents may speak of."""
    now = next(one for one in of.plan.rounds if one.id == name)
    return open_book(of, check(of).proofs, now)


SECOND = FIRST.replace("2018-07-20", "2018-10-20").replace("Two zones have begun.", "A third has begun.")
