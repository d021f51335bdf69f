"""Papers that were read before: what each says of itself, as plain text, by the digest of its bytes.

What a paper says beside other files is told anew each time, for they may have changed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from typing import Any

import pikepdf

from oba.attack.reading.page import Aside, Page, Table
from oba.attack.reading.paper import Leaf, Paper, read_paper
from oba.attack.reading.strokes import Stroke
from oba.attack.reading.unread import Unread
from oba.domain.kept import Kept

KIND = "read"
_END = b"\n"  # of what is said, which is one line; what is attached follows
_QUICK = 1
Plain = Any  # what JSON makes of a value


def paper_in(content: bytes, kept: Kept) -> Paper:
    """The paper in the bytes of a file, as it was read before or as it is read now, and then kept.

    Raises Unread for one that cannot be read, of which nothing is kept.
    """
    asked = sha256(f"{pikepdf.__version__}\n".encode() + content).hexdigest()
    if (before := kept.get(KIND, asked)) is not None:
        return _read(before)
    paper = read_paper(content)
    kept.keep(KIND, asked, _written(paper))
    return paper


def read_ahead(name: str, content: bytes, kept: Kept) -> None:
    """Read a file that was just made, if it is one on paper, so that whoever attacks it finds that done."""
    if name.endswith(".pdf"):
        with suppress(Unread):  # whoever attacks it will say so
            paper_in(content, kept)


def _written(paper: Paper) -> bytes:
    sizes = {name: len(file) for name, file in paper.attached.items()}
    said = json.dumps([paper.page, paper.margins, paper.leaves, sizes]).encode()
    return zlib.compress(b"".join((said, _END, *paper.attached.values())), _QUICK)


def _read(content: bytes) -> Paper:
    said, _, files = zlib.decompress(content).partition(_END)
    page, margins, leaves, sizes = json.loads(said)
    return Paper(_page(*page), margins, tuple(_leaf(*one) for one in leaves), dict(_parted(files, sizes)))


def _page(tables: Plain, text: str, aside: Plain, plain: str) -> Page:
    found = (Table(caption, tuple(map(tuple, rows))) for caption, rows in tables)
    return Page(tuple(found), text, tuple(Aside(*one) for one in aside), plain)


def _leaf(text: str, lines: Plain, strokes: Plain) -> Leaf:
    drawn = (Stroke(tuple(map(tuple, points)), thick, dot) for points, thick, dot in strokes)
    return Leaf(text, tuple(lines), tuple(drawn))


def _parted(files: bytes, sizes: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    at = 0
    for name, size in sizes.items():
        yield name, files[at : at + size]
        at += size
