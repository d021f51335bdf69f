"""The shapes of a rule and of a plan as JSON schemas, for editors that complete and check YAML while it is written."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import WithDefaultSchema

from oba.domain.measure import Kind
from oba.read.shapes.fields import Shape
from oba.read.shapes.later_versions import with_later_versions
from oba.read.shapes.narrative_shapes import NarrativeRuleShape
from oba.read.shapes.plan_shapes import PlanShape
from oba.read.shapes.rule_shapes import RuleShape

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NULL = {"type": "null"}
_NUMBER, _WORDS = "RuleShape", "NarrativeRuleShape"


class _WithoutDefaults(GenerateJsonSchema):
    """A schema that leaves defaults out: they are values of the program, not texts of the file."""

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        """What stands behind the default."""
        return self.generate_inner(schema["schema"])


def rule_schema() -> str:
    """The JSON schema of a rule, as the text of rules/schema.json."""
    return _text("A rule of oba", _by_kind(with_later_versions(_of(RuleShape)), _of(NarrativeRuleShape)))


def plan_schema() -> str:
    """The JSON schema of a plan.yaml, as the text of rules/plan-schema.json."""
    return _text("A plan of oba", _of(PlanShape))


def _by_kind(of_number: JsonSchemaValue, in_words: JsonSchemaValue) -> JsonSchemaValue:
    """Two schemas in one: that of a rule without a number where its measure says so, else the other."""
    kinds = {**in_words.pop("$defs"), **of_number.pop("$defs"), _NUMBER: of_number, _WORDS: in_words}
    said = {"type": "object", "properties": {"kind": {"const": Kind.NARRATIVE}}, "required": ["kind"]}
    asked = {"type": "object", "properties": {"measure": said}, "required": ["measure"]}
    ways = {"then": {"$ref": f"#/$defs/{_WORDS}"}, "else": {"$ref": f"#/$defs/{_NUMBER}"}}
    return {"$defs": kinds, "type": "object", "if": asked, **ways}


def _text(title: str, made: JsonSchemaValue) -> str:
    return json.dumps({"$schema": _DIALECT, "title": title, **made}, indent=2, ensure_ascii=False) + "\n"


def _of(shape: type[Shape]) -> JsonSchemaValue:
    made: JsonSchemaValue = _plain(shape.model_json_schema(schema_generator=_WithoutDefaults))
    return made


def _plain(node: Any) -> Any:  # noqa: ANN401  (JSON of any sort)
    """Leave out the titles that pydantic makes from names, and the empty values that stand for what is left out."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    found = {key: _plain(value) for key, value in node.items() if key != "title" or not isinstance(value, str)}
    kinds = [one for one in found.pop("anyOf", ()) if one != _NULL]
    if len(kinds) == 1:
        return {**kinds[0], **found}
    return {**found, "anyOf": kinds} if kinds else found
