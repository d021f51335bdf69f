"""What a file says, piece by piece and where, so that two of one name can be held against each other in words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from oba.attack.reading.unread import Unread
from oba.verification.page_marks import page_passages
from oba.verification.paper_machinery import machinery
from oba.verification.paper_parts import paper_passages, read_content
from oba.verification.passage import Passage
from oba.verification.sheet_cells import sheet_passages
from oba.verification.tree_leaves import tree_passages

_PAPER = ".pdf"


def passages(name: str, content: bytes) -> tuple[Passage, ...]:
    """Everything that a file says; raises Unread for one that is damaged. Of an unknown kind nothing is read."""
    kind = name.rpartition(".")[2].lower()
    readers = {"html": page_passages, "pdf": _paper, "csv": _table, "json": tree_passages, "xlsx": sheet_passages}
    try:
        return tuple(readers[kind](content)) if kind in readers else ()
    except RecursionError as error:
        raise Unread("its parts lie too deep in one another") from error


def attachments(name: str, content: bytes) -> Mapping[str, bytes]:
    """What is attached to a document on paper, by name; nothing to one of another kind or that cannot be read."""
    try:
        return read_content(content).attached if name.endswith(_PAPER) else {}
    except Unread:
        return {}


def _paper(content: bytes) -> Iterator[Passage]:
    """A document on paper, what it can do and draws with, and whatever is attached, but for papers in papers."""
    paper = read_content(content)
    yield from paper_passages(paper)
    yield from machinery(content)
    for name, inside in paper.attached.items():
        yield Passage("its attachments", (name,))
        for one in () if name.endswith(_PAPER) else passages(name, inside):
            yield Passage(f"{name}, attached, {one.where}", one.words)


def _table(content: bytes) -> Iterator[Passage]:
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise Unread(str(error)) from error
    heads = rows[0] if rows else []
    yield Passage("its columns", tuple(heads))
    for at, row in enumerate(rows[1:], start=2):
        for column, cell in enumerate(row):
            head = heads[column] if column < len(heads) else f"column {column + 1}"
            yield Passage(f"row {at}, {head}", (cell,))
