"""The straight line: read → check → roll up → protect → assess → audit → compose → render → publish.

The only module that knows the order. Numbers are protected before they are assessed, so that no answer, forecast or
sentence can be made from a number that may not be printed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from oba.assess.assessment import assess
from oba.assess.expectation import expectation
from oba.audit.changes import changes
from oba.audit.check import RuleCheck, check_rules, past_review, unapproved
from oba.audit.clearance import uncleared
from oba.audit.doubts import unsettled
from oba.audit.late_numbers import late_numbers
from oba.audit.owed import Asking, owed
from oba.audit.plausibility.review import doubted_rows, implausible
from oba.audit.published_verdicts import contradicted
from oba.audit.run import points
from oba.audit.targets import review
from oba.audit.unrecorded import unrecorded
from oba.audit.unreviewed import unreviewed
from oba.compose.results import result_csv, result_json
from oba.domain.assessment import Assessment
from oba.domain.book import Book, Key, Proof, Suppression, illustrative
from oba.domain.catalogue.limit import not_too_many
from oba.domain.evidence import Series
from oba.domain.outstanding import Expected
from oba.domain.owed import Owed
from oba.domain.plan import Round
from oba.domain.problem import Problem, Where
from oba.domain.registers import Registers
from oba.domain.rule import Rule
from oba.protect.discretion import discreet, withheld_rows, without_traces
from oba.protect.withholding import protect
from oba.publish import MANIFEST, keyed_digest, listing_digest, manifest, staging
from oba.read.project import Project, read_project, read_stories_again
from oba.render.cards import fingerprints
from oba.rollup.own_figures import known
from oba.rollup.series import roll_up

Rules = Mapping[str, Rule]
Proofs = Mapping[str, tuple[Proof, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where everything stands: rules and data in, cards between, output out; `root` is what paths are told from."""

    rules: Path
    data: Path
    cards: Path
    output: Path
    root: Path


class NumberSet(NamedTuple):
    """One indicator's series by place, what in them does not agree, and what has been withheld from them."""

    series: Mapping[str, Series]
    differences: tuple[Problem, ...]
    withheld: tuple[Suppression, ...] = ()


def read(folders: Folders, plan: str) -> tuple[Project | None, tuple[Problem, ...]]:
    """Read everything a plan consists of; what is wrong is left out of it, so ask first whether any problem stops."""
    return read_project(folders.rules, folders.data, plan, folders.root)


def read_again(
    folders: Folders, project: Project, problems: tuple[Problem, ...]
) -> tuple[Project, tuple[Problem, ...]]:
    """Read the stories again, where nothing else has changed since the project was read with these problems."""
    return read_stories_again(project, problems, folders.data, folders.root)


def check(project: Project) -> RuleCheck:
    """Run every example and every proof of every rule."""
    return check_rules(project.plan, project.rules, project.places)


def look(project: Project) -> tuple[Problem, ...]:
    """What in the rows cannot well be right, whichever round knows them; and stories that nobody has read again."""
    return (*look_at_rows(project), *look_at_stories(project), *_look_at_decisions(project))


def look_at_rows(project: Project) -> tuple[Problem, ...]:
    """What in the rows cannot well be right, not too much of a kind in one file."""
    return tuple(not_too_many(implausible(project.rules, project.observations.of, project.plan.rounds)))


def _look_at_decisions(project: Project) -> tuple[Problem, ...]:
    """The matters of the plan's current round that were put to a meeting that is over."""
    day = project.plan.current_round.cut_off
    return unrecorded(project.registers.as_at(day).decisions, day)


def look_at_stories(project: Project) -> tuple[Problem, ...]:
    """The stories of the plan's current round that nobody has read again."""
    return unreviewed(project.stories, project.plan.current_round)


def _roll_up(project: Project, rules: Rules, when: Round) -> Mapping[str, NumberSet]:
    """The series of every indicator in every place, from the rows published by the cut-off."""
    rows = {rule.id: known(project.observations.of(rule.id), when.cut_off) for rule in rules.values()}
    return {
        rule.id: NumberSet(*roll_up(rule, rows[rule.id], project.places, project.plan.groups))
        for rule in rules.values()
    }


def _protect(project: Project, rules: Rules, numbers: Mapping[str, NumberSet]) -> Mapping[str, NumberSet]:
    """Withhold what must not be printed, and say what does not agree without it."""
    safe: dict[str, NumberSet] = {}
    for rule in rules.values():
        raw, differences, _ = numbers[rule.id]
        below, groups = project.plan.policy.suppress_below, project.plan.groups
        shown, withheld = protect(rule, raw, project.places, below, groups)
        safe[rule.id] = NumberSet(shown, discreet(differences, shown, withheld), withheld)
    return safe


def _assess(
    project: Project, rules: Rules, numbers: Mapping[str, NumberSet], expected: Mapping[str, Expected], when: Round
) -> Mapping[Key, Assessment]:
    """The five answers of every indicator in every place that has documents."""
    places, policy = project.places.as_at(when.cut_off), project.plan.policy
    found = (
        assess(rule, place, places, numbers[rule.id].series, policy, when.cut_off, expected[rule.id])
        for rule in rules.values()
        for place in places.documented
    )
    series = chain.from_iterable(one.series.values() for one in numbers.values())
    doubted = _doubted(project, rules, when) - withheld_rows(series)
    return {(one.indicator, one.place): replace(one, doubted=_rests_on(one, doubted)) for one in found}


def _doubted(project: Project, rules: Rules, when: Round) -> frozenset[Where]:
    """The rows known by the cut-off that cannot well be right and that nobody has checked."""
    return frozenset(doubted_rows(rules, lambda rule: known(project.observations.of(rule), when.cut_off)))


def _rests_on(found: Assessment, rows: frozenset[Where]) -> bool:
    return found.judged is not None and not rows.isdisjoint(found.judged.cites)


def _expected(project: Project, rules: Rules, when: Round) -> Mapping[str, Expected]:
    """What is known of each indicator's numbers that have not come."""
    rows, returns = project.observations.of, project.registers.as_at(when.cut_off).returns
    last = max(one.cut_off for one in project.plan.rounds)
    closed = last if when.cut_off == last else None
    return {name: expectation(name, rows(name), project.places, returns, closed) for name in rules}


def asked(project: Project, now: Round, on: date) -> tuple[Owed, ...]:
    """What is owed for a round, by whom, and what of it had come by a day."""
    asking = Asking(
        plan=project.plan,
        round=now,
        on=on,
        rules={rule.id: rule.as_at(now.cut_off) for rule in project.rules.values()},
        places=project.places.as_at(now.cut_off),
        rows=project.observations.of,
        registers=project.registers,
    )
    return owed(asking)


def answer(project: Project, now: Round, *, internal: bool = False) -> Book:
    """The numbers and the answers of a round, as known by its cut-off: roll up → protect → assess.

    Without the second step where they are `internal`: for a terminal, never for a document or a file.
    """
    rules = {rule.id: rule.as_at(now.cut_off) for rule in project.rules.values()}
    raw = _roll_up(project, rules, now)
    numbers = raw if internal else _protect(project, rules, raw)
    expected = _expected(project, rules, now)
    return Book(
        plan=project.plan,
        round=now,
        places=project.places.as_at(now.cut_off),
        rules=rules,
        series={(indicator, place): its for indicator, one in numbers.items() for place, its in one.series.items()},
        assessments=_assess(project, rules, numbers, expected, now),
        expected=expected,
        suppressed=tuple(withheld for one in numbers.values() for withheld in one.withheld),
        warnings=tuple(problem for one in numbers.values() for problem in one.differences),
    )


def audit(book: Book, proofs: Proofs) -> Book:
    """The book with what was proved of its rules, and with all that a person has still to look at."""
    reviewed = review(book.plan, book.rules, book.places, book.series, book.round)
    doubts = unsettled(book.rules, book.series, book.places, book.plan.policy)
    rules = book.rules.values()
    waiting = (*unapproved(rules, book.round), *past_review(rules, book.round))
    others = contradicted(book.assessments.values())
    warnings = (*book.warnings, *doubts, *others, *late_numbers(book), *reviewed.problems, *waiting)
    return replace(book, proofs=proofs, review=reviewed, warnings=warnings)


def not_cleared(project: Project, book: Book) -> tuple[Problem, ...]:
    """What of a round's texts must be cleared before anything of it is published; each of these stops."""
    known = project.registers.as_at(book.round.cut_off)
    return uncleared(replace(with_stories(book, project), registers=known))


def since(book: Book, before: Book | None) -> Book:
    """The book with what changed since the round before, where there is one; both are answered by this program."""
    if before is None:
        return book
    return replace(book, compared_with=before.round, changes=changes(before, book))


def answer_before(project: Project, now: Round, *, internal: bool = False) -> Book | None:
    """The numbers and the answers of the round before, as known by its own cut-off; None for the first."""
    before = project.plan.round_before(now)
    return answer(project, before, internal=internal) if before else None


def _with_run(project: Project, book: Book, before: Book | None) -> Book:
    """The book with what every round up to this one said; only the one before is answered already."""
    known = {one.round.id: one for one in (before, book) if one}
    rounds = (one for one in project.plan.rounds if one.cut_off <= book.round.cut_off)
    every = ((known.get(one.id) or answer(project, one)) for one in rounds)
    return replace(book, run=tuple(point for then in every for point in points(then, book)))


def open_book(project: Project, proofs: Proofs, now: Round) -> Book:
    """Everything that documents may speak of: also what changed since the round before, and what people wrote."""
    book, before = audit(answer(project, now), proofs), answer_before(project, now)
    book = replace(
        _with_run(project, since(book, before), before),
        registers=project.registers.as_at(now.cut_off),
        registers_before=project.registers.as_at(before.round.cut_off) if before else Registers(),
        owed=asked(project, now, now.cut_off),
        illustrative=illustrative(book),
        rules_digest=listing_digest(project.rule_files),
    )
    return with_stories(without_traces(book), project)


def with_stories(book: Book, project: Project) -> Book:
    """The book with the stories of a project that differs from its own in stories only."""
    of_round = (story for story in project.stories if story.round == book.round.id)
    return replace(
        book,
        stories={(story.indicator, story.place): story for story in of_round},
        data_digest=keyed_digest(listing_digest(project.data_files), project.key),
    )


def place_of_round(folders: Folders, project: Project, now: Round) -> Path:
    """Where a round is published."""
    return folders.output / project.plan.id / now.id


def publish(folders: Folders, project: Project, book: Book, workers: int, told: Callable[[str], None]) -> Path:
    """Make every document of a round and put them in place all at once: compose → render → publish; the folder.

    `told` hears the name of each document as it is written. Raises PublishFailed or RenderFailed, with nothing
    published and the round before left as it was.
    """
    from oba.compose.sheets.result_book import result_book  # noqa: PLC0415 - answers need nothing that makes documents
    from oba.render.workbook import workbook_bytes  # noqa: PLC0415 - as above
    from oba.workers import make_documents  # noqa: PLC0415 - as above

    target = place_of_round(folders, project, book.round)
    with staging(target) as stage:
        outputs = make_documents(book, folders.cards, stage, workers, told)
        outputs["results.csv"] = stage.write("results.csv", result_csv(book).encode())
        outputs["results.json"] = stage.write("results.json", result_json(book).encode())
        outputs["results.xlsx"] = stage.write("results.xlsx", workbook_bytes(result_book(book)))
        inputs = {**project.rule_files, **project.data_files, **fingerprints(folders.cards)}
        summary = manifest(
            inputs=inputs, key=project.key, outputs=outputs, policy=book.plan.policy, suppressed=book.suppressed
        )
        stage.write(MANIFEST, summary)
        stage.commit()
    return target
