"""A rule without a number: what it is told of, who approved it, and nothing that only a number can have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from oba.domain.finding import Question
from oba.domain.measure import Kind, Measure, RollUp
from oba.domain.period import Every, YearKind
from oba.domain.problem import Problem
from oba.domain.rule import Better, With
from oba.read.shapes.narrative_shapes import NarrativeShape
from oba.read.shapes.parts import part_names
from oba.read.shapes.rule_shapes import MeasureShape
from oba.read.shapes.validation import Typed
from oba.read.text.files import Problems
from oba.read.text.marks import Marked, Node, Path

PATH: Path = ("measure",)
_EXAMPLES: Path = ("examples",)
_IN_FORCE = "in_force"


def is_narrative(typed: Typed) -> bool:
    """Whether a rule file says that its measure is told in words."""
    return bool(typed.node((*PATH, "kind")) == Kind.NARRATIVE)


def read_narrative(typed: Typed) -> tuple[Measure | None, Problems]:
    """Read a measure that is told in words; it goes by the quarters that rounds are of."""
    whole, node = typed.marked.data, typed.node(PATH)
    assert isinstance(whole, dict)  # noqa: S101  (it has a measure)
    numeric = [name for name in part_names(MeasureShape) if name in node and name not in NarrativeShape.model_fields]
    wrong = tuple(_of_a_number(typed, (*PATH, name)) for name in numeric)
    bare: Node = {**whole, "measure": {name: its for name, its in node.items() if name not in numeric}}
    shape, problems = replace(typed, marked=replace(typed.marked, data=bare)).read(NarrativeShape, PATH)
    if shape is None or problems or wrong:
        return None, (*problems, *wrong)
    measure = Measure(
        kind=Kind.NARRATIVE,
        of=shape.of,
        numerator="",
        every=Every.QUARTER,
        year=YearKind.FINANCIAL,
        decimals=0,
        roll_up=RollUp.SUPPLIED,
        per=None,
    )
    return measure, ()


def check_narrative(typed: Typed) -> Iterator[Problem]:
    """No question can be asked of a measure without a number, and no example worked out."""
    versions = typed.node((_IN_FORCE,))
    for n, version in enumerate(versions if isinstance(versions, list) else ()):
        asked = (question for question in Question if isinstance(version, dict) and question in version)
        yield from (_of_a_number(typed, (_IN_FORCE, n, str(question))) for question in asked)
    if typed.node(_EXAMPLES):
        yield _of_a_number(typed, _EXAMPLES)


def unquestioned(marked: Marked) -> Marked:
    """The file with versions that ask nothing: neither way is better where there is no number."""
    versions = marked.data.get(_IN_FORCE) if isinstance(marked.data, dict) else None
    if not isinstance(marked.data, dict) or not isinstance(versions, list):
        return marked
    bare: list[Node] = [_bare(version) for version in versions]
    return replace(marked, data={**marked.data, _IN_FORCE: bare})


def _bare(version: Node) -> Node:
    if not isinstance(version, dict):
        return version
    said = {name: its for name, its in version.items() if name not in set(Question)}
    return {**said, str(Question.DIRECTION): {"better": str(Better.NONE), "compare_with": str(With.PREVIOUS)}}


def _of_a_number(typed: Typed, path: Path) -> Problem:
    what = f"a narrative measure has no number, and so no {path[-1]}"
    return typed.problem("026", path, what, f"delete {path[-1]}, or correct kind.", key=True)
