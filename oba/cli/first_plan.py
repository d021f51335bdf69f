"""The files of a first plan: the templates that come with oba, moved to the year in which they are to begin."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from pathlib import Path

from oba.cli.first_places import TEMPLATE, FirstPlaces
from oba.cli.place_text import in_quotes, placed_path, placed_table, placed_text
from oba.domain.period import Every, YearKind
from oba.domain.period_text import parse_period
from oba.read.data.key import FILE as KEY
from oba.read.schemas import SCHEMAS

TEMPLATES = Path(__file__).resolve().parent.parent / "start"
TEMPLATE_YEAR = 2026  # in which the templates' first round lies
EARLIEST, LATEST = 1930, 2190
_SPLIT = re.compile(r"(?<!\d)(?P<first>\d{4})(?P<sign>[/-])(?P<second>\d{2})(?=-q[1-4]|[^\d-]|$)")
_DAY = re.compile(r"(?<!\d)(\d{4})(?=-\d{2}-\d{2}(?!\d))")


def first_year(text: str) -> int | None:
    """The year in which a financial year begins: 2026 of 2026/27; None where it cannot be read or is too far off."""
    found = parse_period(text, every=Every.YEAR, year=YearKind.FINANCIAL)
    return found.ordinal if found and EARLIEST <= found.ordinal <= LATEST else None


def plan_files(plan: str, year: int, places: FirstPlaces = TEMPLATE) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The texts of a plan's rules and of its data, by their paths inside its folders."""
    rules, data = (_texts(TEMPLATES / side, plan, year - TEMPLATE_YEAR, places) for side in ("rules", "data"))
    return rules, data


def secret_files() -> Mapping[str, str]:
    """A new key for a plan's data, and the file that keeps it out of version control."""
    return {KEY: f"{secrets.token_hex(32)}\n", ".gitignore": f"# Whoever has it can guess small files.\n/{KEY}\n"}


def schema_files(side: str) -> Mapping[str, str]:
    """The schemas that stand in the folder of all rules, or of all data, by their paths inside it."""
    return {name.partition("/")[2]: text for name, text in SCHEMAS.items() if name.startswith(f"{side}/")}


def _texts(folder: Path, plan: str, later: int, places: FirstPlaces) -> Mapping[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        placed_path(_moved(path.relative_to(folder).as_posix(), later), places): _text(path, plan, later, places)
        for path in files
    }


def _text(path: Path, plan: str, later: int, places: FirstPlaces) -> str:
    """The text of a template, moved to its year, its places and its plan."""
    text = _moved(path.read_text(encoding="utf-8"), later)
    if places != TEMPLATE:
        named = in_quotes(places) if path.suffix == ".yaml" else places
        text = (placed_table if path.suffix == ".csv" else placed_text)(text, named)
    return re.sub(r"\bPLAN\b", plan, text)


def _moved(text: str, later: int) -> str:
    """A text with every day, year and round in it so many years later."""
    days = _DAY.sub(lambda found: str(int(found[1]) + later), text)
    return _SPLIT.sub(lambda found: _year(int(found["first"]) + later, found["sign"]), days)


def _year(first: int, sign: str) -> str:
    return f"{first}{sign}{(first + 1) % 100:02d}"
