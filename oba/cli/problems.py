"""One list of problems, three renderings: for people, for programs, for code hosts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum

from oba.cli.exit import say
from oba.domain.problem import Problem, in_file_order
from oba.words.lists import how_many


class ProblemFormat(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def rendered(problems: tuple[Problem, ...], style: ProblemFormat) -> str:
    """Problems in file order in one of the three renderings; empty text when there are none, except in JSON."""
    ordered = in_file_order(problems)
    if style is ProblemFormat.JSON:
        return json.dumps([_as_data(problem) for problem in ordered], ensure_ascii=False, indent=2)
    lines = _annotations(ordered) if style is ProblemFormat.GITHUB else _as_text(ordered)
    return "\n".join(lines)


def counted(problems: tuple[Problem, ...]) -> str:
    """Say how many problems and warnings there are, each once, and in how many files."""
    once = in_file_order(problems)
    stops = [problem for problem in once if problem.stops]
    warnings = [problem for problem in once if not problem.stops]
    said = [_count(kind, found) for kind, found in (("problem", stops), ("warning", warnings)) if found]
    return " ".join(said)


def warn(problems: tuple[Problem, ...]) -> None:
    """Print warnings beside the answers, where they do not disturb what is piped on."""
    if problems:
        say(rendered(problems, ProblemFormat.TEXT))
        say(counted(problems))


def _count(kind: str, problems: list[Problem]) -> str:
    files = len({problem.where.file for problem in problems})
    return f"{how_many(len(problems), kind)} in {how_many(files, 'file')}."


def _as_text(problems: tuple[Problem, ...]) -> Iterator[str]:
    for problem in problems:
        warning = "" if problem.stops else "warning: "
        yield f"{problem.where}: {problem.code} {warning}{problem.what}"
        yield f"    mend: {problem.mend}"


def _as_data(problem: Problem) -> dict[str, object]:
    where = problem.where
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "what": problem.what,
        "mend": problem.mend,
    }


def _annotations(problems: tuple[Problem, ...]) -> Iterator[str]:
    """The form in which code hosts show a remark beside a line of a file."""
    for problem in problems:
        where, kind = problem.where, "error" if problem.stops else "warning"
        spot = [f"file={_escaped(where.file, property_too=True)}"]
        spot += [f"line={where.line}"] if where.line else []
        spot += [f"col={where.column}"] if isinstance(where.column, int) else []
        yield f"::{kind} {','.join(spot)},title={problem.code}::{_escaped(f'{problem.what}. Mend: {problem.mend}')}"


def _escaped(text: str, *, property_too: bool = False) -> str:
    """A text in an annotation; in a property, such as the name of a file, colons and commas have a meaning too."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_too else text
