"""Boards whose packs have a cover sheet, and what nobody has written for it."""

from __future__ import annotations

from collections.abc import Iterable

from oba.domain.catalogue import problem
from oba.domain.paper import PAPER_HEADINGS, Paper
from oba.domain.plan import Plan, Round
from oba.domain.problem import Problem
from oba.words import listed


def lacking_papers(plan: Plan, papers: Iterable[Paper], now: Round) -> tuple[Problem, ...]:
    """A warning for every board with a cover sheet that meets for a round and whose paper lacks anything."""
    there = {one.board: one for one in papers if one.round == now.id}
    found: list[Problem] = []
    for board in plan.boards:
        if not board.cover or now.meeting_of(board) is None:
            continue
        paper = there.get(board.id)
        lacking = paper.lacking if paper else PAPER_HEADINGS
        if lacking:
            where = paper.where if paper else board.where or plan.where
            what = (
                f"the cover sheet for {board.id} in {now.id} says nothing of {listed([it.lower() for it in lacking])}"
            )
            found.append(problem("A072", where, what))
    return tuple(found)
