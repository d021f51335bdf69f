"""An assessment: every answer about one indicator in one place in one round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from oba.domain.evidence import Figure, Reason
from oba.domain.finding import Finding, Question
from oba.domain.outstanding import Outstanding
from oba.domain.rule import Version
from oba.domain.story import Story

NOT_HELD = frozenset({Reason.NOT_ASKED, Reason.MONITORED})  # said of a number that by design is rated against nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Every answer about one indicator in one place in one round.

    `judged` is the figure of the period judged, None where nothing is known; `version` is the rule's in force for it;
    `outstanding` are the later periods that have ended and whose numbers have not come; `doubted` says that a row of
    the number judged cannot well be right and that nobody has checked it. `updates` are what was written in place of a
    number, for the round and for those before it, the newest first; none where the indicator has a number.
    """

    indicator: str
    place: str
    judged: Figure | None
    version: Version
    findings: Mapping[Question, Finding]
    outstanding: tuple[Outstanding, ...] = ()
    doubted: bool = False
    updates: tuple[Story, ...] = ()

    @property
    def late(self) -> bool:
        """Whether the number of a later period should have come by now."""
        return any(one.is_late for one in self.outstanding)

    def update_for(self, round_: str) -> Story | None:
        """What was written for a round in place of a number; None where nothing has come."""
        return next((one for one in self.updates if one.round == round_), None)

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that the rule asks."""
        return tuple(q for q, finding in self.findings.items() if finding.reason is not Reason.NOT_ASKED)

    @property
    def is_held(self) -> bool:
        """Whether its number is to be rated, and not only watched."""
        return self[Question.THRESHOLD].reason not in NOT_HELD

    @property
    def is_held_to_target(self) -> bool:
        """Whether its number is to be rated against what the plan wants; another place's number is no target."""
        return self.is_held and self.version.threshold.is_wanted

    def __getitem__(self, question: Question) -> Finding:
        """The finding for one question."""
        return self.findings[question]
