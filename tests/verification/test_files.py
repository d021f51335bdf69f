"""The files of a round beside its manifest: each is there, is what was published, and nothing else is there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from oba.verification.files import file_remarks
from tests.verification.written_round import published

FILES = {"results.csv": b"a,b\n", "north/card.html": b"<p>north", "south/card.html": b"<p>south"}


def after(folder: Path, change: Callable[[Path], object]) -> list[str]:
    """What is said after somebody has changed something."""
    manifest = published(folder, FILES)
    change(folder)
    return [one.line for one in file_remarks(folder, manifest) if one.wrong]


def test_a_folder_as_it_was_published_is_whole(tmp_path: Path) -> None:
    """The manifest itself, and what file managers leave behind, are not counted."""
    (tmp_path / "north").mkdir()
    (tmp_path / "north" / ".DS_Store").write_bytes(b"x")
    said = file_remarks(tmp_path, published(tmp_path, FILES))
    assert [(one.line, one.wrong) for one in said] == [("3 files are what the manifest says", False)]


@pytest.mark.parametrize("content", [b"a,c\n", b"a,b\n ", b""])
def test_another_byte_is_found(tmp_path: Path, content: bytes) -> None:
    """One changed, one more, none at all."""
    assert after(tmp_path, lambda at: (at / "results.csv").write_bytes(content)) == [
        "results.csv: is not what the manifest says"
    ]


def test_a_size_that_is_not_the_files_is_found(tmp_path: Path) -> None:
    """Even where its digest is; it is not called another's for that."""
    manifest = published(tmp_path, FILES)
    one = manifest.outputs["results.csv"]
    other = manifest._replace(outputs={**manifest.outputs, "results.csv": one._replace(size=one.size + 1)})
    said = [found.line for found in file_remarks(tmp_path, other) if found.wrong]
    assert said == ["results.csv: is not what the manifest says"]


def test_files_missing_and_more_are_found(tmp_path: Path) -> None:
    """Each is named, in the order of the manifest and then of names, hidden ones too."""

    def change(at: Path) -> None:
        (at / "results.csv").unlink()
        for name in ("notes.txt", ".hidden", "north/extra.html"):
            (at / name).write_bytes(b"x")

    assert after(tmp_path, change) == [
        "results.csv: is missing",
        ".hidden: does not belong here",
        "north/extra.html: does not belong here",
        "notes.txt: does not belong here",
    ]


def test_a_name_in_capitals_is_another_name(tmp_path: Path) -> None:
    """The one is missing, and the other is told to be it."""
    said = after(tmp_path, lambda at: (at / "results.csv").rename(at / "Results.CSV"))
    assert said == ["results.csv: is missing", "Results.CSV: is results.csv under another name"]


def test_files_that_changed_names_say_whose_they_are(tmp_path: Path) -> None:
    """North's card under south's name is north's card."""

    def swap(at: Path) -> None:
        for name, other in (("north", "south"), ("south", "north")):
            (at / name / "card.html").write_bytes(FILES[f"{other}/card.html"])

    assert after(tmp_path, swap) == [
        "north/card.html: is south/card.html under another name",
        "south/card.html: is north/card.html under another name",
    ]


def test_a_link_is_no_file(tmp_path: Path) -> None:
    """Nor is one to the very same bytes, to a folder, to itself or to nothing: what it leads to can change."""

    def link(at: Path) -> None:
        (at / "results.csv").rename(tmp_path.parent / "elsewhere.csv")
        (at / "results.csv").symlink_to(tmp_path.parent / "elsewhere.csv")
        (at / "round").symlink_to(at / "round")
        (at / "gone").symlink_to(at / "nothing")
        (at / "west").symlink_to(at / "north")

    assert after(tmp_path, link) == [
        "results.csv: is not what the manifest says",
        "gone: does not belong here",
        "round: does not belong here",
        "west: does not belong here",
    ]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What never ends is not read."""

    def pipe(at: Path) -> None:
        (at / "results.csv").unlink()
        os.mkfifo(at / "results.csv")

    assert after(tmp_path, pipe) == ["results.csv: is not what the manifest says"]


def test_a_manifest_that_names_files_outside_finds_none(tmp_path: Path) -> None:
    """Nothing outside the folder is opened for it."""
    inside = tmp_path / "inside"
    inside.mkdir()
    manifest = published(inside, FILES)
    (tmp_path / "secret").write_bytes(b"x")
    other = manifest._replace(outputs={**manifest.outputs, "../secret": manifest.outputs["results.csv"]})
    assert [one.line for one in file_remarks(inside, other) if one.wrong] == ["../secret: is missing"]
