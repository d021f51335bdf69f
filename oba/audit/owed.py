"""Who owes what for a round on a day: the numbers of each sender, and the reports that are made to boards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from oba.domain.evidence import Observation
from oba.domain.measure import ALL, RollUp
from oba.domain.outstanding import unsent
from oba.domain.owed import Owed
from oba.domain.period import Period
from oba.domain.place import Places
from oba.domain.plan import Plan, Round
from oba.domain.registers import Report, Return, covering
from oba.domain.rule import Rule

Rows = Callable[[str], Iterable[Observation]]
Came = Mapping[Period, date]


@dataclass(frozen=True, kw_only=True)
class Asking:
    """For which round is asked, and on which day; `rows` gives the rows of an indicator.

    `returns` and `schedule` are as they were known on that day, `rules` those approved by the round's cut-off.
    """

    plan: Plan
    round: Round
    on: date
    rules: Mapping[str, Rule]
    places: Places
    rows: Rows
    returns: tuple[Return, ...]
    schedule: tuple[Report, ...]

    @property
    def since(self) -> date:
        """What came after this day came for the round: the cut-off of the one before, else its quarter's first day."""
        before, quarter = self.plan.round_before(self.round), self.round.quarter
        return before.cut_off if before else quarter.start if quarter else date.min


def owed(asking: Asking) -> tuple[Owed, ...]:
    """Everything owed for the round, in the order of the plan, then of the places, then of time.

    Owed are the numbers of periods that end by the cut-off: at places that returns.csv names for an indicator, and at
    those that have sent its numbers before. What came before the round did is no longer owed.
    """
    numbers = (one for rule in asking.rules.values() for one in _of_rule(rule, asking))
    return (*numbers, *_reports(asking))


def _of_rule(rule: Rule, asking: Asking) -> Iterator[Owed]:
    if rule.newest.draft:
        return
    order, named = {place: n for n, place in enumerate(asking.places.by_id)}, _named(rule, asking)
    sent = _sent(rule, asking)
    for place, group in sorted(sent, key=lambda one: order[one[0]]):
        if place not in named and _is_added_up(place, sent, rule, asking.places):
            continue
        yield from _of_place(rule, place, group, sent[place, group], asking)


def _named(rule: Rule, asking: Asking) -> tuple[str, ...]:
    """The places that returns.csv names for an indicator."""
    return tuple(name for row in asking.returns if row.indicator == rule.id for name in row.places)


def _is_added_up(place: str, sent: Mapping[tuple[str, str], Came], rule: Rule, places: Places) -> bool:
    """Whether those below a place send what is added up to it, and have not sent less than it has itself."""
    if rule.measure.roll_up is not RollUp.SUM:
        return False
    here = [
        (name, period.ordinal) for (name, _), came in sent.items() for period in came if places.lies_in(name, place)
    ]
    own = max((at for name, at in here if name == place), default=None)
    below = [at for name, at in here if name != place]
    return bool(below) and (own is None or max(below) >= own)


def _sent(rule: Rule, asking: Asking) -> Mapping[tuple[str, str], Came]:
    """When the numbers of each place and group came that sends them, or is to send them."""
    found: dict[tuple[str, str], dict[Period, date]] = {}
    inside = [name for name, place in asking.places.by_id.items() if not place.is_comparator]
    for row in asking.rows(rule.id):
        if row.place in inside and row.published <= asking.on and row.period.every is rule.measure.every:
            came = found.setdefault((row.place, row.group), {})
            came[row.period] = min(row.published, came.get(row.period, row.published))
    senders = {place for place, _ in found}
    for place in _named(rule, asking):
        if not any(asking.places.lies_in(sender, place) for sender in senders):
            found |= {(place, group): {} for group in rule.measure.part_groups or (ALL,)}
    return found


def _of_place(rule: Rule, place: str, group: str, came: Came, asking: Asking) -> Iterator[Owed]:
    """What one place owes of an indicator: what came for this round, and what has not come since its last number."""
    row = covering(asking.returns, rule.id, place, asking.places)
    usual = rule.measure.within(asking.plan.policy.expected_within)
    days = timedelta(days=usual if row is None or row.days is None else row.days)
    for period in (*_come(came, asking), *_wanted(rule, place, came, asking)):
        due, day = period.end + days, came.get(period)
        yield Owed(
            sender=row.sender if row else "",
            indicator=rule.id,
            place=place,
            group=group,
            period=period,
            due=due,
            came=day,
            reason=None if day else unsent(due, asking.on),
        )


def _come(came: Came, asking: Asking) -> list[Period]:
    """The periods whose number came since the round before."""
    return sorted((one for one, day in came.items() if day > asking.since), key=lambda one: one.ordinal)


def _wanted(rule: Rule, place: str, came: Came, asking: Asking) -> Iterator[Period]:
    """The periods since a place's last number that end by the cut-off; all of the rule's where it never sent one."""
    last, since = max(came, key=lambda one: one.ordinal, default=None), rule.outline.since
    start = since if since.every is rule.measure.every else next(since.parts(rule.measure.every))
    first = last.shift(1) if last else start
    for period in first.until(first.ordinal + asking.round.cut_off.toordinal()):
        if period.end > asking.round.cut_off:
            return
        if asking.places.by_id[place].counts_in(period):
            yield period


def _reports(asking: Asking) -> Iterator[Owed]:
    """The reports that are due in the round's quarter; one received since the round before is that."""
    quarter, returns = asking.round.quarter, {one.topic: one for one in asking.returns if one.topic}
    for report in asking.schedule:
        if quarter is None or not report.is_due(asking.round):
            continue
        row = returns.get(report.id)
        days = asking.plan.policy.expected_within if row is None or row.days is None else row.days
        due, day = quarter.end + timedelta(days=days), row.received if row else None
        came = day if day and max(asking.since, quarter.start) <= day <= asking.on else None
        yield Owed(
            sender=(row.sender if row else "") or report.sender,
            topic=report.id,
            period=quarter,
            due=due,
            came=came,
            reason=None if came else unsent(due, asking.on),
        )
