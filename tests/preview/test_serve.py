"""`oba serve`, as people run it: begun, used in a browser, and ended."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.end_to_end.commands import HEEDING_INTERRUPTS, OBA, TRACEBACK, environment, files, oba
from tests.end_to_end.small import PLAN, STORY, copied
from tests.preview.desks import CARD, save


@contextmanager
def served(at: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running preview of the small plan, and its address."""
    command = [*HEEDING_INTERRUPTS, OBA, "serve", PLAN, "--port", "0", *words]
    with subprocess.Popen(
        command, cwd=at, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        line = running.stdout.readline()
        try:
            assert line.startswith(f"{PLAN}: drafts at http://127.0.0.1:")
            yield running, line.split()[3]
        finally:
            running.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    """Ctrl-C, or a polite request to stop, after pages were read: that is no fault, and nothing was written."""
    before = files(copied(tmp_path))
    with served(tmp_path) as (running, address):
        with urlopen(f"{address}{CARD[1:]}", timeout=30) as reply:  # noqa: S310 - of this machine
            assert b"DRAFT" in reply.read()
        running.send_signal(number)
        out, err = running.communicate(timeout=30)
    assert (running.returncode, out, err) == (0, "Ended.\n", "")
    assert files(tmp_path) == before


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    """Which, and what to do; that is a question of usage."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = oba("serve", PLAN, "--port", str(port), at=copied(tmp_path))
    says = f"Port {port} is taken, perhaps by another preview. Say --port 0 for any free one.\n"
    assert (said.returncode, said.stdout, said.stderr) == (2, "", says)


@pytest.mark.parametrize(
    ("words", "says"),
    [(("dyffyrn",), "did you mean 'dyffryn'"), ((PLAN, "--round", "x"), "There is no round 'x'.")],
)
def test_what_is_not_there_is_refused(tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    """A plan or a round that nobody could mend by saving a file: what there is instead."""
    said = oba("serve", *words, "--port", "0", at=copied(tmp_path))
    assert (said.returncode, said.stdout, says in said.stderr) == (2, "", True)


def test_it_begins_while_a_file_is_wrong(tmp_path: Path) -> None:
    """It says so and goes on: the pages show what is to be mended."""
    save(copied(tmp_path) / STORY, "## Story behind", "## Stori behind")
    with served(tmp_path) as (running, _):
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=30)
    assert err == "1 problem in 1 file. The pages show what is to be mended.\n"
    assert TRACEBACK not in err


@contextmanager
def browser(*, scripts: bool = True) -> Iterator[Page]:
    """A page of the system's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        try:
            yield chromium.new_context(java_script_enabled=scripts).new_page()
        finally:
            chromium.close()


@pytest.mark.slow
def test_a_saved_story_appears_by_itself(tmp_path: Path) -> None:
    """In an open page: what was saved; what is wrong, with the page as it last was; what was mended; and the end."""
    story = copied(tmp_path) / STORY
    with served(tmp_path) as (running, address), browser() as page:
        page.goto(f"{address}{CARD[1:]}")
        expect(page.get_by_text("Tai & ysgolion.")).to_be_visible()
        save(story, "Tai & ysgolion.", "Tai newydd.")
        expect(page.get_by_text("Tai newydd.")).to_be_visible()
        save(story, "## Story behind", "## Stori behind")
        expect(page.get_by_text("1 problem to mend")).to_be_visible()
        page.get_by_text("The page as it last was").click()
        expect(page.get_by_text("Tai newydd.")).to_be_visible()
        save(story, "## Stori behind", "## Story behind")
        page.wait_for_url(f"{address}{CARD[1:]}")
        running.send_signal(signal.SIGINT)
        expect(page.get_by_text("The preview has ended")).to_be_visible()


@pytest.mark.slow
def test_pages_work_without_scripts(tmp_path: Path) -> None:
    """Whoever has none reloads by hand, and is told so."""
    story = copied(tmp_path) / STORY
    with served(tmp_path) as (_, address), browser(scripts=False) as page:
        page.goto(f"{address}{CARD[1:]}")
        assert "<noscript>Reload this page to see what was saved.</noscript>" in page.content()
        save(story, "Tai & ysgolion.", "Tai newydd.")
        page.reload()
        expect(page.get_by_text("Tai newydd.")).to_be_visible()
