"""Two rulebooks of one plan, each a folder or a revision of git, and what the second would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from oba.answers import answer
from oba.audit.authority import without_authority
from oba.audit.differences import AnswerDifference, counted, differences
from oba.cli.exit import USAGE, Refused
from oba.cli.selection import readable_plan, round_of
from oba.compose.dashboard.rows import label
from oba.compose.rulebook.comparison import RuleSet
from oba.domain.book import Book
from oba.domain.plan import Round
from oba.domain.problem import Problem
from oba.numbers import numbers_up_to
from oba.quarter import Folders
from oba.read.project import Project
from oba.read.revision import NoRevision, rules_at_revision

_UNMADE = "No rulebooks were compared."


@contextmanager
def project_at(where: Folders, plan: str, name: str) -> Iterator[Project]:
    """A plan with the rules of a folder that holds it, or as they stood at a revision; the data are today's.

    Examples and proofs may fail. Refuses where there is neither such a folder nor such a revision.
    """
    if Path(name).is_dir():
        yield readable_plan(replace(where, rules=Path(name)), plan, _UNMADE).project
        return
    with TemporaryDirectory() as folder:
        try:
            rules = rules_at_revision(name, where.rules, Path(folder))
        except NoRevision as none:
            says = f"{name} is neither a folder of rules nor a revision of git ({none}). {_UNMADE}"
            raise Refused(says, USAGE) from none
        yield readable_plan(replace(where, rules=rules, root=Path(folder)), plan, _UNMADE).project


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
