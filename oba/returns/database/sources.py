"""data/<plan>/sources.yaml: which databases are asked for numbers, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import Field, PlainValidator

from oba.domain.problem import Problem, Where
from oba.read.shapes.fields import FaultError, Identifier, Line, Shape, phrase, schema
from oba.read.shapes.phrases import Fault
from oba.read.shapes.validation import Typed
from oba.read.text.files import Folder, Problems
from oba.read.text.marks import read_marks
from oba.read.text.suggestion import quoted

FILE = "sources.yaml"
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}\Z", re.ASCII)
_QUERY_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._ -]*\.sql\Z", re.ASCII)
_ADDRESS = "the address of the database stands here, which belongs in no file"
_NAME = "write a name such as CONNEXIONS_DATABASE, and put the address into that variable."
_CHANGE = f"{_NAME} If the address holds a password, change it: it has stood in a file."


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One database to be asked; `connection` is the environment variable that holds its address."""

    id: str
    connection: str
    query: str
    sender: str
    where: Where


def _variable(text: str) -> str | Fault:
    """The name of a variable. What else stands there is never said again: it may hold a password."""
    if _VARIABLE.match(text):
        return text
    if "://" in text or "@" in text:
        return Fault("009", _ADDRESS, _CHANGE)
    return Fault("009", "this cannot be the name of an environment variable", _NAME)


def _query(value: object) -> str:
    """The query as it stands, line by line, for a comment ends with its line."""
    if not isinstance(value, str):
        raise FaultError(Fault("003", "a query is wanted here, not a list or a group of parts"))
    if not value.strip():
        raise FaultError(Fault("011", "this query is empty", "write SELECT …, or the name of a .sql file beside it."))
    return value.strip()


class SourceShape(Shape):
    """One source."""

    called = "a source"
    written = MappingProxyType(
        {
            "id": "id: connexions, a name of small letters by which --source calls it.",
            "connection": "connection: CONNEXIONS_DATABASE, the environment variable that holds the address.",
            "query": "query: SELECT … with the columns of observations, or the name of a .sql file beside this one.",
        }
    )
    id: Identifier
    connection: Annotated[str, phrase(_variable), schema("string", pattern=_VARIABLE.pattern[:-2])]
    query: Annotated[str, PlainValidator(_query), schema("string")]
    sender: Line = ""


class SourcesShape(Shape):
    """A whole sources.yaml."""

    called = "sources.yaml"
    written = MappingProxyType({"sources": "sources: [{id: …, connection: …, query: …}]."})
    sources: Annotated[list[SourceShape], Field(min_length=1)]


def read_sources(data: Path, root: Path) -> tuple[Mapping[str, Source], Problems]:
    """Read the sources of a plan, by their ids; none when anything in the file is wrong.

    No problem repeats an address, wherever in the file it stands.
    """
    found, problems = _read(data, root)
    return found, tuple(_discreet(one) for one in problems)


def _discreet(one: Problem) -> Problem:
    if "://" in one.what:
        return replace(one, what=_ADDRESS, mend=_CHANGE)
    return replace(one, mend=one.mend.replace("rules/README.md", "data/README.md"))


def _read(data: Path, root: Path) -> tuple[Mapping[str, Source], Problems]:
    folder = Folder(path=data, root=root)
    text, problems = folder.read(data / FILE)
    marked, broken = read_marks(text) if text and not problems else (None, ())
    if marked is None:
        return {}, (*problems, *broken)
    typed = Typed(marked=marked, letter="P")
    shape, wrong = typed.read(SourcesShape, ())
    problems = (*broken, *wrong, *(_twice(typed, shape) if shape else ()))
    if shape is None or problems:
        return {}, problems
    found = [_source(folder, typed, n, one) for n, one in enumerate(shape.sources)]
    problems = tuple(problem for _, its in found for problem in its)
    return ({} if problems else {one.id: one for one, _ in found}), problems


def _twice(typed: Typed, shape: SourcesShape) -> Iterator[Problem]:
    ids = [one.id for one in shape.sources]
    for n, name in enumerate(ids):
        if name in ids[:n]:
            mend = "give each source its own."
            yield typed.problem("012", ("sources", n, "id"), f"{quoted(name)} is used twice", mend)


def _source(folder: Folder, typed: Typed, n: int, shape: SourceShape) -> tuple[Source, Problems]:
    """One source, its query read from the file that it names, if it names one."""
    query, problems = shape.query, Problems()
    if _QUERY_FILE.match(query):
        text, problems = folder.read(folder.path / query)
        query = text.text.strip() if text else ""
    where = typed.at(("sources", n, "query"))
    return Source(id=shape.id, connection=shape.connection, query=query, sender=shape.sender, where=where), problems
