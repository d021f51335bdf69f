"""`oba seal`: the published pack of a board, and nothing else, behind a password that nobody sees."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from typer import Exit

from oba.cli.seal import PASSWORD, seal_pack
from oba.publish.manifest import digest
from tests.end_to_end.small import NOW, PLAN, copied
from tests.publish.test_password_copy import document

SECRET = "correct horse battery"  # noqa: S105  (of a test)
PLACE = "dyffryn"


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small plan with a round that has one pack, where the user stands; the password is set."""
    root = copied(tmp_path)
    folder = root / "output" / PLAN / NOW
    (folder / PLACE).mkdir(parents=True)
    content = document()
    (folder / PLACE / "pack.pdf").write_bytes(content)
    one = digest(content)
    listed = {f"{PLACE}/pack.pdf": {"bytes": one.size, "sha256": one.sha256}}
    (folder / "manifest.json").write_text(json.dumps({"outputs": listed}))
    monkeypatch.chdir(root)
    monkeypatch.setenv(PASSWORD, SECRET)
    return root


def status(board: str = PLACE, to: str = "mail") -> int:
    """The exit status of a copy of a board's pack."""
    with pytest.raises(Exit) as ended:
        seal_pack(PLAN, board=board, to=Path(to))
    return ended.value.exit_code


def test_the_pack_of_a_board_is_copied(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its name says whose it is; the password opens it, and is not said; the round stays as it was."""
    before = {path: path.read_bytes() for path in (published / "output").rglob("*") if path.is_file()}
    assert status() == 0
    copy = published / "mail" / f"{PLAN}-{NOW}-{PLACE}.pdf"
    with pikepdf.open(copy, password=SECRET) as pdf:
        assert len(pdf.pages) == 2
    said = capsys.readouterr()
    assert SECRET not in said.out + said.err
    assert {path: path.read_bytes() for path in (published / "output").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("folder", ["output", "output/mail", "mail/../output/x", "link"])
def test_no_copy_stands_among_what_is_published(
    published: Path, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever way leads there."""
    (published / "link").symlink_to(published / "output")
    assert status(to=folder) == 2
    assert "is inside output, where published rounds stand" in capsys.readouterr().err


@pytest.mark.parametrize("password", ["", "short", None])
def test_without_a_good_password_there_is_no_copy(
    published: Path, password: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """None, an empty one and a short one are refused with what to do."""
    if password is None:
        monkeypatch.delenv(PASSWORD)
    else:
        monkeypatch.setenv(PASSWORD, password)
    assert status() == 2
    assert "Set OBA_PASSWORD to one of at least 12 characters." in capsys.readouterr().err
    assert not (published / "mail").exists()


def test_only_what_was_published_is_copied(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pack that is not there, or was changed since, is not sent; neither is one of a board that does not exist."""
    assert status("llyn") == 1
    assert f"Publish the round first: oba build {PLAN} --round {NOW}" in capsys.readouterr().err
    (published / "output" / PLAN / NOW / PLACE / "pack.pdf").write_bytes(b"%PDF-1.7 another")
    assert status() == 1
    assert status("dyffrin") == 2
    assert "Did you mean 'dyffryn'?" in capsys.readouterr().err
    assert not (published / "mail").exists()
