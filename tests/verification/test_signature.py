"""A release that was signed says by whom; one altered, of another, or of nobody who may sign, is told."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from oba.domain.release import Release
from oba.publish import signature
from oba.publish.ledger import append_signature
from oba.publish.signature import NoProgram, NotHeld, NotSigned, sign, signer
from oba.verification.signature import signature_remarks

KEYGEN = shutil.which("ssh-keygen")
needs_ssh = pytest.mark.skipif(KEYGEN is None, reason="ssh-keygen is not installed")
ON = date(2010, 11, 10)
RELEASE = Release(number=1, round="2010-11-q2", by="x", on=ON)
NAME, CONTENT = "0001-2010-11-q2.csv", b"what,says\nplan,demo\n"


def key(folder: Path, name: str, passphrase: str = "") -> Path:
    """A new key."""
    file = folder / name
    made = [str(KEYGEN), "-q", "-t", "ed25519", "-N", passphrase, "-C", name, "-f", str(file)]
    subprocess.run(made, check=True)
    return file


def allow(folder: Path, key: Path, options: str = "") -> Path:
    """Let the owner of a key sign."""
    file = folder / "allowed-signers"
    file.write_text(f"{key.name}@council {options}{key.with_suffix('.pub').read_text()}", encoding="utf-8")
    return file


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data of a plan whose one release is signed by its director."""
    (tmp_path / "ledger").mkdir()
    own = key(tmp_path, "director")
    allow(tmp_path, own)
    (tmp_path / "ledger" / NAME).write_bytes(CONTENT)
    append_signature(tmp_path / "ledger" / NAME, sign(CONTENT, own))
    return tmp_path


def said(data: Path) -> tuple[bool, bool, str]:
    """Whether it is wrong, whether it is not known, and what is said."""
    (one,) = signature_remarks(data / "ledger", RELEASE)
    return one.wrong, one.unsure, one.line


@needs_ssh
def test_a_signed_release_says_by_whom(data: Path) -> None:
    """By the name that the plan's own list gives to the key."""
    assert said(data) == (False, False, "The release is signed by director@council")


def test_what_is_not_signed_says_so_and_what_is_not_released_says_nothing(tmp_path: Path) -> None:
    """Neither is wrong."""
    assert said(tmp_path) == (False, False, "The release is not signed")
    assert signature_remarks(tmp_path, None) == ()


@needs_ssh
def test_a_signature_of_something_else_is_wrong(data: Path) -> None:
    """Whether the file was altered afterwards, or the signature is that of another file."""
    (data / "ledger" / NAME).write_bytes(CONTENT.replace(b"demo", b"other"))
    assert said(data) == (True, False, f"{NAME}.sig: the signature of director@council is of something else")


@needs_ssh
@pytest.mark.parametrize("content", [b"", b"x", b"-----BEGIN SSH SIGNATURE-----\nxx\n-----END SSH SIGNATURE-----\n"])
def test_what_is_no_signature_is_wrong(data: Path, content: bytes) -> None:
    """Nothing, something else, half of one."""
    (data / "ledger" / f"{NAME}.sig").write_bytes(content)
    assert said(data)[0]


@needs_ssh
def test_somebody_elses_signature_is_wrong(data: Path) -> None:
    """Of whoever is not on the list; where there is no list, of anybody."""
    append_signature(data / "ledger" / NAME, sign(CONTENT, key(data, "stranger")))
    assert "whoever signed it is not among" in said(data)[2]
    (data / "allowed-signers").unlink()
    assert "nobody is allowed to sign" in said(data)[2]
    (data / "allowed-signers").write_bytes(b"\xff\x00 nothing\n")
    assert said(data)[0]


@needs_ssh
def test_a_signer_is_one_of_his_time(data: Path) -> None:
    """A key that may sign no longer has signed what it signed before; one that may later had no right to."""
    allow(data, data / "director", 'valid-before="20111231" ')
    assert not said(data)[0]
    allow(data, data / "director", 'valid-after="20111231" ')
    assert said(data)[0]


@needs_ssh
def test_a_signature_for_another_purpose_is_wrong(data: Path) -> None:
    """Of the same bytes by the same key, as that of an e-mail or of a commit."""
    file = data / "ledger" / NAME
    file.with_name(f"{NAME}.sig").unlink()
    subprocess.run([str(KEYGEN), "-q", "-Y", "sign", "-n", "git", "-f", str(data / "director"), str(file)], check=True)
    assert "is of something else" in said(data)[2]


@needs_ssh
def test_a_signature_that_is_a_link_is_wrong(data: Path) -> None:
    """What it leads to can change."""
    file = data / "ledger" / f"{NAME}.sig"
    file.rename(data / "elsewhere.sig")
    file.symlink_to(data / "elsewhere.sig")
    assert said(data)[0]


@needs_ssh
def test_a_key_that_cannot_sign_says_what_to_do(tmp_path: Path) -> None:
    """None there; one with a passphrase, which is not asked for; something that is no key."""
    with pytest.raises(NotSigned, match="There is no key"):
        sign(CONTENT, tmp_path / "nothing")
    with pytest.raises(NotSigned, match=r"has a passphrase: run ssh-add .*locked, then say --sign .*locked\.pub"):
        sign(CONTENT, key(tmp_path, "locked", "secret"))
    (tmp_path / "text").write_text("no key", encoding="utf-8")
    with pytest.raises(NotSigned, match=r"text cannot sign: \S"):
        sign(CONTENT, tmp_path / "text")


def test_without_the_program_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is signed, and nothing is called wrong that nobody could check."""
    monkeypatch.setattr(signature, "_PROGRAM", "no-such-program")
    (tmp_path / "key").write_bytes(b"x")
    (tmp_path / "allowed-signers").write_bytes(b"x")
    with pytest.raises(NoProgram):
        sign(CONTENT, tmp_path / "key")
    with pytest.raises(NoProgram):
        signer(CONTENT, b"x", tmp_path / "allowed-signers", ON)
    (tmp_path / "ledger").mkdir()
    for name in (NAME, f"{NAME}.sig"):
        (tmp_path / "ledger" / name).write_bytes(b"x")
    assert said(tmp_path)[:2] == (False, True)


def test_nobody_may_sign_where_nobody_is_named(tmp_path: Path) -> None:
    """Before anything is asked of the program."""
    with pytest.raises(NotHeld, match="nobody is allowed"):
        signer(CONTENT, b"x", tmp_path / "allowed-signers", ON)
