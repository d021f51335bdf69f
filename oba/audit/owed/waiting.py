"""What the answers of a round wait for: each place whose own number they call awaited or late."""

from __future__ import annotations

from collections.abc import Iterator

from oba.assess.outstanding import calendar, outstanding
from oba.audit.owed.asking import Asking
from oba.domain.evidence import Reason, Series
from oba.domain.outstanding import Expected
from oba.domain.period import Period
from oba.domain.rule import Rule
from oba.rollup.own_figures import known
from oba.rollup.series import roll_up

_WAITS = (Reason.AWAITED, Reason.LATE)


def waiting(rule: Rule, asking: Asking) -> Iterator[tuple[str, Period]]:
    """The places and periods whose number the answers miss, from what is known on the day; each may come twice."""
    close = asking.round.cut_off
    series = roll_up(rule, known(asking.rows(rule.id), asking.on), asking.places, asking.plan.groups)[0]
    dates = calendar(rule.measure, asking.places, series, asking.plan.policy, close, Expected())
    for place in asking.places.documented:
        judged = series.get(place.id, Series(indicator=rule.id, place=place.id)).latest
        version = rule.version_for(judged.period if judged else None, close) or rule.outline
        for one in () if version.draft else outstanding(place, version.since, dates):
            yield from ((lack.place, one.period) for lack in one.absences if lack.reason in _WAITS)
