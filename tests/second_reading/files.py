"""The files of a plan as they lie in the repository: YAML read as plain text, CSV as rows of text."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

Tree = dict[str, Any]
Line = dict[str, str]


def tree(path: Path) -> Tree:
    """A YAML file in which every value is the text that was typed."""
    with path.open(encoding="utf-8") as file:
        found: Tree = yaml.load(file, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes nothing but text
    return found


def lines(path: Path) -> Iterator[Line]:
    """The rows of a table by its headings, in small letters; empty rows are left out."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            line = {(name or "").strip().lower(): (cell or "").strip() for name, cell in row.items() if name}
            if any(line.values()):
                yield line


def rule_trees(root: Path, plan: str) -> list[Tree]:
    """Every rule of a plan."""
    return [tree(path) for path in sorted((root / "rules" / plan).glob("*/*.yaml"))]


def observation_lines(root: Path, plan: str) -> list[Line]:
    """Every row of every observations table of a plan."""
    paths = sorted((root / "data" / plan / "observations").glob("*.csv"))
    return [line for path in paths for line in lines(path)]
