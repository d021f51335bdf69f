"""The last published round stands as it was, whatever is wrong with the next: files, templates, disk, or a kill."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from oba.cli import app
from oba.compose.edition.addresses import FOLDER, INDEX
from tests.end_to_end.commands import HEEDING_INTERRUPTS, OBA, ROOT, TRACEBACK, environment, files, oba
from tests.end_to_end.small import NOW, PLAN, ROWS, RULE, STORY, copied

OUTPUT = Path("output") / PLAN / NOW
BUILD = ("build", PLAN)


@pytest.fixture
def here(tmp_path: Path, small_round: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the plan and its published round, in which the user stands; afterwards the round must be as before.

    Nothing may lie beside it either.
    """
    copied(tmp_path)
    shutil.copytree(small_round, tmp_path / OUTPUT)
    monkeypatch.chdir(tmp_path)
    before = files(tmp_path / "output")
    yield tmp_path
    assert files(tmp_path / "output") == before
    assert [path.name for path in (tmp_path / OUTPUT).parent.iterdir()] == [NOW]


def say(*words: str) -> Result:
    """Run a command in this process; a fault of ours is raised."""
    return CliRunner().invoke(app, words, catch_exceptions=False)


def spoil(file: Path, old: str, new: str) -> None:
    """Replace a text in a file that has it."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (RULE, "better: lower", "better: lowr", f"{RULE}:18:25: R"),
        (RULE, "{threshold: green}", "{threshold: red}", f"{RULE}:27:5: A001 "),
        (ROWS, "cymru,2022/23 Q1,,900", "cymru,2022/23 Q1,,x900", f"{ROWS}:40:numerator: D"),
        (STORY, "Tai & ysgolion.", "Tai & ysgolion.<br>", f"{STORY}:8: S010 "),
    ],
)
def test_a_file_with_a_problem_stops_the_round(here: Path, file: str, old: str, new: str, says: str) -> None:
    """A bad word in a rule, an example that does not hold, a bad cell, HTML in a story: 1, and where to mend it."""
    spoil(here / file, old, new)
    said = say(*BUILD)
    assert (said.exit_code, said.stdout) == (1, "")
    assert said.stderr.startswith(says), said.stderr
    assert said.stderr.endswith("1 problem in 1 file. Nothing was published.\n")


@pytest.mark.parametrize("missing", [f"rules/{PLAN}/plan.yaml", f"data/{PLAN}/places.csv"])
def test_a_file_that_is_gone_stops_the_round(here: Path, missing: str) -> None:
    """Without the plan or its places nothing can be made; the file that is missed is named."""
    (here / missing).unlink()
    said = say(*BUILD)
    assert (said.exit_code, said.stdout) == (1, "")
    assert said.stderr.startswith(f"{missing}: ")


@pytest.mark.parametrize("workers", ["1", pytest.param("2", marks=pytest.mark.slow)])
def test_a_template_with_a_fault_stops_the_round(here: Path, tmp_path: Path, workers: str) -> None:
    """One's own card that names what does not exist: the template and its line, and no document at all."""
    cards = tmp_path / "cards"
    shutil.copytree(ROOT / "cards", cards)
    (cards / "pack.html").write_text("<p>\n{{ pack.colour }}</p>", encoding="utf-8")
    said = oba(*BUILD, "--workers", workers, at=here)
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith("cards: A021 pack.html:2: ")
    assert said.stderr.endswith("Nothing was published.\n")


@pytest.mark.parametrize("output", ["notes.txt", "notes.txt/inside"])
def test_a_file_where_the_output_should_be_stops_the_round(here: Path, output: str) -> None:
    """An output folder that is a file, or lies in one, is refused in one line with its mend, and kept."""
    (here / "notes.txt").write_text("mine", encoding="utf-8")
    said = say(*BUILD, "--output", output)
    assert said.exit_code == 1
    assert said.stderr.startswith(f"{output}: A020 ")
    assert said.stderr.count("\n") == 3
    assert (here / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_somebodys_own_folder_is_not_replaced(here: Path) -> None:
    """A folder at the round's place that holds anything else is left alone."""
    mine = here / "own" / PLAN / NOW
    mine.mkdir(parents=True)
    (mine / "notes.txt").write_text("mine", encoding="utf-8")
    before = files(here / "own")
    said = say(*BUILD, "--output", "own")
    assert said.exit_code == 1
    assert "is not a published round" in said.stderr
    assert files(here / "own") == before


@pytest.mark.parametrize("workers", [pytest.param("1", marks=pytest.mark.slow), "2"])
def test_a_limit_on_files_stops_the_round(here: Path, workers: str) -> None:
    """Where a file may not grow large enough the round is not published, and that is said in one line."""

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    said = subprocess.run(
        [OBA, *BUILD, "--workers", workers],
        cwd=here, env=environment(), preexec_fn=small_files, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert said.returncode == 1
    assert TRACEBACK not in said.stderr
    assert said.stderr.startswith("output: A020 ")
    assert said.stderr.count("\n") == 3


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with hardly any room, where this user may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)  # noqa: S607


@pytest.mark.slow
def test_a_full_disk_stops_the_round(here: Path, full_disk: Path) -> None:
    """When the disk is full the round is not published, what was written is removed, and that is said in one line."""
    said = oba(*BUILD, "--output", full_disk, at=here)
    assert said.returncode == 1
    assert said.stderr.startswith(f"{full_disk}: A020 ")
    assert "disk that is full" in said.stderr
    assert [one.name for one in full_disk.iterdir() if one.name != ".cache"] == []


def processes(within: Path) -> list[int]:
    """The processes but this one that stand in a folder, as a build does and those it starts."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and int(entry.name) != os.getpid() and (entry / "cwd").readlink() == within:
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def interrupted(here: Path, stop: Callable[[subprocess.Popen[str]], None]) -> subprocess.Popen[str]:
    """A build of the last round over again, stopped when the first of its documents is being written."""
    command = [*HEEDING_INTERRUPTS, OBA, *BUILD]
    build = subprocess.Popen(
        command, cwd=here, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    stage = here / OUTPUT.with_name(f".{NOW}.building-{build.pid}")
    while not any(stage.rglob("*.pdf")):
        assert build.poll() is None, build.communicate()
        time.sleep(0.01)
    stop(build)
    return build


def all_gone(here: Path) -> bool:
    """Whether every process of a build ends, which the kernel sees to within moments."""
    for _ in range(2_000):
        if not processes(here):
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("SIGINT to all", marks=pytest.mark.slow),
        "SIGTERM",
        pytest.param("SIGTERM to all", marks=pytest.mark.slow),
    ],
)
def test_a_build_that_is_stopped_clears_up(here: Path, name: str) -> None:
    """Ctrl-C, which all processes hear, or a polite request to end, to the build or to all: one line, nothing left."""
    number = signal.Signals[name.split(maxsplit=1)[0]]
    group = name.endswith("all")
    build = interrupted(here, lambda b: os.killpg(b.pid, number) if group else b.send_signal(number))
    out, err = build.communicate(timeout=60)
    assert (build.returncode, out) == (1, "")
    assert TRACEBACK not in err
    assert err.endswith("Nothing was published; the round before stands as it was.\n") or "A020" in err
    assert all_gone(here)


@pytest.mark.slow
def test_a_build_that_is_killed_leaves_the_round(here: Path) -> None:
    """Kill -9 ends the build and every process it started; the round stands, and the next build clears up."""
    build = interrupted(here, lambda b: b.kill())
    build.communicate(timeout=60)
    assert build.returncode == -signal.SIGKILL
    assert all_gone(here)
    left = {path.name for path in (here / OUTPUT).parent.iterdir()}
    begun = {f".{name}.{what}" for name in (NOW, FOLDER) for what in ("lock", f"building-{build.pid}")}
    assert left == {NOW, *begun}
    assert oba(*BUILD, at=here).returncode == 0
    shutil.rmtree((here / OUTPUT).with_name(FOLDER))  # a build that ends has made the web edition beside the round
    (here / OUTPUT).with_name(INDEX).unlink()


@pytest.mark.slow
def test_a_worker_that_is_killed_is_said_in_one_line(here: Path) -> None:
    """Where a process that makes documents is ended from outside, as for want of memory, the build says so and ends."""

    def kill_a_worker(build: subprocess.Popen[str]) -> None:
        of_build = {build.pid, os.getpid()}  # whose children are no workers: these come from one of them
        workers = [pid for pid in processes(here) if parent(pid) not in of_build]
        os.kill(workers[0], signal.SIGKILL)

    build = interrupted(here, kill_a_worker)
    out, err = build.communicate(timeout=60)
    assert (build.returncode, out) == (1, "")
    assert err.startswith("output: A020 a process that makes documents was ended from outside\n")
    assert err.count("\n") == 3
    assert all_gone(here)


def parent(pid: int) -> int:
    """The process that started one."""
    after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2]
    return int(after_name.split()[1])
