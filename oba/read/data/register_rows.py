"""One row of each register, from its cells."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from fractions import Fraction
from typing import NamedTuple, TypedDict

from oba.domain.problem import Where
from oba.domain.registers import (
    FREQUENCIES,
    KINDS,
    LEVELS,
    NOT_STATED,
    RISK_STATUSES,
    STANDINGS,
    STATUSES,
    SUMS,
    WHO,
    Action,
    Clearance,
    Cleared,
    Decision,
    Milestone,
    Report,
    Resource,
    Return,
    Risk,
)
from oba.read.data.register_cells import Cells
from oba.read.text.suggestion import quoted

COST = ("none", "low", "funded")
_DIGEST = re.compile(r"[0-9a-f]{4}(-[0-9a-f]{4}){3}")


class Known(NamedTuple):
    """What the rows of a register may name."""

    indicators: Collection[str]
    outcomes: Collection[str]
    objectives: Collection[str]
    boards: Collection[str]
    places: Collection[str]
    actions: Collection[str] = ()
    topics: Collection[str] = ()
    rounds: Collection[str] = ()


class _Dated(TypedDict):
    """What every dated row begins with."""

    id: str
    known: date
    where: Where
    illustrative: bool


def dated(row: Cells) -> _Dated:
    """What every dated row begins with, from its cells."""
    return {
        "id": row.text("id"),
        "known": row.day("known"),
        "where": row.table.where(row.row),
        "illustrative": row.yes("illustrative"),
    }


def action(row: Cells, known: Known) -> Action:
    """A row of actions.csv; it serves an indicator, an objective, or both."""
    start, due = row.day("start"), row.day("due")
    if due < start and not row.problems:
        row.refuse("G010", "due", f"the action is due on {due}, before it starts on {start}")
    if not row.text("indicator") and not row.text("objective"):
        row.refuse("G005", "indicator", "indicator is empty, and so is objective", "fill one of them.")
    return Action(
        **dated(row),
        indicator=_indicator(row, known),
        objective=row.known("G012", "objective", known.objectives, "an objective of the plan"),
        place=row.known("G003", "place", known.places, "a place of the plan"),
        action=row.needed("action"),
        lead=row.needed("lead"),
        accountable=row.text("accountable"),
        start=start,
        due=due,
        status=row.word("status", STATUSES),
        cost=row.known("G006", "cost", COST, "one of the words allowed", "the words"),
        every_child_matters=row.text("every_child_matters"),
    )


def _indicator(row: Cells, known: Known) -> str:
    return row.known("G001", "indicator", known.indicators, "an indicator")


def _indicators(row: Cells, known: Known, column: str = "indicators") -> tuple[str, ...]:
    return row.several("G001", column, known.indicators, "an indicator")


def _outcome(row: Cells, known: Known) -> str:
    return row.known("G002", "outcome", known.outcomes, "an outcome of the plan", "the plan's outcomes")


def milestone(row: Cells, known: Known) -> Milestone:
    """A row of milestones.csv; it stands under an outcome or under a theme."""
    if not row.text("outcome") and not row.text("theme"):
        row.refuse("G005", "outcome", "outcome is empty, and so is theme", "fill one of them.")
    return Milestone(
        **dated(row),
        outcome=_outcome(row, known),
        year=row.needed("year"),
        milestone=row.needed("milestone"),
        theme=row.text("theme"),
        lead=row.text("lead"),
        due=row.maybe_day("due"),
        progress=row.text("progress"),
        challenged_by=row.several("G013", "challenged_by", known.boards, "a board of the plan"),
        status=row.word("status", STATUSES),
        place=row.known("G003", "place", known.places, "a place of the plan"),
    )


def risk(row: Cells, known: Known) -> Risk:
    """A row of risks.csv."""
    return Risk(
        **dated(row),
        outcome=_outcome(row, known),
        indicators=_indicators(row, known),
        risk=row.needed("risk"),
        likelihood=row.word("likelihood", LEVELS),
        impact=row.word("impact", LEVELS),
        action=row.needed("action"),
        lead=row.text("lead"),
        due=row.maybe_day("due"),
        owner=row.needed("owner"),
        review=row.day("review"),
        status=row.known("G006", "status", RISK_STATUSES, "one of the words allowed", "the words") or RISK_STATUSES[0],
    )


def decision(row: Cells, known: Known) -> Decision:
    """A row of decisions.csv."""
    return Decision(
        **dated(row),
        meeting=row.day("meeting"),
        body=_board(row, "body", known),
        kind=row.word("kind", KINDS),
        text=row.needed("text"),
        indicator=_indicator(row, known),
        action=row.known("G014", "action", known.actions, "the id of an action"),
        who=row.text("who"),
        by=row.maybe_day("by"),
        status=row.word("status", STANDINGS),
        answer=row.text("answer"),
    )


def owed(row: Cells, known: Known) -> Return:
    """A row of returns.csv; it is the return of an indicator's numbers or of a scheduled report."""
    if bool(row.text("indicator")) == bool(row.text("topic")):
        row.refuse("G005", "indicator", "a return is for an indicator or for a topic", "fill one of the two.")
    if row.text("received") and row.text("indicator"):
        row.refuse("G006", "received", "what was received of an indicator is read from its rows", "leave this empty.")
    return Return(
        **dated(row),
        indicator=_indicator(row, known),
        topic=row.known("G014", "topic", known.topics, "the id of a row of schedule.csv"),
        sender=row.needed("sender"),
        places=row.several("G003", "places", known.places, "a place of the plan"),
        days=row.days("days"),
        received=row.maybe_day("received"),
    )


def report(row: Cells, known: Known) -> Report:
    """A row of schedule.csv."""
    return Report(
        **dated(row),
        board=_board(row, "board", known),
        topic=row.needed("topic"),
        sender=row.text("sender"),
        frequency=row.word("frequency", FREQUENCIES),
        months=row.text("months"),
        covers=row.text("covers"),
        indicators=_indicators(row, known),
    )


def _board(row: Cells, column: str, known: Known) -> str:
    row.needed(column)
    return row.known("G013", column, known.boards, "a board of the plan", "the boards of plan.yaml")


def resource(row: Cells, known: Known) -> Resource:
    """A row of resources.csv."""
    return Resource(
        body=row.needed("body"),
        item=row.needed("item"),
        outcome=_outcome(row, known),
        year=row.text("year"),
        million=_million(row),
        status=row.word("status", SUMS),
        note=row.text("note"),
        source=row.text("source"),
        known=row.maybe_day("known"),
        where=row.table.where(row.row),
    )


def clearance(row: Cells, known: Known) -> Clearance:
    """A row of cleared.csv; its words are those that the problem with its text proposed, but for who and when."""
    digest = row.needed("digest")
    if digest and not _DIGEST.fullmatch(digest):
        row.refuse("G016", "digest", f"{quoted(digest)} is not the digest of a text")
    if (by := row.needed("by")) == WHO:
        row.refuse("G005", "by", f"by says {WHO}, which is nobody", "write who has read the text.")
    row.needed("round")
    row.needed("indicator")
    row.known("G003", "place", known.places, "a place of the plan")
    _indicators(row, known, "indicator")
    text = Cleared(
        file=row.needed("file"),
        place=row.text("place"),
        indicator=row.text("indicator"),
        round=row.known("G006", "round", known.rounds, "a round of the plan", "the rounds"),
        digest=digest,
    )
    return Clearance(text=text, by=by, on=row.day("on"), where=row.table.where(row.row))


def _million(row: Cells) -> Fraction | None:
    """The sum, which a row must have unless its status says that none is stated."""
    if row.text("status") != NOT_STATED:
        return row.number("million")
    if row.text("million"):
        row.refuse("G006", "status", "a sum is given, and the status says that none is", "write stated.")
    return None
