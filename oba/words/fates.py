"""What became of a matter that a board settled, questioned or asked for: a shape and a word, one row a status."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from oba.domain.registers import ASKED, DONE, IN_PART, LATE, NOT_DONE, OPEN, WITHDRAWN, Decision
from oba.words.answers import Tone
from oba.words.marks import Mark

# The gravest first: the order in which a board reads them.
_FATES: Mapping[str, Mark] = MappingProxyType({
    NOT_DONE: Mark("■", "Not done", Tone.RED),
    LATE: Mark("▼", "Late", Tone.CONCERN),
    IN_PART: Mark("◆", "In part", Tone.AMBER),
    OPEN: Mark("○", "Open", Tone.WAITING),
    ASKED: Mark("○", "Asked", Tone.WAITING),
    DONE: Mark("●", "Done", Tone.GREEN),
    WITHDRAWN: Mark("⊖", "Withdrawn", Tone.NONE),
})  # fmt: skip


def fate(decision: Decision, when: date) -> Mark:
    """Show what has become of it by a day; one that is merely open after its own day is *late*."""
    return _FATES[_status(decision, when)]


def gravity(decision: Decision, when: date) -> int:
    """Its place among others, from 0: not done, late, in part, open, done, withdrawn."""
    return tuple(_FATES).index(_status(decision, when))


def _status(decision: Decision, when: date) -> str:
    return LATE if decision.status == OPEN and decision.is_late(when) else decision.status
