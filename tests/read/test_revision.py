"""Rules at a revision of git: what stood in the folder then, and a plain reason where there is none."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from oba.read.revision import NoRevision, rules_at_revision

_WHO = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def git(where: Path, *words: str) -> None:
    """Run git in a folder."""
    subprocess.run(["git", "-C", str(where), *_WHO, *words], check=True, capture_output=True)  # noqa: S607 - as a shell finds it


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder of rules of two revisions, inside a repository."""
    rules = tmp_path / "repository" / "sub" / "rules"
    rules.mkdir(parents=True)
    git(tmp_path, "init", "--quiet", str(tmp_path / "repository"))
    for text in ("first", "second"):
        (rules / "a.yaml").write_text(text)
        git(rules, "add", ".")
        git(rules, "commit", "--quiet", "-m", text)
    return rules


@pytest.mark.parametrize(("revision", "text"), [("HEAD", "second"), ("HEAD~1", "first")])
def test_the_files_are_those_of_the_revision(kept: Path, tmp_path: Path, revision: str, text: str) -> None:
    """Whatever stands in the folder now."""
    (kept / "a.yaml").write_text("not committed")
    into = tmp_path / "into"
    into.mkdir()
    assert (rules_at_revision(revision, kept, into) / "a.yaml").read_text() == text


@pytest.mark.parametrize("revision", ["nothing", "--help", "HEAD~9", ""])
def test_no_such_revision_is_said(kept: Path, tmp_path: Path, revision: str) -> None:
    """Also where it looks like an option."""
    with pytest.raises(NoRevision):
        rules_at_revision(revision, kept, tmp_path)


def test_a_folder_under_no_version_control_has_no_revisions(tmp_path: Path) -> None:
    """What git says of it is the reason."""
    with pytest.raises(NoRevision, match="not a git repository"):
        rules_at_revision("HEAD", tmp_path, tmp_path)


def test_without_git_there_are_no_revisions(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that lacks it still compares folders."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoRevision, match="git is not on this machine"):
        rules_at_revision("HEAD", kept, tmp_path)
