"""Templates are filled in completely, safely, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from oba.render.failure import RenderFailed
from oba.render.html import page, templates


@pytest.fixture
def cards(tmp_path: Path) -> Environment:
    """A folder of small templates."""
    for name, text in {
        "card.html": "<p title=\"{{ name }}\">{{ name }}</p>\n{% include 'part.html' %}",
        "chart.svg": "<text>{{ name }}</text>",
        "part.html": "one\n{{ card.message }}\n",
        "story.html": "{{ story | story(heading=3) }}",
        "macro.html": "{% macro cell(x) %}\n<td>{{ x }}</td>{% endmacro %}\n{{ cell(name) }}",
        "broken.html": "one\n{% if %}\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return templates(tmp_path)


def test_everything_is_escaped(cards: Environment) -> None:
    """What data say is text, in HTML and in a chart alike, whatever the template is called."""
    nasty = "<b>\"&'"
    assert page(cards, "chart.svg", {"name": nasty}) == "<text>&lt;b&gt;&#34;&amp;&#39;</text>"
    html = page(cards, "card.html", {"name": nasty, "card": {"message": nasty}})
    assert "<b>" not in html
    assert 'title="&lt;b&gt;&#34;' in html


def test_a_story_is_markdown(cards: Environment) -> None:
    """The one filter turns an author's Markdown into HTML on the level that the template says."""
    assert page(cards, "story.html", {"story": "# a\n<b>"}) == "<h3>a</h3>\n<p>&lt;b&gt;</p>\n"


@pytest.mark.parametrize(
    ("context", "where"),
    [
        ({}, "card.html:1: 'name' is undefined"),
        ({"name": "x"}, "part.html:2: 'card' is undefined"),
        ({"name": "x", "card": {}}, "part.html:2: 'dict object' has no attribute 'message'"),
        ({"name": "x", "card": {"message": None}}, "part.html:2: the value to be shown here is None"),
    ],
)
def test_a_missing_value_is_named(cards: Environment, context: dict[str, object], where: str) -> None:
    """A blank or the word None never reaches a card: the template's file and line are given instead."""
    with pytest.raises(RenderFailed) as failure:
        page(cards, "card.html", context)
    assert failure.value.reasons == (where,)


def test_a_missing_value_in_a_macro_is_named(cards: Environment) -> None:
    """The line is that of the macro in which the value is shown."""
    with pytest.raises(RenderFailed, match=r"macro\.html:2: the value to be shown here is None"):
        page(cards, "macro.html", {"name": None})


def test_a_broken_template_is_named(cards: Environment) -> None:
    """Who changes a card and makes a slip is told where."""
    with pytest.raises(RenderFailed, match=r"broken\.html:2: Expected an expression"):
        page(cards, "broken.html", {})


def test_a_missing_template_is_named(cards: Environment) -> None:
    """A name that no file has."""
    with pytest.raises(RenderFailed, match=r"gone\.html"):
        page(cards, "gone.html", {})
