"""As much of JSON Schema as the schemas of this project use, to hold files against them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_TYPES = {"string": str, "number": (int, float), "integer": int, "array": list, "object": dict, "boolean": bool}


def faults(value: Any, schema: Any, root: Any, at: str = "") -> Iterator[str]:  # noqa: ANN401  (JSON of any sort)
    """What in a value its schema does not allow, each with the path to it."""
    if "$ref" in schema:
        yield from faults(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, at)
    if (kinds := schema.get("type")) and not _is(value, kinds if isinstance(kinds, list) else [kinds]):
        yield f"{at}: not {kinds}"
        return
    yield from _scalar(value, schema, at)
    if "if" in schema:
        way = "else" if any(faults(value, schema["if"], root, at)) else "then"
        yield from faults(value, schema[way], root, at)
    if "anyOf" in schema and all(any(faults(value, one, root, at)) for one in schema["anyOf"]):
        yield f"{at}: {value} fits none of {len(schema['anyOf'])}"
    if isinstance(value, dict):
        yield from _group(value, schema, root, at)
    if isinstance(value, list):
        yield from _list(value, schema, root, at)


def _scalar(value: object, schema: Any, at: str) -> Iterator[str]:  # noqa: ANN401
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value} is none of {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        yield f"{at}: not {schema['const']}"
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{at}: {value} is written otherwise"


def _is(value: object, kinds: list[str]) -> bool:
    return any(isinstance(value, _TYPES[kind]) for kind in kinds)  # type: ignore[arg-type]


def _group(value: dict[str, Any], schema: Any, root: Any, at: str) -> Iterator[str]:  # noqa: ANN401
    yield from (f"{at}: no {name}" for name in schema.get("required", ()) if name not in value)
    named = schema.get("properties", {})
    for name, inner in value.items():
        patterns = [one for pattern, one in schema.get("patternProperties", {}).items() if re.search(pattern, name)]
        rest = schema.get("additionalProperties", True)
        kinds = [named[name]] if name in named else patterns or ([rest] if isinstance(rest, dict) else [])
        if not kinds and rest is False:
            yield f"{at}: {name} is no part"
        if name not in schema.get("propertyNames", {}).get("enum", [name]):
            yield f"{at}: {name} is no name"
        for kind in kinds:
            yield from faults(inner, kind, root, f"{at}/{name}")


def _list(value: list[Any], schema: Any, root: Any, at: str) -> Iterator[str]:  # noqa: ANN401
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        yield f"{at}: {len(value)} entries"
    for n, one in enumerate(value):
        yield from faults(one, schema.get("items", {}), root, f"{at}/{n}")
