"""A folder of rules: the plan and its rules, in the order of the plan's outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from oba.domain.catalogue import problem
from oba.domain.measure import Measure
from oba.domain.plan import Plan
from oba.domain.problem import Problem
from oba.domain.rule import Rule
from oba.read.rulebook.links import check_links
from oba.read.rulebook.measures import measure_in
from oba.read.rulebook.plan import read_plan
from oba.read.rulebook.plan_sketch import sketched_plan
from oba.read.rulebook.poster import check_poster
from oba.read.rulebook.rules import Home, read_rule
from oba.read.shapes.fields import LONGEST_TITLE
from oba.read.text.files import Folder, Problems, Text, is_folder, natural
from oba.read.text.identifiers import is_identifier
from oba.read.text.suggestion import quoted

PLAN_FILE = "plan.yaml"
_NAMES_IN_DOUBT = ("P009", "P012", "P014")  # of tiers, outcomes and rounds, against which no data can be held then


class Measured(NamedTuple):
    """What is known of a rule that is wrong elsewhere than in its measure."""

    measure: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFolder:
    """A plan, its rules by id in the order of its outcomes and of file names, and the SHA-256 of each file read.

    `unsound` has the rules that are there but wrong, so that nobody says of them that they are missing: the measure of
    each, by which rows of data are judged all the same, or None where that is in doubt itself. `whole` says whether
    plan.yaml is sound; where it is not, the plan is only what data can be held against.
    """

    plan: Plan
    rules: Mapping[str, Rule]
    unsound: Mapping[str, Measure | None]
    inputs: Mapping[str, str]
    whole: bool = True

    @property
    def indicators(self) -> tuple[str, ...]:
        """Every indicator there is a rule for, sound or not."""
        return (*self.rules, *sorted(self.unsound, key=natural))

    @property
    def in_words(self) -> tuple[str, ...]:
        """The indicators that have no number."""
        return tuple(name for name, one in self.measured.items() if one.measure.is_narrative)

    @property
    def counted(self) -> Mapping[str, Rule | Measured]:
        """Every rule whose measure is known and has numbers."""
        return {name: one for name, one in self.measured.items() if not one.measure.is_narrative}

    @property
    def measured(self) -> Mapping[str, Rule | Measured]:
        """Every rule, sound or not, whose measure is known."""
        known = {name: Measured(measure) for name, measure in self.unsound.items() if measure}
        return {**known, **self.rules}


def read_rulebook(folder: Path, root: Path) -> tuple[RuleFolder | None, Problems]:
    """Read rules/<plan>/; paths in problems are relative to root.

    Without a rulebook when plan.yaml cannot be read or there are no rules; a rule that is wrong is left out.
    """
    files = Folder(path=folder, root=root)
    if not is_folder(folder):
        return None, (problem("F001", files.where(folder), "there is no such folder"),)
    plan_text, plan_problems = files.read(folder / PLAN_FILE)
    texts, wrong_files = _texts(files)
    there = [(path.parent.name, path.stem) for path in texts]
    whole, wrong_plan = read_plan(plan_text, folder.name, there) if plan_text else (None, ())
    named = not any(one.code in _NAMES_IN_DOUBT for one in wrong_plan)
    plan = whole or (sketched_plan(plan_text, folder.name) if plan_text and named else None)
    found: list[Rule] = []
    problems = [*plan_problems, *wrong_plan, *wrong_files]
    outcomes = tuple(outcome.id for outcome in plan.outcomes) if plan else ()
    for path, text in texts.items():
        home = Home(id=path.stem, outcome=path.parent.name, outcomes=outcomes)
        rule, wrong = read_rule(text, home) if text else (None, ())
        problems.extend(wrong)
        found.extend([rule] if rule else [])
    problems.extend(_check_names(files, texts))
    problems.extend(_check_titles(found, [text for text in texts.values() if text]))
    if not texts and not wrong_files:
        problems.append(problem("P002", files.where(folder)))
    if plan is None or not texts:
        return None, tuple(problems)
    inputs = {text.name: text.digest for text in (plan_text, *texts.values()) if text}
    rules = _in_order(found, plan)
    wrong_rules = {path.stem: text for path, text in texts.items() if path.stem not in rules}
    unsound = {name: measure_in(text) if text else None for name, text in wrong_rules.items()}
    measures = {**{name: rule.measure for name, rule in rules.items()}, **unsound}
    by_name = {text.name: text for text in (plan_text, *texts.values()) if text}
    problems.extend(check_poster(plan, rules, by_name, whole=bool(whole) and not unsound))
    problems.extend(check_links(measures, {path.stem: text for path, text in texts.items() if text}))
    return RuleFolder(plan=plan, rules=rules, unsound=unsound, inputs=inputs, whole=bool(whole)), tuple(problems)


def _texts(files: Folder) -> tuple[dict[Path, Text | None], Problems]:
    """Every rule file's text, None where it cannot be read; any other file in the folder is a problem."""
    texts: dict[Path, Text | None] = {}
    paths, unopened = files.files()
    problems: list[Problem] = [*unopened]
    for path in paths:
        parts = path.relative_to(files.path).parts
        if parts == (PLAN_FILE,):
            continue
        if len(parts) != len(("outcome", "rule")) or path.suffix != ".yaml":
            problems.append(_stranger(files, path))
        elif not (is_identifier(parts[0]) and is_identifier(path.stem)):
            problems.append(problem("F007", files.where(path), f"{quoted('/'.join(parts))} cannot be used as a name"))
        else:
            text, wrong = files.read(path)
            problems.extend(wrong)
            texts[path] = None if wrong else text
    return texts, tuple(problems)


def _stranger(files: Folder, path: Path) -> Problem:
    mend = "a rule ends in .yaml and stands in the folder of its outcome: <outcome>/<indicator>.yaml."
    return problem("F006", files.where(path), "this file is not a rule and is not read", mend)


def _check_names(files: Folder, paths: Iterable[Path]) -> Iterator[Problem]:
    """One name is the id of one rule, whichever outcome it stands under."""
    seen: dict[str, Path] = {}
    for path in paths:
        first = seen.setdefault(path.stem, path)
        if first is not path:
            yield problem("R015", files.where(path), f"there is also {files.name(first)}")


def _check_titles(rules: Iterable[Rule], texts: Iterable[Text]) -> Iterator[Problem]:
    """A title is one that a row of a dashboard and the top of a card can hold."""
    named = {text.name: text for text in texts}
    for rule in rules:
        if len(rule.title) > LONGEST_TITLE:
            lines = enumerate(named[rule.where.file].text.split("\n"), start=1)
            line = next((n for n, line in lines if line.startswith("title:")), rule.where.line)
            what = f"the title {quoted(rule.title)} has {len(rule.title):,} characters"
            yield problem("F020", replace(rule.where, line=line), what, f"use at most {LONGEST_TITLE}.")


def _in_order(rules: Iterable[Rule], plan: Plan) -> dict[str, Rule]:
    """Rules by id, in the order of outcomes and of the indicators these list; others in the order of their files."""
    outcomes = [outcome.id for outcome in plan.outcomes]
    listed = [indicator for outcome in plan.outcomes for indicator in outcome.indicators]
    ordered = sorted(rules, key=lambda rule: (_rank(rule.outcome, outcomes), _rank(rule.id, listed)))
    return {rule.id: rule for rule in ordered}


def _rank(name: str, order: list[str]) -> int:
    """Where a name stands in a list, or after all of them."""
    return order.index(name) if name in order else len(order)
