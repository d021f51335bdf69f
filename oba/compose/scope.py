"""What the documents of one reader speak of: a book with nothing in it that is not that reader's."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from oba.domain.book import Book
from oba.domain.change import Changes
from oba.domain.plan import Board, Plan
from oba.domain.registers import Registers
from oba.domain.review import Agreed, Review


class _About(Protocol):
    @property
    def indicator(self) -> str: ...


A = TypeVar("A", bound=_About)


def of_places(book: Book) -> Book:
    """What the places' documents speak of: everything but the measures that are a board's own."""
    apart = {outcome.id for outcome in book.plan.outcomes if outcome.board}
    return (
        of_indicators(book, [rule.id for rule in book.rules.values() if rule.outcome not in apart]) if apart else book
    )


def of_board(book: Book, board: Board) -> Book:
    """What the pack of a board apart speaks of: its indicators and measures at the top place, which is then its own.

    No outcome is looked at in depth there. Of the registers the actions and risks that bear on them, the milestones it
    challenges, the reports made to it.
    """
    own = {outcome.id for outcome in book.plan.outcomes if outcome.board == board.id}
    names = [rule.id for rule in book.rules.values() if rule.id in board.indicators or rule.outcome in own]
    found = of_indicators(book, names)
    kept = found.registers
    registers = replace(
        kept,
        actions=tuple(one for one in kept.actions if one.indicator),
        risks=tuple(one for one in kept.risks if one.indicators),
        milestones=tuple(one for one in kept.milestones if board.id in one.challenged_by),
        schedule=tuple(one for one in kept.schedule if one.board == board.id),
        resources=(),
    )
    alike = replace(book.round, in_depth="")
    return replace(found, plan=_at_the_top(book.plan, board, book), registers=registers, round=alike)


def _at_the_top(plan: Plan, board: Board, book: Book) -> Plan:
    """The plan in which the top place is that of the board, whose pack then is laid out as a place's is."""
    top = book.top.id
    others = (replace(one, place="") if one.place == top else one for one in plan.boards if one.id != board.id)
    return replace(plan, boards=(replace(board, place=top, indicators=()), *others))


def of_indicators(book: Book, names: Collection[str]) -> Book:
    """The book with nothing but some of its indicators; the order of everything stays."""
    kept = frozenset(names)
    gone = {rule.where.file for rule in book.rules.values() if rule.id not in kept}
    return replace(
        book,
        rules={name: rule for name, rule in book.rules.items() if name in kept},
        series={key: its for key, its in book.series.items() if key[0] in kept},
        assessments={key: its for key, its in book.assessments.items() if key[0] in kept},
        changes=_changes(book.changes, kept),
        run=_about(book.run, kept),
        registers=_registers(book.registers, kept),
        suppressed=_about(book.suppressed, kept),
        warnings=tuple(one for one in book.warnings if one.where.file not in gone),
        review=_review(book.review, kept),
        illustrative=frozenset(key for key in book.illustrative if key[0] in kept),
    )


def _about(rows: Iterable[A], kept: frozenset[str]) -> tuple[A, ...]:
    return tuple(one for one in rows if one.indicator in kept)


def _changes(changes: Changes, kept: frozenset[str]) -> Changes:
    """A place that came or went is everybody's."""
    return Changes(
        answers=_about(changes.answers, kept),
        numbers=_about(changes.numbers, kept),
        revisions=_about(changes.revisions, kept),
        appearances=tuple(one for one in changes.appearances if one.indicator is None or one.indicator in kept),
        rules=_about(changes.rules, kept),
    )


def _registers(registers: Registers, kept: frozenset[str]) -> Registers:
    """A matter that a board raised stays, about whatever it is; what bears on other indicators alone goes."""
    risks = (replace(one, indicators=tuple(i for i in one.indicators if i in kept)) for one in registers.risks)
    general = {one.id for one in registers.risks if not one.indicators}
    return replace(
        registers,
        actions=tuple(one for one in registers.actions if not one.indicator or one.indicator in kept),
        decisions=tuple(one if one.indicator in kept else replace(one, indicator="") for one in registers.decisions),
        risks=tuple(one for one in risks if one.indicators or one.id in general),
    )


def _review(review: Review, kept: frozenset[str]) -> Review:
    agreed = (
        Agreed(
            period=one.period,
            firm=tuple(key for key in one.firm if key[0] in kept),
            provisional=tuple(key for key in one.provisional if key[0] in kept),
            to_be_agreed=tuple(key for key in one.to_be_agreed if key[0] in kept),
        )
        for one in review.agreed
    )
    return Review(remarks=_about(review.remarks, kept), agreed=tuple(agreed))
