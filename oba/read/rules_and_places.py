"""What shows only when the rules and the places are seen together."""

from __future__ import annotations

from collections.abc import Iterator

from oba.domain.catalogue import problem
from oba.domain.place import Places
from oba.domain.problem import Problem
from oba.domain.rule import Example, Version
from oba.read.data.places import RESERVED
from oba.read.rulebook.folder import RuleFolder
from oba.read.text.suggestion import quoted, the_same


def check_places(book: RuleFolder, places: Places) -> tuple[Problem, ...]:
    """Every place that a rule names is there, and is what the rule takes it for."""
    problems: list[Problem] = [*_boards(book, places)]
    for rule in book.rules.values():
        for version in rule.versions:
            problems.extend(_comparators(version, places))
            problems.extend(_areas(version, places))
        for example in rule.examples:
            problems.extend(_compared(example, places))
    return tuple(dict.fromkeys(problems))


def _boards(book: RuleFolder, places: Places) -> Iterator[Problem]:
    """A board's pack is that of a place with documents."""
    known = [place.id for place in places.documented]
    for board in book.plan.boards:
        if board.place and board.place not in known:
            what = f"the place of {quoted(board.id)}, {quoted(board.place)}, is not one with documents"
            yield problem("P017", board.where or book.plan.where, what, the_same(board.place, known, places.named))


def _comparators(version: Version, places: Places) -> Iterator[Problem]:
    known = [place.id for place in places.comparators]
    named = [(name, version.comparators.where) for name in version.comparators.places]
    if version.threshold.against not in RESERVED:
        named.append((version.threshold.against, version.threshold.where))
    for name, where in named:
        if name not in known:
            mend = the_same(name, known, places.named)
            yield problem("R090", where, f"{quoted(name)} is not a comparator in places.csv", mend)


def _areas(version: Version, places: Places) -> Iterator[Problem]:
    known = [place.id for place in places.by_id.values() if not place.is_comparator and not places.is_top(place)]
    for name, trajectory in version.own.items():
        if name not in known:
            mend = the_same(name, known, places.named)
            yield problem("R091", trajectory.where, f"{quoted(name)} is not a place below the top", mend)


def _compared(example: Example, places: Places) -> Iterator[Problem]:
    known = [place.id for place in places.comparators]
    for name in example.compared:
        if name not in known:
            mend = the_same(name, known, places.named)
            yield problem("R090", example.where, f"{quoted(name)} is not a comparator in places.csv", mend)
