"""Tiny plans from files to answers: one rule, a county with areas, and rows of a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from oba.audit.late_numbers import late_numbers
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.finding import Question
from oba.domain.plan import Round
from oba.domain.problem import Problem
from oba.domain.rule import Rule
from oba.quarter import answer
from oba.read.project import read_project

INDICATOR = "ni-1"
LOWEST = "{id: locality, name: Locality, documents: no}"
HEADER = "indicator,place,period,group,numerator,denominator,value,missing,status,published"
AREAS = "id,name,tier,parent\ncounty,The County,county,\nnorth,North,area,county\nsouth,South,area,county\n"
PLAN = """\
title: A plan
organisation: The Trust
years: 2018/19 to 2025/26
source: Nobody published it
tiers: [{{id: county, name: County, documents: yes}}, {{id: area, name: Area, documents: yes}}, {lowest}]
outcomes: [{{id: health, title: Being healthy}}]
rounds: [{{id: {name}, cut_off: {cut_off}, meeting: {cut_off}}}]
policy: {{compare: as printed, on_course: 0.95, expected_within: {within}, suppress_below: {below}}}
"""
RULE = """\
id: ni-1
title: Children
outcome: health
accountability: population
measure: {measure}
in_force:
  - from: {since}
    direction: {direction}
{parts}
    reference: {{source: The plan, approved: {{by: The Board, on: 2018-01-20}}, owner: The head, review: 2027-03-31}}
examples:
  - given: {example}
    then: {{comparators: not asked}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiny:
    """A plan of one rule; what is not named is plain or absent."""

    measure: str
    rows: tuple[str, ...]
    parts: tuple[str, ...] = ()
    direction: str = "{better: lower, compare_with: previous}"
    since: str = "2018/19"
    example: str = "{2023/24: 5}"
    places: str = AREAS
    cut_off: date = field(default=date(2025, 6, 30))
    within: int = 90
    below: int = 0

    def read(self, root: Path) -> tuple[Book | None, tuple[Problem, ...]]:
        """What its only round knows, from its files, and what is wrong with them."""
        parts = "\n".join(f"    {part}" for part in self.parts)
        files = {
            "rules/demo/plan.yaml": PLAN.format(
                name="2024-25-q4", cut_off=self.cut_off, within=self.within, below=self.below, lowest=LOWEST
            ),
            "rules/demo/health/ni-1.yaml": RULE.format(
                measure=self.measure, since=self.since, direction=self.direction, parts=parts, example=self.example
            ),
            "data/demo/places.csv": self.places,
            "data/demo/observations/all.csv": "\n".join((HEADER, *self.rows)) + "\n",
        }
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        project, problems = read_project(root / "rules", root / "data", "demo", root)
        now = Round(id="2024-25-q4", title="", cut_off=self.cut_off, meeting=self.cut_off)
        return (answer(project, now) if project else None), problems

    def book(self, root: Path) -> Book:
        """What its only round knows; nothing is wrong with its files."""
        found, problems = self.read(root)
        assert problems == ()
        assert found is not None
        return found


def row(place: str, period: str, number: str, published: str = "2025-01-31", group: str = "") -> str:
    """A line of the table: a value, 43 of 1000, or the shorthand of a missing number."""
    top, _, bottom = number.partition(" of ")
    missing = number if number.isalpha() else ""
    counts = f"{top},{bottom}," if bottom else f",,{'' if missing else number}"
    return f"ni-1,{place},{period},{group},{counts},{missing},final,{published}"


def found(book: Book, place: str = "county") -> Assessment:
    """The five answers of one place."""
    return book.assessments[INDICATOR, place]


def says(book: Book, place: str = "county") -> dict[str, str]:
    """What is said to each question at one place."""
    return {str(question): found(book, place)[question].says for question in Question}


def rule_of(book: Book) -> Rule:
    """The only rule."""
    return book.rules[INDICATOR]


def late(book: Book) -> list[str]:
    """What the check says of late numbers."""
    return [problem.what for problem in late_numbers(book)]
