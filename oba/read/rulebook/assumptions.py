"""What a version assumes: each entry names a part of the rule, so that the page of the rule can mark it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from oba.domain.problem import Problem
from oba.read.shapes.fields import Shape
from oba.read.shapes.parts import part_names, shape_of
from oba.read.shapes.rule_shapes import MeasureShape, RuleShape, VersionShape
from oba.read.shapes.validation import Typed
from oba.read.text.marks import Path
from oba.read.text.suggestion import near_or, quoted

_WHOLE_VERSION = "version"


def check_assumed(typed: Typed, path: Path, shape: VersionShape) -> Iterator[Problem]:
    """Every name under assumed is a part of the version or of the rule, by its path or its last word."""
    known = _known()
    for name in shape.assumed:
        if name not in known and not name.startswith(("trajectory.", "baseline.values.")):
            what = f"{quoted(name)} is not a part of a rule"
            mend = near_or(name, sorted(known), "name the part as it stands in the rule: threshold.amber.")
            yield typed.problem("080", (*path, "assumed", name), what, mend, key=True)


@cache
def _known() -> frozenset[str]:
    paths = {*_paths(VersionShape), *(f"measure.{name}" for name in _paths(MeasureShape)), *part_names(RuleShape)}
    return frozenset({*paths, *(path.rpartition(".")[2] for path in paths), _WHOLE_VERSION})


def _paths(shape: type[Shape]) -> Iterator[str]:
    """The names of a shape's parts, and of the parts within them, joined by dots."""
    for name in part_names(shape):
        yield name
        if inner := shape_of(shape, name):
            yield from (f"{name}.{rest}" for rest in _paths(inner))
