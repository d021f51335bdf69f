"""What a publisher says of a table in a file beside it: the labels and units of columns, and the day of publication."""

from __future__ import annotations

import codecs
import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

from oba.domain.measure import Kind
from oba.returns.published.headings import plain

_MOST = 1024 * 1024
_ENDINGS = (".meta.csv", ".csvw.json", ".csv-metadata.json", "-metadata.json")
_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})\Z", re.ASCII)
_PERCENT = ("%", "percent", "percentage", "per cent")
_OTHERS = ("number", "count", "£", "gbp", "pounds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Columns by their labels, written plain; units by column or series, written plain; the day, empty where untold."""

    file: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    published: str = ""
    wrong: str = ""

    def column(self, heading: str) -> str:
        """The heading of a column that somebody called by its label; the text itself where it is none."""
        return self.columns.get(plain(heading), heading)

    def contradicts(self, name: str, kind: Kind) -> str:
        """The unit that is told of a column or a series and cannot be that of a kind of number; empty where it can."""
        unit = self.units.get(plain(self.column(name)), "")
        return unit if contradiction(unit, kind) else ""


NO_METADATA = Metadata()


def contradiction(unit: str, kind: Kind) -> bool:
    """Whether numbers of a kind cannot be in a unit; one in words that are not known can."""
    percent, other = unit.lower() in _PERCENT, unit.lower() in _OTHERS
    return (percent and kind in (Kind.COUNT, Kind.RATE)) or (other and kind is Kind.PERCENT)


def is_metadata_of(path: Path, others: Sequence[Path]) -> bool:
    """Whether a file stands beside one of some others to tell of it, and is read with it."""
    return any(path == beside for other in others if other != path for beside in _names(other))


def tells_of_table(path: Path) -> bool:
    """Whether a file, by its name and its first line, has no numbers and tells of the columns of a table."""
    if not path.name.lower().endswith(_ENDINGS[0]) or not path.is_file():
        return False
    with path.open("rb") as file:
        return {b"col_name", b"col_type"} <= set(file.readline(_MOST).lstrip(codecs.BOM_UTF8).strip().split(b","))


def metadata_beside(path: Path) -> Metadata:
    """What a file beside a table tells of it; nothing where there is none, and why where it cannot be read."""
    found = next((beside for beside in _names(path) if beside.is_file() and beside != path), None)
    if found is None:
        return NO_METADATA
    try:
        data = found.read_bytes()[: _MOST + 1]
        text = data.decode("utf-8-sig")
        if len(data) > _MOST:
            return Metadata(file=found.name, wrong="is larger than 1 MB, and was not read")
        return _of_table(found.name, text) if found.name.endswith(".csv") else _of_json(found.name, json.loads(text))
    except (OSError, ValueError, RecursionError, csv.Error):
        return Metadata(file=found.name, wrong="cannot be read: look at it, or take it away")


def _names(path: Path) -> Iterator[Path]:
    stem = path.name.removesuffix(path.suffix)
    yield from (path.with_name(f"{stem}{ending}") for ending in _ENDINGS)


def _of_table(name: str, text: str) -> Metadata:
    """The columns that explore-education-statistics tells of: col_name, col_type, label, indicator_unit."""
    rows = list(csv.DictReader(StringIO(text, newline="")))
    if not rows or not {"col_name", "col_type"} <= set(rows[0]):
        return Metadata(file=name, wrong="has no col_name and col_type, and was not read")
    known = [(row.get("col_name") or "", row.get("label") or "", row.get("indicator_unit") or "") for row in rows]
    return Metadata(
        file=name,
        columns={plain(label): column for column, label, _ in known if label},
        units={plain(column): unit.strip() for column, _, unit in known if unit.strip()},
    )


def _of_json(name: str, tree: Any) -> Metadata:  # noqa: ANN401  (JSON of any sort)
    """What CSVW, or Explore Local Statistics in its own words, tells."""
    if not isinstance(tree, dict):
        return Metadata(file=name, wrong="is no description of a table, and was not read")
    own = tree.get("ess-beta-metadata")
    if isinstance(own, dict):
        return _of_indicators(name, own)
    columns = [one for one in _listed(tree.get("tableSchema"), "columns") if isinstance(one, dict)]
    titles = {str(one.get("name", "")): _text(one.get("titles")) for one in columns}
    issued = next((str(tree[key])[:10] for key in ("dcterms:issued", "dc:issued", "dcat:issued") if key in tree), "")
    return Metadata(file=name, columns={plain(title): column for column, title in titles.items()}, published=issued)


def _of_indicators(name: str, tree: Mapping[str, Any]) -> Metadata:
    shared = tree.get("shared")
    shared = shared if isinstance(shared, dict) else tree
    its = {key: one for key, one in tree.items() if isinstance(one, dict) and key != "shared"}
    its |= {str(tree["label"]): {}} if "label" in tree else {}
    units = {plain(key): _text(one.get("suffix") or shared.get("suffix")) for key, one in its.items()}
    return Metadata(file=name, units=units, published=_day(_text(shared.get("sourceDate"))))


def _listed(tree: Any, key: str) -> Sequence[Any]:  # noqa: ANN401  (JSON of any sort)
    found = tree.get(key) if isinstance(tree, dict) else None
    return found if isinstance(found, list) else ()


def _text(value: Any) -> str:  # noqa: ANN401  (JSON of any sort)
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    return value.strip() if isinstance(value, str) else ""


def _day(text: str) -> str:
    """A day written 27/11/2025 as 2025-11-27; empty where it is none."""
    match = _DAY.match(text)
    try:
        return datetime.strptime(text, "%d/%m/%Y").date().isoformat() if match else ""  # noqa: DTZ007  (a day alone)
    except ValueError:
        return ""
