"""What each verb does: find what was asked for, call, print; the number given back is the exit status."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

from rich.console import Console

from oba.audit.check import check_rules
from oba.audit.differences import differences
from oba.audit.explanation import explanation as explained
from oba.audit.opinions import heading
from oba.audit.opinions import opinions as compared
from oba.book import answered, open_book
from oba.cli.asked import cards, folders, place_of, plans, project, round_of, rule_of, status_of, warn
from oba.cli.formats import AnswerFormat
from oba.cli.problems import ProblemFormat, counted, rendered
from oba.cli.progress import progress
from oba.cli.refused import CLEAN, PROBLEMS, USAGE, Refused
from oba.cli.register import register_lines
from oba.cli.tables import print_table
from oba.cli.verdicts import print_verdicts, verdicts_csv, verdicts_json
from oba.compose.results import result_csv, result_json
from oba.compose.rulebook.rule_page import rule_page
from oba.domain.catalogue import problem
from oba.domain.problem import Problem, Where, any_stops, in_file_order
from oba.publish import PublishFailed
from oba.quarter import documents_of, publish, read
from oba.read.project import Project
from oba.render.failure import RenderFailed

_PIPE_WIDTH = 180


def check(plan: str | None, style: ProblemFormat, rules: Path, data: Path) -> int:
    """Print every problem of one plan or of all, or say how much was found in order."""
    where = folders(rules, data)
    problems: list[Problem] = []
    sizes: list[str] = []
    for name in plans(rules, plan):
        found, wrong = read(where, name)
        problems += wrong
        if found:
            problems += check_rules(found.plan, found.rules, found.places).problems
        if found and not any_stops(wrong):
            problems += answered(found, round_of(found, None)).warnings
            sizes.append(_size(found))
    once = in_file_order(problems)
    if listed := rendered(once, style):
        print(listed)
    if style is ProblemFormat.TEXT:
        print(" ".join([counted(once) or "No problems.", *sizes]))
    return status_of(problems)


def assess(plan: str, round_: str | None, style: AnswerFormat, rules: Path, data: Path) -> int:
    """Print the answers of a round."""
    found, _ = _sound(plan, rules, data)
    book = answered(found, round_of(found, round_))
    if style is AnswerFormat.TABLE:
        print_table(book, Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH))
    else:
        sys.stdout.write(result_csv(book) if style is AnswerFormat.CSV else result_json(book))
    return CLEAN


def build(
    plan: str, round_: str | None, output: Path, workers: int, chosen: Path | None, rules: Path, data: Path
) -> int:
    """Publish a round and say where to look."""
    found, warnings = _sound(plan, rules, data)
    now = round_of(found, round_)
    where = folders(rules, data, output, cards(chosen))
    try:
        with _stopped_politely(), progress("Reading", documents_of(found)) as told:
            target = publish(where, found, now, workers, told)
    except PublishFailed as failed:
        raise _refused([problem("A020", Where(file=str(output)), failed.what, failed.mend)]) from None
    except RenderFailed as failed:
        raise _refused(problem("A021", Where(file=str(where.cards)), why) for why in failed.reasons) from None
    except KeyboardInterrupt:
        raise Refused("Stopped. Nothing was published; the round before stands as it was.", PROBLEMS) from None
    warn(warnings)
    print(f"Published {now.title} in {target}")
    for place in found.places.documented:
        print(f"  {place.name}: {target / place.id / 'pack.pdf'}")
    return CLEAN


def explain(plan: str, indicator: str, place: str | None, round_: str | None, rules: Path, data: Path) -> int:
    """Print the working behind an indicator's answers."""
    found, _ = _sound(plan, rules, data)
    rule, where, now = rule_of(found, indicator), place_of(found, place), round_of(found, round_)
    lines = explained(answered(found, now), rule, where)
    print("\n".join(lines) if lines else f"{indicator} has no approved rule by {now.cut_off.isoformat()}.")
    return CLEAN


def compare(
    plan: str, indicator: str, place: str | None, round_: str | None, style: AnswerFormat, rules: Path, data: Path
) -> int:
    """Print what the rule and others make of one indicator's numbers."""
    found, _ = _sound(plan, rules, data)
    rule, where, now = rule_of(found, indicator), place_of(found, place), round_of(found, round_)
    book = answered(found, now)
    about, verdicts = heading(book, rule, where), compared(book, rule, where)
    if style is not AnswerFormat.TABLE:
        sys.stdout.write((verdicts_csv if style is AnswerFormat.CSV else verdicts_json)(about, verdicts))
    elif verdicts:
        print_verdicts(about, verdicts, Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH))
    else:
        print(f"{indicator} has no approved rule by {now.cut_off.isoformat()}.")
    return CLEAN


def rules(words: tuple[str, ...], round_: str | None, folder: Path, data: Path) -> int:
    """Print the register, or what another rulebook would change."""
    if words[0] == "diff":
        return _diff(words[1:], round_, data)
    found, _ = _sound(words[0], folder, data)
    chosen = [rule_of(found, name) for name in words[1:]] or list(found.rules.values())
    book = open_book(found, round_of(found, round_))
    print("\n\n".join("\n".join(register_lines(rule_page(book, rule))) for rule in chosen))
    return CLEAN


def _diff(words: tuple[str, ...], round_: str | None, data: Path) -> int:
    if len(words) != len(("plan", "old", "new")):
        raise Refused("Say: oba rules diff PLAN OLD NEW, where OLD and NEW are folders of rules.", USAGE)
    plan, old, new = words
    before, after = (_sound(plan, Path(folder), data)[0] for folder in (old, new))
    now = round_of(after, round_)
    print("\n".join(differences(answered(before, now), answered(after, now))))
    return CLEAN


def _sound(plan: str, rules: Path, data: Path) -> tuple[Project, tuple[Problem, ...]]:
    """A plan whose files, examples and proofs have no problem that stops it, and its warnings."""
    found, warnings = project(folders(rules, data), plan)
    problems = (*warnings, *check_rules(found.plan, found.rules, found.places).problems)
    if any_stops(problems):
        stops = tuple(one for one in problems if one.stops)
        raise Refused(f"{rendered(stops, ProblemFormat.TEXT)}\n{counted(stops)} Nothing was published.", PROBLEMS)
    return found, problems


def _size(found: Project) -> str:
    examples = sum(len(rule.examples) for rule in found.rules.values())
    sizes = ((len(found.rules), "rule"), (len(found.observations), "row"), (examples, "example"))
    return f"{found.plan.title}: {', '.join(f'{count:,} {what}' + 's' * (count != 1) for count, what in sizes)}."


def _refused(problems: Iterable[Problem]) -> Refused:
    return Refused(f"{rendered(tuple(problems), ProblemFormat.TEXT)}\nNothing was published.", PROBLEMS)


@contextmanager
def _stopped_politely() -> Iterator[None]:
    """Let a polite request to stop take the same way as Ctrl-C, so that what was begun is cleared away."""
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
