"""`python -m oba.read` writes docs/problems.md and every schema anew, in the folder it is run in."""

from __future__ import annotations

from pathlib import Path

from oba.domain.catalogue import CATALOGUE
from oba.domain.catalogue.page import problems_page
from oba.read.schemas import SCHEMAS

PAGES = {"docs/problems.md": problems_page(CATALOGUE.values()), **SCHEMAS}

if __name__ == "__main__":
    for name, text in PAGES.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
