"""A workbook of a round opened and printed by an office program, as its readers will."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from oba.compose.sheets.result_book import result_book
from oba.render.workbook import workbook_bytes
from tests.compose_pages.full import full
from tests.compose_pages.full_rules import NEET
from tests.end_to_end.pages import pdf_pages

pytestmark = pytest.mark.slow


def test_every_sheet_prints_whole(tmp_path: Path) -> None:
    """Each page has its headings and says what is made up; every sheet and the number of every row is there."""
    book = result_book(replace(full(), illustrative=frozenset({(NEET, "northern")})))
    path = tmp_path / "results.xlsx"
    path.write_bytes(workbook_bytes(book))
    program = shutil.which("soffice")
    assert program, "LibreOffice is not installed: make test-slow installs it"
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    words = [program, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(words, check=True, capture_output=True)
    pages = pdf_pages(tmp_path / "results.pdf")
    assert all("Illustrative numbers" in page for page in pages)
    whole = " ".join(pages)
    for sheet in book.sheets:
        assert any(all(head.text in page for head in sheet.heads[: sheet.printed]) for page in pages), sheet.title
        assert all(str(row[0]) in whole for row in sheet.rows)
    assert "Rule version" not in whole, "what is for the screen stays there"
