"""The updates in words that are owed for a round: one for each measure without a number, by the cut-off."""

from __future__ import annotations

from collections.abc import Iterator

from oba.audit.owed.asking import Asking
from oba.domain.measure import ALL
from oba.domain.owed import Owed
from oba.domain.registers import covering


def updates(asking: Asking) -> Iterator[Owed]:
    """The round's update of every measure told in words, in the plan's order; a workbook has no line for it.

    One that is there by the cut-off, or by the day that is asked for, has come; later texts are the round's own.
    """
    quarter, top = asking.round.quarter, asking.places.top
    told = {one.indicator: one.written for one in asking.stories if one.update and top and one.place == top.id}
    for rule in asking.rules.values() if quarter and top else ():
        if not rule.measure.is_narrative or rule.newest.draft or quarter is None or top is None:
            continue
        row, due, day = covering(asking.returns, rule.id, top.id, asking.places), asking.round.cut_off, None
        if (written := told.get(rule.id)) and (written <= asking.on or asking.on >= due):
            day = written
        yield Owed(
            sender=row.sender if row else "",
            indicator=rule.id,
            group=ALL,
            period=quarter,
            due=due,
            came=day,
            reason=None if day else asking.reason(due),
            open=False,
        )
