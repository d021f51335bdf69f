"""A story is no longer, wider or deeper than a card can hold, and what was meant as a table is one."""

from __future__ import annotations

import pytest

from oba.read.data.story_limits import MOST_COLUMNS, MOST_ITEMS, MOST_LETTERS, MOST_ROWS
from tests.read.test_stories import said, story

HEAD = "## Partners\n\n"


def table(columns: int, rows: int) -> str:
    """A table in Markdown."""
    return "\n".join(["|" + " a |" * columns, "|" + "---|" * columns, *["|" + " 1 |" * columns] * rows])


@pytest.mark.parametrize(
    "body",
    [
        table(MOST_COLUMNS, MOST_ROWS),
        "- a\n" * MOST_ITEMS,
        "a" * (MOST_LETTERS - len(HEAD) - 2),
        "- a\n  - b\n    - c\n      - d\n        - e",
        "| a | b |\n|---|---|\n| 1 \\| 2 | 3 |\n| 1 |",
        "a | b\n-|-\n1 | 2",
        "> | a | b |\n> |---|---|\n> | 1 | 2 |",
        "> > | a | b |\n> > |---|---|\n> > | 1 | 2 |",
        "- | a | b |\n  |---|---|\n  | 1 | 2 |",
        "5 | 6",
    ],
)
def test_what_a_card_can_hold_is_kept(body: str) -> None:
    """Tables and lists up to their limits, lists in lists, cells with a bar in them, rows that are short of a cell."""
    assert story(HEAD + body).sections[0][1] == body.strip()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (table(MOST_COLUMNS + 1, 1), [("S017", 7)]),
        (table(2, MOST_ROWS + 1), [("S017", 7)]),
        ("| a | b |\n|---|\n| 1 | 2 |", [("S017", 8)]),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n| 1 | 2 | 3 |", [("S017", 10)]),
        ("- a\n" * (MOST_ITEMS + 1), [("S018", 7 + MOST_ITEMS)]),
        ("- a\n" * 12_000, [("S018", 7503)]),
        ("a" * MOST_LETTERS, [("S018", 7)]),
        ("> " * 30 + "a", [("S018", 7)]),
    ],
)
def test_what_it_cannot_hold_is_named(body: str, expected: list[tuple[str, int]]) -> None:
    """One problem with its line; a story that is far too long is not even read."""
    assert [(code, line) for code, line in said(HEAD + body)] == expected
