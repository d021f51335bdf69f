"""Stories that were carried over from an earlier round and that nobody has read again."""

from __future__ import annotations

from collections.abc import Iterable

from oba.domain.catalogue import problem
from oba.domain.plan import Round
from oba.domain.problem import Problem
from oba.domain.story import Story
from oba.words import listed


def unreviewed(stories: Iterable[Story], now: Round) -> tuple[Problem, ...]:
    """One warning for all of a round's stories that were carried over and not yet reviewed."""
    found = [story for story in stories if story.round == now.id and not story.is_reviewed]
    if not found:
        return ()
    which = listed(sorted({f"{story.indicator} in {story.place}" for story in found}))
    return (problem("A017", found[0].where, f"not yet reviewed for {now.id}: {which}"),)
