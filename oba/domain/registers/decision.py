"""What a meeting settled, questioned or asked for, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oba.domain.registers.entry import DONE, Entry

KINDS = ("decision", "challenge", "request", "change")
ASKED, OPEN, IN_PART, NOT_DONE, WITHDRAWN = "asked", "open", "in part", "not done", "withdrawn"
STANDINGS = (ASKED, OPEN, IN_PART, DONE, NOT_DONE, WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Entry):
    """One matter of one board's meeting; its `kind` is decision, challenge, request or change to the delivery plan.

    `status` is *asked* while it is put to a coming meeting and the board has yet to decide; afterwards it says how far
    it has come, and `answer` what came of it in words. `action` names a row of the delivery plan; `by` is None where
    no day was set.
    """

    meeting: date
    body: str
    kind: str
    text: str
    indicator: str
    action: str
    who: str
    by: date | None
    status: str
    answer: str

    @property
    def is_asked(self) -> bool:
        """Whether the board has yet to decide it."""
        return self.status == ASKED

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to answer for it: it was settled, and not yet done or withdrawn."""
        return self.status not in (ASKED, DONE, WITHDRAWN)

    def is_late(self, when: date) -> bool:
        """Whether it is open after the day that was set; on that day itself it is in time."""
        return self.is_open and self.by is not None and self.by < when
