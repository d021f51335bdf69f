"""The numbers that are owed for a round: of which indicator, place, group and period, and by whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta

from oba.audit.owed.asking import Asking
from oba.audit.owed.sent import Key, Sent, sent
from oba.audit.owed.waiting import waiting
from oba.domain.measure import ALL, RollUp
from oba.domain.owed import Owed
from oba.domain.period import Period
from oba.domain.place import Places
from oba.domain.registers import covering
from oba.domain.rule import Rule

_Sent = Mapping[Key, Sent]


def numbers(asking: Asking) -> Iterator[Owed]:
    """Every number owed, in the order of the plan, then of the places, then of time; also what came for the round.

    Owed are the numbers that can be known by the cut-off: of places that returns.csv names for an indicator, of those
    that have sent its numbers before, and of those that the answers wait for. A part of a number is not the number.
    What came for an earlier round is given where its sender may have more to say of it.
    """
    for rule in asking.rules.values():
        if not rule.newest.draft and not rule.measure.is_narrative:
            yield from _of_rule(rule, asking)


def _of_rule(rule: Rule, asking: Asking) -> Iterator[Owed]:
    order, named = {place: n for n, place in enumerate(asking.places.by_id)}, _named(rule, asking)
    known = _senders(rule, asking)
    waited: dict[Key, set[Period]] = {}
    for place, period in waiting(rule, asking):
        for group in rule.measure.part_groups:
            waited.setdefault((place, group), set()).add(period)
    for place, group in sorted({*known, *waited}, key=lambda one: order[one[0]]):
        if place not in named and _is_added_up(place, known, {*known, *waited}, rule, asking.places):
            continue
        its = known.get((place, group), Sent())
        asked = {*_wanted(rule, place, its, asking)} if (place, group) in known else set()
        lacking = {*asked, *waited.get((place, group), ())} - its.whole.keys()
        yield from _of_place(rule, place, group, its, lacking, asking)


def _named(rule: Rule, asking: Asking) -> tuple[str, ...]:
    """The places that returns.csv names for an indicator."""
    return tuple(name for row in asking.returns if row.indicator == rule.id for name in row.places)


def _is_added_up(place: str, known: _Sent, asked: Collection[Key], rule: Rule, places: Places) -> bool:
    """Whether those below a place send what is added up to it, and have not sent less than it has itself.

    A place that never sent its own is added up as soon as any below it is asked.
    """
    if rule.measure.roll_up is not RollUp.SUM:
        return False
    own = max((its.last.ordinal for (name, _), its in known.items() if name == place and its.last), default=None)
    below = {name for name in places.by_id if name != place and places.lies_in(name, place)}
    if own is None:
        return any(name in below for name, _ in asked)
    return any(its.last.ordinal >= own for (name, _), its in known.items() if its.last and name in below)


def _senders(rule: Rule, asking: Asking) -> _Sent:
    """What each place and group has sent that sends numbers, or is to; comparators are not asked."""
    inside = [name for name, place in asking.places.by_id.items() if not place.is_comparator]
    every = sent(asking.rows(rule.id), rule.measure, asking.on)
    found = {key: its for key, its in every.items() if key[0] in inside}
    senders = {place for place, _ in found}
    for place in _named(rule, asking):
        if not any(asking.places.lies_in(sender, place) for sender in senders):
            found |= {(place, group): Sent() for group in rule.measure.part_groups or (ALL,)}
    return found


def _of_place(rule: Rule, place: str, group: str, its: Sent, lacking: set[Period], asking: Asking) -> Iterator[Owed]:
    """What one place owes of an indicator, and what it has sent that is still spoken of, in order of time."""
    row = covering(asking.returns, rule.id, place, asking.places)
    usual = rule.measure.within(asking.plan.policy.expected_within)
    days = timedelta(days=usual if row is None or row.days is None else row.days)
    new = {one for one, day in its.whole.items() if day > asking.since}
    for period in sorted({*new, *its.offered, *lacking}, key=lambda one: one.end):
        due, day = period.end + days, its.whole.get(period)
        yield Owed(
            sender=row.sender if row else "",
            indicator=rule.id,
            place=place,
            group=group,
            period=period,
            due=due,
            came=day,
            part=its.parts.get(period),
            reason=None if day else asking.reason(due),
            unavailable=period in its.unavailable,
            open=day is None or period in its.offered,
            earlier=day is not None and period not in new,
        )


def _wanted(rule: Rule, place: str, its: Sent, asking: Asking) -> Iterator[Period]:
    """The periods of which a place has sent a part only, and those since its last number that can be known.

    That is by the cut-off, when they have ended or their year's numbers are collected; all of the rule's, or since the
    first part, where it never sent one.
    """
    close, since, measure = asking.round.cut_off, rule.outline.since, rule.measure
    yield from (one for one in its.parts if measure.collected(one) <= close)
    start = since if since.every is measure.every else next(since.parts(measure.every))
    first = its.last.shift(1) if its.last else min(its.parts, key=lambda one: one.ordinal, default=start)
    for period in first.until(first.ordinal + close.toordinal()):
        if measure.collected(period) > close:
            return
        if asking.places.by_id[place].counts_in(period):
            yield period
