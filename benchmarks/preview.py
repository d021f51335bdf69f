"""A writer's preview: from a story saved to its card and its page being there, and the word by which open pages ask."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.table import Table

PLAN, PLACE, INDICATOR = "cypp-2010-13", "northern", "ni-117"
TIMES = 9
_ROOT = Path(__file__).parents[1]
_OBA = str(Path(sys.executable).with_name("oba"))
_STORY = f"data/{PLAN}/stories/2010-11-q2/{PLACE}/{INDICATOR}.md"
_HEADING = "## Story behind the baseline\n\n"
Seen = Callable[[str], None]


def run() -> None:
    """Measure and print one table."""
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("rules", "data"):
            shutil.copytree(_ROOT / name, Path(scratch) / name)
        with _served(Path(scratch)) as address:
            card, story = f"{address}{PLACE}/cards/{INDICATOR}.html", Path(scratch) / _STORY
            page = f"{address}edition/indicators/{INDICATOR}/{PLACE}.html"
            table = Table(box=None, show_header=False)
            table.add_row("a word asked for", _median(lambda _: _ask(f"{address}state")))
            table.add_row("a story saved, and its card asked for", _median(_saved(story, _asked(card))))
            table.add_row("the same, and its page of the web edition", _median(_saved(story, _asked(page))))
            for name, shown in (("card", card), ("page", page)):
                with _open(shown) as seen:
                    table.add_row(f"the same, in an open {name} by itself", _median(_saved(story, seen)))
            table.add_row("the card as PDF", _median(lambda _: _ask(card.replace(".html", ".pdf"))))
    Console().print(table)


@contextmanager
def _served(at: Path) -> Iterator[str]:
    """The preview of a copy of the worked example, and its address."""
    words = [_OBA, "serve", PLAN, "--port", "0", "--cards", str(_ROOT / "cards")]
    with subprocess.Popen(words, cwd=at, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        try:
            yield running.stdout.readline().split()[3] if running.stdout else ""
        finally:
            running.terminate()


@contextmanager
def _open(card: str) -> Iterator[Seen]:
    """A card in a headless Chromium, and how to wait until it shows some words."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(card)
        yield lambda words: page.get_by_text(words).wait_for()
        browser.close()


def _asked(card: str) -> Seen:
    """Ask for a card once, and see that it shows the words."""

    def see(words: str) -> None:
        if words not in _ask(card):
            raise SystemExit(f"{card} does not show what was saved.")

    return see


def _ask(address: str) -> str:
    with urlopen(address, timeout=60) as reply:  # noqa: S310 - of this machine
        return str(reply.read(), "utf-8", "replace")


def _saved(story: Path, seen: Seen) -> Callable[[int], object]:
    """Save other words in a story, and wait until they are seen."""
    text = story.read_text(encoding="utf-8")

    def save(turn: int) -> None:
        words = f"Saved for the {turn}th time."
        story.write_text(text.replace(_HEADING, f"{_HEADING}{words} "), encoding="utf-8")
        seen(words)

    return save


def _median(job: Callable[[int], object]) -> str:
    """The middle one of several times of a job, after one that is not counted."""
    taken = []
    for turn in range(TIMES + 1):
        began = time.perf_counter()
        job(turn)
        taken.append(time.perf_counter() - began)
    return f"{statistics.median(taken[1:]):.3f} s"
