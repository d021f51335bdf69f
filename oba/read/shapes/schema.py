"""The shape of a rule as a JSON schema, for editors that complete and check YAML while it is written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import WithDefaultSchema

from oba.read.shapes.rule_shapes import RuleShape


class _WithoutDefaults(GenerateJsonSchema):
    """A schema that leaves defaults out: they are values of the program, not texts of the file."""

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        """What stands behind the default."""
        return self.generate_inner(schema["schema"])


def rule_schema() -> str:
    """The JSON schema of a rule, as the text of rules/schema.json."""
    made: Mapping[str, Any] = RuleShape.model_json_schema(schema_generator=_WithoutDefaults)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A rule of oba", **_untitled(made)}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _untitled(node: Any) -> Any:  # noqa: ANN401  (JSON of any sort)
    """Leave out the titles that pydantic makes from names, which tell an editor nothing."""
    if isinstance(node, dict):
        return {key: _untitled(value) for key, value in node.items() if key != "title" or not isinstance(value, str)}
    return [_untitled(item) for item in node] if isinstance(node, list) else node
