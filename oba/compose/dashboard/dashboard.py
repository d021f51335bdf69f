"""A dashboard: every indicator in one place, and what the board should know about them, already worded."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.dashboard.actions import Actions, actions, actions_behind
from oba.compose.dashboard.asked import matters_asked
from oba.compose.dashboard.atlas.atlas import Atlas, atlas, mapped_parts
from oba.compose.dashboard.cautions import Dispute, WarningGroup, disputes, warnings
from oba.compose.dashboard.chance import chance_words, chances
from oba.compose.dashboard.changes import ChangePage, changes_at
from oba.compose.dashboard.data_agenda import DataGap, data_agenda
from oba.compose.dashboard.headline import headline
from oba.compose.dashboard.money import Money, money
from oba.compose.dashboard.movers import Movers, movers
from oba.compose.dashboard.needs import Needs, needs
from oba.compose.dashboard.outstanding import MissingNumbers, missing_numbers
from oba.compose.dashboard.registers import MilestoneGroup, ReportGroup, milestones, milestones_of, schedule
from oba.compose.dashboard.requests import Requests, matters_before, requests
from oba.compose.dashboard.risks import FEWEST, MOST, Risks, risks, risks_at
from oba.compose.dashboard.row_remarks import row_remarks
from oba.compose.dashboard.rows import (
    OutcomeRows,
    carded,
    label,
    neighbours,
    numbered,
    outcome_rows,
    short_name,
    together,
    usual,
)
from oba.compose.dashboard.second_page import Owed, SecondPage, second_page
from oba.compose.dashboard.sitting import sitting_at
from oba.compose.dashboard.target_review import TargetQuery, target_queries
from oba.compose.flag import flag, foot
from oba.compose.subject import subject_of
from oba.domain.book import Book
from oba.domain.finding import Question, Rating
from oba.domain.place import Place
from oba.domain.registers import Decision
from oba.words import QUESTIONS, column_head, day, digest_line, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """Everything the page of a dashboard may show."""

    title: str
    eyebrow: str
    headline: str
    message: str
    requests: Requests | None
    needs: Needs
    latest: str
    numbered: str
    asked: tuple[str, ...]
    remark: str
    beside: tuple[str, ...]
    groups: tuple[OutcomeRows, ...]
    illustrative: str
    owed_title: str
    second: SecondPage
    changes: ChangePage
    atlas: Atlas | None
    movers: Movers | None
    missing: tuple[MissingNumbers, ...]
    gaps: tuple[DataGap, ...]
    chance: str
    actions: Actions | None
    milestones: tuple[MilestoneGroup, ...]
    milestones_title: str
    risks: Risks
    schedule: tuple[ReportGroup, ...]
    money: Money | None
    review: tuple[TargetQuery, ...]
    disputes: tuple[Dispute, ...]
    warnings: tuple[WarningGroup, ...]
    footer: str


def dashboard(book: Book, place: Place) -> Dashboard:
    """Compose a place's dashboard. Milestones, other boards' reports, money and warnings stand with the top place."""
    top, common, year = book.places.is_top(place), usual(book, place), book.round.plan_year
    board, groups = book.plan.board_of(place.id), outcome_rows(book, place)
    asked, needed = requests(book, board) if board else None, needs(book, place, board)
    owed = _owed(book, place, asked, needed)
    return Dashboard(
        title=f"{place.name}, {book.round.title}",
        eyebrow=eyebrow(book, place),
        headline=headline(book, place),
        message=_early(book, place),
        requests=asked,
        needs=needed,
        latest=f"Latest, {common.period}" if common.period else "Latest",
        numbered=numbered(carded(book, place)) or "No.",
        asked=tuple(column_head(question) for question in QUESTIONS),
        remark=_remark(book, place),
        beside=tuple(short_name(other, place) for other in neighbours(book, place)),
        groups=groups,
        illustrative=flag_at(book, place),
        owed_title=_owed_title(book),
        second=second_page(owed, sum(len(one.rows) + 1 for one in groups)),
        changes=owed.changes,
        atlas=atlas(book, place),
        movers=movers(book, place),
        missing=owed.missing,
        gaps=data_agenda(book, place),
        chance=chance_words(chances(book, place)),
        actions=owed.actions,
        milestones=milestones(book) if top else (),
        milestones_title=f"Milestones for {year.label}" if year else "Milestones",
        risks=owed.risks,
        schedule=schedule(book) if top else (),
        money=money(book) if top and book.registers.resources else None,
        review=target_queries(book, place),
        disputes=disputes(book, place),
        warnings=warnings(book, place),
        footer=footer(book, place),
    )


def _owed(book: Book, place: Place, asked: Requests | None, needed: Needs) -> Owed:
    """What the second page holds: fewer of the risks where that keeps it to one page, else as many as ever."""
    whole = Owed(
        changes=changes_at(book, place),
        further=asked.further if asked else (),
        unasked=needed.unasked,
        missing=missing_numbers(book, place),
        actions=actions(book, place),
        risks=risks(book, place),
    )
    ways = (whole._replace(risks=risks(book, place, most)) for most in range(MOST, FEWEST - 1, -1))
    return next((way for way in ways if second_page(way, 0).whole), whole)


def eyebrow(book: Book, place: Place) -> str:
    """What stands above a title: the plan, and the meeting that the page is for where the place has a board."""
    now = sitting_at(book, place)
    return f"{book.plan.title} · for {now.named}" if now else book.plan.title


def is_illustrative(book: Book, place: Place) -> bool:
    """Whether any number on the dashboard of a place, its neighbours' ratings included, is illustrative."""
    shown = {place.id, *(other.id for other in (*neighbours(book, place), *mapped_parts(book, place)))}
    return any(where in shown for _, where in book.illustrative)


def flag_at(book: Book, place: Place) -> str:
    """What on the dashboard of a place is illustrative: numbers, late actions, risks, milestones, decisions."""
    milestones = milestones_of(book) if book.places.is_top(place) else ()
    return flag(
        numbers=is_illustrative(book, place),
        actions=any(one.illustrative for one in actions_behind(book, place)),
        risks=any(one.illustrative for one in risks_at(book, place)),
        milestones=any(one.illustrative for one in milestones),
        decisions=any(one.illustrative for one in decisions_at(book, place)),
    )


def decisions_at(book: Book, place: Place) -> tuple[Decision, ...]:
    """What the pages of a place say of its board's meetings: what was asked for before, and what is asked now."""
    now = sitting_at(book, place)
    return (*matters_before(book, now), *matters_asked(now)) if now else ()


def footer(book: Book, place: Place) -> str:
    """What stands at the foot of a place's pages: round, cut-off, and which rules they were made from.

    Which data, each card says of its own indicator, and the pack's statement of assurance of all.
    """
    digests = digest_line(rules=book.rules_digest)
    parts = (place.name, book.round.title, f"data known at {day(book.round.cut_off)}", digests)
    return " · ".join(part for part in (*parts, foot(flag_at(book, place))) if part)


def _owed_title(book: Book) -> str:
    before = book.compared_with
    return f"What changed since {before.title}, and what is owed" if before else "What is owed"


def _early(book: Book, place: Place) -> str:
    """Which targets that are not yet due the latest number would already meet: they may be too easy."""
    rows = [(rule, book.assessments[rule.id, place.id][Question.THRESHOLD].detail) for rule in carded(book, place)]
    met = [label(rule) for rule, detail in rows if isinstance(detail, Rating) and detail.early]
    return f"Not yet due, but already met by the latest numbers: {listed(met)}." if met else ""


def _remark(book: Book, place: Place) -> str:
    """What stands below the table: what its rows share, and which indicators have no row here."""
    common, rows = usual(book, place), carded(book, place)
    without = [label(rule) for rule in book.rules.values() if rule not in rows and not rule.measure.is_narrative]
    said = (
        f"A target not yet due is for {common.ahead} unless another period is named." if common.ahead else "",
        f"Compared with {common.comparator} unless another is named." if common.comparator else "",
        *row_remarks(subject_of(book, rule.id, place) for rule in rows),
        f"No number is known here for {together(without)}." if without else "",
    )
    return " ".join(part for part in said if part)
