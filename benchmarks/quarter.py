"""A whole round of the worked example, beside a browser that only prints the same pages."""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment
from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.table import Table

from oba.compose.pack import Pack, pack
from oba.quarter import Folders, check, open_book, read
from oba.render.assets import read_assets
from oba.render.html import page, templates
from oba.render.packs import part_pages
from oba.render.twin import twin

PLAN, WORKERS = "cypp-2010-13", 2
HELPS, ASSESSES = 9, 5
_ROOT = Path(__file__).parents[1]
_OBA = str(Path(sys.executable).with_name("oba"))


class Built(NamedTuple):
    """A round as built: where, in how many seconds, and the most memory that one process of it used, in MB."""

    folder: Path
    seconds: float
    megabytes: float


class Printed(NamedTuple):
    """What a browser printed: how many files, and in how many seconds."""

    files: int
    seconds: float


def run() -> None:
    """Measure and print one table."""
    with tempfile.TemporaryDirectory() as scratch:
        built = build(Path(scratch) / "output")
        printed = print_in_browser([*_screens(built.folder), *_packs(built.folder.name, Path(scratch))])
    quick = {f"oba {' '.join(words)}": median(words, times) for words, times in _quick()}
    _show(built, printed, quick)


def _quick() -> Iterator[tuple[tuple[str, ...], int]]:
    yield ("--help",), HELPS
    yield ("assess", PLAN), ASSESSES


def build(output: Path) -> Built:
    """Build the plan's current round."""
    began = time.perf_counter()
    _oba("build", PLAN, "--workers", str(WORKERS), "--output", str(output))
    seconds = time.perf_counter() - began
    (results,) = (output / PLAN).glob("*/results.csv")
    return Built(results.parent, seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)


def median(words: tuple[str, ...], times: int) -> float:
    """The middle one of several times of a command, in seconds."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        _oba(*words)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def print_in_browser(pages: list[Path]) -> Printed:
    """Print each page to a PDF of its own, one after the other in one browser, tagged and with bookmarks.

    The browser is given finished pages: it neither reads, assesses, composes, nor makes PDF/A.
    """
    began = time.perf_counter()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        sheet = browser.new_page()
        for path in pages:
            sheet.goto(path.as_uri())
            sheet.pdf(
                path=path.with_suffix(".browser.pdf"),
                prefer_css_page_size=True,
                print_background=True,
                tagged=True,
                outline=True,
            )
        browser.close()
    return Printed(len(pages), time.perf_counter() - began)


def _screens(folder: Path) -> list[Path]:
    """The published pages: cards, dashboards and the rule book."""
    return sorted(folder.rglob("*.html"))


def _packs(now: str, to: Path) -> Iterator[Path]:
    """Each place's pack as a page, which is published as a PDF only."""
    where = Folders(rules=_ROOT / "rules", data=_ROOT / "data", cards=_ROOT / "cards", output=to, root=_ROOT)
    project, _ = read(where, PLAN)
    if project is None:
        raise SystemExit("The worked example cannot be read: run oba check.")
    book = open_book(project, check(project).proofs, next(one for one in project.plan.rounds if one.id == now))
    pages, assets = templates(where.cards), read_assets(where.cards)
    for place in book.places.documented:
        path = to / f"{place.id}.html"
        path.write_text(twin(_whole(pages, pack(book, place)), assets), encoding="utf-8")
        yield path


def _whole(pages: Environment, its: Pack) -> str:
    """A pack as one page: its front, and what is inside each of its parts."""
    front, _, end = page(pages, "pack.html", {"pack": its, "leaves": ()}).partition("</body>")
    parts = (page(pages, "part.html", {"title": one.title, **one.shows}) for one in part_pages(its, "", lambda _: ()))
    return "".join((front, *(part.partition("<body>")[2].partition("</body>")[0] for part in parts), "</body>", end))


def _oba(*words: str) -> None:
    subprocess.run([_OBA, *words], cwd=_ROOT, check=True, capture_output=True)


def _show(built: Built, printed: Printed, quick: dict[str, float]) -> None:
    table = Table(box=None, show_header=False)
    table.add_column(justify="left")
    table.add_column(justify="right")
    table.add_row(f"oba build {PLAN}, {WORKERS} processes", f"{built.seconds:.1f} s")
    table.add_row(f"Chromium, the same {printed.files} pages printed", f"{printed.seconds:.1f} s")
    table.add_row("Chromium ÷ oba", f"{printed.seconds / built.seconds:.2f}")
    table.add_row("most memory of one process of oba", f"{built.megabytes:.0f} MB")
    for command, seconds in quick.items():
        table.add_row(command, f"{seconds:.2f} s")
    Console().print(table)
