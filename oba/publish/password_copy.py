"""A copy of a document that only its password opens: AES-256, as PDF 2.0 has it."""

from __future__ import annotations

import io
import unicodedata

from pikepdf import Encryption, Pdf

FEWEST = 12
_MOST_BYTES = 127  # of which PDF takes account
_ARCHIVAL = ("pdfaid:part", "pdfaid:conformance")


def refusal(password: str) -> str:
    """Why a password will not do; empty where it will. The password itself is never in the answer."""
    if not password.strip():
        return "no password is given"
    if password != password.strip() or not password.isprintable():
        return "the password begins or ends with a space, or holds a character that cannot be typed"
    if len(password) < FEWEST:
        return f"the password is shorter than {FEWEST} characters"
    return f"the password is longer than {_MOST_BYTES} bytes" if len(_spelled(password)) > _MOST_BYTES else ""


def locked(content: bytes, password: str) -> bytes:
    """A PDF encrypted as a whole, attachments and metadata too, with nothing else of it changed.

    What is encrypted is no PDF/A, and says so no longer. Two copies never have the same bytes.
    """
    made = io.BytesIO()
    key = _spelled(password).decode()
    with Pdf.open(io.BytesIO(content)) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            for name in _ARCHIVAL:
                about.pop(name, None)
        pdf.save(made, encryption=Encryption(owner=key, user=key, R=6, aes=True, metadata=True))  # R=6: AES-256
    return made.getvalue()


def _spelled(password: str) -> bytes:
    """A password in the one spelling that whatever opens the file makes of it."""
    return unicodedata.normalize("NFKC", password).encode()
