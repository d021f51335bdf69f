"""A round with all its pages is released from the command line, and comes out the same when later ones have been."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.commands import files, oba
from tests.end_to_end.pages import pdf_pages, squeezed
from tests.end_to_end.small import BEFORE, NOW, PLAN, ROWS, copied

BY = ("--by", "Cyfarwyddwr & Co", "--to", "trust")


@pytest.mark.slow
def test_pages_are_remade_as_they_were_released_and_tell_of_corrections(tmp_path: Path) -> None:
    """The first round is the same bytes after the second was released; replaced, its own and the next packs say so."""
    copied(tmp_path)

    def run(*words: str) -> None:
        said = oba(*words, at=tmp_path)
        assert said.returncode == 0, said.stderr

    run("build", PLAN, "--round", BEFORE)
    first = files(tmp_path / "output" / PLAN / BEFORE)
    run("release", PLAN, "--round", BEFORE, *BY, "--on", "2024-05-20")
    run("build", PLAN, "--round", NOW)
    run("release", PLAN, "--round", NOW, *BY, "--on", "2025-05-20")
    run("build", PLAN, "--round", BEFORE)
    assert files(tmp_path / "output" / PLAN / BEFORE) == first
    rows = tmp_path / ROWS
    rows.write_text(rows.read_text(encoding="utf-8").replace(",final,", ",estimated,", 1), encoding="utf-8")
    run("build", PLAN, "--round", NOW, "--replace", "rhif anghywir")
    run("release", PLAN, "--round", NOW, *BY, "--on", "2025-06-01", "--replace", "rhif anghywir")
    run("build", PLAN, "--round", "2025-26-q1")
    for round_, says in (
        (NOW, "This report replaces the one that"),
        ("2025-26-q1", "was released again on 1 June 2025"),
    ):
        pack = tmp_path / "output" / PLAN / round_ / "dyffryn" / "pack.pdf"
        assert squeezed(says) in squeezed(" ".join(pdf_pages(pack)))
