"""What changed since the round before: every kind with its count, also where there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from oba.compose.dashboard.changes.answers import (
    MovedLine,
    OpenedLine,
    ReasonLine,
    along_with_lost,
    lost,
    moved,
    opened,
    otherwise,
)
from oba.compose.dashboard.changes.numbers import RevisedLine, idle, revised, revisions_at
from oba.compose.dashboard.changes.pages import PageLine, begun, ended
from oba.compose.dashboard.changes.rules import RuleLine, ruled
from oba.domain.book import Book
from oba.domain.change import ChangeKind
from oba.domain.place import Place
from oba.domain.plan import Round
from oba.words import QUESTIONS, column_head, day, listed, sentence
from oba.words.lists import agreeing, how_many

_NOTHING = "none"
_KINDS = {
    "moved": "moved",
    "opened": "now answerable",
    "lost": "no longer answerable",
    "otherwise": "missing for another reason",
    "begun": "first shown",
    "ended": "ended",
    "revised": "revised",
    "ruled": "rule or target changed",
}
_FIRST = "This is the first round of the plan: there is no earlier one to compare with."


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCounts:
    """How many there are of each kind, in words: 5 answers; none where there are none."""

    moved: str
    opened: str
    lost: str
    otherwise: str
    begun: str
    ended: str
    revised: str
    ruled: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePage:
    """What changed at one place: the headline and the rest of it, every kind with its lines, and against what.

    In the first round only the headline is given, which says so; `counts` is None then.
    """

    headline: str
    rest: str
    asked: tuple[str, ...]
    counts: ChangeCounts | None
    moved: tuple[MovedLine, ...] = ()
    opened: tuple[OpenedLine, ...] = ()
    lost: tuple[MovedLine, ...] = ()
    otherwise: tuple[ReasonLine, ...] = ()
    begun: tuple[PageLine, ...] = ()
    ended: tuple[PageLine, ...] = ()
    revised: tuple[RevisedLine, ...] = ()
    ruled: tuple[RuleLine, ...] = ()
    none: str = ""
    against: str = ""


def changes_at(book: Book, place: Place) -> ChangePage:
    """Everything that changed at a place; the first round has nothing to be compared with."""
    asked = tuple(column_head(question) for question in QUESTIONS)
    before = book.compared_with
    if before is None:
        return ChangePage(headline=_FIRST, rest="", asked=asked, counts=None)
    counts, found = _counts(book, place), opened(book, place)
    mostly = _commonest(one.why for one in found)
    return ChangePage(
        headline=sentence(_answered(book, place)),
        rest=_rest(book, place),
        asked=asked,
        counts=replace(counts, opened=f"{counts.opened}, {mostly} unless another cause is named") if mostly else counts,
        moved=moved(book, place),
        opened=tuple(replace(one, why="" if one.why == mostly else one.why) for one in found),
        lost=lost(book, place),
        otherwise=otherwise(book, place),
        begun=begun(book, place),
        ended=ended(book, place),
        revised=revised(book, place),
        ruled=ruled(book, place),
        none=_none(counts),
        against=_against(book, before),
    )


def _against(book: Book, before: Round) -> str:
    """Whether the round before is held against as it was released, or worked out again."""
    if book.compared_on:
        return f"{before.title} stands here as it was released on {day(book.compared_on)}."
    return (
        f"{before.title} is answered again for this from what was known at {day(before.cut_off)}, "
        "as it had not been released."
    )


def _commonest(causes: Iterable[str]) -> str:
    """What more than one line changed for, said once for all of them; of two as common, what the earlier line has."""
    found = Counter(causes).most_common(1)
    return found[0][0] if found and found[0][1] > 1 else ""


def _none(counts: ChangeCounts) -> str:
    """The kinds of which there is none, in one sentence, so that nobody looks for them."""
    kinds = [name for kind, name in _KINDS.items() if getattr(counts, kind) == _NOTHING]
    return f"None: {listed(kinds)}." if kinds else ""


def _answered(book: Book, place: Place) -> str:
    """What became of the answers of a place."""
    went, came, gone, other = (_many(book, place, kind) for kind in ChangeKind)
    if not went + came + gone + other:
        return "no answer has changed."
    counts = (
        f"{_answers(went) if went else 'no answer'} moved",
        f"{came or _NOTHING} can now be given",
        f"{gone or _NOTHING} {'were' if gone > 1 else 'was'} lost",
    )
    return f"{', '.join(counts)}."


def _rest(book: Book, place: Place) -> str:
    """What became of numbers, reasons, pages and rules, in a sentence or two."""
    quiet, other = len(idle(book, place)), _many(book, place, ChangeKind.OTHER_REASON)
    said = []
    if quiet:
        said.append(f"{_number(quiet)} {_was(quiet)} revised without changing an answer")
    if other:
        said.append(f"{_answers(other)} {agreeing(other, 'is', 'are')} missing for another reason than before")
    rules = len(ruled(book, place))
    last = f"{_rules(rules)} {_was(rules)} changed" if rules else ""
    return " ".join(f"{sentence(one)}." for one in (listed(said), last) if one)


def _counts(book: Book, place: Place) -> ChangeCounts:
    went, came, gone, other = (_many(book, place, kind) for kind in ChangeKind)
    along = along_with_lost(book, place)
    every, quiet = len(revisions_at(book, place)), len(idle(book, place))
    told = "no answer changed" if quiet == every else f"{every - quiet} of which changed an answer"
    return ChangeCounts(
        moved=_answers(went),
        opened=_answers(came),
        lost=f"{_answers(gone)}, and {along} that had none before" if along else _answers(gone),
        otherwise=f"{other - along or 'no'} more" if along else _answers(other),
        begun=_pages(begun(book, place)),
        ended=_pages(ended(book, place)),
        revised=f"{_number(every)}, {told}" if every else _NOTHING,
        ruled=_rules(len(ruled(book, place))),
    )


def _many(book: Book, place: Place, kind: ChangeKind) -> int:
    return sum(one.place == place.id and one.kind is kind for one in book.changes.answers)


def _pages(lines: Sequence[PageLine]) -> str:
    return str(len(lines)) if lines else _NOTHING


def _answers(count: int) -> str:
    return _counted(count, "answer")


def _number(count: int) -> str:
    return _counted(count, "number")


def _rules(count: int) -> str:
    return _counted(count, "rule")


def _counted(count: int, what: str) -> str:
    return how_many(count, what) if count else _NOTHING


def _was(count: int) -> str:
    return agreeing(count, "was", "were")
