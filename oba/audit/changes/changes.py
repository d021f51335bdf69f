"""What changed since the round before: every difference of answers with its causes, and what else is not as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from oba.assess.assessment import NOTHING_MORE
from oba.assess.basis import Basis
from oba.audit.changes.cells import withdrawn
from oba.audit.changes.numbers import number_change, revisions
from oba.audit.changes.replay import Replay, states
from oba.audit.changes.rules import changed_in_place, rule_changes
from oba.domain.assessment import Assessment
from oba.domain.book import Book, Key
from oba.domain.change import (
    Appearance,
    Change,
    ChangeCause,
    ChangeKind,
    Changes,
    NumberChange,
    NumberRevision,
    RuleChange,
    Said,
)
from oba.domain.evidence import Reason, Series
from oba.domain.finding import Answer, Question


def changes(old: Book, new: Book) -> Changes:
    """Everything that differs between the pages of two rounds of one plan, the earlier first."""
    before = set(_cards(old))
    both = [key for key in _cards(new) if key in before]
    changed = [key for key in both if _differs(old, new, key)]
    return Changes(
        answers=tuple(_answers(old, new, changed)),
        numbers=tuple(_number(old, new, key) for key in changed),
        revisions=tuple(one for key in both for one in _revisions(old, new, key)),
        appearances=tuple(_appearances(old, new)),
        rules=tuple(_rules(old, new)),
    )


def _rules(old: Book, new: Book) -> Iterator[RuleChange]:
    for rule in new.rules.values():
        yield from rule_changes(old.rules.get(rule.id), rule)
    yield from changed_in_place(old.released_rules, new.rules)


def _cards(book: Book) -> list[Key]:
    """The indicators and places that have a page."""
    return [key for key in book.assessments if book.has_card(key[0], book.places.by_id[key[1]])]


def _differs(old: Book, new: Book, key: Key) -> bool:
    return any(old.assessments[key][question].says != new.assessments[key][question].says for question in Question)


def _bases(book: Book) -> Mapping[str, Basis]:
    """What the answers of a round rest on, by indicator."""
    series: dict[str, dict[str, Series]] = {indicator: {} for indicator in book.rules}
    for (indicator, place), its in book.series.items():
        series[indicator][place] = its
    return {
        rule.id: Basis(
            places=book.places,
            policy=book.plan.policy,
            rule=rule,
            series=series[rule.id],
            day=book.round.cut_off,
            expected=book.expected.get(rule.id, NOTHING_MORE),
        )
        for rule in book.rules.values()
    }


def _answers(old: Book, new: Book, keys: Iterable[Key]) -> Iterator[Change]:
    was, now = _bases(old), _bases(new)
    every = {indicator: states(was[indicator], now[indicator]) for indicator in {key[0] for key in keys}}
    for key in keys:
        if withdrawn(old.series.get(key), new.series.get(key)):
            yield from _withheld(new.assessments[key])
        else:
            both, released = (old.assessments[key], new.assessments[key]), old.released_on is not None
            replay = Replay(every[key[0]], key[1], *both, released=released)
            yield from _changed(old.assessments[key], new.assessments[key], replay)


def _withheld(now: Assessment) -> Iterator[Change]:
    """Of answers that rested on a number which is now withheld, only that they are withheld."""
    for question in Question:
        if now[question].reason is Reason.SUPPRESSED:
            yield _change(now, question, None, (ChangeCause.WITHHELD,))


def _changed(before: Assessment, now: Assessment, replay: Replay) -> Iterator[Change]:
    for question in Question:
        if before[question].says != now[question].says:
            yield _change(now, question, before[question].said, replay.causes(question))


def _change(now: Assessment, question: Question, before: Said | None, causes: tuple[ChangeCause, ...]) -> Change:
    after = now[question].said
    return Change(
        indicator=now.indicator,
        place=now.place,
        question=question,
        kind=_kind(before, after),
        before=before,
        after=after,
        causes=causes,
    )


def _kind(before: Said | None, after: Said) -> ChangeKind:
    """What became of an answer; one that may not be told any more was one."""
    if isinstance(before, Reason):
        return ChangeKind.ANSWERABLE if isinstance(after, Answer) else ChangeKind.OTHER_REASON
    return ChangeKind.MOVED if isinstance(after, Answer) else ChangeKind.UNANSWERABLE


def _number(old: Book, new: Book, key: Key) -> NumberChange:
    was, now = old.series.get(key), new.series.get(key)
    gone = withdrawn(was, now)
    return number_change(old.assessments[key], new.assessments[key], now, withdrawn=gone)


def _revisions(old: Book, new: Book, key: Key) -> tuple[NumberRevision, ...]:
    was, now = old.series.get(key), new.series.get(key)
    return tuple(revisions(was, now)) if was and now else ()


def _appearances(old: Book, new: Book) -> Iterator[Appearance]:
    """What began, places before indicators and in the order of the new round; then what ended, in that of the old."""
    for one, other, ended in ((new, old, False), (old, new, True)):
        there, places = set(_cards(other)), {place.id for place in other.places.documented}
        for place in one.places.documented:
            if place.id not in places:
                yield Appearance(indicator=None, place=place.id, ended=ended, cause=ChangeCause.PLAN)
        for indicator, where in _cards(one):
            if where in places and (indicator, where) not in there:
                cause = ChangeCause.NUMBER if indicator in other.rules else ChangeCause.RULE
                yield Appearance(indicator=indicator, place=where, ended=ended, cause=cause)
