"""A whole round: the five questions of every indicator at every place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.second_reading.baseline import baseline
from tests.second_reading.case import Answer, Case
from tests.second_reading.comparators import Said, each, headline
from tests.second_reading.derived import series_of
from tests.second_reading.direction import direction
from tests.second_reading.files import Tree, lines, observation_lines, rule_trees, tree
from tests.second_reading.groups import declared, exhaustive, with_everyone
from tests.second_reading.numbers import Series, missing, withheld
from tests.second_reading.path import goal, targets
from tests.second_reading.periods import Period
from tests.second_reading.places import Map, Place, place
from tests.second_reading.rows import Row, known, row
from tests.second_reading.rules import Policy, Round, Rule, Version, policy, rounds, rule
from tests.second_reading.sums import Evidence
from tests.second_reading.threshold import threshold
from tests.second_reading.trajectory import trajectory
from tests.second_reading.years import by_place

Key = tuple[str, str, str]
Hidden = frozenset[tuple[str, str, str, str]]


@dataclass(frozen=True)
class Files:
    """All that a plan's files say."""

    rounds: list[Round]
    policy: Policy
    rules: list[Rule]
    places: Map
    rows: Mapping[str, list[Row]]
    groups: list[str]
    exhaustive: list[list[str]]


def read(root: Path, plan: str) -> Files:
    """Read the files of a plan."""
    written: Tree = tree(root / "rules" / plan / "plan.yaml")
    tiers = [(one["id"], one["documents"] == "yes") for one in written["tiers"]]
    every = [place(one) for one in lines(root / "data" / plan / "places.csv")]
    rules = [rule(one) for one in rule_trees(root, plan) if one["measure"]["kind"] != "narrative"]  # asks nothing
    cells = observation_lines(root, plan)
    return Files(
        rounds=rounds(written),
        policy=policy(written),
        rules=rules,
        places=Map(
            {one.id: one for one in every},
            tuple(name for name, _ in tiers),
            frozenset(name for name, documents in tiers if documents),
        ),
        rows={one.id: [row(cell, one.measure) for cell in cells if cell["indicator"] == one.id] for one in rules},
        groups=declared(written),
        exhaustive=exhaustive(written),
    )


@dataclass(frozen=True)
class Reading:
    """One indicator in one round: its series of parts and of whole years after disclosure control."""

    files: Files
    rule: Rule
    when: Round
    evidence: Evidence
    parts: Mapping[str, Series]
    years: Mapping[str, Series]
    hidden: Hidden

    def answers(self, at_place: Place) -> tuple[dict[str, Answer], dict[str, Said]]:
        """The five answers at a place, and what is said beside each comparator."""
        judged = _judged(self.parts[at_place.id])
        version = self.rule.in_force(judged or self._now(), self.when.cut_off)
        asked = _asked(version or self.rule.versions[0])
        case = self._case(at_place, version or self.rule.versions[0], judged, self.parts) if judged else None
        value = case.number.value if case else None
        none = self._never_sent(at_place) if case is None else case.number.reason
        reason = none if version else "no approved rule"
        beside = each(case) if case and not reason and "comparators" in asked else {}
        unsaid = Answer(reason=reason, period=judged, value=value)
        found = {name: self._answer(name, case, beside) if case and not reason else unsaid for name in asked}
        return {
            name: found.get(name, Answer(reason="not asked", period=judged, value=value)) for name in QUESTIONS
        }, beside

    def groups(self, at_place: Place) -> dict[str, Answer]:
        """Each declared group's number: in the period judged if any has one there, else in the latest that any has."""
        every = {group: self.evidence.series(at_place.id, group) for group in self.files.groups}
        some = {group: series for group, series in every.items() if series}
        periods = {at for series in some.values() for at in series}
        judged = _judged(self.parts[at_place.id])
        if not periods:
            return {}
        at = judged if judged in periods else max(periods)
        numbers = {group: series.get(at, missing("not collected")) for group, series in some.items()}
        here = (self.rule.id, at_place.id, at.label)
        shown = {group: withheld(one) if (*here, group) in self.hidden else one for group, one in numbers.items()}
        return {group: Answer(reason=one.reason, period=at, value=one.value) for group, one in shown.items()}

    def _answer(self, name: str, case: Case, beside: dict[str, Said]) -> Answer:
        if self._by_year(case, name):
            year = _judged(self.years[case.place.id])
            if year is None and name == "trajectory" and goal(targets(case)) is None:
                return Answer("", trajectory(case)[1], case.at, case.number.value)  # whether a year is whole or not
            if year is None:
                return Answer(reason="not yet due", period=case.at, value=case.number.value)
            case = self._case(case.place, case.version, year, self.years)
            if case.number.reason:
                return Answer(reason=case.number.reason, period=year)
        answer, reason = headline(beside) if name == "comparators" else _ASKED[name](case)
        return Answer(answer, reason, case.at, case.number.value)

    def _by_year(self, case: Case, name: str) -> bool:
        return name in ("threshold", "trajectory") and bool(case.measured.written.get("year_is"))

    def _case(self, at_place: Place, version: Version, judged: Period, every: Mapping[str, Series]) -> Case:
        return Case(
            measured=self.rule.measure,
            version=version,
            policy=self.files.policy,
            place=at_place,
            every=every,
            places=self.files.places.places,
            at=judged,
            number=every[at_place.id][judged],
        )

    def _never_sent(self, at_place: Place) -> str:
        """Why a place has sent nothing: it came too late, is owed for any period of the rule, or was never expected."""
        if any(name == at_place.id for name, _ in self.evidence.later):
            return "published after the cut-off"
        at, owed = self._now(), set[str]()
        while at.last_day <= self.when.cut_off and at.start >= self.rule.begins:
            owed.add(self.evidence.absent(at_place.id, at))
            at = at.shifted(-1)
        return "late" if "late" in owed else "awaited" if owed else "not collected"

    def _now(self) -> Period:
        """The latest period that has ended by the cut-off since the rule began; its first if none has."""
        counted, cut_off = self.rule.measure.calendar, self.when.cut_off
        at = Period(self.rule.begins, counted)
        while at.shifted(1).last_day <= cut_off:
            at = at.shifted(1)
        return at


QUESTIONS = ("direction", "threshold", "baseline", "trajectory", "comparators")
_ASKED: Mapping[str, Callable[[Case], Said]] = {
    "direction": direction,
    "threshold": threshold,
    "baseline": baseline,
    "trajectory": trajectory,
}


def readings(files: Files, when: Round, hidden: Hidden) -> Iterator[Reading]:
    """Every indicator of a round; `hidden` names what is withheld: indicator, place, period, group."""
    last = max(one.cut_off for one in files.rounds)
    for one in files.rules:
        rows = files.rows[one.id]
        heard = {row_.place for row_ in rows if row_.published <= when.cut_off}
        new = (row_ for row_ in rows if row_.published > last and row_.place not in heard)
        later = {(row_.place, row_.period) for row_ in new if when.cut_off == last}
        within = int(one.measure.written.get("expected_within", files.policy.expected_within))
        own = with_everyone(known(rows, one.measure, when.cut_off), files.exhaustive, one.measure)
        evidence = Evidence(one.measure, files.places, own, when.cut_off, within, one.begins, frozenset(later))
        parts, years = by_place(series_of(evidence), one.measure)
        shown = _shown(parts, one, hidden), _shown(years, one, hidden)
        yield Reading(files, one, when, evidence, *shown, hidden)


def _shown(every: Mapping[str, Series], one: Rule, hidden: Hidden) -> dict[str, Series]:
    """The series less what is withheld; a moving number goes with any period it covers, a year with any part of it."""
    away = {(place_, label) for indicator, place_, label, group in hidden if (indicator, group) == (one.id, "all")}
    return {
        name: {at: withheld(x) if _goes(name, at, one, away) else x for at, x in its.items()}
        for name, its in every.items()
    }


def _goes(name: str, at: Period, one: Rule, away: set[tuple[str, str]]) -> bool:
    covered = [at.shifted(-back) for back in range(one.measure.over)]
    months = one.measure.calendar.months
    inside = [Period(month, one.measure.calendar) for month in range(at.start, at.after, months)]
    return any((name, each_.label) in away for each_ in (*covered, *inside))


def _judged(series: Series) -> Period | None:
    """The latest period with a row of its own or a complete sum; without either the latest with any part."""
    sound = [at for at, one in series.items() if one.own or one.whole]
    return max(sound or series, default=None)


def _asked(version: Version) -> frozenset[str]:
    """What a version asks: a target is asked about wherever there are targets."""
    keys = {name for name in QUESTIONS if name in version.written}
    return frozenset(keys | {"threshold"} if "trajectory" in keys else keys)
