"""What is withheld is shown to those who keep it: on a terminal only, and each line says so."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from pathlib import Path

import pytest

from oba.answers import answer
from oba.cli.internal import INTERNAL
from oba.cli.withheld import is_withheld
from oba.domain.measure import NBSP
from tests.audit_clearance.withheld import FILES, HEAD, NORTH, SOUTH, WEST, sound, write_files
from tests.end_to_end.commands import OBA, environment, files, said_here

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
EARLIER = "".join(
    row.replace("2009/10", "2008/09").replace("2010-06", "2009-06").replace(",3,", ",4,")
    for row in (NORTH, SOUTH, WEST)
)
ROWS = {"data/demo/observations/all.csv": HEAD + NORTH + SOUTH + WEST + EARLIER}
SAYS = ("assess", "demo", "--internal")
WORKING = ("explain", "demo", "ni-1", "--place", "north", "--internal")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A plan of which the numbers of two years are withheld in its three areas."""
    write_files(tmp_path, {**FILES, **ROWS})
    return tmp_path


def on_a_terminal(*words: str, at: Path, columns: int = 150) -> list[str]:
    """The lines that a command prints on a terminal so many letters wide, without colours."""
    ours, its = pty.openpty()
    with subprocess.Popen(
        [OBA, *words], cwd=at, stdout=its, stderr=its, stdin=its, env=environment(COLUMNS=str(columns), TERM="xterm")
    ) as running:
        os.close(its)
        said = b""
        while block := _read(ours):
            said += block
        assert running.wait() == 0, said.decode()
    os.close(ours)
    return COLOUR.sub("", said.decode()).replace("\r\n", "\n").replace(NBSP, " ").rstrip("\n").split("\n")


def _read(terminal: int) -> bytes:
    """What comes next; nothing after the end, which some systems tell as a fault."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


@pytest.mark.parametrize("columns", [60, 150])
@pytest.mark.parametrize("words", [SAYS, WORKING])
def test_every_line_says_that_it_is_internal(here: Path, words: tuple[str, ...], columns: int) -> None:
    """Empty ones too, and none is so long that a terminal would go on with it in a line without the mark.

    The folder is as it was.
    """
    before = files(here)
    lines = on_a_terminal(*words, at=here, columns=columns)
    assert len(lines) > 10
    assert all(line.startswith(INTERNAL.rstrip()) for line in lines)
    assert all(len(line) <= columns for line in lines)
    assert files(here) == before


def test_withheld_numbers_and_answers_are_there_and_marked(here: Path) -> None:
    """3 of 97 is 3.1 %, better than 4 of 97; without --internal neither is said. The county's are published."""
    lines = on_a_terminal(*SAYS, at=here)
    (north,) = (line for line in lines if "3.1 %" in line)
    assert "3.1 % (c)" in north
    assert "improving (c)" in north
    (county,) = (line for line in lines if "22.3 %" in line)
    assert "(c)" not in county
    shown = said_here("assess", "demo", at=here).stdout
    assert "3.1" not in shown
    assert INTERNAL.strip() not in shown
    assert "(c) is withheld in what is published" in lines[-1]
    assert "improving" not in shown.partition("North")[2].partition("South")[0]


def test_the_working_has_the_number_and_says_that_it_is_withheld(here: Path) -> None:
    """What the published working leaves out; of the county's number nothing of the kind is said."""
    lines = on_a_terminal(*WORKING, at=here)
    assert "The number is withheld in what is published" in lines[0]
    assert any("3.1 %" in line for line in lines)
    assert "3.1 %" not in said_here("explain", "demo", "ni-1", "--place", "north", at=here).stdout
    county = on_a_terminal("explain", "demo", "ni-1", "--internal", at=here)
    assert "withheld" not in county[0]


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        (SAYS, "Leave out > and |"),
        (WORKING, "Leave out > and |"),
        ((*SAYS, "--format", "csv"), "Leave --format out"),
        ((*SAYS, "--format", "json"), "Leave --format out"),
        ((*SAYS, "--format", "xlsx"), "Leave --format out"),
    ],
)
def test_nothing_internal_goes_into_a_file_or_a_pipe(here: Path, words: tuple[str, ...], mend: str) -> None:
    """It is refused before anything is read, with what to do; nothing is printed."""
    said = said_here(*words, at=here)
    assert (said.returncode, said.stdout) == (2, "")
    assert mend in said.stderr


def test_other_formats_are_refused_on_a_terminal_too(here: Path) -> None:
    """They are made to be passed on, whoever asks for them."""
    ours, its = pty.openpty()
    done = subprocess.run([OBA, *SAYS, "--format", "csv"], cwd=here, stdout=its, stderr=its, check=False)
    os.close(its)
    assert done.returncode == 2
    assert b"3.1" not in os.read(ours, 65536)
    os.close(ours)


@pytest.mark.parametrize("verb", ["build", "check", "rules", "compare", "returns", "serve", "receive", "round"])
def test_no_other_command_has_raw_numbers(here: Path, verb: str) -> None:
    """Least of all one that writes."""
    said = said_here(verb, "demo", "ni-1", "--internal", at=here)
    assert said.returncode == 2
    assert "--internal" in said.stderr


def test_a_missing_number_is_not_called_withheld(here: Path) -> None:
    """What nobody has sent is withheld from nobody; nor is what is published."""
    project = sound(here)
    now = project.plan.current_round
    raw, published = answer(project, now, internal=True), answer(project, now)
    found = {(name, place): is_withheld(raw, published, name, place) for name, place in raw.assessments}
    assert found["ni-1", "north"]
    assert not found["ni-1", "county"]
    assert not any(hidden for (name, _), hidden in found.items() if name == "ni-2")
