"""The headline of a dashboard: how many targets are met, and how many numbers are as good as elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from oba.compose.dashboard.rows import carded
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Question, Rating
from oba.domain.place import Place
from oba.statistics.xmr_reading import Assurance
from oba.words import listed
from oba.words.lists import agreeing, how_many

_UNMET = ("within reach", "too near to tell", "missed")
_WAITING = ("not yet due", "not rated")


def headline(book: Book, place: Place) -> str:
    """How many targets are met, within reach, too near to tell, missed, not yet due and not rated, in a sentence.

    Where numbers are held against those of another place, a second sentence; an indicator only watched has none.
    """
    here = [book.assessments[rule.id, place.id] for rule in carded(book, place)]
    held = [one for one in here if one.is_held]
    wanted = [one for one in held if one.is_held_to_target]
    beside = [one for one in held if not one.is_held_to_target]
    if not held:
        return f"No indicator has a {'target' if here else 'number'} here."
    return " ".join(says for says in (_targets(wanted), _numbers(beside)) if says)


def _targets(wanted: Sequence[Assessment]) -> str:
    found = Counter(map(_counted, wanted))
    of = f"of {how_many(found.total(), 'target')}"
    later = _later(found)
    if not any(found[word] for word in ("met", *_UNMET)):
        return f"None {of} can be rated: {listed(later)}." if wanted else ""
    judged = [f"{found[word]} {word}" for word in _UNMET if found[word]]
    return "; ".join([", ".join([f"{found['met'] or 'None'} {of} met", *judged]), *later]) + "."


def _numbers(beside: Sequence[Assessment]) -> str:
    """The same where nobody wants a number and that of another place stands in for one."""
    found = Counter(map(_counted, beside))
    of = f"of {how_many(found.total(), 'number')}"
    later = _later(found)
    if not any(found[word] for word in ("met", *_UNMET)):
        return f"None {of} can be held against another place’s: {listed(later)}." if beside else ""
    judged = [f"{found[word]} {word}" for word in ("within reach", "too near to tell") if found[word]]
    judged += [f"{found['missed']} not"] if found["missed"] else []
    return "; ".join([", ".join([f"{found['met'] or 'None'} {of} as good as elsewhere", *judged]), *later]) + "."


def _later(found: Counter[str]) -> list[str]:
    waits = ((word, found[word]) for word in _WAITING)
    return [f"{count} {agreeing(count, 'is', 'are')} {word}" for word, count in waits if count]


def _counted(assessment: Assessment) -> str:
    """What a rating counts as in the headline."""
    finding = assessment[Question.THRESHOLD]
    by_chance = finding.verdict == Assurance.INCONSISTENT
    by_interval = isinstance(finding.detail, Rating) and finding.detail.interval
    amber = "too near to tell" if by_interval or by_chance else "within reach"
    worded = {Answer.GREEN: "met", Answer.AMBER: amber, Answer.RED: "missed"}
    if finding.answer:
        return worded[finding.answer]
    return "not yet due" if finding.reason is Reason.NOT_YET_DUE else "not rated"
