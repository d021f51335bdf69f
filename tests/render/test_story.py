"""A story says what its author wrote, and does nothing else."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from oba.render.story import story_html

TAGS = frozenset({"p", "em", "strong", "a", "ul", "ol", "li", "h4", "blockquote", "code", "pre", "br", "hr"}) | {
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
MARKS = (
    "# ",
    "###### ",
    "- ",
    "1. ",
    "> ",
    "**",
    "_",
    "`",
    "```\n",
    "\n",
    "\n\n",
    "  \n",
    "---\n",
    "[a](",
    "](",
    ")",
    "![",
)
HTML = (
    "<b>",
    "<script>",
    "<!--",
    "javascript:x",
    "https://a.org/?q=<x>&y",
    "mailto:a@b.org",
    "&lt;",
    "&#60;",
    '"',
    "é",
)
MARKDOWN = st.lists(st.sampled_from(MARKS + HTML) | st.text(max_size=5)).map("".join)


class Seen(HTMLParser):
    """The tags and attributes of a piece of HTML, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag and its attributes."""
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        """Remember the text."""
        self.words += data


@example("[a]()")
@given(MARKDOWN)
def test_no_story_does_more_than_speak(markdown: str) -> None:
    """Whatever is written, only known tags come out, and links lead to the web or to a mailbox."""
    seen = Seen(story_html(markdown))
    assert set(seen.tags) <= TAGS
    assert {name for name, _ in seen.attributes} <= {"href", "title", "class", "start", "scope"}
    links = [value or "" for name, value in seen.attributes if name == "href"]
    assert all(link.lower().startswith(("http:", "https:", "mailto:")) for link in links)


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        "<img src=x>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        "[x](file:///etc/passwd)",
        "[x](../secret.html)",
    ],
)
def test_what_is_not_allowed_is_shown_as_written(written: str) -> None:
    """Nothing an author wrote disappears: what may not work stands there as text."""
    assert Seen(story_html(written)).words.strip() == written


def test_a_picture_becomes_a_link() -> None:
    """A card loads nothing, and the reader can still go and look."""
    assert story_html("![x](https://a.org/b.png)") == '<p>!<a href="https://a.org/b.png">x</a></p>\n'


def test_markdown_means_what_it_means() -> None:
    """Paragraphs, emphasis, lists and links."""
    assert story_html("A *named* adviser.\n\n- **Year** 11\n- [Banbury](https://a.org)") == (
        "<p>A <em>named</em> adviser.</p>\n"
        '<ul>\n<li><strong>Year</strong> 11</li>\n<li><a href="https://a.org">Banbury</a></li>\n</ul>\n'
    )


def test_headings_stand_on_one_level() -> None:
    """Headings of any depth, in any order, come out on the level asked for: none is skipped."""
    assert Seen(story_html("### a\n\n# b\n\nc\n-\n")).tags == ["h4", "h4", "h4"]
    assert Seen(story_html("# a", heading=3)).tags == ["h3"]
