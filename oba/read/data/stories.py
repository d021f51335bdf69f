"""Stories: Markdown with a head, five headings and nothing that could carry code or fetch a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from oba.domain.catalogue import problem
from oba.domain.place import Places
from oba.domain.problem import Problem
from oba.domain.story import HEADINGS, Story
from oba.read.rulebook.book import Rulebook
from oba.read.shapes.fields import Day, Line, Shape
from oba.read.shapes.typed import Typed
from oba.read.text.files import Folder, Problems, Text
from oba.read.text.marks import read_marks
from oba.read.text.suggest import one_of, quoted

FOLDER = "stories"
_FENCE = "---"
_SAFE_LINK = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
_SECTION = "h2"


class HeadShape(Shape):
    """The head of a story."""

    called = "the head of a story"
    author: Line
    date: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """A heading of the first level of a story, and the lines it stands above."""

    title: str
    line: int
    first: int
    last: int


def read_stories(
    folder: Path, root: Path, book: Rulebook, places: Places
) -> tuple[tuple[Story, ...], Mapping[str, str], Problems]:
    """Read stories/<round>/<place>/<indicator>.md, and their SHA-256; a story that is wrong is left out."""
    files = Folder(path=folder, root=root)
    found: list[Story] = []
    problems: list[Problem] = []
    inputs: dict[str, str] = {}
    for path in Folder(path=folder / FOLDER, root=root).files():
        wrong = tuple(_path_problems(files, path, book, places))
        text, unread = (None, ()) if wrong else files.read(path)
        inputs.update({text.name: text.digest} if text else {})
        story, unsound = read_story(text, path.parts[-3:]) if text else (None, ())
        problems.extend((*wrong, *unread, *unsound))
        found.extend([story] if story else [])
    return tuple(found), inputs, tuple(problems)


def _path_problems(files: Folder, path: Path, book: Rulebook, places: Places) -> Iterator[Problem]:
    """The folders and the file name of a story say which round, place and indicator it is about."""
    where = files.where(path)
    parts = path.relative_to(files.path / FOLDER).parts
    if len(parts) != len(("round", "place", "indicator")) or path.suffix != ".md":
        yield problem("F006", where, mend="a story stands at stories/<round>/<place>/<indicator>.md.")
        return
    inside = [place.id for place in places.by_id.values() if not place.is_comparator]
    named = {
        "a round": (parts[0], [found.id for found in book.plan.rounds], "the rounds"),
        "a place of the plan": (parts[1], inside, "the places"),
        "an indicator": (path.stem, book.indicators, "the indicators"),
    }
    for thing, (name, known, things) in named.items():
        if name not in known:
            yield problem("S001", where, f"{quoted(name)} is not {thing}", one_of(name, known, things))


def read_story(text: Text, parts: tuple[str, ...]) -> tuple[Story | None, Problems]:
    """Read one story; `parts` are its round, place and file name."""
    head, first, problems = _head(text)
    tokens = MarkdownIt("commonmark").parse("\n" * first + "\n".join(text.text.split("\n")[first:]))
    sections = _sections(text, tokens)
    problems = (*problems, *_forbidden(text, tokens), *_headings(text, tokens, sections), *_empty(text, sections))
    if head is None or problems:
        return None, problems
    lines = text.text.split("\n")
    story = Story(
        round=parts[0],
        place=parts[1],
        indicator=parts[2].removesuffix(".md"),
        author=head.author,
        written=head.date,
        sections=tuple((s.title, "\n".join(lines[s.first : s.last]).strip()) for s in sections),
        where=text.where(1),
    )
    return story, ()


def _head(text: Text) -> tuple[HeadShape | None, int, Problems]:
    """The head of a story, and the number of lines it takes."""
    lines = text.text.split("\n")
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if lines[0].rstrip() != _FENCE or end is None:
        return None, 0, (problem("S003", text.where(1)),)
    inner = Text(name=text.name, text="\n" + "\n".join(lines[1:end]), digest="")
    marked, problems = read_marks(inner)
    if marked is None:
        return None, end + 1, problems
    if not isinstance(marked.data, dict):
        return None, end + 1, (problem("S003", text.where(2)),)
    head, wrong = Typed(marked=marked, letter="S").read(HeadShape, ())
    return head, end + 1, (*problems, *wrong)


def _sections(text: Text, tokens: list[Token]) -> tuple[_Section, ...]:
    """The parts of a story between its headings."""
    length = len(text.text.split("\n"))
    found = [
        (tokens[n + 1].content, t.map) for n, t in enumerate(tokens) if t.type == "heading_open" and t.tag == _SECTION
    ]
    starts = [(title, span[0], span[1]) for title, span in found if span]
    ends = [*(start for _, start, _ in starts[1:]), length]
    return tuple(
        _Section(title=title, line=start + 1, first=after, last=end)
        for (title, start, after), end in zip(starts, ends, strict=True)
    )


def _headings(text: Text, tokens: list[Token], sections: tuple[_Section, ...]) -> Iterator[Problem]:
    """Headings are known, stand once and in order, and nothing stands before the first."""
    order = {title: n for n, title in enumerate(HEADINGS)}
    highest, seen = -1, set[str]()
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h1" and token.map:
            yield problem("S011", text.where(token.map[0] + 1), "a heading of a story begins with two hashes")
    for section in sections:
        where = text.where(section.line)
        if section.title not in order:
            mend = one_of(section.title, HEADINGS, "the headings")
            yield problem("S011", where, f"{quoted(section.title)} is not a heading of a story", mend)
        elif section.title in seen:
            yield problem("S012", where, f"the heading {quoted(section.title)} stands twice")
        elif order[section.title] < highest:
            yield problem("S013", where, f"{quoted(section.title)} stands too late")
        seen.add(section.title)
        highest = max(highest, order.get(section.title, -1))
    first = next((t for t in tokens if t.map), None)
    if first and first.map and first.type != "heading_open" and (not sections or first.map[0] + 1 < sections[0].line):
        yield problem("S014", text.where(first.map[0] + 1))


def _empty(text: Text, sections: tuple[_Section, ...]) -> Iterator[Problem]:
    lines = text.text.split("\n")
    if not sections:
        yield problem("S015", text.where(), "the story has no text")
    for section in sections:
        if not any(line.strip() for line in lines[section.first : section.last]):
            yield problem("S015", text.where(section.line), f"nothing stands under {quoted(section.title)}")


def _forbidden(text: Text, tokens: list[Token]) -> Iterator[Problem]:
    """HTML, pictures, and links that lead anywhere but to the web or a mail address."""
    for token in tokens:
        line = token.map[0] + 1 if token.map else 1
        if token.type == "html_block":
            yield problem("S010", text.where(line), f"{quoted(token.content, 30)} is HTML")
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            if child.type == "html_inline":
                yield problem("S010", text.where(line), f"{quoted(child.content, 30)} is HTML")
            if child.type == "image":
                yield problem("S016", text.where(line), "the story has a picture")
            if child.type == "link_open" and not _SAFE_LINK.match(str(child.attrGet("href"))):
                yield problem(
                    "S016", text.where(line), f"{quoted(str(child.attrGet('href')))} is no web or mail address"
                )
