"""Marked data into shapes: every error of a shape becomes a problem at its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from oba.domain.catalogue import problem
from oba.domain.citation import Citation, CitedRule
from oba.domain.period import Period
from oba.domain.problem import Problem, Where
from oba.read.shapes.fields import FaultError, Shape
from oba.read.shapes.parts import meant_by, part_names, shape_at
from oba.read.shapes.period_fields import Counting
from oba.read.text.files import Problems
from oba.read.text.marks import Marked, Path
from oba.read.text.suggestion import near_or, quoted
from oba.words import listed

S = TypeVar("S", bound=Shape)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """How the shapes of one file are read: its marks, the letter of its codes, and how its periods count.

    `renumbered` are numbers of problems that mean something else under the letter, each with the one in its place.
    """

    marked: Marked
    letter: str
    counting: Counting | None = None
    renumbered: Mapping[str, str] = field(default_factory=dict)

    def at(self, path: Path, *, key: bool = True) -> Where:
        """The place of a part: of its key, or of its value."""
        return self.marked.where(path, key=key)

    def cited(self, path: Path, key: str) -> Citation:
        """A part as an answer cites it: the place of its key in the file, and the name that it keeps."""
        at = self.at(path)
        return CitedRule(key=key, file=at.file, line=at.line, column=at.column)

    def problem(self, code: str, path: Path, what: str, mend: str = "", *, key: bool = False) -> Problem:
        """A problem with a part of the file."""
        return problem(f"{self.letter}{self.renumbered.get(code, code)}", self.at(path, key=key), what, mend)

    def node(self, path: Path) -> Any:  # noqa: ANN401  (plain data of any sort)
        """The plain data at a path; None when there is none."""
        node: Any = self.marked.data
        for step in path:
            try:
                node = node[step]
            except (KeyError, IndexError, TypeError):
                return None
        return node

    def period_path(self, path: Path, period: Period) -> Path:
        """The path of the entry whose key is this period, however it is written."""
        counting = self.counting or Counting(period.every, period.year, period.span)
        written = (text for text in self.node(path) or () if counting.own_or_year(text) == period)
        return (*path, *([text] if (text := next(written, "")) else []))

    def read(self, shape: type[S], path: Path) -> tuple[S | None, Problems]:
        """Read the part of the file at a path as a shape, and name everything wrong in it.

        What is wrong is left out, so that the rest can still be checked; without a value when what remains is not
        whole.
        """
        node = self.node(path)
        parts = node if isinstance(node, dict) else dict.fromkeys(shape.needs)
        problems = list(self._missing(shape, path, (name for name in shape.needs if name not in parts)))
        dropped: set[Path] = set()
        while True:
            try:
                return shape.model_validate(node, context=self.counting), tuple(problems)
            except ValidationError as error:
                errors = [e for e in error.errors(include_url=False) if _data_path(e) not in dropped]
                problems.extend(one for e in errors for one in self._say(shape, path, e))
                drops = {_to_drop(e) for e in error.errors(include_url=False)}
                if () in drops or drops <= dropped:
                    return None, tuple(problems)
                node = _without(node, drops)
                dropped |= drops

    def _missing(self, shape: type[Shape], path: Path, names: Iterable[str]) -> Iterator[Problem]:
        """The parts that are missing; one that stands there under a name that is none is told with that name."""
        node = self.node(path)
        misnamed = {meant_by(name, shape) for name in node} if isinstance(node, dict) else set()
        for name in names:
            if name not in misnamed:
                mend = f"add {written}" if (written := shape.written.get(name)) else ""
                what = f"{quoted(name)} is missing from {_named(path, shape)}"
                yield self.problem("005", path, what, mend, key=True)

    def _say(self, shape: type[Shape], path: Path, error: ErrorDetails) -> Iterable[Problem]:
        """What is wrong at one place, at most one problem."""
        kind, inside = error["type"], _data_path(error)
        if kind == "missing":
            return self._missing(shape_at(shape, inside[:-1]), (*path, *inside[:-1]), [str(inside[-1])])
        return (self._wrong(shape, path, error),)

    def _wrong(self, shape: type[Shape], path: Path, error: ErrorDetails) -> Problem:
        kind, inside = error["type"], _data_path(error)
        full = (*path, *inside)
        if kind == "value_error":
            fault = cast("FaultError", error["ctx"]["error"]).fault
            return self.problem(fault.code, full, fault.what, fault.mend, key=error["loc"][-1] == "[key]")
        if kind == "extra_forbidden":
            return self._unknown(shape_at(shape, inside[:-1]), full)
        if kind in ("literal_error", "enum"):
            return self._not_a_word(full, error)
        written = _written(shape_at(shape, inside[:-1]), str(inside[-1])) if inside else ""
        return self.problem("003", full, _SORTS.get(kind, error["msg"]), f"write {written}" if written else "")

    def _unknown(self, shape: type[Shape], path: Path) -> Problem:
        name, called = str(path[-1]), _named(path[:-1], shape)
        what, meant = f"{quoted(name)} is not a part of {called}", meant_by(name, shape)
        if name in shape.former:
            mend = f"write {meant}: {_word_in(self.node(path))}."
        elif meant and name.startswith(f"{meant}:"):
            mend = f"write a space behind the colon: {meant}: {name.removeprefix(f'{meant}:')}."
        else:
            mend = near_or(name, part_names(shape), f"{called} has {listed(part_names(shape))}.")
        return self.problem("004", path, what, mend, key=True)

    def _not_a_word(self, path: Path, error: ErrorDetails) -> Problem:
        words = _WORD.findall(error["ctx"]["expected"])
        given = error["input"]
        if not isinstance(given, str):
            return self.problem("003", path, "a word is wanted here")
        mend = near_or(given, words, f"write {listed(words, 'or')}.")
        return self.problem("006", path, f"{quoted(given)} is not one of the words allowed", mend)


_WORD = re.compile(r"'([^']+)'")
_SORTS = {
    "list_type": "a list is wanted here",
    "tuple_type": "a list is wanted here",
    "dict_type": "a group of parts is wanted here, such as {part: value}",
    "model_type": "a group of parts is wanted here, such as {part: value}",
    "model_attributes_type": "a group of parts is wanted here, such as {part: value}",
    "too_short": "there are too few here",
    "too_long": "there are too many here",
}


def _written(shape: object, part: str) -> str:
    """How a part of a shape is written; empty where the shape does not show it, or what holds the part is none."""
    return shape.written.get(part, "") if isinstance(shape, type) and issubclass(shape, Shape) else ""


def _data_path(error: ErrorDetails) -> Path:
    return tuple(step for step in error["loc"] if step != "[key]")


def _to_drop(error: ErrorDetails) -> Path:
    """What has to go for the rest to be read: the part itself, a list as a whole, or what a part is missing from."""
    path = _data_path(error)
    path = path[:-1] if error["type"] == "missing" else path
    while path and isinstance(path[-1], int):
        path = path[:-1]
    return path


def _without(node: Any, drops: set[Path]) -> Any:  # noqa: ANN401  (plain data of any sort)
    """A copy of plain data without the parts at some paths."""
    inner: dict[str | int, set[Path]] = {}
    for first, *rest in drops:
        inner.setdefault(first, set()).add(tuple(rest))
    if isinstance(node, dict):
        return {k: _without(v, inner.get(k, set())) for k, v in node.items() if () not in inner.get(k, set())}
    if isinstance(node, list):
        return [_without(v, inner.get(i, set())) for i, v in enumerate(node)]
    return node


def _word_in(node: Any) -> str:  # noqa: ANN401  (plain data of any sort)
    """The word that was given in a part, or in the one part it holds."""
    inside = next(iter(node.values()), "") if isinstance(node, dict) else node
    return inside if isinstance(inside, str) and inside else "with its name"


def _named(path: Path, shape: type[Shape]) -> str:
    """What to call the part at a path in a sentence."""
    return shape.called or next((step for step in reversed(path) if isinstance(step, str)), "this file")
