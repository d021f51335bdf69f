"""What a file says, piece by piece and where, so that two of one name can be held against each other in words."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from oba.attack.reading.paper import Paper, read_paper
from oba.attack.reading.unread import Unread


class Passage(NamedTuple):
    """A stretch of a file that is read in one go: a page, a row, a sheet; its words in their order."""

    where: str
    words: tuple[str, ...]


def passages(name: str, content: bytes) -> tuple[Passage, ...]:
    """Everything that a file says; raises Unread for one that is damaged. Of an unknown kind nothing is read."""
    kind = name.rpartition(".")[2]
    reader = {"html": _page, "pdf": _paper, "csv": _table, "json": _tree, "xlsx": _sheets}.get(kind)
    return tuple(reader(content)) if reader else ()


def _page(content: bytes) -> Iterator[Passage]:
    parser = _Marks()
    try:
        parser.feed(content.decode("utf-8"))
        parser.close()
    except UnicodeDecodeError as error:
        raise Unread(str(error)) from error
    yield Passage("", tuple(parser.words))


class _Marks(HTMLParser):
    """The words of a page, and its marks with all their attributes, in their order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words += [f"<{tag}>", *(word for name, value in attrs for word in (f"{name}=", *(value or "").split()))]

    def handle_data(self, data: str) -> None:
        self.words += data.split()


def attachments(name: str, content: bytes) -> Mapping[str, bytes]:
    """What is attached to a document on paper, by name; nothing to one of another kind or that cannot be read."""
    try:
        return _read(content).attached if name.endswith(".pdf") else {}
    except Unread:
        return {}


def _read(content: bytes) -> Paper:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "document.pdf"
        file.write_bytes(content)
        return read_paper(file)


def _paper(content: bytes) -> Iterator[Passage]:
    paper = _read(content)
    for at, leaf in enumerate(paper.leaves, start=1):
        yield Passage(f"page {at}", tuple(leaf.text.split()))
        yield Passage(f"the drawings on page {at}", tuple(map(str, leaf.strokes)))
    yield from _behind(paper)


def _behind(paper: Paper) -> Iterator[Passage]:
    """What a document on paper says besides: alternative texts, bookmarks, its title, and what is attached."""
    for aside in paper.page.aside:
        yield Passage(aside.where, tuple(aside.text.split()))
    for name, content in paper.attached.items():
        for one in passages(name, content):
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


def _tree(content: bytes) -> Iterator[Passage]:
    try:
        tree = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Unread(str(error)) from error
    yield from _leaves(tree, "")


def _leaves(tree: object, at: str) -> Iterator[Passage]:
    if isinstance(tree, Mapping):
        for name, one in tree.items():
            yield from _leaves(one, f"{at}.{name}" if at else str(name))
    elif isinstance(tree, Sequence) and not isinstance(tree, str):
        for number, one in enumerate(tree, start=1):
            yield from _leaves(one, f"{at}[{_named(one, number)}]")
    else:
        yield Passage(at, (json.dumps(tree, ensure_ascii=False).strip('"'),))


def _named(one: object, number: int) -> str:
    """What an entry of a list is called: its indicator and place where it says so, else its number."""
    if isinstance(one, Mapping) and {"indicator", "place"} <= one.keys():
        return f"{one['indicator']}, {one['place']}"
    return str(number)


def _sheets(content: bytes) -> Iterator[Passage]:
    from zipfile import BadZipFile  # noqa: PLC0415 - with openpyxl, which takes long to import

    from openpyxl import load_workbook  # noqa: PLC0415 - as above

    try:
        book = load_workbook(io.BytesIO(content), read_only=True)
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        yield Passage(f"sheet {sheet.title}, cell {cell.coordinate}", (str(cell.value),))
    except (BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError) as error:
        raise Unread(f"it is not a workbook ({error})") from error
