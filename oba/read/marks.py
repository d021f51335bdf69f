"""YAML text to plain data, with the line and column of every key and value; anything clever is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import yaml

from oba.domain.catalogue import problem
from oba.domain.problem import Problem, Where
from oba.read.files import Text
from oba.read.suggest import quoted

Node = str | list["Node"] | dict[str, "Node"]
Path = tuple[str | int, ...]
Spot = tuple[int, int]

DEEPEST: Final = 30
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Plain data, and where each key and each value stands, by path."""

    file: str
    data: Node
    keys: Mapping[Path, Spot]
    values: Mapping[Path, Spot]

    def where(self, path: Path, *, key: bool = False) -> Where:
        """The place of a value, or of its key; of the nearest part around it when the path leads nowhere."""
        known = self._known(path)
        first, second = (self.keys, self.values) if key else (self.values, self.keys)
        line, column = first.get(known) or second.get(known) or (1, 1)
        return Where(file=self.file, line=line, column=column)

    def _known(self, path: Path) -> Path:
        """The longest part of a path that exists; a number is skipped where one value stands for a list of one."""
        known: Path = ()
        for step in path:
            if (*known, step) in self.values:
                known = (*known, step)
            elif isinstance(step, str):
                break
        return known


class _Stop(Exception):  # noqa: N818  (not an error: the end of what can be read)
    """Nothing sensible can be read after this."""


@dataclass(slots=True)
class _Reader:
    """One pass over the events of one document."""

    text: Text
    events: Iterator[yaml.Event]
    keys: dict[Path, Spot] = field(default_factory=dict)
    values: dict[Path, Spot] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, code: str, event: yaml.Event, what: str = "") -> None:
        line, column = _spot(event)
        self.problems.append(problem(code, self.text.where(line, column), what))

    def stop(self, code: str, event: yaml.Event, what: str = "") -> _Stop:
        self.refuse(code, event, what)
        return _Stop()

    def document(self) -> Node:
        """The one document of the file."""
        next(self.events)
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            raise self.stop("F018", start)
        if start.version or start.tags:
            self.refuse("F013", start, "a line beginning with % is not read")
        node = self.node(next(self.events), ())
        next(self.events)
        end = next(self.events)
        if not isinstance(end, yaml.StreamEndEvent):
            raise self.stop("F015", end)
        return node

    def node(self, event: yaml.Event, path: Path) -> Node:
        self.values[path] = _spot(event)
        self.plain(event)
        if len(path) > DEEPEST:
            raise self.stop("F016", event)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        return str(event.value)

    def plain(self, event: yaml.Event) -> None:
        """Refuse whatever is not a plain value."""
        if isinstance(event, yaml.AliasEvent):
            raise self.stop("F012", event, f"'*{event.anchor}' is a YAML alias")
        if event.anchor:
            self.refuse("F012", event, f"'&{event.anchor}' is a YAML anchor")
        if event.tag:
            self.refuse("F013", event, f"{quoted(event.tag)} is a YAML tag")

    def mapping(self, path: Path) -> dict[str, Node]:
        found: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self.stop("F012" if isinstance(event, yaml.AliasEvent) else "F017", event)
            self.plain(event)
            name = str(event.value).strip()
            if not name:
                self.refuse("F017", event, "a key is empty")
            value_path = (*path, name)
            if name in found:
                self.twice(event, name, value_path)
                self.skip(value_path)
                continue
            self.keys[value_path] = _spot(event)
            found[name] = self.node(next(self.events), value_path)
        return found

    def twice(self, event: yaml.Event, name: str, path: Path) -> None:
        self.refuse("F014", event, f"{quoted(name)} stands twice; it is already on line {self.keys[path][0]}")

    def skip(self, path: Path) -> None:
        """Read a value for its problems alone."""
        aside = _Reader(text=self.text, events=self.events)
        try:
            aside.node(next(self.events), path)
        finally:
            self.problems.extend(aside.problems)

    def sequence(self, path: Path) -> list[Node]:
        found: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.node(event, (*path, len(found))))
        return found


def read_marks(text: Text) -> tuple[Marked | None, tuple[Problem, ...]]:
    """Read one YAML document strictly; every scalar stays the text it is.

    Without data when the text is not well formed or something in it cannot be left out; a key that stands twice is a
    problem, and the first is kept.
    """
    if tabs := tuple(_tabs(text)):
        return None, tabs
    reader = _Reader(text=text, events=iter(yaml.parse(text.text, Loader=_LOADER)))
    try:
        data = reader.document()
    except _Stop:
        return None, tuple(reader.problems)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return None, (*reader.problems, _unreadable(text, error))
    found = Marked(file=text.name, data=data, keys=reader.keys, values=reader.values)
    return found, tuple(reader.problems)


def _spot(event: yaml.Event) -> Spot:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _tabs(text: Text) -> Iterator[Problem]:
    for number, line in enumerate(text.text.split("\n"), start=1):
        if "\t" in line:
            yield problem("F011", text.where(number, line.index("\t") + 1))


_PLAINLY = {
    "mapping values are not allowed": "there is a second colon where none is expected; put a text with a colon in it in quotes",
    "could not find expected ':'": "a colon is missing, or a text goes on over the line; put it in quotes",
    "did not find expected key": "this line does not stand where a key is expected",
    "expected <block end>": "this line does not stand where a key is expected",
    "did not find expected '-'": "this line does not stand where a list goes on",
    "found unexpected end of stream": "a quote is not closed",
    "did not find expected ',' or '}'": "a curly bracket is not closed, or a comma is missing",
    "expected ',' or '}'": "a curly bracket is not closed, or a comma is missing",
    "did not find expected ',' or ']'": "a square bracket is not closed, or a comma is missing",
    "expected ',' or ']'": "a square bracket is not closed, or a comma is missing",
    "cannot start any token": "a text cannot begin with this character; put it in quotes",
    "unknown escape": "a backslash stands in double quotes; use single quotes",
}


def _unreadable(text: Text, error: Exception) -> Problem:
    """Say in plain words why YAML could not be read, at the place where reading stopped."""
    mark = getattr(error, "problem_mark", None)
    raw = str(getattr(error, "problem", None) or "it is not YAML")
    what = next((plain for part, plain in _PLAINLY.items() if part in raw), raw)
    where = text.where(mark.line + 1, mark.column + 1) if mark else text.where(1)
    return problem("F010", where, f"the YAML cannot be read here: {what}")
