"""What an editor may accept in a rule of several versions: of each key and part only what differs, or none."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pydantic.json_schema import JsonSchemaValue

_VERSION = "VersionShape"
_KEYS = ("DirectionShape", "ThresholdShape", "BaselineShape", "TrajectoryShape", "ComparatorsShape")
_NEEDED = ("from", "reference")
_VALUES = ("direction", "better", "amber", *_NEEDED)  # parts that none does not take away
_BY_ENTRY = ("targets", "areas", "assumed")  # parts of which none takes away one entry
_ENTRIES = ("additionalProperties",)
_LATER = "Later"


def with_later_versions(made: JsonSchemaValue) -> JsonSchemaValue:
    """The schema of a rule whose one version is whole; where there are more, each may leave parts out."""
    kinds = made["$defs"]
    later = {f"{_LATER}{name}": _loosened(kinds[name]) for name in (_VERSION, *_KEYS)}
    versions = {
        "type": "array",
        "minItems": 1,
        "if": {"maxItems": 1},
        "then": {"items": _ref(_VERSION)},
        "else": {"items": _ref(f"{_LATER}{_VERSION}")},
    }
    return {**made, "$defs": {**kinds, **later}, "properties": {**made["properties"], "in_force": versions}}


def _loosened(kind: JsonSchemaValue) -> JsonSchemaValue:
    parts = {name: _or_none(name, part) for name, part in kind["properties"].items()}
    needed = [name for name in kind.get("required", ()) if name in _NEEDED]
    rest = {name: value for name, value in kind.items() if name != "required"}
    return {**rest, "properties": parts, **({"required": needed} if needed else {})}


def _or_none(name: str, part: JsonSchemaValue) -> JsonSchemaValue:
    """A part, or none; of one with entries also each entry."""
    found: Any = deepcopy(part)
    if found.get("$ref") in {_ref(key)["$ref"] for key in _KEYS}:
        found = {**found, **_ref(_LATER + found["$ref"].rpartition("/")[2])}
    for entries in (found.get("patternProperties", {}), found) if name in _BY_ENTRY else ():
        entries.update({key: _or_none("", one) for key, one in entries.items() if key in _ENTRIES or key[0] == "^"})
    if name in _VALUES:
        return dict(found)
    said = {"description": found.pop("description")} if "description" in found else {}
    whole: JsonSchemaValue = {**said, "anyOf": [found, {"const": "none"}]}
    return whole


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}
