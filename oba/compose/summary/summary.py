"""The summary: how the plan is doing on four small pages, every goal once, late promises not left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from oba.compose.flag import flag
from oba.compose.scope import of_places
from oba.compose.subject import Subject, subject_of
from oba.compose.summary.fit import ROOM, page_height
from oba.compose.summary.goal import Goal, goal, is_better
from oba.compose.summary.own_words import OwnWords, SummaryTexts
from oba.compose.summary.promises import Promise, promises
from oba.domain.book import Book
from oba.words import day, listed
from oba.words.lists import how_many
from oba.words.target_marks import TARGET_MARKS, TargetMark

MOST_DRAWN = 3  # goals with a picture on a page
_NONE = "This plan has no goal with a target yet."
Others = tuple[tuple[str, Sequence[Goal]], ...]
_GROUPS = (
    ("done", TargetMark.MET),
    ("nearly", TargetMark.NEAR),
    ("not there yet", TargetMark.MISSED),
    ("can’t say yet", TargetMark.NOT_DUE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryCount:
    """How many goals stand in one way."""

    count: int
    shape: TargetMark
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPage:
    """A page of goals: its own words, those with pictures, and all others named; `nothing` where there is none."""

    title: str
    words: OwnWords
    goals: tuple[Goal, ...]
    others: tuple[str, ...]
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Everything the summary may show."""

    title: str
    plan: str
    when: str
    opening: OwnWords
    lead: str
    counts: tuple[SummaryCount, ...]
    better: GoalPage
    not_yet: GoalPage
    next_words: OwnWords
    promises: tuple[Promise, ...]
    say: OwnWords
    signed: str
    known: str
    illustrative: str


def summary(book: Book) -> Summary:
    """Compose the summary of a round."""
    seen, texts = of_places(book), SummaryTexts(book.texts)
    rules = (rule for rule in seen.rules.values() if rule.is_on_poster and (rule.id, seen.top.id) in seen.assessments)
    subjects = [subject_of(seen, rule.id, seen.top) for rule in rules]
    goals = {subject.rule.id: goal(subject, texts.of(subject.rule.id)) for subject in subjects}
    better = [goals[one.rule.id] for one in subjects if is_better(one)]
    rest = [one for one in goals.values() if one not in better]
    return Summary(
        title="How are we doing?",
        plan=book.plan.title,
        when=book.round.title,
        opening=texts.of("opening"),
        lead=_lead(len(goals)),
        counts=_counts(tuple(goals.values())),
        better=_better(better, rest, texts, nothing="No goal got better since we looked last." if goals else _NONE),
        not_yet=_not_yet(rest, texts, nothing="No goal is left behind." if goals else _NONE),
        next_words=texts.of("next"),
        promises=promises(seen, texts),
        say=texts.of("say"),
        signed=texts.signed,
        known=f"Known at {day(book.round.cut_off)}.",
        illustrative=_flag(seen, subjects),
    )


def _lead(goals: int) -> str:
    return f"This plan has {how_many(goals, 'goal')}. This is how far we have got." if goals else _NONE


def _counts(goals: Sequence[Goal]) -> tuple[SummaryCount, ...]:
    """Every goal counted once, in the four words that a child needs; nothing is counted where there is none."""
    if not goals:
        return ()
    found = Counter(TARGET_MARKS[one.mark].plainly for one in goals)
    return tuple(SummaryCount(count=found[word], shape=shape, word=word) for word, shape in _GROUPS)


def _page(title: str, words: OwnWords, goals: Sequence[Goal], others: Others, nothing: str) -> GoalPage:
    """A page with as many pictures as there is room for, three at most; every goal without one is named."""
    pictured = sorted((one for one in goals if one.pictures), key=lambda one: not one.is_told)
    shown = pictured[:MOST_DRAWN]
    while shown and page_height(words.markdown, shown, _beside(goals, shown, others)) > ROOM:
        shown = shown[:-1]
    named = _beside(goals, shown, others)
    return GoalPage(title=title, words=words, goals=tuple(shown), others=named, nothing="" if goals else nothing)


def _beside(goals: Sequence[Goal], shown: Sequence[Goal], others: Others) -> tuple[str, ...]:
    """The goals that are named without a picture: those of the page first."""
    return _named((others[0][0], [one for one in goals if one not in shown]), *others[1:])


def _named(*others: tuple[str, Sequence[Goal]]) -> tuple[str, ...]:
    return tuple(f"{label}: {listed(one.name for one in goals)}." for label, goals in others if goals)


def _better(goals: Sequence[Goal], rest: Sequence[Goal], texts: SummaryTexts, *, nothing: str) -> GoalPage:
    """What got better, then what was done before and still is."""
    done = [one for one in rest if one.mark is TargetMark.MET]
    others: Others = (("Also better", ()), ("Done, and about the same", done))
    return _page("Getting better", texts.of("better"), goals, others, nothing)


def _not_yet(rest: Sequence[Goal], texts: SummaryTexts, *, nothing: str) -> GoalPage:
    """What is missed or nearly there and got no better, what is furthest first; then what cannot be told yet.

    Of that too pictures are drawn, where there is room.
    """
    short = [one for mark in (TargetMark.MISSED, TargetMark.NEAR) for one in rest if one.mark is mark]
    unsaid = [one for one in rest if one not in short and one.mark is not TargetMark.MET]
    nothing = "We know of no goal that is missed." if unsaid else nothing
    found = _page("Not there yet", texts.of("not-yet"), short, (("Also not there yet", ()),), nothing)
    shown = [one for one in unsaid if one.pictures][: MOST_DRAWN - len(found.goals)]
    while True:
        both = (*found.goals, *shown)
        named = (*found.others, *_named(("We can’t say yet", [one for one in unsaid if one not in shown])))
        if not shown or page_height(found.words.markdown, both, named) <= ROOM:
            return replace(found, goals=both, others=named)
        shown = shown[:-1]


def _flag(book: Book, subjects: Sequence[Subject]) -> str:
    numbers = any((one.rule.id, book.top.id) in book.illustrative for one in subjects)
    return flag(numbers=numbers, words=any(one.illustrative for one in book.texts))
