"""One rule file: its head, its measure, its versions and its examples, with everything wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from oba.domain.measure import Measure
from oba.domain.problem import Problem
from oba.domain.rule import Example, Rule
from oba.read.rulebook.assumptions import check_assumed
from oba.read.rulebook.checks import check_version
from oba.read.rulebook.draft import Draft
from oba.read.rulebook.examples import read_examples
from oba.read.rulebook.inheritance import is_cut_off, with_inherited
from oba.read.rulebook.measures import PATH as MEASURE
from oba.read.rulebook.measures import counting_of, read_measure
from oba.read.rulebook.narrative import check_narrative, is_narrative, unquestioned
from oba.read.rulebook.version_checks import check_named
from oba.read.rulebook.versions import build_version
from oba.read.shapes.rule_shapes import HeadShape, VersionShape
from oba.read.shapes.validation import Typed
from oba.read.text.files import Problems, Text
from oba.read.text.marks import Marked, Path, read_marks
from oba.read.text.suggestion import one_of, quoted

IN_FORCE: Path = ("in_force",)
_CUT_OFF = "correct a date, or write it here: every version below was approved later, so that nothing is taken over."


class Home(NamedTuple):
    """Where a rule file stands: its name and its folder, and the outcomes the plan has; none where it is not known."""

    id: str
    outcome: str
    outcomes: tuple[str, ...] = ()


def read_rule(text: Text, home: Home, *, draft: bool = False) -> tuple[Rule | None, Problems]:
    """Read one rule; without it when anything in it is wrong.

    Of a draft the examples are not read, and need not be there; a measure told in words has none.
    """
    marked, problems = read_marks(text)
    if marked is None:
        return None, problems
    typed = Typed(marked=marked, letter="R")
    in_words = is_narrative(typed)
    problems = (*problems, *(check_narrative(typed) if in_words else ()))
    marked = _unexampled(marked) if draft or in_words else marked
    typed = replace(typed, marked=unquestioned(marked) if in_words else marked)
    head, wrong_head = typed.read(HeadShape, ())
    measure, wrong_measure = read_measure(typed) if typed.node(MEASURE) is not None else (None, ())
    typed = replace(typed, marked=with_inherited(typed.marked, counting_of(measure)), counting=counting_of(measure))
    drafts, wrong_versions = _read_versions(typed, measure)
    better = [draft.version.direction.better for draft in drafts if draft.version.direction]
    bare = draft or in_words
    examples, wrong_examples = ((), ()) if bare else read_examples(typed, better, measure)
    misnamed = check_named(typed, drafts, examples)
    problems = (*problems, *wrong_head, *wrong_measure, *wrong_versions, *wrong_examples, *misnamed)
    if head:
        problems = (*problems, *_check_head(typed, head), *_check_home(typed, head, home))
    if head is None or measure is None or problems:
        return None, (*problems, *marked.remarks)
    return _rule(typed, head, measure, drafts, examples), marked.remarks


def _unexampled(marked: Marked) -> Marked:
    """The file with nothing under its examples."""
    return replace(marked, data={**marked.data, "examples": []}) if isinstance(marked.data, dict) else marked


def _read_versions(typed: Typed, measure: Measure | None) -> tuple[tuple[Draft, ...], Problems]:
    """Read each version by itself, then hold them against one another."""
    node = typed.node(IN_FORCE)
    if not isinstance(node, list) or not node:
        unlisted = typed.problem(
            "003", IN_FORCE, "a list of versions is wanted here, each with from, direction and reference"
        )
        return (), (unlisted,) if node is not None else ()
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for n in range(len(node)):
        shape, wrong = typed.read(VersionShape, (*IN_FORCE, n))
        problems.extend(replace(one, mend=_CUT_OFF) if _lacks(one) and is_cut_off(node, n) else one for one in wrong)
        if shape and measure:
            draft = Draft(typed=typed, path=(*IN_FORCE, n), measure=measure, version=shape)
            problems.extend(check_version(draft))
            drafts.append(draft)
        if shape:
            problems.extend(check_assumed(typed, (*IN_FORCE, n), shape))
    return tuple(drafts), (*problems, *_check_order(drafts))


def _lacks(one: Problem) -> bool:
    return one.code == "R005"


def _check_order(drafts: list[Draft]) -> Iterator[Problem]:
    """Versions stand newest first: by the period they hold from, then by the date of approval."""
    for newer, older in pairwise(drafts):
        first, second = _age(newer), _age(older)
        if first is None or second is None:
            continue
        if first == second:
            yield older.problem(
                "061", ("from",), "this version has the same from and date of approval as the one above"
            )
        elif first < second:
            yield older.problem("060", ("from",), f"the version from {older.version.from_} stands below an older one")


def _age(draft: Draft) -> tuple[date, date] | None:
    since, reference = draft.version.from_, draft.version.reference
    return (since.start, reference.approved.on) if since and reference else None


def _check_head(typed: Typed, head: HeadShape) -> Iterator[Problem]:
    if head.accountability == "performance" and head.question is None and typed.node(("question",)) is None:
        what = "a performance measure names its question"
        yield typed.problem("016", ("accountability",), what, "add question: how much, how well or better off.")
    if head.accountability == "population" and head.question is not None:
        what = "a population indicator has no question"
        yield typed.problem(
            "016", ("question",), what, "delete question, or write accountability: performance.", key=True
        )


def _check_home(typed: Typed, head: HeadShape, home: Home) -> Iterator[Problem]:
    """The file's name is the rule's id, its folder the rule's outcome, and the outcome one of the plan's."""
    if head.id != home.id:
        yield typed.problem(
            "012", ("id",), f"the id is {quoted(head.id)}, and the file is named {quoted(f'{home.id}.yaml')}"
        )
    if home.outcomes and head.outcome not in home.outcomes:
        mend = one_of(head.outcome, home.outcomes, "the plan's outcomes")
        yield typed.problem("014", ("outcome",), f"{quoted(head.outcome)} is not an outcome of the plan", mend)
    elif head.outcome != home.outcome:
        what = f"the outcome is {quoted(head.outcome)}, and the folder {quoted(home.outcome)}"
        yield typed.problem("013", ("outcome",), what)


def _rule(
    typed: Typed, head: HeadShape, measure: Measure, drafts: Iterable[Draft], examples: tuple[Example, ...]
) -> Rule:
    return Rule(
        id=head.id,
        number=head.number,
        title=head.title,
        short=head.short or head.title,
        outcome=head.outcome,
        accountability=head.accountability,
        question=head.question or "",
        measure=measure,
        versions=tuple(version for draft in drafts if (version := build_version(draft))),
        examples=examples,
        notes=head.notes,
        poster=head.poster,
        where=typed.at(()),
    )
