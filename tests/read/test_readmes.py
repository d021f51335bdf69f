"""What people are told to write is what is read: the examples hold, and no key, column or word is left out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from oba.domain.evidence import Status
from oba.domain.registers import FREQUENCIES, KINDS, LEVELS, STANDINGS, STATUSES, SUMS
from oba.domain.rule import ChanceTest, Given, Method
from oba.domain.story import HEADINGS
from oba.domain.target import Word
from oba.read.data import places, register_rows, registers
from oba.read.data.observation_columns import COLUMNS, SHORTHANDS
from oba.read.data.stories import read_story
from oba.read.rulebook.plan import read_plan
from oba.read.rulebook.rules import Home, read_rule
from oba.read.shapes import plan_shapes, rule_shapes
from oba.read.shapes.fields import Shape
from oba.read.shapes.parts import part_names
from oba.read.shapes.phrases import parse_given
from oba.read.shapes.rule_fields import ArrivingMethod, ComparingMethod, RatingMethod
from oba.read.text.files import Text

ROOT = Path(__file__).parents[2]
RULES = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
DATA = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
SHAPES = [
    found
    for module in (rule_shapes, plan_shapes)
    for found in vars(module).values()
    if isinstance(found, type) and issubclass(found, Shape) and found is not Shape
]


def blocks(page: str, language: str) -> list[str]:
    """The examples in one language on a page."""
    return re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)


def test_the_rule_in_the_readme_is_a_rule() -> None:
    """An analyst who copies it starts without a problem."""
    rule, problems = read_rule(
        Text(name="ni-117.yaml", text=blocks(RULES, "yaml")[1], digest=""),
        Home(id="ni-117", outcome="narrowing-the-gap", outcomes=("narrowing-the-gap",)),
    )
    assert problems == ()
    assert rule is not None


def test_the_plan_in_the_readme_is_a_plan() -> None:
    """With its one rule in place it is read without a problem."""
    text = Text(name="plan.yaml", text=blocks(RULES, "yaml")[-1], digest="")
    plan, problems = read_plan(text, "demo", [("narrowing-the-gap", "ni-117")])
    assert problems == ()
    assert plan is not None


def test_the_story_in_the_readme_needs_only_words() -> None:
    """Its head and headings are right; parts without text are told."""
    text = Text(name="ni-117.md", text=blocks(DATA, "markdown")[0], digest="")
    assert {problem.code for problem in read_story(text, ("2010-11-q2", "county", "ni-117.md"))[1]} == {"S015"}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_key_is_explained(shape: type[Shape]) -> None:
    """No part can stand in a rule or a plan that the page does not name."""
    assert [name for name in part_names(shape) if not re.search(rf"\b{name}\b", RULES)] == []


def test_every_word_of_a_target_is_explained() -> None:
    """All ten words stand in the table of targets."""
    assert [word for word in Word if word.value not in RULES] == []


def test_every_test_of_chance_and_form_of_an_example_is_explained() -> None:
    """Each test by its name, and the forms of a number that an example may give."""
    assert [test for test in ChanceTest if f"`{test}`" not in RULES] == []
    for form in ("4.3", "634 of 14744", "4.3 (3.9 to 4.7)"):
        assert f"`{form}`" in RULES
        assert isinstance(parse_given(form), Given)


def test_every_house_stands_beside_the_questions_it_answers() -> None:
    """A cell of the table of methods is filled where a rule may name that method, and empty where it may not."""
    rows = re.findall(r"^\| `([a-z-]+)` \|(.*)\|(.*)\|(.*)\|(.*)\|$", RULES, re.MULTILINE)
    told = {row[0]: tuple(bool(cell.strip()) for cell in row[1:]) for row in rows}
    asked = (Method, *(get_args(one) for one in (RatingMethod, ArrivingMethod, ComparingMethod)))
    assert told == {method: tuple(method in of for of in asked) for method in Method}


def test_every_column_and_word_of_the_tables_is_explained() -> None:
    """Columns, statuses, shorthands, headings and the words of the registers."""
    tables = [COLUMNS, places.COLUMNS, *registers.COLUMNS.values()]
    words = {column for table in tables for column in table.known}
    words |= {*Status, *STATUSES, *register_rows.COST, *LEVELS, *KINDS, *STANDINGS}
    words |= {*FREQUENCIES, *SUMS, *HEADINGS, *(f"`{sign}`" for sign in SHORTHANDS)}
    assert sorted(word for word in words if word not in DATA) == []


@pytest.mark.parametrize("page", ["rules/README.md", "data/README.md"])
def test_every_link_leads_somewhere(page: str) -> None:
    """A file that a page points to is there."""
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / page).read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []
