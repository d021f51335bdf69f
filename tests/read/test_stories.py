"""A story is its author, its date and Markdown under known headings; nothing in it can carry code or fetch a file."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.story import Story
from oba.read.data.stories import read_story
from oba.read.text.files import Text

HEAD = "---\nauthor: A. Smith\ndate: 2010-10-20\n---\n"
PARTS = ("2010-11-q2", "county", "ni-1.md")


def text(content: str) -> Text:
    """A story's file."""
    return Text(name="ni-1.md", text=content, digest="")


def story(body: str) -> Story:
    """A story that is sound."""
    found, problems = read_story(text(HEAD + body), PARTS)
    assert problems == ()
    assert found is not None
    return found


def said(body: str) -> list[tuple[str, int | None]]:
    """The code and line of each thing wrong with what stands under the head, which takes four lines."""
    return sorted((p.code, p.where.line) for p in read_story(text(HEAD + body), PARTS)[1])


def test_a_story_is_cut_at_its_headings() -> None:
    """Each part is the Markdown under its heading, smaller headings and rules among it."""
    found = story(
        "\n## Partners\n- Schools\n\n### Others\n\n---\n\n## What works\n\nMilk.\n## Data development\nMore.\n"
    )
    assert (found.author, found.written) == ("A. Smith", date(2010, 10, 20))
    assert (found.round, found.place, found.indicator) == ("2010-11-q2", "county", "ni-1")
    assert found.sections == (
        ("Partners", "- Schools\n\n### Others\n\n---"),
        ("What works", "Milk."),
        ("Data development", "More."),
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## Partners\n\nA <b>b</b>\nc<br>\n", [("S010", 7), ("S010", 7), ("S010", 8)]),
        ("## Partners\n\n<script>\nx\n</script>\n", [("S010", 7)]),
        ("## Partners\n\n<!-- a -->\n", [("S010", 7)]),
        ("## Partners\n\n5 < 6, `<b>` and \\<b>\n\n    <b>\n", []),
        ("## Partners\n\n![x](y.png)\n", [("S016", 7)]),
        ("## Partners\n\n[x](file:///etc/passwd)\n[x](/etc/passwd)\n", [("S016", 8)]),
        ("## Partners\n\n[x](https://example.org) <mailto:a@b.org>\n", []),
        ("## Partners\n\n[x]: file.txt\n[x]\n", [("S016", 8)]),
        ("# Partners\n\na\n", [("S011", 5), ("S015", None)]),
        ("## What worked\na\n", [("S011", 5)]),
        ("Partners\n---\na\n", []),
        ("## Partners\n- ## Partners\n  a\n", [("S011", 6)]),
        ("## Partners\n\nA\n[x](a.html)\n", [("S016", 8)]),
        ("## Partners\na\n## Partners\nb\n", [("S012", 7)]),
        ("## What works\na\n## Partners\nb\n", [("S013", 7)]),
        ("\nFirst.\n\n## Partners\na\n", [("S014", 6)]),
        ("## Partners\n\n## What works\na\n", [("S015", 5)]),
        ("", [("S015", None)]),
    ],
)
def test_only_plain_markdown_under_known_headings_is_a_story(body: str, expected: list[tuple[str, int | None]]) -> None:
    """HTML, pictures, links to files and unknown headings are named with their lines; a sign in code is no HTML."""
    assert said(body) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("## Partners\na\n", [("S003", 1)]),
        ("---\nauthor: A\ndate: 2010-10-20\n", [("S003", 1)]),
        ("---\n---\n## Partners\na\n", [("S003", 1)]),
        ("---\n- a\n---\n## Partners\na\n", [("S003", 2)]),
        ("---\nauthor: A\ndate: today\n---\n## Partners\na\n", [("S008", 3)]),
        ("---\nauthor: A\nauthor: B\ndate: 2010-10-20\n---\n## Partners\na\n", [("F014", 3)]),
        ("---\nauthor: {a: b}\n---\n## Partners\na\n", [("S003", 2), ("S005", 2)]),
        ("---\nauthor: a: b\n---\n## Partners\na\n", [("F010", 2)]),
        ("", [("S003", 1)]),
    ],
)
def test_the_head_is_read_as_strictly_as_a_rule(content: str, expected: list[tuple[str, int | None]]) -> None:
    """Author and date, between two lines of three hyphens, at their true lines."""
    problems = read_story(text(content), PARTS)[1]
    assert sorted((p.code, p.where.line) for p in problems if p.code[0] != "S" or p.code < "S010") == expected


@given(st.text(alphabet=st.sampled_from("#-*<>[]()!`ab \n:/é\\&;1.|"), max_size=80))
def test_no_story_makes_reading_fail(body: str) -> None:
    """Whatever is written, the answer is a story or its problems."""
    found, problems = read_story(text(HEAD + body), PARTS)
    assert (found is None) == bool(problems)
