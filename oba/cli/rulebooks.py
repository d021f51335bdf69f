"""Two rulebooks of one plan, each a folder or a revision of git, and what the second would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from oba.answers import answer
from oba.audit.authority import without_authority
from oba.audit.differences import AnswerDifference, counted, differences
from oba.cli.exit import USAGE, Refused
from oba.cli.selection import refusal, round_of
from oba.compose.dashboard.rows import label
from oba.compose.rulebook.comparison import RuleSet
from oba.domain.book import Book
from oba.domain.plan import Round
from oba.domain.problem import Problem
from oba.numbers import numbers_up_to
from oba.quarter import Folders, read
from oba.read.project import Project
from oba.read.revision import NoRevision, rules_at_revision
from oba.read.text.files import Folder
from oba.words.lists import agreeing, how_many

_UNMADE = "No rulebooks were compared."


class Rulebook(NamedTuple):
    """A plan with the rules of one folder or revision, and today's data.

    `unfit` is what those rules cannot take of the data, such as numbers of an indicator that they do not know.
    """

    name: str
    project: Project
    unfit: tuple[Problem, ...]


@contextmanager
def rulebook_at(where: Folders, plan: str, name: str) -> Iterator[Rulebook]:
    """A plan with the rules of a folder that holds it, or as they stood at a revision; the data are today's.

    Examples and proofs may fail, and data may not fit: they are of other rules. Refuses where there is neither such a
    folder nor such a revision, and where the rules themselves cannot be read.
    """
    if Path(name).is_dir():
        yield _rulebook(replace(where, rules=Path(name)), plan, name)
        return
    with TemporaryDirectory() as folder:
        try:
            rules = rules_at_revision(name, where.rules, Path(folder))
        except NoRevision as none:
            says = f"{name} is neither a folder of rules nor a revision of git ({none}). {_UNMADE}"
            raise Refused(says, USAGE) from none
        yield _rulebook(replace(where, rules=rules, root=Path(folder)), plan, name)


def _rulebook(where: Folders, plan: str, name: str) -> Rulebook:
    project, problems = read(where, plan)
    stops = tuple(one for one in problems if one.stops)
    data = Folder(path=where.data / plan, root=where.root)
    inside = f"{data.name(data.path)}/"
    of_rules = tuple(one for one in stops if not one.where.file.startswith(inside))
    if project is None or of_rules:
        raise refusal(of_rules or stops, f"The rules of {name} cannot be read. {_UNMADE}")
    return Rulebook(name, project, stops)


def left_out(book: Rulebook) -> Iterator[str]:
    """That some of today's data do not fit older or other rules, so that no answer rests on them."""
    if book.unfit:
        first, count = book.unfit[0], len(book.unfit)
        left = f"{how_many(count, 'thing')} in today's data {agreeing(count, 'does', 'do')} not fit and"
        yield f"By the rules of {book.name} {left} {agreeing(count, 'is', 'are')} left out. The first:"
        yield f"  {first.where}: {first.what}"


def rule_set(project: Project) -> RuleSet:
    """The rules of a project, with what they are read by."""
    return RuleSet(project.plan, project.rules, project.places)


def answers_changed(old: Project, new: Project, round_: str | None) -> Iterator[str]:
    """Which answers of which rounds would differ on the same numbers, and which only lie nearer to another.

    The rounds are the new plan's: the one named, else all.
    """
    rounds = (round_of(new, round_),) if round_ else tuple(sorted(new.plan.rounds, key=lambda one: one.cut_off))
    was = _books(replace(old, plan=replace(old.plan, rounds=new.plan.rounds)), rounds)
    for before, after in zip(was, _books(new, rounds), strict=True):
        found = differences(before, after)
        yield counted(found, before, after)
        yield from (f"  {_named(one, before, after)}" for one in found)


def _books(project: Project, rounds: Sequence[Round]) -> Iterator[Book]:
    numbers = numbers_up_to(project, rounds[-1])
    return (answer(project, one, numbers[one.id]) for one in rounds)


def _named(one: AnswerDifference, before: Book, after: Book) -> str:
    rules: Mapping[str, str] = {rule.id: label(rule) for book in (before, after) for rule in book.rules.values()}
    return f"{rules[one.indicator]}, {after.places.by_id[one.place].name}, {one.question}: {one.was} → {one.now}"


def lacking_authority(old: Project, new: Project) -> tuple[Problem, ...]:
    """What was changed without a reason or an approver."""
    both = (name for name in new.rules if name in old.rules)
    return tuple(one for name in both for one in without_authority(old.rules[name], new.rules[name]))
