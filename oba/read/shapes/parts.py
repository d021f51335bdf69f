"""The parts a shape may have, for messages that list them."""

from __future__ import annotations

import types
from typing import Annotated, Any, Union, cast, get_args, get_origin

from oba.read.shapes.fields import Shape
from oba.read.text.marks import Path
from oba.read.text.suggestion import nearest


def part_names(shape: type[Shape]) -> list[str]:
    """The names of the parts a shape may have, as people write them."""
    return [field.alias or name for name, field in shape.model_fields.items()]


def meant_by(name: str, shape: type[Shape]) -> str:
    """The part that is meant by a name that no part has, as far as can be told; empty for a part's own name."""
    parts = part_names(shape)
    if name in parts:
        return ""
    head, colon, _ = name.partition(":")
    return shape.former.get(name) or (head if colon and head in parts else nearest(name, parts))


def shape_at(shape: type[Shape], path: Path) -> type[Shape]:
    """The shape at a path inside a shape."""
    kind: Any = shape
    for step in path:
        inner = _as_shape(kind)
        fields = inner.model_fields.items() if inner else ()
        kind = next((f.annotation for name, f in fields if step in (f.alias, name)), None) or get_args(kind)[-1]
        kind = _plain(kind)
    return cast("type[Shape]", kind)


def shape_of(shape: type[Shape], name: str) -> type[Shape] | None:
    """The shape of a part of a shape, where the part is a group of parts itself."""
    return _as_shape(shape_at(shape, (name,)))


def _as_shape(kind: object) -> type[Shape] | None:
    return kind if isinstance(kind, type) and issubclass(kind, Shape) else None


def _plain(kind: Any) -> Any:  # noqa: ANN401  (a type annotation)
    """A type annotation without its trimmings."""
    while get_origin(kind) in (Annotated, Union, types.UnionType):
        kind = get_args(kind)[0]
    return kind
