"""The key of a plan is read as it was written, and is no file whose digest anybody gets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from oba.cli.first_plan import secret_files
from oba.domain.problem import Problem
from oba.read.data.key import read_key
from tests.audit_clearance.withheld import FILES, sound, write_files

KEY = "0123456789abcdef" * 4


def key(root: Path, text: str) -> tuple[bytes, tuple[Problem, ...]]:
    """What is read of a file."""
    (root / "key").write_text(text, encoding="utf-8")
    return read_key(root, root)


@pytest.mark.parametrize("text", [KEY, f"{KEY}\n", f"{KEY}\r\n", KEY.upper()])
def test_a_key_is_64_digits_however_its_line_ends(tmp_path: Path, text: str) -> None:
    """An editor may have added a line end, or written large letters: it is the same key."""
    assert key(tmp_path, text) == (bytes.fromhex(KEY), ())


@pytest.mark.parametrize("text", ["", "secret", KEY[:-1], f"{KEY}0", KEY.replace("f", "g"), f"{KEY}\n{KEY}"])
def test_what_is_no_key_is_refused(tmp_path: Path, text: str) -> None:
    """A key that is cut short protects nothing, and another one than before would make every digest new."""
    found, (problem,) = key(tmp_path, text)
    assert (found, problem.code, problem.stops) == (b"", "F030", True)
    assert text not in problem.what + problem.mend or not text


def test_no_key_is_no_problem(tmp_path: Path) -> None:
    """A plan without one publishes no digests of its files."""
    assert read_key(tmp_path, tmp_path) == (b"", ())


def test_a_key_that_cannot_be_read_stops(tmp_path: Path) -> None:
    """It is not taken for none."""
    (tmp_path / "key").mkdir()
    found, (problem,) = read_key(tmp_path, tmp_path)
    assert (found, problem.code) == (b"", "F002")


def test_the_key_is_read_with_the_plan_and_listed_nowhere(tmp_path: Path) -> None:
    """Neither among the files nor where the project is written down."""
    write_files(tmp_path, {**FILES, "data/demo/key": KEY})
    project = sound(tmp_path)
    assert project.key == bytes.fromhex(KEY)
    assert not [name for name in project.data_files if name.endswith("key")]
    assert KEY not in repr(project)
    assert KEY not in json.dumps(dict(project.data_files))


def test_every_new_plan_has_a_key_of_its_own(tmp_path: Path) -> None:
    """Drawn anew, sound as it is read, and kept out of version control."""
    first, second = secret_files(), secret_files()
    assert first["key"] != second["key"]
    assert key(tmp_path, first["key"])[1] == ()
    assert "/key" in first[".gitignore"].splitlines()
