"""A lock holds on the day that its packages have new releases, in the index that this machine is set up with."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distributions, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.setup.packages import locked
from tests.setup.scripts import SCRIPTS, installed, run


@pytest.mark.slow
def test_a_lock_one_release_behind_installs(python: Path, tmp_path: Path) -> None:
    """Each package that another asks for with an extra is locked a release before, and none of the newer comes in."""
    text = (SCRIPTS / "test.txt").read_text(encoding="utf-8")
    for name in sorted(set(asked_with_an_extra())):
        (entry,) = re.findall(rf"^{name}==.*\n(?: .*\n)*", text, re.MULTILINE)
        text = text.replace(entry, one_before(name, tmp_path / name))
    lock = tmp_path / "lock.txt"
    lock.write_text(text, encoding="utf-8")
    said = run("install.sh", python, lock)
    assert (said.returncode, said.stderr) == (0, "")
    assert installed(python).items() >= dict(re.findall(r"^([^\s=]+)==(\S+)", text, re.MULTILINE)).items()


def test_some_packages_are_asked_for_with_an_extra() -> None:
    """What pip, where it resolves, looks for anew although it is locked; without any the test above proves nothing."""
    assert {"coverage", "fonttools"} <= set(asked_with_an_extra())


def asked_with_an_extra() -> Iterator[str]:
    """The packages that anything installed here requires with an extra."""
    for each in distributions():
        for required in map(Requirement, each.requires or ()):
            if required.extras and (required.marker is None or required.marker.evaluate({"extra": ""})):
                yield canonicalize_name(required.name)


def one_before(name: str, folder: Path) -> str:
    """What a lock says of the release before the one that is installed here."""
    releases = json.loads(pip("index", "versions", "--only-binary", ":all:", "--json", name))["versions"]
    older = releases[releases.index(version(name)) + 1]
    pip("download", "--no-deps", "--only-binary", ":all:", "--dest", folder, f"{name}=={older}")
    (file,) = folder.iterdir()
    return locked(name, older, file)


def pip(*words: str | Path) -> str:
    """What pip answers."""
    return subprocess.run([sys.executable, "-m", "pip", *words], capture_output=True, text=True, check=True).stdout
