"""Drafts stand beside published rounds and are never taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from oba.publish import DraftFolder, PublishFailed


def test_a_draft_replaces_the_one_before_and_nothing_else(tmp_path: Path) -> None:
    """Written again, a file is the new one; another beside it stays, and nothing half written is left."""
    drafts = DraftFolder(folder=tmp_path / "drafts" / "2010-11-q2")
    for name, content in (("a/x.pdf", b"1"), ("a/y.pdf", b"2"), ("a/x.pdf", b"3")):
        drafts.write(name, content)
    found = {path.name: path.read_bytes() for path in drafts.folder.rglob("*") if path.is_file()}
    assert found == {"x.pdf": b"3", "y.pdf": b"2"}


def test_whoever_has_a_draft_open_keeps_it_whole(tmp_path: Path) -> None:
    """A file is put in place in one step: what was opened before stays what it was."""
    drafts = DraftFolder(folder=tmp_path)
    drafts.write("x.pdf", b"the draft before")
    with (tmp_path / "x.pdf").open("rb") as opened:
        drafts.write("x.pdf", b"now")
        assert opened.read() == b"the draft before"


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    """What a link under the name of a draft leads to is left as it is."""
    (tmp_path / "precious").write_bytes(b"mine")
    (tmp_path / "x.pdf").symlink_to(tmp_path / "precious")
    DraftFolder(folder=tmp_path).write("x.pdf", b"draft")
    assert (tmp_path / "precious").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["../x.pdf", "/x.pdf", "a/../../x.pdf"])
def test_no_name_leads_out(tmp_path: Path, name: str) -> None:
    """A draft is written below its folder or not at all."""
    with pytest.raises(ValueError, match="is not the name of a file in a round"):
        DraftFolder(folder=tmp_path / "drafts").write(name, b"")


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A file in the way of a folder: what it is, and what to do."""
    (tmp_path / "drafts").write_text("a file")
    with pytest.raises(PublishFailed, match="a file stands where a folder is needed"):
        DraftFolder(folder=tmp_path / "drafts").write("a/x.pdf", b"")
