"""Tables and lists that people write are printed as such, on screen and on paper."""

from __future__ import annotations

import pytest

from oba.render.assets import read_assets
from oba.render.pdf import lay_out
from oba.render.story import has_long_word, story_html
from tests.pdf_checks import assert_accessible
from tests.render.sample import CARDS, document, written

TABLE = "| | 2023 |\n|:--|--:|\n| North | **4.1** |\n| South | 3.9 |"
LISTS = "- Schools\n  - primary\n  - secondary\n- Health\n"
ADDRESS = "https://explore-education-statistics.service.gov.uk/data-tables/fast-track/1234"


def test_a_table_says_what_its_headings_head() -> None:
    """Headings have a scope, an empty one is no heading, and columns stand on the side that was asked for."""
    assert story_html(TABLE).replace("\n", "") == (
        '<table class="told"><thead><tr><td class="left"></td><th class="right" scope="col">2023</th></tr></thead>'
        '<tbody><tr><td class="left">North</td><td class="right"><strong>4.1</strong></td></tr>'
        '<tr><td class="left">South</td><td class="right">3.9</td></tr></tbody></table>'
    )


def test_a_cell_with_a_long_word_may_break_it() -> None:
    """An address does not make a table wider than its column; words of usual length stay whole."""
    html = story_html(f"| Area | Source |\n|---|---|\n| North | {ADDRESS} |")
    assert html.count('class="long"') == 1
    assert (has_long_word(ADDRESS), has_long_word("safeguarding arrangements")) == (True, False)


@pytest.mark.parametrize(
    "words", [TABLE, LISTS, f"{TABLE}\n\n{LISTS}\n{TABLE}", f"| a | b |\n|---|---|\n| {ADDRESS} | |"]
)
def test_a_story_on_paper_can_be_read_aloud(words: str) -> None:
    """Tables and lists in lists are tagged as PDF/UA wants them."""
    styles = "".join(f'<link rel="stylesheet" href="asset:{name}.css">' for name in ("tokens", "card"))
    body = f'<main><h1>A card</h1><article class="card" data-footer="x">{story_html(words)}</article></main>'
    assert_accessible(written(lay_out(document(body, "", styles), read_assets(CARDS))))
