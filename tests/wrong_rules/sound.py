"""A sound rule of two versions that asks all five questions, and what `check` says of it when something is changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from oba.answers import answer
from oba.domain.problem import Problem, any_stops
from oba.quarter import Folders, audit, check, proofs_at, read
from oba.scrutiny import look

GOOD = Path(__file__).parents[1] / "problems" / "good"
FILE = "rules/demo/health/ni-1.yaml"
MORE_PLACES = "statistical-neighbours,Neighbours,,,,\n"

SOUND = """\
id: ni-1
title: Pupils who are obese
outcome: health
accountability: population
measure:
  kind: percent
  of: pupils measured
  every: year
  year: financial
  decimals: 1
  roll_up: sum
in_force:
  - from: 2010/11
    threshold: {amber: within 0.3 points}
    trajectory:
      targets:
        2011/12: at most 3.2
    reference:
      source: Minutes of the Board
      approved: {by: The Board, on: 2010-03-20}
      owner: The director
      review: 2011-03-31
      note: The target for 2011/12 is agreed, and amber is narrower.
  - from: 2009/10
    direction: {better: lower, compare_with: previous, change_of_at_least: 0.2}
    threshold: {amber: within 0.5 points}
    baseline: {history: 2004/05 to 2008/09, forecast: trend, interval: 80}
    trajectory:
      start: {period: 2008/09, value: 6.2}
      path: straight
      targets:
        2009/10: at most 4.0
        2010/11: at most 3.6
      areas:
        north: {targets: {2009/10: at most 3.9, 2010/11: at most 3.5}}
        south: {targets: {2009/10: at most 4.0, 2010/11: at most 3.5}}
    comparators: {with: [england], test: difference 0.5}
    reference:
      source: The plan
      approved: {by: The Board, on: 2009-01-20}
      owner: The director
      review: 2011-03-31
examples:
  - given: {2009/10: 4.0}
    then: {threshold: green}
  - given: {2009/10: 4.1}
    then: {threshold: amber}
  - given: {2008/09: 6.2, 2009/10: 4.6}
    compared: {england: {2009/10: 4.3}}
    then: {threshold: red, direction: improving, trajectory: behind, comparators: similar}
  - given: {2010/11: 3.7}
    then: {threshold: amber, trajectory: on course}
  - given: {2009/10: 6.1, 2010/11: 6.3}
    compared: {england: {2010/11: 4.3}}
    then: {direction: worsening, trajectory: further off, comparators: worse}
  - given: {2009/10: 3.3, 2010/11: 3.2}
    compared: {england: {2010/11: 4.3}}
    then: {direction: steady, trajectory: reached, comparators: better}
  - given: {2004/05: 7.0, 2005/06: 6.8, 2006/07: 6.6, 2007/08: 6.4, 2008/09: 6.3, 2009/10: 4.0}
    then: {baseline: turned}
  - given: {2004/05: 7.0, 2005/06: 6.8, 2006/07: 6.6, 2007/08: 6.4, 2008/09: 6.3, 2009/10: 6.1}
    then: {baseline: on baseline}
  - given: {2004/05: 7.0, 2005/06: 6.8, 2006/07: 6.6, 2007/08: 6.4, 2008/09: 6.3, 2009/10: 7.1}
    then: {baseline: worse than baseline}
  - given: {2004/05: 4.0, 2005/06: 4.5, 2006/07: 5.0, 2007/08: 5.5, 2008/09: 6.0, 2009/10: 6.1}
    then: {baseline: turning}
"""


def with_changed(root: Path, *changes: tuple[str, str]) -> str:
    """Write the plan with the rule changed in some places, each of which must be there; the rule's text."""
    shutil.copytree(GOOD, root, dirs_exist_ok=True)
    text = SOUND
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    (root / FILE).write_text(text, encoding="utf-8")
    return text


def checked(root: Path) -> tuple[Problem, ...]:
    """Everything that `check` says of the plan in a folder, as the rule's file stands."""
    folders = Folders(rules=root / "rules", data=root / "data", cards=root / "cards", output=root / "output", root=root)
    project, wrong = read(folders, "demo")
    if project is None:
        return wrong
    proved = check(project)
    problems = (*wrong, *proved.problems, *look(project))
    if any_stops(wrong):
        return problems
    now = project.plan.current_round
    book = audit(answer(project, now), proofs_at(project, proved.proofs, now))
    return (*problems, *book.warnings)


def of_the_rule(problems: tuple[Problem, ...]) -> set[tuple[str, int | None]]:
    """The code and line of each problem of the rule's own file, those about numbers of the plan's targets apart."""
    return {(one.code, one.where.line) for one in problems if one.where.file.endswith("ni-1.yaml")}
