"""Whether a page can be used by everyone, on a telephone and on a large screen: axe in the system's Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OF_COLOURS = ("cat.color",)
WIDTHS, FITTED = (320, 1280), (360, 1200)


class Look(NamedTuple):
    """The colours that a reader has chosen: a scheme, and whether they are forced upon every page."""

    scheme: Literal["light", "dark"]
    forced: Literal["active", "none"]


LIGHT, DARK, FORCED = Look("light", "none"), Look("dark", "none"), Look("dark", "active")


def axe_violations(paths: Iterable[Path], look: Look = LIGHT) -> list[str]:
    """Every fault of these pages, each page at both widths in one browser: `file at 320: rule: where: why`.

    Besides the rules of axe up to WCAG 2.2 AA: a page loads nothing but itself, says nothing on the console, and does
    not have to be scrolled sideways (1.4.10).
    """
    with chromium() as browser:
        return [fault for path in paths for width in WIDTHS for fault in _faults(browser, path, width, look, TAGS)]


def faults_of_colour(paths: Iterable[Path], look: Look) -> list[str]:
    """What is wrong with the colours of pages of which all else was looked at in other colours, each at one width."""
    with chromium() as browser:
        return [fault for path in paths for fault in _faults(browser, path, WIDTHS[-1], look, OF_COLOURS)]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, one at a time."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "install chromium to check pages"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def misfits(paths: Iterable[Path]) -> list[str]:
    """What does not fit a laptop or a telephone, on these pages: `file at 360: what: where`.

    Nothing is wider than the window but inside a region that scrolls by itself, and no text is cut off. On a laptop no
    region has to be scrolled, and on a telephone none of a dashboard.
    """
    with chromium() as browser:
        return [fault for path in paths for width in FITTED for fault in _misfits(browser, path, width)]


def _misfits(browser: Browser, path: Path, width: int) -> Iterator[str]:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(path.resolve().as_uri())
    yield from (f"{path.name} at {width}: {fault}" for fault in page.evaluate(_LOOK))
    page.close()


_LOOK = """() => {
  const window = document.documentElement.clientWidth, found = [];
  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect(), region = element.closest(".scroll");
    if (box.width <= 1) continue;
    const say = (what) => found.push(`${what}: ${element.tagName}: ${element.textContent.slice(0, 40)}`);
    const beyond = element.scrollWidth > element.clientWidth + 1;
    const hides = ["hidden", "clip"].includes(getComputedStyle(element).overflowX) && !element.closest("svg");
    if ((!region || region === element) && (box.right > window + 1 || box.left < -1)) say("wide");
    if (hides && beyond) say("cut");
    if (region === element && beyond && (window > 1000 || element.closest(".dashboard"))) say("scrolls");
  }
  return found;
}"""


def _faults(browser: Browser, path: Path, width: int, look: Look, tags: tuple[str, ...]) -> Iterator[str]:
    scheme, forced = look
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, forced_colors=forced)
    said: list[str] = []
    page.on("console", lambda message: said.append(f"console: {message.text}"))
    page.on("request", lambda request: said.extend(_outside(request.url, path)))
    page.goto(path.resolve().as_uri())
    said += _of_axe(page, tags)
    if page.evaluate("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"):
        said.append("reflow: the page has to be scrolled sideways")
    page.close()
    yield from (f"{path.name} at {width}: {fault}" for fault in said)


def _outside(url: str, path: Path) -> list[str]:
    return [] if url.startswith("data:") or url == path.resolve().as_uri() else [f"loads: {url[:80]}"]


def _of_axe(page: Page, tags: tuple[str, ...]) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": [*tags]}, "resultTypes": ["violations"]}
    violations = Axe().run(page, options=options).response["violations"]
    return [
        f"{violation['id']}: {' '.join(map(str, node['target']))}: {violation['help']}"
        for violation in violations
        for node in violation["nodes"]
    ]
