"""The because of a finding: the steps of its working, worded when somebody asks why."""

from __future__ import annotations

from dataclasses import dataclass

from oba.domain.citation import Citation
from oba.domain.finding.arithmetic import NOTHING, Arithmetic
from oba.domain.finding.asked import WhenAsked


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the working, in a plain sentence, with what it rests on and its arithmetic."""

    says: str
    cites: tuple[Citation, ...] = ()
    arithmetic: Arithmetic = NOTHING


class Because(WhenAsked[Step]):
    """The steps of a working: most answers of a country are never asked why."""

    __slots__ = ()
