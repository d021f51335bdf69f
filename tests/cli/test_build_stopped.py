"""A build that is stopped, or cannot speak, says what is so: whether the round is published."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from oba.cli.build import _announce, _refusing
from oba.cli.exit import Refused, ending
from oba.cli.terminal import lines
from oba.domain import catalogue
from oba.publish import swap
from oba.render import failure
from tests.end_to_end.commands import OBA, TRACEBACK, environment
from tests.publish.children import UNDISTURBED, at_step, child, files, found, publish

OLD, NEW = files("the old round"), files("the new round")
READ_BEFORE = (catalogue, failure)  # which a build reads as it begins, before it can be stopped politely
NOTHING = "Nothing was published; the round before stands as it was."


def build(target: Path, said: Path) -> None:
    """Publish NEW as the command does, and write to a file what is said."""
    try:
        with _refusing(target.parent, target.parent, target, "Quarter 2"):
            publish(target, NEW)
    except Refused as refused:
        said.write_text(f"{refused.status} {refused}", encoding="utf-8")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("swapped", ["in one step", "in two steps"])
def test_a_build_stopped_at_any_step_says_what_is_so(
    tmp_path: Path, number: signal.Signals, swapped: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A signal before each thing asked of the system: what is said is what then stands on the disk."""
    if swapped == "in two steps":
        monkeypatch.setattr(swap, "_exchange", lambda _new, _target: False)
    target, said = tmp_path / "output" / "2010-11-q2", tmp_path / "said"
    seen: set[tuple[bool, bool]] = set()
    for step in range(1, 200):
        publish(target, OLD)
        said.unlink(missing_ok=True)

        def stopped(step: int = step) -> None:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            at_step(step, lambda: build(target, said), lambda: os.kill(os.getpid(), number))

        if child(stopped) == UNDISTURBED:
            break
        words = said.read_text(encoding="utf-8") if said.exists() else ""
        published = found(target) == NEW
        assert published or found(target) == OLD
        assert words in ("", f"0 Stopped, but it was done before: Quarter 2 is published in {target}") or not published
        assert published or words == f"1 Stopped. {NOTHING}"
        seen.add((published, bool(words)))
    assert {(True, True), (False, True)} <= seen


def test_what_cannot_be_said_on_standard_output_is_said_beside_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Into a full device: the round is published all the same, and that is what is said."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        _announce("Published Quarter 2 in output", ["  County: pack.pdf"])
    assert capsys.readouterr().err == (
        "Published Quarter 2 in output. This could not be written to standard output: No space left on device.\n"
    )


def test_what_the_system_refuses_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """A file that may not be opened: its name, why, and what to do."""

    def refuse() -> int:
        raise PermissionError(13, "Permission denied", "cards/card.css")

    with pytest.raises(BaseException, match="1"):
        ending(refuse)()
    assert capsys.readouterr().err == (
        "Stopped: cards/card.css: Permission denied. See that it is there and that you may use it, then try again.\n"
    )


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_fault(tmp_path: Path, closed: str) -> None:
    """Whoever closes the standard streams hears nothing, and no file takes their place."""
    shell = ["/bin/sh", "-c", f"{OBA} rules nothing {closed}"]
    done = subprocess.run(shell, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    assert TRACEBACK not in done.stdout + done.stderr
    assert done.returncode == 2


def test_long_work_is_told_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    """While nothing comes of it for a while, a plain line says how far it is."""
    seen = Event()

    def wait_for(words: str) -> None:
        while words not in (text := capsys.readouterr().err):
            assert TRACEBACK not in text
            seen.wait(0.01)

    with lines(85, 0.001) as told:
        wait_for("Still at work: 0 of at most 85 documents made\n")
        told("county/pack.pdf")
        wait_for("Still at work: 1 of at most 85 documents made, the last of them county/pack.pdf\n")
