"""Every Python that pyproject.toml names as tested is: the locked packages, the core's tests and a whole plan."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.end_to_end import small
from tests.setup.scripts import ROOT, SCRIPTS, ended, run, succeeds

_NAMED = "Programming Language :: Python :: 3."
_CORE = ("tests/domain", "tests/statistics", "tests/assess")


def named() -> list[str]:
    """The versions that pyproject.toml names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [one.removeprefix("Programming Language :: Python :: ") for one in project["classifiers"] if _NAMED in one]


def found(name: str) -> Path | None:
    """A Python of this version on this machine, where commands are found or where pyenv keeps them."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")).glob(f"versions/{name}.*/bin/python{name}")
    on_path = shutil.which(f"python{name}")
    return next((one for one in (*map(Path, [on_path] if on_path else []), *kept) if starts(one)), None)


def starts(python: Path) -> bool:
    """Whether it is more than a name: pyenv has a command for every version, which may lead nowhere."""
    return subprocess.run([python, "-c", "import venv"], capture_output=True, check=False).returncode == 0


def test_the_oldest_python_named_is_the_oldest_allowed() -> None:
    """What the packages are locked for is what pyproject.toml requires at least, and it is tested."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={named()[0]}"


@pytest.mark.slow
@pytest.mark.parametrize("name", named())
def test_a_python_that_is_named_works(name: str, tmp_path: Path) -> None:
    """The locked packages install as they are, the core's tests pass, and a plan comes out without complaint."""
    python = environment_of(name, tmp_path / "environment")
    reached = {"PIP_PYTHON": str(python)}
    succeeds(run("install.sh", sys.executable, SCRIPTS / "test.txt", **reached))
    succeeds(run("pip.sh", sys.executable, "install", "--no-deps", "--no-build-isolation", ROOT, **reached))
    succeeds(run("pip.sh", sys.executable, "check", **reached))
    succeeds(ended(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *_CORE, at=ROOT))
    built = ended(python.with_name("oba"), "build", small.PLAN, at=small.copied(tmp_path / "plan"))
    succeeds(built)
    assert small.heard(built.stderr) == (small.WARNED, [])


def environment_of(name: str, folder: Path) -> Path:
    """The Python of a new environment of this version; one that is not here, or runs these tests, is skipped."""
    if name == f"{sys.version_info.major}.{sys.version_info.minor}":
        pytest.skip("every other test runs in it")
    chosen = found(name)
    if chosen is None:
        pytest.skip(f"there is no Python {name} on this machine")
    subprocess.run([chosen, "-m", "venv", "--without-pip", folder], check=True)
    return folder / "bin" / "python"
