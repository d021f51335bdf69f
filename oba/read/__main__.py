"""`python -m oba.read` writes docs/problems.md and rules/schema.json anew, in the folder it is run in."""

from __future__ import annotations

from pathlib import Path

from oba.domain.catalogue import CATALOGUE
from oba.domain.catalogue.page import problems_page
from oba.read.shapes.schema import rule_schema

PAGES = {"docs/problems.md": problems_page(CATALOGUE.values()), "rules/schema.json": rule_schema()}

if __name__ == "__main__":
    for name, text in PAGES.items():
        Path(name).write_text(text, encoding="utf-8")
