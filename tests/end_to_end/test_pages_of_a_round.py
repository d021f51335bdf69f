"""The pages of the worked example: none nearly empty, each numbered once, linked, and fitting its screen."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.end_to_end.raw import areas
from tests.html_checks import chromium, misfits
from tests.paper import lines_of_pages, nearly_empty

COUNTY = "oxfordshire"
PLACES = (COUNTY, *areas())
BOARD = "boards/safeguarding-board"
WHOLE = (
    "rulebook.pdf",
    "delivery-plan.pdf",
    f"{BOARD}.pdf",
    *(f"{place}/pack.pdf" for place in PLACES),
)  # cards and dashboards are pages of the packs
ALONE = (f"{COUNTY}/dashboard.pdf", f"{COUNTY}/cards/ni-117.pdf", "northern/cards/ni-43.pdf")
SCREENS = (f"{COUNTY}/dashboard.html", f"{COUNTY}/cards/ni-117.html", "delivery-plan.html")
MORE = (
    "northern/dashboard.html",
    "rulebook.html",
    f"{COUNTY}/cards/ni-75.html",
    f"{COUNTY}/cards/ni-111q.html",
    f"{BOARD}.html",
)
FOR_SENDERS = ("returns.html", "who-gets-what.html")
# How far the title of a page stands from the first of its links, to the right.
_BEGINS_LEFT = """() => {
  const [link, title] = [".signposts li", "h1"].map((one) => document.querySelector(one).getBoundingClientRect().left);
  return Math.round(title - link);
}"""
_LINK = re.compile(r'<a href="([^":]*)"')


@pytest.mark.parametrize("name", WHOLE)
def test_no_page_holds_a_few_lines_only(real_round: Path, name: str) -> None:
    """Neither the last of a card, nor that of the notices, nor that of the rule book."""
    assert nearly_empty((real_round / name).read_bytes()) == []


@pytest.mark.parametrize("name", [*WHOLE, *ALONE])
def test_a_page_has_one_number_and_it_is_that_of_its_file(real_round: Path, name: str) -> None:
    """Whichever file it stands in: the number that a viewer counts, alone at the end of the foot."""
    for number, lines in enumerate(lines_of_pages((real_round / name).read_bytes()), start=1):
        foot = re.fullmatch(r"(.*\S) {2,}(\d+)", lines[-1].strip())
        assert foot, lines[-1]
        assert foot[2] == str(number)
        assert " page " not in foot[1]


def test_rules_stand_in_the_rule_book_and_not_in_the_packs(real_round: Path) -> None:
    """A card says where, on a screen with a link to the very rule; a pack's notices name the rule book."""
    for place in PLACES:
        pages = lines_of_pages((real_round / place / "pack.pdf").read_bytes())
        text = " ".join(" ".join(" ".join(page) for page in pages).split())
        assert "How it is answered" not in text
        assert "rulebook.pdf" in text
        assert "In full: NI 117 in the rule book" in text
    card = (real_round / COUNTY / "cards" / "ni-117.html").read_text(encoding="utf-8")
    assert '<a href="../../rulebook.html#rule-ni-117">NI 117 in the rule book</a>' in card


def test_every_link_between_pages_leads_to_a_page_and_to_a_place_on_it(real_round: Path) -> None:
    """A card leads back to its dashboard, a dashboard to its cards, each to the other places and to the rules."""
    led: dict[Path, set[str]] = {}
    for path in sorted(real_round.rglob("*.html")):
        for link in _LINK.findall(path.read_text(encoding="utf-8")):
            name, _, place = unquote(link).partition("#")
            target = (path.parent / name).resolve() if name else path.resolve()
            assert target.is_file(), (path, link)
            assert not place or place in _places(target), (path, link)
            led.setdefault(path, set()).add(target.relative_to(real_round.resolve()).as_posix())
    for place in PLACES:
        board = led[real_round / place / "dashboard.html"]
        others = {f"{other}/dashboard.html" for other in PLACES if other != place}
        assert others | {"rulebook.html", "delivery-plan.html", f"{BOARD}.html"} <= board
        assert f"{place}/dashboard.html" in led[real_round / "delivery-plan.html"]
        assert f"{place}/dashboard.html" in led[real_round / f"{BOARD}.html"]
        for card in (real_round / place / "cards").glob("*.html"):
            assert f"{place}/cards/{card.name}" in board
            assert {f"{place}/dashboard.html", "rulebook.html"} <= led[card]


@cache
def _places(page: Path) -> frozenset[str]:
    return frozenset(re.findall(r'\sid="([^"]+)"', page.read_text(encoding="utf-8")))


def test_pages_fit_a_laptop_and_a_telephone(real_round: Path) -> None:
    """Every number of a dashboard is seen at 1,200 pixels; at 360 no text has to be scrolled sideways or is cut."""
    assert misfits(real_round / name for name in SCREENS) == []


def test_the_links_of_a_page_stand_in_line_with_it(real_round: Path) -> None:
    """On a large screen as on a telephone: they begin where the page below them begins, on each kind of page."""
    with chromium() as browser:
        window = browser.new_page()
        for name, width in product((*SCREENS, "rulebook.html", "summary.html", *FOR_SENDERS), (360, 1280)):
            window.set_viewport_size({"width": width, "height": 900})
            window.goto((real_round / name).resolve().as_uri())
            assert window.evaluate(_BEGINS_LEFT) == 0, (name, width)


@pytest.mark.slow
def test_more_pages_fit_a_laptop_and_a_telephone(real_round: Path) -> None:
    """An area's dashboard, the rule book, and cards with a table of groups and with quarters."""
    assert misfits(real_round / name for name in MORE) == []
