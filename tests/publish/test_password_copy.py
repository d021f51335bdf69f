"""A copy with a password: only it opens the copy, which is otherwise the document and claims no more than it is."""

from __future__ import annotations

import io

import pikepdf
import pytest

from oba.publish.password_copy import locked, refusal

PASSWORD = "correct horse battery"  # noqa: S105  (of a test)


def document() -> bytes:
    """A document of two pages that says it is PDF/A and PDF/UA."""
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.add_blank_page()
        with pdf.open_metadata() as about:
            about["pdfaid:part"], about["pdfaid:conformance"], about["pdfuaid:part"] = "3", "A", "1"
            about["dc:title"] = "Pack for the Trust Board"
        pdf.save(made)
    return made.getvalue()


@pytest.mark.parametrize("wrong", ["", "correct horse", PASSWORD.upper()])
def test_without_the_password_nothing_opens(wrong: str) -> None:
    """Neither as it is nor with another; not even the title can be read in its bytes."""
    content = locked(document(), PASSWORD)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(content), password=wrong)
    assert b"Trust Board" not in content
    assert PASSWORD.encode() not in content


def test_with_the_password_the_document_is_there() -> None:
    """All pages, the title, AES-256; it says PDF/UA still and PDF/A no longer."""
    with pikepdf.open(io.BytesIO(locked(document(), PASSWORD)), password=PASSWORD) as pdf:
        assert len(pdf.pages) == 2
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        about = pdf.open_metadata()
        assert about["dc:title"] == "Pack for the Trust Board"
        assert "pdfaid:part" not in about
        assert about["pdfuaid:part"] == "1"


def test_a_letter_has_one_spelling() -> None:
    """What looks the same opens the copy, however a keyboard spells it."""
    content = locked(document(), "Ynys Mo\u0302n 2026")
    with pikepdf.open(io.BytesIO(content), password="Ynys M\u00f4n 2026") as pdf:  # noqa: S106  (of a test)
        assert len(pdf.pages) == 2


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("", "no password is given"),
        ("            ", "no password is given"),
        ("elevenchars", "the password is shorter than 12 characters"),
        ("a password at the end ", "the password begins or ends with a space, or holds a character that cannot"),
        ("a pass\nword of two", "the password begins or ends with a space, or holds a character that cannot"),
        ("x" * 128, "the password is longer than 127 bytes"),
        ("ô" * 64, "the password is longer than 127 bytes"),
        ("twelve chars", ""),
        ("x" * 127, ""),
    ],
)
def test_a_poor_password_is_refused(password: str, says: str) -> None:
    """Empty, short, cut off by the format, or one that is easily typed wrong; and it is never repeated."""
    found = refusal(password)
    assert found.startswith(says)
    assert bool(found) is bool(says)
    assert not password.strip() or password not in found
