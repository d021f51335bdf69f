"""The straight line: read → check → roll up → protect → assess → audit → compose → render → publish.

The only module that knows the order. Numbers are protected before they are assessed, so that no answer, forecast or
sentence can be made from a number that may not be printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from oba.answers import answer, with_updates
from oba.audit.approvals import approvals
from oba.audit.changes import changes
from oba.audit.check import RuleCheck, check_rules, past_review, proofs_as_at, unapproved
from oba.audit.clearance import uncleared
from oba.audit.doubts import unsettled
from oba.audit.in_place import altered
from oba.audit.late_numbers import late_numbers
from oba.audit.owed import Asking, owed
from oba.audit.published_verdicts import contradicted
from oba.audit.targets import review
from oba.audit.unclaimed import unclaimed
from oba.compose.results import result_csv, result_json
from oba.domain.book import Book, Proof, illustrative
from oba.domain.kept import Kept
from oba.domain.owed import Owed
from oba.domain.plan import Round
from oba.domain.problem import Problem
from oba.domain.registers import Registers
from oba.domain.release import Release, seen_by
from oba.domain.rule import Rule
from oba.domain.signed_text import texts_of
from oba.inputs import ROWS, STORY, data_inputs, rule_inputs, story_inputs
from oba.numbers import numbers_up_to, rules_at
from oba.protect.discretion import without_traces
from oba.publish import MANIFEST, PublishFailed, keyed_digest, listing_digest, manifest, staging
from oba.read.project import Project, read_project, read_stories_again
from oba.releases import answer_before, released_again, with_run
from oba.render.cards import fingerprints
from oba.store import Store

if TYPE_CHECKING:
    from oba.workers import Workers

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


def read(folders: Folders, plan: str) -> tuple[Project | None, tuple[Problem, ...]]:
    """Read everything a plan consists of; what is wrong is left out of it, so ask first whether any problem stops.

    What takes long to work out is kept beside the output.
    """
    project, problems = read_project(folders.rules, folders.data, plan, folders.root)
    return project and replace(project, kept=Store(folders.output, project.key)), problems


def read_again(
    folders: Folders, project: Project, problems: tuple[Problem, ...]
) -> tuple[Project, tuple[Problem, ...]]:
    """Read the stories again, where nothing else has changed since the project was read with these problems."""
    return read_stories_again(project, problems, folders.data, folders.root)


def check(project: Project) -> RuleCheck:
    """Run every example and every proof of every rule."""
    return check_rules(project.plan, project.rules, project.places)


def proofs_at(project: Project, proofs: Proofs, now: Round) -> Proofs:
    """What is proved of the rules as a round knows them, from what was proved of them as they stand."""
    return proofs_as_at(project.plan, project.rules, project.places, proofs, now)


def asked(project: Project, now: Round, on: date) -> tuple[Owed, ...]:
    """What is owed for a round, by whom, and what of it had come by a day."""
    asking = Asking(
        plan=project.plan,
        round=now,
        on=on,
        rules=rules_at(project, now),
        places=project.places.as_at(now.cut_off),
        rows=project.observations.of,
        registers=project.registers,
        stories=tuple(one for one in project.stories if one.round == now.id),
    )
    return owed(asking)


def audit(book: Book, proofs: Proofs, releases: tuple[Release, ...] = ()) -> Book:
    """The book with what was proved of its rules, and with all that a person has still to look at.

    `releases` are those that its round has seen.
    """
    reviewed = review(book.plan, book.rules, book.places, book.series, book.round)
    doubts = unsettled(book.rules, book.series, book.places, book.plan.policy)
    rules = book.rules.values()
    approved = (*approvals(rules), *altered(book.rules, releases))
    waiting = (*unapproved(rules, book.round), *past_review(rules, book.round), *approved)
    others = contradicted(book.assessments.values())
    warnings = (*book.warnings, *doubts, *others, *late_numbers(book), *reviewed.problems, *waiting)
    return replace(book, proofs=proofs, review=reviewed, warnings=warnings)


def not_cleared(project: Project, book: Book) -> tuple[Problem, ...]:
    """What of a round's texts must be cleared before anything of it is published; each of these stops."""
    known = project.registers.as_at(book.round.cut_off)
    return uncleared(replace(with_stories(book, project), registers=known))


def not_taken_up(project: Project, book: Book) -> tuple[Problem, ...]:
    """What a round's answers propose for its documents of the year, and nobody has written of."""
    return unclaimed(book, texts_of(project.texts, book.round))


def since(book: Book, before: Book | None) -> Book:
    """The book with what changed since the round before, where there is one."""
    if before is None:
        return book
    found = changes(before, book)
    return replace(book, compared_with=before.round, compared_on=before.released_on, changes=found)


def answer_internally(project: Project, now: Round) -> Book:
    """The answers of a round from raw numbers, and what changed since the round before: for a terminal only."""
    before = project.plan.round_before(now)
    return since(answer(project, now, internal=True), answer(project, before, internal=True) if before else None)


def open_book(project: Project, proofs: Proofs, now: Round) -> Book:
    """Everything that documents may speak of: also what changed since the round before, and what people wrote."""
    numbers = numbers_up_to(project, now)
    before, proved = answer_before(project, now, numbers), proofs_at(project, proofs, now)
    book = audit(answer(project, now, numbers[now.id]), proved, seen_by(project.releases, now.id))
    book = replace(
        with_run(project, since(book, before), before, numbers),
        registers=project.registers.as_at(now.cut_off),
        registers_before=project.registers.as_at(before.round.cut_off) if before else Registers(),
        owed=asked(project, now, now.cut_off),
        illustrative=illustrative(book),
        corrections=released_again(project, now),
        data_inputs=data_inputs(project, now),
        outlines=project.outlines,
    )
    return with_stories(without_traces(_with_rule_inputs(book)), project)


def _with_rule_inputs(book: Book) -> Book:
    inputs = rule_inputs(book.plan, book.rules.values())
    return replace(book, rule_inputs=inputs, rules_digest=listing_digest(inputs))


def with_stories(book: Book, project: Project) -> Book:
    """The book with what people wrote, of a project that differs from its own in stories only."""
    of_round = (story for story in project.stories if story.round == book.round.id)
    others = {name: digest for name, digest in book.data_inputs.items() if not name.startswith(STORY)}
    inputs = {**others, **story_inputs(project.stories, project.plan, book.round)}
    return replace(
        book,
        stories={(story.indicator, story.place): story for story in of_round},
        texts=texts_of(project.texts, book.round),
        papers={one.board: one for one in project.papers if one.round == book.round.id},
        assessments=with_updates(book.assessments, project.stories, project.plan, book.round),
        data_inputs=inputs,
        data_digest=keyed_digest(listing_digest(inputs), project.key),
        rows_digests=_rows_digests(inputs, project.key),
    )


def _rows_digests(inputs: Mapping[str, str], key: bytes) -> Mapping[str, str]:
    """The keyed digest of each indicator's rows, as the manifest lists it; none without a key."""
    rows = {name.removeprefix(ROWS): one for name, one in inputs.items() if name.startswith(ROWS)}
    return {name: keyed_digest(one, key) for name, one in rows.items()} if key else {}


def place_of_round(folders: Folders, project: Project, now: Round) -> Path:
    """Where a round is published."""
    return folders.output / project.plan.id / now.id


def publish(
    folders: Folders,
    project: Project,
    book: Book,
    workers: Workers,
    told: Callable[[str], None],
    pages: Kept,
    *,
    edition: bool = True,
) -> Path:
    """Make every document of a round and put them in place all at once: compose → render → publish; the folder.

    With them comes the plan's web `edition`, unless one stands there that tells of a later round: it is made here while
    `workers` make the documents. `told` hears the name of each document as it is written; `pages` are those made
    before, and where others are kept. Raises PublishFailed or RenderFailed, with nothing published and the round before
    left as it was.
    """
    from oba.edition import edition_beside, make_edition, source_of  # noqa: PLC0415 - answers need none of these
    from oba.workers import documents_of  # noqa: PLC0415 - as above

    _refuse_known(project, book)
    target = place_of_round(folders, project, book.round)
    with (
        staging(target) as stage,
        edition_beside(target.parent, project, book, wanted=edition) as web,
        documents_of(book, folders.cards, stage, workers, pages) as documents,
    ):
        joined = make_edition(project, documents.studio, web) if web else None
        outputs = {name: stage.write(name, content) for name, content in _results(book)}
        outputs |= documents.made(told)
        public = {**book.rule_inputs, **fingerprints(folders.cards)}
        summary = manifest(book=book, public=public, key=project.key, outputs=outputs)
        stage.write(MANIFEST, summary)
        if web and joined:
            web.seal(book, joined, source_of(project, book, summary, web.standing))
        _refuse_exposed(project, book.round, stage.folder, target.parent, web.folder if web else None)
        stage.commit()
        if web and joined:
            web.commit(joined.page)
    return target


def _results(book: Book) -> Iterator[tuple[str, bytes]]:
    """The answers as files, by their names."""
    from oba.compose.sheets.result_book import result_book  # noqa: PLC0415 - answers need nothing that makes documents
    from oba.render.workbook import workbook_bytes  # noqa: PLC0415 - as above

    yield "results.csv", result_csv(book).encode()
    yield "results.json", result_json(book).encode()
    yield "results.xlsx", workbook_bytes(result_book(book))


def _refuse_known(project: Project, book: Book) -> None:
    """Stop where earlier rounds tell so much that a small count comes out whatever this one withholds."""
    from oba.attack.told import HOLD_BACK, named  # noqa: PLC0415 - answers need nothing that attacks

    if found := dict.fromkeys(named(one, project) for one in book.exposed):
        says = f"{book.round.title} cannot be made safe: beside what was printed before, small numbers come out of "
        raise PublishFailed(says + "; ".join(found), HOLD_BACK)


def _refuse_exposed(project: Project, now: Round, folder: Path, published: Path, edition: Path | None) -> None:
    """Attack what would be published; nothing is where a child's number could be worked out from it."""
    from oba.safety import given_away  # noqa: PLC0415 - answers need nothing that attacks

    found = given_away(project, now, folder, published, edition)
    if found.says:
        raise PublishFailed(f"{now.title} is not safe to send, for it gives away {'; '.join(found.says)}", found.mend)
