"""A PDF file written from its objects: those without a stream together in one stream of objects, then the table of all.

The same objects give the same bytes. No stream ends in a carriage return: readers disagree on whether that byte is
still the stream's, since a line end follows, and a validator may count one byte too few. One compressed stream in 256
would end so; it is compressed otherwise, or stored as it is.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from hashlib import md5
from typing import NamedTuple

from oba.render.failure import RenderFailed

_HEAD = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
_LEVELS = (6, 9, 1)
_ENTRY = struct.Struct(">BII")  # of the table of objects: its kind, place and index


class Stored(NamedTuple):
    """An object as it is written: its text, and the bytes of its stream if it is one, packed already."""

    text: bytes
    stream: bytes | None = None


class Packed(NamedTuple):
    """The bytes of a stream, and whether they are compressed."""

    content: bytes
    compressed: bool


def packed(content: bytes) -> Packed:
    """A stream as small as it can be without ending in a carriage return. Raises RenderFailed where none does."""
    for level in _LEVELS:
        compressed = zlib.compress(content, level)
        if not compressed.endswith(b"\r"):
            return Packed(compressed, compressed=True)
    if content.endswith(b"\r"):
        raise RenderFailed(["a stream of the PDF ends in a carriage return, however it is packed"])
    return Packed(content, compressed=False)


def stream_object(entries: bytes, content: bytes, *, pack: bool = True) -> Stored:
    """A stream with these entries, such as b'/Type /XObject', packed if it may be."""
    body, compressed = packed(content) if pack else Packed(content, compressed=False)
    how = b" /Filter /FlateDecode" if compressed else b""
    return Stored(b"<<%b%b /Length %d>>" % (entries, how, len(body)), body)


def pdf_bytes(objects: Sequence[Stored], root: int, info: int) -> bytes:
    """The file of these objects, the first of which has the number 1; `root` and `info` are the numbers of two."""
    out, table = bytearray(_HEAD), {0: (0, 0, 65535)}
    for number, one in enumerate(objects, start=1):
        if one.stream is not None:
            table[number] = (1, len(out), 0)
            _write(out, number, one)
    together = [number for number, one in enumerate(objects, start=1) if one.stream is None]
    holder, last = len(objects) + 1, len(objects) + 2
    table |= {number: (2, holder, at) for at, number in enumerate(together)}
    table |= {holder: (1, len(out), 0)}
    _write(out, holder, _together(objects, together))
    table |= {last: (1, len(out), 0)}
    start = len(out)
    _write(out, last, _table(table, root, info, _digest(objects)))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def _write(out: bytearray, number: int, one: Stored) -> None:
    out += b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (number, one.text, one.stream or b"")


def _together(objects: Sequence[Stored], numbers: Sequence[int]) -> Stored:
    """The stream of objects: numbers and places first, then their texts."""
    places, texts, at = [], [], 0
    for number in numbers:
        text = objects[number - 1].text
        places.append(b"%d %d" % (number, at))
        texts.append(text)
        at += len(text) + 1
    head = b" ".join(places) + b"\n"
    return stream_object(b"/Type /ObjStm /N %d /First %d" % (len(numbers), len(head)), head + b"\n".join(texts))


def _table(table: dict[int, tuple[int, int, int]], root: int, info: int, digest: str) -> Stored:
    content = b"".join(_ENTRY.pack(*table[number]) for number in range(len(table)))
    about = f"/Type /XRef /W [1 4 4] /Size {len(table)} /Root {root} 0 R /Info {info} 0 R /ID [<{digest}> <{digest}>]"
    return stream_object(about.encode(), content)


def _digest(objects: Sequence[Stored]) -> str:
    """What names the file: a digest of all it is made of."""
    found = md5(usedforsecurity=False)  # of the length that the name of a file has
    for one in objects:
        found.update(one.text)
        found.update(one.stream or b"")
    return found.hexdigest()
