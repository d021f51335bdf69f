"""Which assumptions of a version still hold in a later one: those about what is taken over as it was."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from oba.domain.finding import Question
from oba.read.shapes.parts import part_names, shape_of
from oba.read.shapes.rule_shapes import HeadShape, MeasureShape, VersionShape
from oba.read.text.marks import Node

Group = Mapping[str, Node]


def is_kept(name: str, own: Group, whole: Group) -> bool:
    """Whether an assumption of the version before holds still: `own` states no part of it, `whole` has the part.

    What is assumed of the measure or of the indicator holds in every version; of a reference or of a version it is
    that one's own.
    """
    first, _, rest = name.partition(".")
    if first in set(Question):
        return _is_as_before(first, rest.partition(".")[0], own, whole)
    if first == "measure" or name in part_names(HeadShape) or name in part_names(MeasureShape):
        return True
    keys = [key for key in Question if key in whole and name in _parts(key)]
    return bool(keys) and all(_is_as_before(key, name, own, whole) for key in keys)


def _is_as_before(key: str, part: str, own: Group, whole: Group) -> bool:
    """Whether a key, or a part of it, is in the later version and is not stated there."""
    stated, there = own.get(key), whole.get(key)
    if there is None:
        return False
    if not isinstance(stated, dict) or not isinstance(there, dict):
        return stated is None
    return part in _parts(key) and part in there and part not in stated


@cache
def _parts(key: str) -> frozenset[str]:
    shape = shape_of(VersionShape, key)
    return frozenset(part_names(shape) if shape else ())
