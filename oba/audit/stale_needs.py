"""Facts of the needs analysis that nobody has looked at for over a year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from oba.domain.catalogue import problem
from oba.domain.problem import Problem
from oba.domain.registers import Need
from oba.words import day, listed
from oba.words.lists import how_many

_NAMED = 6


def stale_needs(needs: Iterable[Need], when: date) -> tuple[Problem, ...]:
    """One warning for all of them, with the longest unseen first."""
    found = sorted((one for one in needs if one.is_stale(when)), key=lambda one: one.looked_at)
    if not found:
        return ()
    more = len(found) - _NAMED
    names = [one.id for one in found[:_NAMED]] + ([f"{more} more"] if more > 0 else [])
    what = f"{how_many(len(found), 'fact')} last looked at on {day(found[0].looked_at)} or since: {listed(names)}"
    return (problem("A075", found[0].where, what),)
