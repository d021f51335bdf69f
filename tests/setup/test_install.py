"""What make installs is what the lock names, whatever was released today and whatever a machine is set up with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.setup.packages import source, wheel
from tests.setup.scripts import installed, run


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that pip is set up to look for packages in, and nowhere else."""
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """Where a test writes its lock."""
    return tmp_path / "lock.txt"


def test_a_release_newer_than_the_lock_changes_nothing(python: Path, index: Path, lock: Path) -> None:
    """What is asked for with an extra, locked without it and released anew since is installed as locked."""
    lock.write_text(wheel(index, "asks", "1.0", "asked[more]>=1") + wheel(index, "asked", "1.0", extra="more"))
    wheel(index, "asked", "2.0", extra="more")
    said = run("install.sh", python, lock)
    assert (said.returncode, said.stderr) == (0, "")
    assert installed(python).items() >= {"asks": "1.0", "asked": "1.0"}.items()


def test_pip_is_silent_as_long_as_all_goes_well(python: Path, index: Path, lock: Path) -> None:
    """One line says what is done; pip's own words, here about a folder that is not there, are kept back."""
    lock.write_text(wheel(index, "plain", "1.0"))
    said = run("install.sh", python, lock, PIP_FIND_LINKS=f"{index} {index}/nowhere")
    assert (said.stdout, said.stderr) == (f"Installing the packages locked in {lock}\n", "")


def test_a_file_that_is_not_the_locked_one_is_refused(python: Path, index: Path, lock: Path) -> None:
    """The same name and version with other bytes stop everything, in pip's own words."""
    lock.write_text(wheel(index, "plain", "1.0"))
    wheel(index, "plain", "1.0", says="something else")
    said = run("install.sh", python, lock)
    assert said.returncode != 0
    assert "DO NOT MATCH THE HASHES" in said.stderr
    assert "plain" not in installed(python)


def test_a_lock_without_hashes_is_refused(python: Path, index: Path, lock: Path) -> None:
    """A name and a version are not enough to know a file by."""
    wheel(index, "plain", "1.0")
    lock.write_text("plain==1.0\n")
    said = run("install.sh", python, lock)
    assert said.returncode != 0
    assert "plain" not in installed(python)


def test_a_lock_that_lacks_a_package_is_noticed(python: Path, index: Path, lock: Path) -> None:
    """Nothing that a lock does not name is fetched, and what then is missing is said."""
    lock.write_text(wheel(index, "asks", "1.0", "asked"))
    wheel(index, "asked", "1.0")
    said = run("install.sh", python, lock)
    assert said.returncode != 0
    assert "asks 1.0 requires asked, which is not installed" in said.stderr


def test_nothing_is_built(python: Path, index: Path, lock: Path) -> None:
    """A source, whose building might fetch what no lock names, is not installed though the lock allows it."""
    lock.write_text(source(index, "plain", "1.0"))
    said = run("install.sh", python, lock, PIP_NO_BINARY=":all:")
    assert said.returncode != 0
    assert "No matching distribution found for plain==1.0" in said.stderr


@pytest.mark.parametrize("told_by", ["environment", "file"])
def test_settings_of_the_machine_say_where_from_and_not_what(
    python: Path, index: Path, lock: Path, tmp_path: Path, told_by: str
) -> None:
    """A constraint, and a habit of installing for one user or from source, are set aside."""
    lock.write_text(wheel(index, "plain", "1.0"))
    (tmp_path / "constraint.txt").write_text("plain==2.0\n")
    told = {"constraint": f"{tmp_path}/constraint.txt", "user": "true", "no-binary": ":all:"}
    (tmp_path / "pip.conf").write_text("\n".join(["[global]", *(f"{name} = {value}" for name, value in told.items())]))
    variables = {f"PIP_{name.replace('-', '_').upper()}": value for name, value in told.items()}
    elsewhere = {"PIP_TARGET": f"{tmp_path}/target"}
    settings = {"environment": variables | elsewhere, "file": {"PIP_CONFIG_FILE": f"{tmp_path}/pip.conf"}}
    said = run("install.sh", python, lock, **settings[told_by])
    assert (said.returncode, said.stderr) == (0, "")
    assert installed(python)["plain"] == "1.0"
