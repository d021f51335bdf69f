"""One rule in words: what it measures, its versions, its examples and what was proved of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from oba.assess.bands import bands_of
from oba.assess.case import line_of
from oba.compose.dashboard.rows import label
from oba.compose.rulebook.example_line import ExampleLine, example_line
from oba.compose.rulebook.kept import kept
from oba.compose.rulebook.keys import key_sentences
from oba.compose.rulebook.measure import accountability, measuring
from oba.compose.rulebook.ranges import rating_words
from oba.compose.rulebook.terms import Terms, rule_terms
from oba.domain.book import Book
from oba.domain.finding import Answer, Question
from oba.domain.rule import Rule, Version
from oba.domain.target import MOVEMENT, Target
from oba.words import QUESTIONS, day, listed, sentence, short_digest, target
from oba.words.lists import agreeing

RATINGS = (Answer.GREEN, Answer.AMBER, Answer.RED)
_BY_MOVEMENT = ("improving", "steady", "worsening")
_NOT_RATED = ("not rated", "not rated", "not rated")
_BY_INTERVAL = ("the whole interval meets it", "it cannot be told", "no part of the interval meets it")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """One of the five keys: its question, its name in the file, its sentences, what is assumed in it and its lines."""

    question: str
    key: str
    says: tuple[str, ...]
    assumed: tuple[str, ...]
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """One target: its period, how the plan prints it, and which numbers are then green, amber and red."""

    period: str
    printed: str
    green: str
    amber: str
    red: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetTable:
    """The targets of the whole, or of one place that has its own."""

    title: str
    lines: tuple[TargetLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPage:
    """One version, whole: since when, who approved it, on what authority, its keys and its targets."""

    title: str
    approved: str
    source: str
    note: str
    keys: tuple[KeyLine, ...]
    targets: tuple[TargetTable, ...]
    assumed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage:
    """One rule, whole: what an auditor needs to dispute a rating."""

    anchor: str
    number: str
    title: str
    outcome: str
    accountability: str
    measuring: tuple[str, ...]
    versions: tuple[VersionPage, ...]
    notes: tuple[str, ...]
    examples: tuple[ExampleLine, ...]
    proved: tuple[str, ...]
    wanting: tuple[str, ...]
    kept: tuple[str, ...] = ()
    file: str
    digest: str


def rule_page(book: Book, rule: Rule) -> RulePage:
    """Word one rule: what it measures, its versions, its examples and what was proved of it."""
    terms = rule_terms(rule, book.plan, book.places)
    wanting = (f"{sentence(one.what)}." for one in book.warnings if one.where.file == rule.where.file)
    proofs = () if rule.newest.draft else book.proofs.get(rule.id, ())
    return RulePage(
        anchor=f"rule-{rule.id}",
        number=label(rule),
        title=rule.title,
        outcome=next(outcome.title for outcome in book.plan.outcomes if outcome.id == rule.outcome),
        accountability=accountability(rule),
        measuring=measuring(rule.measure, {one.id: label(one) for one in book.rules.values()}),
        versions=_without_keys(_versions(rule, terms)) if rule.measure.is_narrative else _versions(rule, terms),
        notes=rule.notes,
        examples=tuple(example_line(rule, example, terms) for example in rule.examples),
        proved=tuple(proof.says for proof in proofs if proof.holds),
        kept=kept(book, rule),
        wanting=(*(proof.says for proof in proofs if not proof.holds), *wanting),
        file=rule.where.file,
        digest=short_digest(rule.digest),
    )


def _versions(rule: Rule, terms: Terms) -> tuple[VersionPage, ...]:
    """Every version whole, with the keys that it asks; an older one says what it does not ask and the next does."""
    newer = (None, *rule.versions)
    return tuple(_version(rule, version, terms, after) for version, after in zip(rule.versions, newer, strict=False))


def _without_keys(pages: tuple[VersionPage, ...]) -> tuple[VersionPage, ...]:
    """The versions of a rule that asks nothing."""
    return tuple(replace(one, keys=()) for one in pages)


def _version(rule: Rule, version: Version, terms: Terms, newer: Version | None) -> VersionPage:
    reference = version.reference
    own = ((terms.names.get(place, place), trajectory.targets) for place, trajectory in version.own.items())
    tables = (("Targets", version.trajectory.targets), *((f"Targets of {name}", targets) for name, targets in own))
    questions = {str(question) for question in Question}
    return VersionPage(
        title="No approved version" if version.draft else f"In force from {version.since.label}",
        approved="nothing is judged until one is approved" if version.draft else _approved(version, newer),
        source=f"{reference.source}. Owner: {reference.owner}. To be reviewed by {day(reference.review)}.",
        note=reference.note,
        keys=tuple(_key(q, version, terms) for q in QUESTIONS if _asks(version, q) or (newer and _asks(newer, q))),
        targets=tuple(_table(title, targets, rule, version, terms) for title, targets in tables if targets),
        assumed=tuple(
            f"{sentence(part)}: {why}"
            for part, why in version.assumed.items()
            if part.partition(".")[0] not in questions
        ),
    )


def _approved(version: Version, newer: Version | None) -> str:
    """By whom and when, what of that an auditor would ask about, and from when another takes its place."""
    one = version.reference
    late = f", after {version.since.label} had begun" if version.is_backdated else ""
    until = f"; superseded from {newer.since.label}" if newer else ""
    return f"approved by {one.approved_by} on {day(one.approved_on)}{late}{until}"


def _asks(version: Version, question: Question) -> bool:
    return not version.draft and version.asks(question)


def _key(question: Question, version: Version, terms: Terms) -> KeyLine:
    return KeyLine(
        question=QUESTIONS[question].asks,
        key=question,
        says=key_sentences(question, version, terms),
        assumed=tuple(why for key, why in version.assumed.items() if key.partition(".")[0] == question),
        line=_lines(version.lines.get(question, ()) or (line_of(version, question).line,)),
    )


def _lines(lines: Sequence[int | None]) -> str:
    """Where a key stands in its file: line 22, lines 22, 35 and 36, or lines 22 and 30 to 36; empty where nowhere."""
    found = [line for line in lines if line]
    runs: list[list[int]] = []
    for line in found:
        if len(runs) > 1 and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    said = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    return f"{agreeing(len(found), 'line', 'lines')} {listed(said)}" if said else ""


def _table(title: str, targets: tuple[Target, ...], rule: Rule, version: Version, terms: Terms) -> TargetTable:
    """The targets in order of period; neighbours of which the same is said share a line.

    A target for a period that another version governs rates nothing here.
    """
    lines: list[TargetLine] = []
    for one in targets:
        line = _target(one, version, terms)
        if by := _other(rule, version, one):
            line = replace(line, green=by, amber=by, red=by)
        if lines and replace(lines[-1], period="") == replace(line, period=""):
            line = replace(line, period=f"{lines.pop().period}, {line.period}")
        lines.append(line)
    return TargetTable(title=title, lines=tuple(lines))


def _other(rule: Rule, version: Version, one: Target) -> str:
    """Which other version rates the numbers of a target's period; empty where it is this one."""
    governing = rule.version_for(one.period)
    if governing is version or governing is None:
        return ""
    if governing.since == version.since:
        return f"by the version approved on {day(governing.reference.approved_on)}"
    return f"by the version from {governing.since.label}"


def _target(one: Target, version: Version, terms: Terms) -> TargetLine:
    also = f" ({one.also})" if one.also else ""
    green, amber, red = _ratings(one, version, terms)
    return TargetLine(
        period=one.period.label,
        printed=one.as_printed or target(one, terms.measure) + also,
        green=green,
        amber=amber,
        red=red,
    )


def _ratings(one: Target, version: Version, terms: Terms) -> tuple[str, ...]:
    """Which numbers are green, amber and red under one target."""
    if one.aim.word in MOVEMENT:
        return _BY_MOVEMENT
    if not one.aim.numeric or version.threshold.against != "target":
        return _NOT_RATED
    if version.threshold.method:
        return (f"as {version.threshold.method.called} says",) * len(RATINGS)
    if version.threshold.test:
        return _BY_INTERVAL
    bands = bands_of(version, one.aim, terms.measure, terms.policy)
    return tuple(rating_words(answer, bands, terms.measure) for answer in RATINGS)
