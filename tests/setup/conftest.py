"""Environments to install into, each with nothing in it but the pip that Python brings."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment, to be copied."""
    folder = tmp_path_factory.mktemp("bare") / "environment"
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    return folder


@pytest.fixture
def python(bare: Path, tmp_path: Path) -> Path:
    """The Python of an environment that a test has to itself."""
    return Path(shutil.copytree(bare, tmp_path / "environment", symlinks=True)) / "bin" / "python"
