"""Every problem, those of the review of targets by question, so that many of one kind are read as one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from oba.cli.problems import ProblemFormat, rendered
from oba.domain.catalogue import CATALOGUE
from oba.domain.problem import Problem
from oba.domain.review import Kind

_ASKED = frozenset(Kind)


def told(problems: tuple[Problem, ...], style: ProblemFormat) -> str:
    """Problems as `rendered` has them; for people, what is asked about targets comes last, each mend said once."""
    if style is not ProblemFormat.TEXT:
        return rendered(problems, style)
    others = tuple(one for one in problems if one.code not in _ASKED)
    asked = [one for one in problems if one.code in _ASKED]
    return "\n".join(part for part in (rendered(others, style), *_questions(asked)) if part)


def _questions(asked: list[Problem]) -> Iterator[str]:
    """By code what it means, each place with what is said there, and the mend."""
    if asked:
        yield "What to ask about the targets:"
    for code, same in groupby(sorted(asked, key=lambda one: one.code), key=lambda one: one.code):
        yield f"{code} warning: {CATALOGUE[code].title}"
        yield from (f"    {one.where}: {one.what}" for one in same)
        yield f"    mend: {CATALOGUE[code].mend}"
