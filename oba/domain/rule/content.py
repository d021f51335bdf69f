"""What a part of a rule says, wherever it is written: two that differ in their lines only are the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from oba.domain.citation import CitedRule

_NOWHERE = CitedRule(file="", key="")
_Part = TypeVar("_Part")


def content(part: _Part) -> _Part:
    """A part of a rule without its place in the file, nor those of the parts in it."""
    if isinstance(part, tuple) and not hasattr(part, "_fields"):
        return type(part)(content(one) for one in part)
    if isinstance(part, Mapping):
        return cast("_Part", {name: content(one) for name, one in part.items()})
    if not is_dataclass(part) or isinstance(part, type):
        return part
    found = {field.name: content(getattr(part, field.name)) for field in fields(part) if field.name != "where"}
    return replace(part, **found, **({"where": _NOWHERE} if hasattr(part, "where") else {}))
