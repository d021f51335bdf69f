"""What a card can hold of a story: how much text, how long a list, how wide and long a table, how deep a nest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from oba.domain.catalogue import problem
from oba.domain.problem import Problem
from oba.read.text.files import Problems, Text

MOST_LETTERS = 30_000
MOST_ITEMS = 200
MOST_COLUMNS = 6
MOST_ROWS = 60
DEEPEST = 15  # elements in one another; a list in a list takes two

_RULED = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_SHORTEN = "shorten it, or print it beside the card."


def too_long(text: Text, lines: Sequence[str], above: int) -> Problems:
    """Whether the text below so many lines is so long that it is not read at all, and where it is too much."""
    left = MOST_LETTERS
    for number, line in enumerate(lines[above:], start=above + 1):
        left -= len(line) + 1
        if left < 0:
            what = f"the text has more than {MOST_LETTERS:,} characters; this line is too much"
            return (problem("S018", text.where(number), what),)
    return ()


def unprintable(text: Text, lines: Sequence[str], tokens: Sequence[Token]) -> Iterator[Problem]:
    """Lists and tables that a card cannot hold, and tables that are not written as one."""
    yield from _lists(text, tokens)
    yield from _deep(text, tokens)
    for n, token in enumerate(tokens):
        if token.type == "table_open":
            yield from _table(text, lines, tokens[n:])
        if token.type == "inline" and token.map and tokens[n - 1].type == "paragraph_open":
            yield from _unread(text, lines, token.map[0], token.map[1])


def _lists(text: Text, tokens: Sequence[Token]) -> Iterator[Problem]:
    items = [token.map[0] + 1 for token in tokens if token.type == "list_item_open" and token.map]
    if len(items) > MOST_ITEMS:
        what = f"the text has {len(items):,} list items; from here on it is more than {MOST_ITEMS}"
        yield problem("S018", text.where(items[MOST_ITEMS]), what)


def _deep(text: Text, tokens: Sequence[Token]) -> Iterator[Problem]:
    deep = next((token for token in tokens if token.level > DEEPEST and token.map), None)
    if deep and deep.map:
        mend = "write it with fewer lists or quotations in one another."
        yield problem("S018", text.where(deep.map[0] + 1), "lists or quotations stand too deep in one another", mend)


def _table(text: Text, lines: Sequence[str], tokens: Sequence[Token]) -> Iterator[Problem]:
    """A table of too many columns or rows, or with a row that has more cells than the first line has headings."""
    columns, rows = 0, list[int]()
    for token in tokens:
        columns += token.type == "th_open"
        if token.type == "tr_open" and token.map:
            rows.append(token.map[0])
        if token.type == "table_close":
            break
    first = text.where(rows[0] + 1)
    if columns > MOST_COLUMNS:
        what = f"the table has {columns} columns, and a card has room for {MOST_COLUMNS}"
        yield problem("S017", first, what, "leave columns out, or write two tables.")
    if len(rows) > MOST_ROWS + 1:
        yield problem(
            "S017", first, f"the table has {len(rows) - 1} rows, and a card has room for {MOST_ROWS}", _SHORTEN
        )
    for row in rows[1:]:
        if (cells := _cells(lines[row])) > columns:
            what = f"this row has {cells} cells, and the first line {columns}"
            yield problem("S017", text.where(row + 1), what, r"take a cell out; a bar that is meant as a sign is \|.")


def _cells(line: str) -> int:
    """How many cells a line of a table has."""
    inside = line.strip().lstrip("> \t").removeprefix("|")  # it may stand in a quotation
    bars = re.findall(r"(?<!\\)\|", inside)
    return len(bars) + (not re.search(r"(?<!\\)\|$", inside))


def _unread(text: Text, lines: Sequence[str], first: int, after: int) -> Iterator[Problem]:
    """A line of hyphens and bars inside a paragraph: what was meant as a table is not one."""
    for number in range(first + 1, after):
        if "|" in lines[number] and _RULED.match(lines[number]):
            above, below = _cells(lines[number - 1]), _cells(lines[number])
            what = f"this is no table: its first line has {above} cells, and this line {below}"
            yield problem("S017", text.where(number + 1), what)
