"""What stands first on a poster: the plan, its vision in two sizes, and what its partners promise."""

from __future__ import annotations

import re
from dataclasses import dataclass

from oba.domain.plan import Plan

_LONG = 120  # letters that are read in one look
_STOP = re.compile(r"[.;:,](?= )")


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterOpening:
    """The first part of a poster; `level` says in which of its sizes it is set."""

    plan: str
    lead: str
    rest: str
    promises: tuple[str, ...]
    level: int


def in_two(vision: str) -> tuple[str, str]:
    """A vision as its beginning, in large type, and the rest: cut where it pauses last within its first 120 letters.

    One that is short, or pauses nowhere, is not cut. The new line stands for a comma.
    """
    if len(vision) <= _LONG:
        return vision, ""
    pauses = [found.end() for found in _STOP.finditer(vision) if found.end() <= _LONG]
    return (vision[: pauses[-1]].rstrip(",;:"), vision[pauses[-1] :].strip()) if pauses else (vision, "")


def poster_opening(plan: Plan, level: int) -> PosterOpening:
    """The first part of a plan's poster, set in the sizes of a level."""
    lead, rest = in_two(plan.vision)
    return PosterOpening(plan=plan.title, lead=lead, rest=rest, promises=plan.commitments, level=level)
