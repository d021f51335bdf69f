"""Files are read as bytes and text before anything else, and nothing about a file makes reading fail."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from oba.read.text.files import SMALL, Folder, is_folder, names_in, natural


def codes(folder: Folder, path: Path, most: int = SMALL, *, table: bool = False) -> list[str]:
    """The codes of what is wrong with a file."""
    return [problem.code for problem in folder.read(path, most=most, table=table)[1]]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder whose files are named as from the folder above."""
    inner = tmp_path / "rules"
    inner.mkdir()
    return Folder(path=inner, root=tmp_path)


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_byte_order_mark_and_other_line_ends_do_no_harm(folder: Folder, end: bytes) -> None:
    """The text is the same; the SHA-256 is of the bytes as they are."""
    data = b"\xef\xbb\xbfa: 1" + end + b"b: 2" + end
    (folder.path / "x.yaml").write_bytes(data)
    text, problems = folder.read(folder.path / "x.yaml")
    assert text is not None
    assert problems == ()
    assert (text.name, text.text, text.digest) == ("rules/x.yaml", "a: 1\nb: 2\n", hashlib.sha256(data).hexdigest())


def test_a_file_is_named_as_the_user_would_type_it(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below the root a path is relative to it; elsewhere it is as it was given."""
    monkeypatch.chdir(tmp_path)
    assert Folder(path=Path("rules"), root=Path()).name(Path("rules/x.yaml")) == "rules/x.yaml"
    assert folder.name(tmp_path / "rules" / "x.yaml") == "rules/x.yaml"
    assert folder.name(Path("/elsewhere/x.yaml")) == "/elsewhere/x.yaml"


def test_a_name_that_cannot_be_printed_is_written_as_an_escape(folder: Folder, tmp_path: Path) -> None:
    """Neither a new line nor a broken byte in a file's name can break a line of the output."""
    odd = Path(os.fsdecode(bytes(tmp_path) + b"/rules/a\nb\xff.yaml"))
    assert folder.name(odd) == "rules/a\\nb\\udcff.yaml"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"caf\xe9", ["F004"]),
        ("x".encode("utf-16"), ["F004"]),
        (b"a\x00b", ["F005"]),
        ("a\u200bb".encode(), ["F005"]),
        ("a\u202eb\nc\u2066d".encode(), ["F005", "F005"]),
        ("a\u2028b".encode(), ["F005"]),
        ("a\u0085b".encode(), ["F005"]),
        ("a\u00a0b".encode(), ["F005"]),
        ("Llŷn, naïve, 5 – 6 ‘x’ €".encode(), []),
    ],
)
def test_only_text_that_can_be_seen_is_read(folder: Folder, data: bytes, expected: list[str]) -> None:
    """Bytes that are not UTF-8, control characters and marks that hide or turn text are refused; Welsh is not."""
    (folder.path / "x.yaml").write_bytes(data)
    assert codes(folder, folder.path / "x.yaml") == expected


def test_a_no_break_space_may_stand_in_a_table(folder: Folder) -> None:
    """In a table it can only be part of a text; in YAML it could hide that a key is none."""
    (folder.path / "x.csv").write_text("a\u00a0b", encoding="utf-8")
    assert codes(folder, folder.path / "x.csv", table=True) == []


def test_a_byte_that_is_not_utf_8_is_shown_at_its_place(folder: Folder) -> None:
    """The column counts characters before the byte, not bytes."""
    (folder.path / "x.yaml").write_bytes("a\nnaïve ".encode() + b"\xe9")
    (found,) = folder.read(folder.path / "x.yaml")[1]
    assert (found.where.line, found.where.column) == (2, 7)


def test_what_is_no_ordinary_file_is_refused_without_waiting(folder: Folder) -> None:
    """A pipe would wait for ever, a folder has no text, a link in a circle leads nowhere: each is told."""
    os.mkfifo(folder.path / "pipe.yaml")
    (folder.path / "folder.yaml").mkdir()
    (folder.path / "loop.yaml").symlink_to(folder.path / "loop.yaml")
    assert codes(folder, folder.path / "pipe.yaml") == ["F002"]
    assert codes(folder, folder.path / "folder.yaml") == ["F002"]
    assert codes(folder, folder.path / "loop.yaml") == ["F002"]
    assert codes(folder, folder.path / "none.yaml") == ["F001"]


def test_a_file_that_may_not_be_read_is_a_problem(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses is told in its words."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (folder.path / "x.yaml").write_text("a: 1")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    (found,) = folder.read(folder.path / "x.yaml")[1]
    assert (found.code, found.what) == ("F002", "the file cannot be read: Permission denied")


def test_a_link_within_the_folder_is_read_and_one_out_of_it_is_not(folder: Folder, tmp_path: Path) -> None:
    """Nobody can have a file of somewhere else printed in a message or a document."""
    (tmp_path / "secret.yaml").write_text("a: 1")
    (folder.path / "x.yaml").write_text("a: 1")
    (folder.path / "inside.yaml").symlink_to(folder.path / "x.yaml")
    (folder.path / "outside.yaml").symlink_to(tmp_path / "secret.yaml")
    assert codes(folder, folder.path / "inside.yaml") == []
    assert codes(folder, folder.path / "outside.yaml") == ["F008"]


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not(folder: Folder) -> None:
    """The limit itself is still read."""
    (folder.path / "x.yaml").write_text("abc")
    assert codes(folder, folder.path / "x.yaml", most=3) == []
    assert codes(folder, folder.path / "x.yaml", most=2) == ["F003"]


def test_files_stand_in_natural_order_without_what_nobody_wrote(folder: Folder) -> None:
    """ni-56 comes before ni-117; hidden files, editors' copies and read-me files are nobody's rules."""
    for name in ("ni-117.yaml", "ni-56.yaml", "README.md", ".hidden.yaml", "x.yaml~", "~$x.yaml", "Thumbs.db"):
        (folder.path / name).write_text("")
    assert [path.name for path in folder.files()[0]] == ["ni-56.yaml", "ni-117.yaml"]


def test_a_folder_that_cannot_be_opened_is_a_problem(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rules are not silently left out; a folder that is not there has no files."""
    (folder.path / "health").mkdir()
    opened = os.scandir

    def refuse(path: Path) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "health":
            raise PermissionError(13, "Permission denied")
        return opened(path)

    monkeypatch.setattr(os, "scandir", refuse)
    paths, (problem,) = folder.files()
    assert (paths, problem.code, problem.where.file) == ((), "F002", "rules/health")
    assert Folder(path=folder.path / "none", root=folder.root).files() == ((), ())


def test_a_folder_that_may_not_be_seen_is_as_good_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking for a folder never fails."""

    def refuse(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    assert not is_folder(Path("a\0b"))
    assert names_in(tmp_path / "none") == ()
    monkeypatch.setattr(Path, "is_dir", refuse)
    assert not is_folder(tmp_path)


def test_natural_order_can_compare_any_two_names() -> None:
    """Digits and letters in the same place never make sorting fail."""
    assert sorted(["a1", "1a", "a", "b10", "b9", "", "12"], key=natural) == ["", "1a", "12", "a", "a1", "b9", "b10"]
