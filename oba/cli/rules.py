"""`oba rules`: the rules in plain words, examples for one, or the answers that another rulebook would change."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from oba.cli.exit import CLEAN, USAGE, Refused, ending
from oba.cli.options import DATA, RULES, Data, RoundName, Rules

_DIFF = "diff"


@ending
def print_rules(
    words: Annotated[
        list[str],
        typer.Argument(metavar="PLAN [INDICATOR]", help="A plan, and one indicator of it; or: diff PLAN OLD [NEW]."),
    ],
    round_: RoundName = None,
    rules: Rules = RULES,
    data: Data = DATA,
    *,
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Propose the examples of one indicator's rule, to be read and kept.")
    ] = False,
    changes: Annotated[
        bool, typer.Option("--changes", help="Print what was approved on which day, and what it changed.")
    ] = False,
) -> int:
    """Print the rules in plain words; `oba rules diff PLAN OLD NEW` prints what another rulebook says and would change.

    OLD and NEW are folders that hold the plan's rules, as rules/ does, or revisions of git; NEW is rules/ where it is
    left out. A change without a reason and an approver is a problem. `oba rules PLAN INDICATOR --suggest` prints
    examples for a rule, as YAML: each rating and edge, each answer it can give. The rule need not have any yet.
    """
    match words:
        case [plan, indicator] if suggest:
            return _print_suggestion(plan, indicator, rules, data)
        case _ if suggest:
            raise Refused("Say: oba rules PLAN INDICATOR --suggest.", USAGE)
        case [first, plan, old, *new] if first == _DIFF and len(new) <= 1:
            return _print_differences(plan, [old, *(new or [str(rules)])], round_, rules, data)
        case [first, *_] if first == _DIFF:
            raise Refused("Say: oba rules diff PLAN OLD NEW: folders of rules, or revisions of git.", USAGE)
        case [plan] if changes:
            return _print_changelog(plan, round_, rules, data)
        case _ if changes:
            raise Refused("Say: oba rules PLAN --changes.", USAGE)
        case _:
            return _print_register(words[0], words[1:], round_, rules, data)


def _print_register(plan: str, indicators: list[str], round_: str | None, rules: Path, data: Path) -> int:
    from oba.answers import answer
    from oba.cli.problems import warn
    from oba.cli.rule_register import register_lines
    from oba.cli.selection import folders, readable_plan, round_of, rule_of
    from oba.compose.rulebook.rule_page import rule_page
    from oba.domain.release import seen_by
    from oba.quarter import audit, proofs_at

    found = readable_plan(folders(rules, data), plan, "No rules were printed.")
    chosen = [rule_of(found.project, name).id for name in indicators] or list(found.project.rules)
    now = round_of(found.project, round_)
    seen = seen_by(found.project.releases, now.id)
    book = audit(answer(found.project, now), proofs_at(found.project, found.proofs, now), seen)
    print("\n\n".join("\n".join(register_lines(rule_page(book, book.rules[name]))) for name in chosen))
    warn(tuple(problem for problem in found.warnings if problem.stops))
    return CLEAN


def _print_changelog(plan: str, round_: str | None, rules: Path, data: Path) -> int:
    from oba.cli.selection import folders, readable_plan, round_of
    from oba.compose.rulebook.changelog import changelog, changelog_lines
    from oba.compose.rulebook.comparison import RuleSet
    from oba.numbers import rules_at

    project = readable_plan(folders(rules, data), plan, "No changes were printed.").project
    known = rules_at(project, round_of(project, round_)) if round_ else project.rules
    print("\n".join(changelog_lines(changelog(RuleSet(project.plan, known, project.places)))).rstrip())
    return CLEAN


def _print_suggestion(plan: str, indicator: str, rules: Path, data: Path) -> int:
    from oba.audit.proposal import propose
    from oba.cli.example_lines import example_lines
    from oba.cli.selection import drafted_rule, folders, with_numbers

    project, rule = drafted_rule(folders(rules, data), plan, indicator)
    with_numbers(rule, "It needs no examples.")
    print("\n".join(example_lines(rule, propose(rule, project.places, project.plan.policy))))
    return CLEAN


def _print_differences(plan: str, books: list[str], round_: str | None, rules: Path, data: Path) -> int:
    from contextlib import ExitStack

    from oba.cli.exit import status_of
    from oba.cli.problems import warn
    from oba.cli.rulebooks import answers_changed, lacking_authority, project_at, rule_set
    from oba.cli.selection import folders
    from oba.compose.rulebook.comparison import comparison

    with ExitStack() as open_:
        where = folders(rules, data)
        old, new = (open_.enter_context(project_at(where, plan, name)) for name in books)
    says = comparison(rule_set(old), rule_set(new)) or ("Both rulebooks say the same.",)
    print("\n".join((*says, "", *answers_changed(old, new, round_))))
    problems = lacking_authority(old, new)
    warn(problems)
    return status_of(problems)
