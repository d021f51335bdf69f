"""A pack: one place's dashboard, its cards and what a reader should know, in one document; rules have their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oba.compose.assurance_statement import AssuranceStatement, assurance_statement
from oba.compose.board.duties import Duties
from oba.compose.card.card import report_card
from oba.compose.card.report_card import ReportCard
from oba.compose.correction import correction_sentences
from oba.compose.cover import CoverSheet, cover_sheet
from oba.compose.dashboard.actions import actions_at
from oba.compose.dashboard.dashboard import Dashboard, dashboard, decisions_at, footer, is_illustrative
from oba.compose.dashboard.registers import milestones_of
from oba.compose.dashboard.risks import risks_at
from oba.compose.dashboard.rows import carded, headed, label
from oba.compose.dashboard.sitting import called, sitting_at
from oba.compose.delivery.area_plan import AreaPlan, area_milestones, area_plan
from oba.compose.depth import Depth, depth, is_in_pack
from oba.compose.rulebook.policy import policy_sentences
from oba.compose.suppression import withheld_in
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.plan import Outcome
from oba.domain.registers import Entry
from oba.words import day, listed, sentence, short_digest

MADE_UP = "Some of its numbers are illustrative: made up, not statistics of any place, and not to be quoted."
DRAFTED = "Actions, risks, milestones and decisions marked illustrative are drafts: nobody has committed to them."
_OPENS = {
    True: "What you asked for, what needs you now, and every indicator",
    False: "What needs you now, and every indicator",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of the cover: what, and its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardGroup:
    """The cards that serve one outcome."""

    title: str
    cards: tuple[ReportCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a reader should know about one matter, a paragraph each."""

    title: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Everything a pack may show; `aside` are cards that are files of their own and no part of it."""

    title: str
    named: str
    eyebrow: str
    headline: str
    illustrative: str
    opens: str
    facts: tuple[Fact, ...]
    dashboard: Dashboard
    area_plan: AreaPlan | None
    duties: Duties | None = None
    groups: tuple[CardGroup, ...]
    assurance: AssuranceStatement
    notices: tuple[Notice, ...]
    footer: str
    aside: tuple[CardGroup, ...] = ()
    depth: Depth | None = None
    cover: CoverSheet | None = None


def pack(book: Book, place: Place) -> Pack:
    """Compose a place's pack, cards in the plan's order; where a round looks at an outcome in depth, its cards only."""
    board = dashboard(book, place)
    inside = [outcome for outcome in book.plan.outcomes if is_in_pack(book, outcome.id)]
    others = [outcome for outcome in book.plan.outcomes if outcome not in inside]
    return Pack(
        title=_title(book, place),
        named=pack_name(book, place),
        eyebrow=f"{book.plan.title} · {book.round.title}",
        headline=board.headline,
        illustrative=_illustrative(book, place),
        opens=_OPENS[board.requests is not None],
        facts=_facts(book, place),
        dashboard=board,
        area_plan=area_plan(book, place, footer(book, place)),
        groups=_groups(book, place, inside),
        aside=_groups(book, place, others),
        depth=depth(book, place, footer(book, place)),
        cover=cover_sheet(book, place, footer(book, place)),
        assurance=assurance_statement(book, place),
        notices=tuple(notice for notice in _notices(book, place) if notice.says),
        footer=footer(book, place),
    )


def _groups(book: Book, place: Place, outcomes: Iterable[Outcome]) -> tuple[CardGroup, ...]:
    rules = carded(book, place)
    found = (
        CardGroup(
            title=outcome.title,
            cards=tuple(report_card(book, rule.id, place) for rule in rules if rule.outcome == outcome.id),
        )
        for outcome in outcomes
    )
    return tuple(group for group in found if group.cards)


def _illustrative(book: Book, place: Place) -> str:
    """What is made up, for the cover: numbers, and rows of registers on the dashboard or a card."""
    milestones = milestones_of(book) if book.places.is_top(place) else area_milestones(book, place)
    rows: tuple[Entry, ...] = (
        *actions_at(book, place),
        *risks_at(book, place),
        *milestones,
        *decisions_at(book, place),
    )
    drafts = any(one.illustrative for one in rows)
    return " ".join(says for says, so in ((MADE_UP, is_illustrative(book, place)), (DRAFTED, drafts)) if so)


def pack_name(book: Book, place: Place) -> str:
    """What a pack is called: the board's and its meeting's where the place has one that meets, else its place's."""
    now = sitting_at(book, place)
    return f"Pack for {now.named}" if now else f"Pack: {place.name}, {book.round.title}"


def _title(book: Book, place: Place) -> str:
    now = sitting_at(book, place)
    return f"Pack for {called(now.board)}" if now else place.name


def _facts(book: Book, place: Place) -> tuple[Fact, ...]:
    now = sitting_at(book, place)
    facts = (
        *(Fact(name="Correction", value=says) for says in correction_sentences(book)),
        Fact(name="Place", value=place.name if now else ""),
        Fact(name="Round", value=book.round.title),
        Fact(name="Meeting", value=day(now.day if now else book.round.meeting)),
        Fact(name="In depth", value=_in_depth(book)),
        Fact(name="Data known at", value=day(book.round.cut_off)),
        Fact(name="Prepared by", value=book.plan.organisation),
        Fact(name="Stories", value=_unreviewed(book, place)),
        Fact(name="About this round", value=book.round.note),
    )
    return tuple(fact for fact in facts if fact.value)


def _in_depth(book: Book) -> str:
    return headed(book.plan.outcome_named(book.round.in_depth)) if book.round.in_depth else ""


def _unreviewed(book: Book, place: Place) -> str:
    """Whose stories were carried over and not read again; empty where every one was."""
    told = [(rule, book.stories.get((rule.id, place.id))) for rule in carded(book, place)]
    found = [label(rule) for rule, story in told if story and not story.is_reviewed]
    return f"Carried over from an earlier round and not yet reviewed: {listed(found)}." if found else ""


def _notices(book: Book, place: Place) -> Iterator[Notice]:
    yield Notice(title="What is withheld, and why", says=withheld_in(book, place, book.suppressed))
    yield Notice(title="Choices made once for every rule", says=policy_sentences(book.plan.policy))
    yield Notice(title="Assumptions", says=(*book.plan.assumptions, *_assumed(book)))
    yield Notice(title="Where the rules stand", says=(_rules(book),))
    yield Notice(title="Sources and licences", says=book.plan.notices)
    yield Notice(title="Reading this document another way", says=(_access(book),))


def _assumed(book: Book) -> Iterator[str]:
    """What is assumed of places, once for all of which the same is."""
    assumed = [one for one in book.places.by_id.values() if one.assumed]
    for says in dict.fromkeys(one.assumed for one in assumed):
        yield f"{listed([one.name for one in assumed if one.assumed == says])}: {sentence(says)}."


def _rules(book: Book) -> str:
    return (
        "Every rule stands in words in the rule book beside this pack (rulebook.pdf, rulebook.html), by the number of "
        f"its card: its versions and who approved them, worked examples, and what was proved of it. The rules are "
        f"{short_digest(book.rules_digest)}."
    )


def _access(book: Book) -> str:
    return (
        "This document is tagged for screen readers, every chart says its message in words, and no answer depends on "
        "colour. The dashboard and each card are also published as a web page beside this file. For another format, "
        f"ask {book.plan.organisation}."
    )
