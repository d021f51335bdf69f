"""What is attached inside a PDF: found by any reader, associated as PDF/A-3 asks, and the same bytes each time."""

from __future__ import annotations

import io
import subprocess
from datetime import date
from pathlib import Path

import pikepdf

from oba.compose.attachments import Attachment
from oba.render.embedding import Enclosed
from tests.pdf_checks import assert_accessible
from tests.render.sample import laid_pack, written

TRACE = Attachment("ni-117.trace.json", "How each answer was worked out", "application/json", "Data", b'{"a": 1}\n')
NUMBERS = Attachment("ni-117.numbers.csv", "The numbers of the card", "text/csv", "Source", "place,4.3 – é\n".encode())
BOTH = Enclosed((TRACE, NUMBERS), date(2010, 10, 15))


def made(enclosed: Enclosed = BOTH) -> bytes:
    """The sample document with something inside."""
    return written(laid_pack(), enclosed)


def test_attachments_keep_a_file_accessible_and_fit_to_be_kept() -> None:
    """A document with attachments is still PDF/A-3a and PDF/UA-1."""
    assert_accessible(made())


def test_any_reader_gets_the_same_bytes_out(tmp_path: Path) -> None:
    """Names, descriptions, kinds and contents come out as they went in, through two programs."""
    file = tmp_path / "card.pdf"
    file.write_bytes(made())
    subprocess.run(["pdfdetach", "-saveall", "-o", tmp_path, file], check=True)  # noqa: S607
    assert {one.name: (tmp_path / one.name).read_bytes() for one in BOTH.files} == {
        one.name: one.content for one in BOTH.files
    }
    with pikepdf.open(file) as pdf:
        found = {name: pdf.attachments[name] for name in pdf.attachments}
        assert {name: (one.description, one.get_file().mime_type) for name, one in found.items()} == {
            one.name: (one.says, one.kind) for one in BOTH.files
        }


def test_attachments_are_associated_with_the_document() -> None:
    """The catalog names each once, in order, with what it is to the pages and the day it tells of."""
    with pikepdf.open(io.BytesIO(made())) as pdf:
        associated = [(str(one.UF), str(one.AFRelationship)) for one in pdf.Root.AF]
        assert associated == [("ni-117.numbers.csv", "/Source"), ("ni-117.trace.json", "/Data")]
        assert {str(one.EF.F.Params.ModDate) for one in pdf.Root.AF} == {"D:20101015000000Z"}


def test_the_same_attachments_give_the_same_bytes() -> None:
    """In whatever order they are given, and without any the file is what it was."""
    assert made() == made(Enclosed((NUMBERS, TRACE), BOTH.known))
    assert b"EmbeddedFile" not in written(laid_pack())
