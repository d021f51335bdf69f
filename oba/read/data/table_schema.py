"""The tables of data as Table Schemas: which columns there are, what each holds and which words it allows."""

from __future__ import annotations

import json
from collections.abc import Mapping

from oba.read.data import places, registers
from oba.read.data.column_words import TABLE_WORDS, ColumnWords
from oba.read.data.observation_columns import COLUMNS
from oba.read.text.tables import Columns

_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
TABLES: Mapping[str, Columns] = {
    "observations.csv": COLUMNS, places.FILE: places.COLUMNS, **registers.COLUMNS,
}  # fmt: skip


def table_schemas() -> dict[str, str]:
    """The schema of every table, by the name of its file: observations.json for the tables in observations/."""
    return {file.replace(".csv", ".json"): _schema(columns, TABLE_WORDS[file]) for file, columns in TABLES.items()}


def _schema(columns: Columns, words: Mapping[str, ColumnWords]) -> str:
    """One schema; a table has no other columns, and may leave out those that are not required."""
    fields = [_field(name, words[name], there=name in columns.needed) for name in columns.known]
    made = {"$schema": _PROFILE, "fields": fields, "fieldsMatch": "superset", "missingValues": [""]}
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _field(name: str, words: ColumnWords, *, there: bool) -> dict[str, object]:
    limits: dict[str, object] = {"required": True} if words.filled else {}
    limits |= {"enum": list(words.allowed)} if words.allowed else {}
    limits |= {"pattern": words.pattern} if words.pattern else {}
    says = words.says if there else f"{words.says} May be left out."
    groups = {"groupChar": ","} if words.kind == "number" else {}
    return {
        "name": name,
        "type": words.kind,
        **groups,
        "description": says,
        **({"constraints": limits} if limits else {}),
    }
