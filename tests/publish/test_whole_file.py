"""One file is put in place whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from oba.publish.whole_file import put_whole


class Changed(Exception):  # noqa: N818 - it says what happened
    """Somebody wrote to the file meanwhile."""


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    """Nothing half written is left beside it."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    put_whole(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)
    assert list(tmp_path.iterdir()) == [path]


def test_whoever_is_asked_may_leave_everything_as_it_is(tmp_path: Path) -> None:
    """Asked when all is written, and before anything is replaced."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")

    def refuse() -> None:
        raise Changed

    with pytest.raises(Changed):
        put_whole(path, b"new", ready=refuse)
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"old"]
