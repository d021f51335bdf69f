"""How a page on the web is read: what stands in it, and what it says without showing it."""

from __future__ import annotations

import pytest

from oba.attack.reading.digits import numbers
from oba.attack.reading.page import Aside, read_page


@pytest.mark.parametrize(
    ("html", "asides"),
    [
        ('<p title="3 children">4</p>', [Aside("its title", "3 children")]),
        ("<p TITLE = '3 > 2'>4</p>", [Aside("its title", "3 > 2")]),
        ("<p title=3 class=x>4</p>", [Aside("its title", "3")]),
        ('<p class="x"data-of="3 &amp; 2"/>', [Aside("its data-of", "3 & 2")]),
        ('<meta name="description" content="3"/>', [Aside("its metadata", "3")]),
        ('<!-- it was <b title="2">3</b> --><!DOCTYPE html>', [Aside("a comment", ' it was <b title="2">3</b> ')]),
        ('<p title="" subtitle="3">4</p>', []),
        ("<style data-of='2'>p { margin: 7 }</style>", [Aside("its data-of", "2")]),
    ],
)
def test_what_a_page_says_aside_is_read_however_it_is_written(html: str, asides: list[Aside]) -> None:
    """In quotes of either kind or none, in letters of either case, in a comment; not what only styles a page."""
    assert list(read_page(html).aside) == asides


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a < b and 3 > 2", "a < b and 3 > 2"),
        ('<p>3<b title="4', '3<b title="4'),
        ("<!-- 3 that never ends", "<!-- 3 that never ends"),
        ("5&nbsp;children&#44; 1&lt;2", "5 children, 1<2"),
        ("<script>if (1 < 2) { 3 }</script>4<style>p > b { margin: 7 }</style>", "4"),
    ],
)
def test_what_is_no_whole_tag_is_text(html: str, text: str) -> None:
    """A reader sees it, and so does the attack; scripts and styles are nothing to read."""
    assert read_page(html).text == text


def test_plain_text_is_what_stands_outside_of_drawings() -> None:
    """A drawing's labels are text of the page, and of no sentence in it."""
    page = read_page(
        '<p>Of 9</p><svg class="curve"><g><text>12<tspan>0</tspan></text><path d="M1 2"/></g></svg><p>3</p>'
    )
    assert (page.text, page.plain) == ("Of 9 12 0 3", "Of 9 3")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5 of 1,200 on 3 May 2010, in 2009/10 and 1998", {"5", "1200", "10"}),
        ("rules 12345678, rule are 1, data 0a1b2c3d, metadata 12345678", {"1", "12345678"}),
        ("1998.5 and 12,009 and 2,010 and 92010 and 2010,3", {"1998.5", "12009", "2010", "92010", "20103"}),
    ],
)
def test_days_years_and_digests_are_no_numbers(text: str, found: set[str]) -> None:
    """Only whole ones: not a year that is part of a larger number, nor the end of another word."""
    assert set(numbers(text)) == found
