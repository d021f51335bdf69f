"""The templates of the edition: they use all of what they are given, and what is said in them is escaped."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from oba.compose.edition.addresses import INDEX, within
from oba.compose.edition.index_page import index_page
from oba.compose.edition.indicator_page import indicator_page
from oba.compose.edition.place_page import place_page
from oba.compose.edition.round_page import round_page
from oba.domain.finding import Question
from oba.render.html import page, templates
from tests.compose_edition.test_spine import THREE
from tests.compose_edition.told import COUNTY, NORTHERN, the_rule, told
from tests.compose_pages.full import FIRST, NOW
from tests.compose_pages.full_rules import NEET, OBESITY
from tests.compose_pages.watched import Seen, looks, watched

PAGES = templates(Path(__file__).resolve().parents[2] / "cards")
TOLD = told(THREE)
MADE = {
    "index": (index_page(TOLD, within(INDEX)),),
    "place": (place_page(TOLD, NORTHERN, Question.THRESHOLD), place_page(TOLD, COUNTY, Question.COMPARATORS)),
    "round": (round_page(TOLD, FIRST), round_page(TOLD, NOW)),
    "indicator": (
        indicator_page(TOLD, the_rule(), COUNTY),
        indicator_page(TOLD, the_rule(OBESITY), NORTHERN),
    ),
}
OWN = "oba.compose.edition"
# What pages need for each other and for their tables, and not to be looked at.
BESIDE = {"name", "content", "kinds", "place", "id", "indicator", "period", "tier", "map_notice", "title", "rows"}


@pytest.mark.parametrize("kind", list(MADE))
def test_a_template_uses_what_it_is_given(kind: str) -> None:
    """A field that no page shows has no business in what is composed for it."""
    seen: Seen = defaultdict(set)
    for one in MADE[kind]:
        page(PAGES, f"edition-{kind}.html", {"page": watched(one, seen)})
    unused = {look.kind.__name__: look.unused - BESIDE for look in looks(seen) if look.kind.__module__.startswith(OWN)}
    assert {name: its for name, its in unused.items() if its} == {}


def test_what_people_wrote_is_escaped() -> None:
    """A title with signs of HTML stands on every page as it was written, and makes no element."""
    rule = replace(the_rule(), title="<b>Bold</b>", short="<i>Short</i>")
    book = replace(TOLD.book, rules={**TOLD.book.rules, NEET: rule})
    of = replace(TOLD, book=book)
    for kind, one in (("index", index_page(of, within(INDEX))), ("indicator", indicator_page(of, rule, COUNTY))):
        html = page(PAGES, f"edition-{kind}.html", {"page": one})
        assert "<b>Bold" not in html
        assert "<i>Short" not in html
        assert "&lt;" in html
