"""YAML text to plain data, with the line and column of every key and value; anything clever is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import yaml

from oba.domain.catalogue import problem
from oba.domain.problem import Problem, Where
from oba.read.text.characters import Occurrence, occurrences, undrawn
from oba.read.text.files import Text
from oba.read.text.suggestion import quoted
from oba.read.text.yaml_slips import cut_off
from oba.read.text.yaml_words import Mistake, mistake

Node = str | list["Node"] | dict[str, "Node"]
Path = tuple[str | int, ...]
Spot = tuple[int, int]

DEEPEST: Final = 30
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml's where it is built in: the same, and faster


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Plain data, and where each key and each value stands, by path.

    `remarks` names what is wrong with the text and does no harm to what is read: characters that no page can show, and
    texts that a # cuts off.
    """

    file: str
    data: Node
    keys: Mapping[Path, Spot]
    values: Mapping[Path, Spot]
    remarks: tuple[Problem, ...] = ()

    def where(self, path: Path, *, key: bool = False) -> Where:
        """The place of a value, or of its key; of the nearest part around it when the path leads nowhere."""
        known = self._known(path)
        line, column = (self.keys.get(known) if key else None) or self.values.get(known) or (1, 1)
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


def read_marks(text: Text) -> tuple[Marked | None, tuple[Problem, ...]]:
    """Read one YAML document strictly; every scalar stays the text it is.

    Without data when the text is not well formed or something in it cannot be left out; a key that stands twice is a
    problem, and the first is kept.
    """
    if tabs := tuple(_tabs(text)):
        return None, tabs
    reader = _Reader(text=text, lines=text.text.split("\n"), events=iter(yaml.parse(text.text, Loader=_LOADER)))
    try:
        data = reader.document()
    except _Stop:
        return None, tuple(reader.problems)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return None, (*reader.problems, _unreadable(text, mistake(error, reader.lines)))
    remarks = (*undrawn(reader.odd), *reader.cut)
    found = Marked(file=text.name, data=data, keys=reader.keys, values=reader.values, remarks=remarks)
    return found, tuple(reader.problems)


class _Stop(Exception):  # noqa: N818  (not an error: the end of what can be read)
    """Nothing sensible can be read after this."""


@dataclass(slots=True)
class _Reader:
    """One pass over the events of one document, noting where everything stands."""

    text: Text
    lines: Sequence[str]
    events: Iterator[yaml.Event]
    keys: dict[Path, Spot] = field(default_factory=dict)
    values: dict[Path, Spot] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    odd: list[Occurrence] = field(default_factory=list)
    cut: list[Problem] = field(default_factory=list)

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
        if not isinstance(start, yaml.DocumentStartEvent):
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
        return event.value if isinstance(event, yaml.ScalarEvent) else ""

    def plain(self, event: yaml.Event) -> None:
        """Refuse whatever is more than a plain value."""
        if isinstance(event, yaml.AliasEvent):
            raise self.stop("F012", event, f"'*{event.anchor}' is a YAML alias")
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            self.refuse("F012", event, f"'&{event.anchor}' is a YAML anchor")
        if isinstance(event, yaml.ScalarEvent) and not event.value.isascii():
            self.odd.extend(self.undrawn(event))
        if isinstance(event, yaml.ScalarEvent) and event.value and not event.style:
            self.cut.extend(self.cut_off(event))
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag:
            self.refuse("F013", event, f"{quoted(event.tag.replace('tag:yaml.org,2002:', '!!'))} is a YAML tag")

    def undrawn(self, event: yaml.ScalarEvent) -> Iterator[Occurrence]:
        """Each character of a scalar that cannot be drawn, on every line where it stands; an escape at its start."""
        line, column = _spot(event)
        last = event.end_mark.line + 1 if event.end_mark else line
        for sign, _ in occurrences(event.value, self.text.where(line)):
            written = [(n, self.lines[n - 1].find(sign)) for n in range(line, min(last, len(self.lines)) + 1)]
            spots = [(n, at + 1) for n, at in written if at >= 0] or [(line, column)]
            yield from ((sign, self.text.where(*spot)) for spot in spots)

    def cut_off(self, event: yaml.ScalarEvent) -> Iterator[Problem]:
        """A text without quotes that ends before a word with a # in front, which was hardly meant as a comment."""
        mark = event.end_mark
        if mark and mark.line < len(self.lines) and (word := cut_off(self.lines[mark.line], mark.column)):
            what = f"{quoted(event.value)} ends before {quoted(word)}, for a # behind a space begins a comment"
            yield problem("F029", self.text.where(mark.line + 1, mark.column + 2), what)

    def mapping(self, path: Path) -> dict[str, Node]:
        found: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            name = self.key(event)
            inner = (*path, name)
            if name in found:
                self.refuse("F014", event, f"{quoted(name)} stands twice; it is already on line {self.keys[inner][0]}")
                self.skip(inner)
            else:
                self.keys[inner] = _spot(event)
                found[name] = self.node(next(self.events), inner)
        return found

    def key(self, event: yaml.Event) -> str:
        self.plain(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise self.stop("F017", event)
        name = event.value.strip()
        if not name:
            self.refuse("F017", event, "a key is empty")
        return name

    def skip(self, path: Path) -> None:
        """Read a value for its problems alone."""
        aside = _Reader(text=self.text, lines=self.lines, events=self.events)
        try:
            aside.node(next(self.events), path)
        finally:
            self.problems.extend(aside.problems)
            self.odd.extend(aside.odd)
            self.cut.extend(aside.cut)

    def sequence(self, path: Path) -> list[Node]:
        found: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.node(event, (*path, len(found))))
        return found


def _spot(event: yaml.Event) -> Spot:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _tabs(text: Text) -> Iterator[Problem]:
    for number, line in enumerate(text.text.split("\n"), start=1):
        if "\t" in line:
            yield problem("F011", text.where(number, line.index("\t") + 1))


def _unreadable(text: Text, found: Mistake) -> Problem:
    return problem(
        "F010", text.where(found.line, found.column), f"the YAML cannot be read here: {found.says}", found.mend
    )
