"""What a board was asked to decide is entered once its meeting is over, or somebody is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from oba.audit.unrecorded import unrecorded
from oba.domain.registers import STANDINGS, Decision
from tests.build import WHERE

MEETING = date(2010, 11, 10)
ASKED = Decision(
    id="d1", known=date(2010, 10, 8), meeting=MEETING, body="trust-board", kind="decision", text="Who holds the list",
    indicator="", action="", who="", by=None, status="asked", answer="", where=WHERE,
)  # fmt: skip


@pytest.mark.parametrize("status", STANDINGS)
def test_only_what_is_still_asked_after_its_meeting_is_told(status: str) -> None:
    """On the day itself it may yet be entered; whatever says how it stands is entered."""
    matter = replace(ASKED, status=status)
    assert unrecorded([matter], MEETING) == ()
    told = unrecorded([matter], MEETING + timedelta(days=1))
    assert [one.code for one in told] == (["A018"] if status == "asked" else [])
