"""A PDF's own tables: every object is found, and no stream ends in a carriage return."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest

from oba.render.failure import RenderFailed
from oba.render.file_structure import Stored, packed, pdf_bytes, stream_object


def doubtful(level: int = 6) -> bytes:
    """Text whose compressed form ends in a carriage return."""
    texts = (f"{number:05d}".encode() for number in range(100_000))
    return next(text for text in texts if zlib.compress(text, level).endswith(b"\r"))


def test_no_stream_ends_in_a_carriage_return() -> None:
    """A text whose compressed form would end so is packed otherwise, and comes out as it went in."""
    found = packed(doubtful())
    assert not found.content.endswith(b"\r")
    assert (zlib.decompress(found.content) if found.compressed else found.content) == doubtful()


def test_a_stream_that_would_end_so_however_it_is_packed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is not made."""
    monkeypatch.setattr("oba.render.file_structure.zlib.compress", lambda content, _level: content)
    with pytest.raises(RenderFailed, match="carriage return"):
        packed(b"x\r")


def test_every_object_is_found() -> None:
    """Those with a stream and those without, by another program."""
    objects = (
        Stored(b"<</Type /Catalog /Pages 2 0 R>>"),
        Stored(b"<</Type /Pages /Kids [] /Count 0>>"),
        stream_object(b"/Type /Metadata", b"kept as it is", pack=False),
        Stored(b"<</Title (A) /About 3 0 R>>"),
    )
    content = pdf_bytes(objects, root=1, info=4)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert str(pdf.docinfo.Title) == "A"
        assert pdf.docinfo.About.read_raw_bytes() == b"kept as it is"
        assert pdf.check_pdf_syntax() == []
    assert content == pdf_bytes(objects, root=1, info=4)
