"""The web edition of the worked example, used as people use it: in a real browser, from a folder, by keyboard alone."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page

from tests.html_checks import DARK, FORCED, LIGHT, Look, axe_violations, chromium, faults_of_colour, misfits

LARGEST = 150_000
LOOKED_AT = (
    "index.html",
    "places/central/threshold.html",
    "places/oxfordshire/comparators.html",
    "indicators/ni-117/oxfordshire.html",
    "indicators/ni-43/central.html",
    "indicators/ni-112/northern.html",
    "rounds/2009-10-q4.html",
)
ONE_OF_EACH_KIND = LOOKED_AT[1], LOOKED_AT[4], LOOKED_AT[6]
_LINK = re.compile(r'\shref="([^"]*)"')
_NAME = re.compile(r'\sid="([^"]*)"')


@pytest.fixture(scope="module")
def plan(real_round: Path) -> Path:
    """The folder of the plan: its rounds, the edition and the page that leads into it."""
    return real_round.parent


@pytest.fixture
def browser() -> Iterator[Browser]:
    """A browser that opens files as people's do."""
    with chromium() as found:
        yield found


def opened(browser: Browser, page: Path, **how: bool) -> Page:
    """A page in a window of its own."""
    window = browser.new_context(viewport={"width": 1280, "height": 900}, **how).new_page()  # type: ignore[arg-type]
    window.goto(page.resolve().as_uri())
    return window


def tabbed_to(window: Page, says: str) -> None:
    """Press Tab until what has the focus says something."""
    for _ in range(200):
        window.keyboard.press("Tab")
        said = window.evaluate(
            "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
        )
        if says in " ".join(str(said).split()):
            return
    pytest.fail(f"nothing that says {says!r} is reached by Tab")


def test_neet_in_the_north_two_years_ago_is_found_by_keyboard_alone(plan: Path, browser: Browser) -> None:
    """Asked in those words, the first thing found is that page; its numbers are downloaded, that year's among them."""
    window = opened(browser, plan / "index.html")
    for _ in range(20):
        window.keyboard.press("Tab")
        if window.evaluate("document.activeElement.id") == "find":
            break
    window.keyboard.type("NEET in the North two years ago")
    assert window.locator("#found").text_content() == "1 found"
    tabbed_to(window, "NEET, Northern")
    window.keyboard.press("Enter")
    window.wait_for_url("**/indicators/ni-117/northern.html")
    tabbed_to(window, "Download these numbers")
    with window.expect_download() as found:
        window.keyboard.press("Enter")
    rows = list(csv.DictReader(found.value.path().read_text(encoding="utf-8").splitlines()))
    values = {row["period"]: row["value"] for row in rows if row["place"] == "northern"}
    latest = window.locator(".runs .amounts .own").text_content() or ""
    assert values["2009/10"] in latest
    assert values["2007/08"]


def test_without_scripts_the_same_is_found_by_links(plan: Path, browser: Browser) -> None:
    """The search is not there; the table leads to the same page, and filters leave what they say."""
    window = opened(browser, plan / "index.html", java_script_enabled=False)
    assert not window.locator("#find").is_visible()
    window.locator('a[aria-label*="NEET, Northern Oxfordshire"]').click()
    assert window.url.endswith("/indicators/ni-117/northern.html")
    window.goto((plan / "edition/places/central/threshold.html").resolve().as_uri())
    only = window.locator(".filter a", has_text=re.compile(r"^Red, "))
    many = int((only.text_content() or "").removeprefix("Red, "))
    only.click()
    rows = window.locator(".rug tr.line")
    assert sum(rows.nth(at).is_visible() for at in range(rows.count())) == many < rows.count()


def test_every_link_leads_to_something_that_stands(plan: Path) -> None:
    """From every page to a page, a file, or a name within one: of the edition, or of a round that still stands."""
    pages = {page: page.read_text(encoding="utf-8") for page in (plan / "edition").rglob("*.html")}
    pages[plan / "index.html"] = (plan / "index.html").read_text(encoding="utf-8")
    names = {page.resolve(): set(_NAME.findall(html)) for page, html in pages.items()}
    wrong = []
    for page, html in pages.items():
        for link in {unescape(one) for one in _LINK.findall(html)}:
            path, _, name = unquote(link).partition("#")
            target = (page.parent / path).resolve() if path else page.resolve()
            if not target.is_file() or (name and name not in names.get(target, {name})):
                wrong.append(f"{page.relative_to(plan)}: {link}")
    assert wrong == []


def test_a_page_is_small_and_asks_nothing_of_anybody(plan: Path) -> None:
    """At most 150 kB, in the language of the cards, with a policy that lets it load nothing."""
    for page in (*(plan / "edition").rglob("*.html"), plan / "index.html"):
        content = page.read_text(encoding="utf-8")
        assert len(content.encode()) <= LARGEST, page
        assert '<html lang="en-GB">' in content
        assert "Content-Security-Policy\" content=\"default-src 'none';" in content


def looked_at(plan: Path, names: tuple[str, ...] = LOOKED_AT) -> list[Path]:
    """The page that leads into the edition, and pages of it."""
    return [plan / "index.html", *(plan / "edition" / name for name in names)]


@pytest.mark.parametrize("look", [LIGHT, *(pytest.param(look, marks=pytest.mark.slow) for look in (DARK, FORCED))])
def test_everybody_can_read_it(plan: Path, look: Look) -> None:
    """No violation, in light, in the dark and in forced colours, on a telephone and on a large screen."""
    assert axe_violations(looked_at(plan), look) == []


@pytest.mark.parametrize("look", [DARK, FORCED])
def test_everybody_can_read_its_colours(plan: Path, look: Look) -> None:
    """In the dark and in forced colours only colours are others: each kind of page is seen in them too."""
    assert faults_of_colour(looked_at(plan, ONE_OF_EACH_KIND), look) == []


def test_it_fits_a_telephone_and_a_laptop(plan: Path) -> None:
    """Nothing is cut off, and only what is a table scrolls by itself."""
    assert misfits([plan / "edition" / name for name in LOOKED_AT]) == []


def test_on_paper_nothing_is_left_out_but_what_cannot_be_followed(plan: Path, browser: Browser) -> None:
    """The message, the curve and the numbers stand on a printed page, and nothing is wider than it."""
    window = opened(browser, plan / "edition/indicators/ni-117/oxfordshire.html")
    window.emulate_media(media="print")
    window.set_viewport_size({"width": 720, "height": 1000})
    assert window.locator(".message").is_visible()
    assert window.locator("svg.curve:not(.narrow)").first.is_visible()
    assert window.locator("#numbers table").first.is_visible()
    assert not window.locator(".banner nav").is_visible()
    assert window.evaluate("document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth")


def test_the_edition_is_listed_in_its_own_manifest(plan: Path, real_round: Path) -> None:
    """Every file of it, and none in that of the round, which is what was released."""
    edition = plan / "edition"
    listed = json.loads((edition / "manifest.json").read_bytes())
    stands = {one.relative_to(edition).as_posix() for one in edition.rglob("*") if one.is_file()}
    assert stands == {*listed["outputs"], "manifest.json"}
    assert listed["round"] == real_round.name
    assert not any("edition" in name for name in json.loads((real_round / "manifest.json").read_bytes())["outputs"])
