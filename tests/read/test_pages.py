"""What is made from the program and kept beside it is up to date."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from oba.domain.catalogue import CATALOGUE
from oba.domain.catalogue.page import CHAPTERS
from oba.read.__main__ import PAGES

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_from_the_program_is_up_to_date(name: str) -> None:
    """If it is not, run `python -m oba.read` and read the difference."""
    assert (ROOT / name).read_text(encoding="utf-8") == PAGES[name]


def test_every_code_is_in_the_page_of_problems() -> None:
    """Each code has its entry, under the chapter of its letter."""
    page = PAGES["docs/problems.md"]
    assert [code for code in CATALOGUE if f"### {code} " not in page] == []
    assert {code[0] for code in CATALOGUE} == set(CHAPTERS)


def test_every_entry_says_what_and_how_to_mend_it() -> None:
    """Titles begin small and end without a full stop, so that they can stand in a sentence; mends are sentences."""
    for entry in CATALOGUE.values():
        assert entry.title[0].islower() or entry.title.startswith(("HTML", "YAML"))
        assert not entry.title.endswith(".")
        assert entry.mend.endswith((".", '"".', "'.", "\\<."))
        assert entry.example


def test_the_schema_for_editors_knows_every_part_a_rule_must_have() -> None:
    """An editor marks what is missing and what is misspelt."""
    schema = json.loads(PAGES["rules/schema.json"])
    needed = {"id", "title", "outcome", "accountability", "measure", "in_force", "examples"}
    assert needed == set(schema["$defs"]["RuleShape"]["required"])
    version = schema["$defs"]["VersionShape"]
    assert set(version["required"]) == {"from", "direction", "reference"}
    assert version["additionalProperties"] is False
