"""Every schema that editors and other programs may check files by, with the place where it stands."""

from __future__ import annotations

from oba.read.data.table_schema import table_schemas
from oba.read.shapes.schema import plan_schema, rule_schema

RULE_SCHEMA, PLAN_SCHEMA, TABLES = "schema.json", "plan-schema.json", "schemas"

# Keyed by path: of rules/ and data/, whatever a user calls these folders.
SCHEMAS = {
    f"rules/{RULE_SCHEMA}": rule_schema(),
    f"rules/{PLAN_SCHEMA}": plan_schema(),
    **{f"data/{TABLES}/{name}": text for name, text in table_schemas().items()},
}
