"""Tiny plans from files to answers: one rule, a county with areas, and rows of a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from oba.answers import answer
from oba.audit.late_numbers import late_numbers
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.finding import Question
from oba.domain.plan import Round
from oba.domain.problem import Problem
from oba.domain.rule import Rule
from oba.quarter import since
from oba.read.project import Project, read_project
from oba.releases import answer_before

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
rounds: [{rounds}]
policy: {{compare: as printed, on_course: 0.95, expected_within: {within}, suppress_below: {below}}}
"""
RULE = """\
id: ni-1
title: Children
outcome: health
accountability: population
measure: {measure}
in_force:
{later}  - from: {since}
    direction: {direction}
{parts}
    reference: {{source: The plan, approved: {{by: The Board, on: {approved}}}, owner: The head, review: 2027-03-31}}
examples:
  - given: {example}
    then: {{direction: not collected}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiny:
    """A plan of one rule; what is not named is plain or absent.

    With a day `before` there is an earlier round, `2024-25-q3`, that closed on it; `later` are the parts of a second
    version, from `later_since` on and approved on `later_on`.
    """

    measure: str
    rows: tuple[str, ...]
    parts: tuple[str, ...] = ()
    direction: str = "{better: lower, compare_with: previous}"
    since: str = "2018/19"
    example: str = "{2023/24: 5}"
    places: str = AREAS
    cut_off: date = field(default=date(2025, 6, 30))
    before: date | None = None
    approved: date = field(default=date(2018, 1, 20))
    later: tuple[str, ...] = ()
    later_since: str = "2024/25"
    later_on: date = field(default=date(2025, 5, 1))
    within: int = 90
    below: int = 0

    def read(self, root: Path) -> tuple[Book | None, tuple[Problem, ...]]:
        """What its last round knows, from its files, and what is wrong with them."""
        project, problems = self._project(root)
        return (answer(project, self._round(self.cut_off)) if project else None), problems

    def internal(self, root: Path) -> Book:
        """What those who ask today are told of its last round, from raw numbers."""
        return answer(self._sound(root), self._round(self.cut_off), internal=True)

    def changed(self, root: Path) -> Book:
        """What its last round knows, and what has changed since the one before; nothing is wrong with its files."""
        project, now = self._sound(root), self._round(self.cut_off)
        return since(answer(project, now), answer_before(project, now))

    def both(self, root: Path) -> tuple[Book, Book]:
        """What its two rounds know, the earlier first."""
        project, days = self._sound(root), [day for day in (self.before, self.cut_off) if day]
        then, now = (answer(project, self._round(day)) for day in days)
        return then, now

    def _sound(self, root: Path) -> Project:
        project, problems = self._project(root)
        stopping = [problem for problem in problems if problem.stops]
        assert stopping == [], stopping
        assert project
        return project

    def write(self, root: Path) -> None:
        """Put its files into a folder."""
        for name, content in self._files().items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")

    def _project(self, root: Path) -> tuple[Project | None, tuple[Problem, ...]]:
        self.write(root)
        return read_project(root / "rules", root / "data", "demo", root)

    def _files(self) -> dict[str, str]:
        days = [day for day in (self.before, self.cut_off) if day]
        rounds = (f"{{id: {self._round(day).id}, cut_off: {day}, meeting: {day}}}" for day in days)
        return {
            "rules/demo/plan.yaml": PLAN.format(
                rounds=", ".join(rounds), within=self.within, below=self.below, lowest=LOWEST
            ),
            "rules/demo/health/ni-1.yaml": RULE.format(
                measure=self.measure,
                since=self.since,
                direction=self.direction,
                parts="\n".join(f"    {part}" for part in self.parts),
                approved=self.approved,
                later=self._later(),
                example=self.example,
            ),
            "data/demo/places.csv": self.places,
            "data/demo/observations/all.csv": "\n".join((HEADER, *self.rows)) + "\n",
        }

    def _later(self) -> str:
        """The second version, if any."""
        said = f"source: The plan, approved: {{by: The Board, on: {self.later_on}}}, owner: The head"
        direction = () if any("direction" in part for part in self.later) else (f"direction: {self.direction}",)
        parts = (*direction, *self.later, f"reference: {{{said}, review: 2027-03-31}}")
        lines = (f"  - from: {self.later_since}", *(f"    {part}" for part in parts))
        return "".join(f"{line}\n" for line in lines) if self.later else ""

    def _round(self, day: date) -> Round:
        name = "2024-25-q4" if day == self.cut_off else "2024-25-q3"
        return Round(id=name, title=name, cut_off=day, meeting=day)

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
