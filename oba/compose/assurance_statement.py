"""The assurance statement of a pack: how far it can be relied on, made from what was read, checked and decided.

In the spirit of the Aqua Book (HM Treasury, 2015): fit for which purpose, checked how, uncertain where, on whose word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oba.compose.dashboard.chance import chance_words, chances
from oba.compose.dashboard.rows import carded, label, together
from oba.domain.book import Book, Proof
from oba.domain.evidence import Figure, Status
from oba.domain.place import Place
from oba.domain.rule import Rule
from oba.domain.target import Target, Word
from oba.words import day, listed, protection_sentences, short_digest, source_name
from oba.words.lists import agreeing, how_many

_READING = (
    "Every file was read strictly: a number that is not one, a place or a period that is not known, or two numbers for "
    "one thing would have stopped this pack."
)
_RECONCILING = "Sums were held against numbers sent for the whole, and every number against its own past."
_ATTACKING = (
    "The finished files were searched for any number that a small count could be worked out from; had one been found, "
    "they would not have been put in place."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssurancePart:
    """One heading of the statement, and what is said under it, a sentence or two each."""

    title: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssuranceStatement:
    """How far a pack can be relied on, on one page."""

    title: str
    parts: tuple[AssurancePart, ...]


def assurance_statement(book: Book, place: Place) -> AssuranceStatement:
    """Compose the statement for a place's pack; what cannot be said of it is left out, and nothing is typed by hand."""
    rules = carded(book, place)
    parts = (
        ("Which data", (*_data(book, rules, place), *_waiting(book, rules, place))),
        ("Which checks were made", _checks(book, rules)),
        ("What was looked at and kept, and by whom", tuple(_kept(book, rules, place))),
        ("What is assumed", _assumed(book, rules)),
        ("What is uncertain", (*_unanswered(book, rules, place), *_unsettled(rules), *_chance(book, place))),
        ("Who approved it, and when it is looked at again", (*_approved(rules), *_next(book, rules))),
        ("How to check it", (_again(book),)),
    )
    said = (AssurancePart(title=title, says=tuple(filter(None, says))) for title, says in parts)
    return AssuranceStatement(title="Assurance statement", parts=tuple(part for part in said if part.says))


def _figures(book: Book, rules: Sequence[Rule], place: Place) -> list[Figure]:
    """The numbers of a place that may be printed."""
    series = (book.series.get((rule.id, place.id)) for rule in rules)
    return [one for its in series if its for one in its.figures.values() if one.value is not None]


def _data(book: Book, rules: Sequence[Rule], place: Place) -> Iterator[str]:
    found = _figures(book, rules, place)
    yield (
        f"{how_many(len(found), 'number')} of {how_many(len(rules), 'indicator')} at {place.name}, as known on "
        f"{day(book.round.cut_off)}."
    )
    sent = Counter(one.status for one in found if one.status is not Status.FINAL)
    if sent:
        which = listed([f"{count:,} {status}" for status, count in sorted(sent.items())])
        yield f"Of these {which}; the rest are final."
    summed = sum(bool(one.rolled_up) for one in found)
    if summed:
        yield f"{summed:,} {agreeing(summed, 'is a sum', 'are sums')} of parts; the others were sent as they stand."
    sources = dict.fromkeys(source_name(one.source) for one in found if one.source)
    if sources:
        yield f"They come from {how_many(len(sources), 'source')}; each card names its own."


def _waiting(book: Book, rules: Sequence[Rule], place: Place) -> Iterator[str]:
    here = [(rule, book.assessments[rule.id, place.id]) for rule in rules]
    late = [label(rule) for rule, found in here if found.late]
    awaited = [label(rule) for rule, found in here if found.outstanding and not found.late]
    if late:
        yield f"A later number is late: {together(late)}."
    if awaited:
        yield f"A later number is awaited: {together(awaited)}."


def _checks(book: Book, rules: Sequence[Rule]) -> tuple[str, ...]:
    proofs = [proof for rule in rules for proof in book.proofs.get(rule.id, ())]
    examples, open_ = sum(len(rule.examples) for rule in rules), len(book.warnings)
    return (
        _READING,
        _proved(examples, proofs),
        _RECONCILING,
        f"{how_many(open_, 'warning')} of the whole round {agreeing(open_, 'stands', 'stand')} for a person to settle; "
        "the pack of the whole lists them."
        if open_
        else "No warning stands for a person to settle.",
        _ATTACKING if book.plan.policy.suppress_below else "",
    )


def _proved(examples: int, proofs: Sequence[Proof]) -> str:
    if not proofs:
        return ""
    held = sum(proof.holds for proof in proofs)
    return (
        f"{how_many(examples, 'worked example')} of the rules {agreeing(examples, 'was', 'were')} executed and "
        f"{agreeing(examples, 'holds', 'hold')}; {held:,} of {how_many(len(proofs), 'proof')} about the rules hold, "
        "and the rule book says each."
    )


def _kept(book: Book, rules: Sequence[Rule], place: Place) -> Iterator[str]:
    """Who has looked at what seemed wrong and kept it; the rule book has each with its reason."""
    looked = [one.checked.who for one in _figures(book, rules, place) if one.checked]
    looked += [checked.who for rule in rules for _, checked in rule.measure.checked]
    if looked:
        verb = agreeing(len(looked), "was", "were")
        yield (
            f"{how_many(len(looked), 'number')} that seemed wrong {verb} checked and kept, by "
            f"{listed([*dict.fromkeys(looked)])}; the rule book says each with its reason."
        )
    cleared = [one.by for one in book.registers.cleared]
    if cleared and book.places.is_top(place):
        by = listed([*dict.fromkeys(cleared)])
        verb = agreeing(len(cleared), "was", "were")
        yield f"{how_many(len(cleared), 'text')} beside a withheld number {verb} read and cleared by {by}."


def _assumed(book: Book, rules: Sequence[Rule]) -> tuple[str, ...]:
    choices = sum(len(rule.versions[0].assumed) for rule in rules)
    plan = len(book.plan.assumptions)
    return (
        f"{how_many(choices, 'choice')} in these rules {agreeing(choices, 'is', 'are')} not the plan’s own; the rule "
        "book says each with its reason."
        if choices
        else "",
        f"{how_many(plan, 'assumption')} of the whole plan {agreeing(plan, 'stands', 'stand')} among the notices below."
        if plan
        else "",
    )


def _unanswered(book: Book, rules: Sequence[Rule], place: Place) -> Iterator[str]:
    here = [book.assessments[rule.id, place.id] for rule in rules]
    asked = [found[question] for found in here for question in found.asked]
    open_ = [one.reason for one in asked if one.reason]
    if open_:
        why = listed([f"{count:,} {reason}" for reason, count in Counter(open_).most_common()])
        yield f"{len(open_):,} of {how_many(len(asked), 'answer')} cannot be given: {why}."
    if book.plan.policy.suppress_below and book.places.is_top(place):
        yield from protection_sentences(book.cost)


def _unsettled(rules: Sequence[Rule]) -> Iterator[str]:
    """How many targets nobody has yet agreed for good, and of which indicators."""
    open_ = {label(rule): sum(_is_open(one) for one in rule.newest.trajectory.targets) for rule in rules}
    named = [name for name, count in open_.items() if count]
    if named:
        count = sum(open_.values())
        verb = agreeing(count, "is", "are")
        yield f"{how_many(count, 'target')} {verb} provisional or to be agreed: {together(named)}."


def _is_open(one: Target) -> bool:
    return bool(one.provisional) or one.aim.word is Word.TO_BE_AGREED


def _chance(book: Book, place: Place) -> tuple[str, ...]:
    return (chance_words(chances(book, place)),)


def _approved(rules: Sequence[Rule]) -> Iterator[str]:
    approved = [rule for rule in rules if not rule.newest.draft]
    by = Counter(rule.newest.reference.approved_by for rule in approved)
    if approved:
        last = max(rule.newest.reference.approved_on for rule in approved)
        who = listed([f"{name} ({count:,})" for name, count in by.most_common()])
        yield f"The rules were approved by {who}, the last of them on {day(last)}."
    drafts = [label(rule) for rule in rules if rule.newest.draft]
    if drafts:
        yield f"Nobody has approved a rule for {together(drafts)}; nothing is judged there."


def _next(book: Book, rules: Sequence[Rule]) -> Iterator[str]:
    when = book.round.cut_off
    late = [label(rule) for rule in rules if rule.newest.reference.is_late(when)]
    ahead = [rule.newest.reference.review for rule in rules if not rule.newest.reference.is_late(when)]
    if late:
        yield f"Past {agreeing(len(late), 'its', 'their')} review: {together(late)}."
    if ahead:
        yield f"The next review is due by {day(min(ahead))}."


def _again(book: Book) -> str:
    data = f" and the data {short_digest(book.data_digest)}" if book.data_digest else ""
    return (
        f"The rules are {short_digest(book.rules_digest)}{data}. Whoever has them can have every answer worked out "
        "again and held against this file: oba verify, followed by its name. Each card carries its working as an "
        "attachment."
    )
