"""A cluster that could not make our bytes is refused in one line, and the last published round stands as it was."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end import small
from tests.end_to_end.commands import ROOT, files, oba
from tests.end_to_end.machines import scheduler, worker

pytestmark = pytest.mark.slow
# What a program does before it begins: it has no oba, or says that its Dask is another.
WITHOUT_OBA = "import sys; sys.modules['oba'] = None"
OF_ANOTHER_VERSION = """
from distributed import versions
ours = versions.get_package_info
versions.get_package_info = lambda names: ours(names) | {"distributed": "2020.1.0"}
"""
OF_ANOTHER_AGE = """
from distributed import Scheduler
ours = Scheduler.identity
Scheduler.identity = lambda self: ours(self)
"""
WITH_OTHER_CODE = "import sys; sys.path.insert(0, 'other')"
WITHOUT_FONTCONFIG = """
from oba.publish import programs
programs._LIBRARIES = {**programs._LIBRARIES, "fontconfig": ("libfontconfig.so.0", "FcGetVersion")}
"""
OTHER_DASK = "is of another version: distributed is 2020.1.0 there and "
SILENT = " cannot say with what it makes documents: "
OTHER_BYTES = " would make other bytes: "
MEND = "    mend: install there what is installed here, or take it off the cluster, then build again\n"


@pytest.fixture
def here(tmp_path: Path, small_round: Path) -> Iterator[Path]:
    """A folder with the plan, changed since its round was published, which must be as before afterwards."""
    copied = small.copied(tmp_path / "here")
    published = copied / "output" / small.PLAN / small.NOW
    shutil.copytree(small_round, published)
    story = copied / small.STORY
    story.write_text(story.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    before = files(published.parent)
    yield copied
    assert files(published.parent) == before


def refused(here: Path, address: str) -> str:
    """What a build on a cluster is refused with, without the address it begins with and its last line."""
    said = oba("build", small.PLAN, "--cluster", address, at=here)
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.endswith("Nothing was published.\n")
    assert said.stderr.count("\n") == 3
    return said.stderr.removeprefix(f"{address}: A020 ")


@pytest.mark.parametrize("address", ["127.0.0.1:1", "nonsense", "127.0.0.1:port"])
def test_no_scheduler(here: Path, address: str) -> None:
    """Nobody listens there, or it is no address: it is named, with what to do."""
    assert refused(here, address).startswith(f"no Dask scheduler answers at {address}\n    mend: start one there ")


def test_no_workers(here: Path, tmp_path: Path) -> None:
    """A scheduler by itself makes nothing."""
    with scheduler(tmp_path) as address:
        says = refused(here, address)
    assert says.startswith(f"the cluster at {address} has no workers\n    mend: start some ")


@pytest.mark.parametrize(
    ("first", "says"),
    [
        (OF_ANOTHER_VERSION, f"the scheduler at ADDRESS {OTHER_DASK}"),
        (OF_ANOTHER_AGE, "the scheduler at ADDRESS does not speak as Dask "),
        (WITHOUT_OBA, f"the scheduler{SILENT}"),
    ],
)
def test_another_scheduler(here: Path, tmp_path: Path, first: str, says: str) -> None:
    """One whose Dask is another, or so much another that it is not understood, or that has no oba."""
    with scheduler(tmp_path, first) as address, worker(address, tmp_path):
        found = refused(here, address)
    assert found.startswith(says.replace("ADDRESS", address))
    assert MEND in found


@pytest.mark.parametrize(
    ("first", "says"),
    [
        (OF_ANOTHER_VERSION, f" {OTHER_DASK}"),
        (WITHOUT_OBA, SILENT),
        (WITH_OTHER_CODE, f"{OTHER_BYTES}oba code is "),
        (WITHOUT_FONTCONFIG, f"{OTHER_BYTES}fontconfig is not known there and "),
    ],
)
def test_another_worker(here: Path, tmp_path: Path, first: str, says: str) -> None:
    """One that differs beside one that agrees: it is told by its address, and nothing is made by the other."""
    other = Path(shutil.copytree(ROOT / "oba", tmp_path / "other" / "oba"))
    (other / "changed.py").touch()
    with scheduler(tmp_path) as address, worker(address, tmp_path), worker(address, tmp_path, "b", first=first):
        found = refused(here, address)
        log = (tmp_path / "b.log").read_text(encoding="utf-8")
    worker_, named, _ = found.split(maxsplit=2)
    assert (worker_, named in log) == ("worker", True)
    assert found.startswith(f"worker {named}{says}")
    assert MEND in found
