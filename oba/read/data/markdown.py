"""What people write: Markdown without HTML, pictures or links to files; that of a story under known headings.

Every list, table and letter of it is one that a page can hold and print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from oba.domain.catalogue import problem
from oba.domain.problem import Problem
from oba.domain.story import HEADINGS, UPDATE
from oba.read.data.story_limits import too_long, unprintable
from oba.read.text.characters import Occurrence, occurrences, undrawn
from oba.read.text.files import Problems, Text
from oba.read.text.suggestion import one_of, quoted

_SAFE_LINK = re.compile(r"(https?://|mailto:)", re.IGNORECASE)


class Form(NamedTuple):
    """What a text is called, and the headings that it may have, in their order.

    `mend` is what to do about a heading of another size or place, where that is not what the catalogue says.
    """

    called: str
    headings: tuple[str, ...]
    mend: str = ""


STORY = Form("story", (UPDATE, *HEADINGS))


class _Heading(NamedTuple):
    """A heading: its level, its words, its line, and the first line under it; `inside` a list or quotation or not."""

    level: str
    title: str
    line: int
    under: int
    inside: bool


class _Section(NamedTuple):
    """A heading of a text, its line, and the Markdown under it."""

    title: str
    line: int
    text: str


def read_sections(text: Text, above: int, form: Form = STORY) -> tuple[tuple[tuple[str, str], ...], Problems]:
    """Read what stands below so many lines of a file, as headings and the Markdown under each."""
    lines = text.text.split("\n")
    if wrong := too_long(text, lines, above):
        return (), wrong
    tokens = _parsed(lines, above)
    headings = tuple(_headings(tokens))
    sections = _sections(lines, headings)
    problems = (
        *_misplaced(text, tokens, headings, form),
        *_order(text, sections, form),
        *_empty(text, sections, form),
        *_unfit(text, lines, above, tokens),
    )
    return tuple((section.title, section.text) for section in sections), problems


def read_passage(text: Text, above: int) -> tuple[str, Problems]:
    """Read what stands below so many lines of a file as the Markdown under one heading, which the page has already."""
    lines = text.text.split("\n")
    if wrong := too_long(text, lines, above):
        return "", wrong
    tokens, words = _parsed(lines, above), "\n".join(lines[above:]).strip()
    large = (one for one in _headings(tokens) if one.level in ("h1", "h2"))
    wrong = tuple(problem("S024", text.where(one.line), f"{quoted(one.title)} is too large a heading") for one in large)
    empty = () if words else (problem("S015", text.where(), "the text says nothing", "write it, or delete the file."),)
    return words, (*wrong, *empty, *_unfit(text, lines, above, tokens))


def _parsed(lines: Sequence[str], above: int) -> Sequence[Token]:
    return MarkdownIt("commonmark").enable("table").parse("\n" * above + "\n".join(lines[above:]))


def _unfit(text: Text, lines: Sequence[str], above: int, tokens: Sequence[Token]) -> Iterator[Problem]:
    """What no page can print."""
    yield from _forbidden(text, tokens)
    yield from unprintable(text, lines, tokens)
    yield from undrawn(_odd(text, lines, above, tokens))


def _headings(tokens: Sequence[Token]) -> Iterator[_Heading]:
    for n, token in enumerate(tokens):
        if token.type == "heading_open" and token.map:
            first, after = token.map
            yield _Heading(token.tag, tokens[n + 1].content, first + 1, after, token.level > 0)


def _sections(lines: Sequence[str], headings: Sequence[_Heading]) -> tuple[_Section, ...]:
    """The parts of a text between its headings; smaller headings belong to the part they stand in."""
    starts = [heading for heading in headings if heading.level == "h2" and not heading.inside]
    ends = [*(heading.line - 1 for heading in starts[1:]), len(lines)]
    return tuple(
        _Section(start.title, start.line, "\n".join(lines[start.under : end]).strip())
        for start, end in zip(starts, ends, strict=False)
    )


def _misplaced(text: Text, tokens: Sequence[Token], headings: Sequence[_Heading], form: Form) -> Iterator[Problem]:
    """No heading is larger than a text's own, none of those stands in a list, and no text stands before the first."""
    for heading in headings:
        if heading.level == "h1" or (heading.level == "h2" and heading.inside):
            what = f"{quoted(heading.title)} is no heading that a {form.called} can have here"
            yield problem("S011", text.where(heading.line), what, form.mend)
    first = next((token.map[0] + 1 for token in tokens if token.map), None)
    if first and not any(heading.line <= first for heading in headings):
        yield problem("S014", text.where(first))


def _order(text: Text, sections: Sequence[_Section], form: Form) -> Iterator[Problem]:
    """Headings are known, stand once, and stand in order."""
    seen: list[str] = []
    order = {title: n for n, title in enumerate(form.headings)}
    for title, line, _ in sections:
        if title not in order:
            mend = one_of(title, form.headings, "the headings")
            yield problem("S011", text.where(line), f"{quoted(title)} is not a heading of a {form.called}", mend)
            continue
        if title in seen:
            yield problem("S012", text.where(line), f"the heading {quoted(title)} stands twice")
        elif any(order[before] > order[title] for before in seen):
            mend = f"the order is {', '.join(form.headings)}."
            yield problem("S013", text.where(line), f"{quoted(title)} stands too late", mend)
        seen.append(title)


def _empty(text: Text, sections: Sequence[_Section], form: Form) -> Iterator[Problem]:
    if not sections:
        yield problem("S015", text.where(), f"the {form.called} has no text")
    for title, line, words in sections:
        if not words:
            yield problem("S015", text.where(line), f"nothing stands under {quoted(title)}")


def _odd(text: Text, lines: Sequence[str], above: int, tokens: Sequence[Token]) -> Iterator[Occurrence]:
    """The characters that cannot be drawn: those written, and those written as an entity such as &#128077;."""
    for n, line in enumerate(lines[above:], start=above + 1):
        yield from occurrences(line, text.where(n))
    for token in (token for token in tokens if token.map and token.type == "inline"):
        first, after = token.map or (0, 0)
        written = "\n".join(lines[first:after])
        said = "".join(child.content for child in token.children or ())
        yield from ((sign, text.where(first + 1)) for sign, _ in occurrences(said, text.where()) if sign not in written)


def _forbidden(text: Text, tokens: Sequence[Token]) -> Iterator[Problem]:
    """HTML, pictures, and links that lead anywhere but to the web or a mail address."""
    for token in tokens:
        line = token.map[0] + 1 if token.map else 1
        if token.type == "html_block":
            yield problem("S010", text.where(line), f"{quoted(token.content, 30)} is HTML")
        for child in token.children or ():
            line += child.type in ("softbreak", "hardbreak")
            yield from _forbidden_inside(text, child, line)


def _forbidden_inside(text: Text, token: Token, line: int) -> Iterator[Problem]:
    address = str(token.attrGet("href") or "")
    if token.type == "html_inline":
        yield problem("S010", text.where(line), f"{quoted(token.content, 30)} is HTML")
    if token.type == "image":
        yield problem("S016", text.where(line), "the text has a picture")
    if token.type == "link_open" and not _SAFE_LINK.match(address):
        yield problem("S016", text.where(line), f"{quoted(address)} is no web or mail address")
