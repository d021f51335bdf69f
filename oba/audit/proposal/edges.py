"""The edges of a rating: just met and just missed, the edge of amber and just beyond it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from oba.assess.bands import WORST_FIRST
from oba.audit.proposal.situation import Setting, Situation
from oba.audit.proposal.survey import Edge, Survey, Trial
from oba.audit.proposal.wanted import has_amber
from oba.domain.finding import Answer, Question
from oba.domain.plan import Policy
from oba.domain.target import Target
from oba.words import listed


class Shown(NamedTuple):
    """A trial, and what it shows."""

    trial: Trial
    why: tuple[str, ...]


class _Side(NamedTuple):
    """A number on one side of an edge, and which side it is."""

    trial: Trial
    says: str


class Rated(NamedTuple):
    """The trials on both sides of every edge of a rating, and a sentence for each side and target without one."""

    shown: tuple[Shown, ...]
    missing: tuple[str, ...]


_ORDER = ("just meets", "just misses", "on the edge of amber, short of", "just beyond amber, short of")


def rating_edges(setting: Setting, policy: Policy) -> Rated:
    """Both sides of every edge of a rating: of the first target of each kind, or of what stands in a target's place."""
    shown: list[Shown] = []
    missing: list[str] = []
    chosen, others = _targets(setting)
    for target in chosen:
        sides = [side for edge in _edges(setting, policy, target) for side in _sides(edge)]
        standard = _standard(setting, target)
        shown += _shown(sides, standard)
        missing += _unmet(setting, {side.says for side in sides}, standard)
    if others:
        words = "edge of the target" if len(others) == 1 else "edges of the targets"
        periods = listed([target.period.label for target in others])
        missing.append(f"the {words} for {periods}, judged in the same way.")
    return Rated(tuple(shown), tuple(missing))


def _shown(sides: Iterable[_Side], standard: str) -> Iterable[Shown]:
    """Each trial once, with all the sides it stands on, those of green first."""
    found: dict[int, Shown] = {}
    for side in sorted(sides, key=lambda side: _ORDER.index(side.says)):
        before = found.get(id(side.trial), Shown(side.trial, ()))
        says = f"{side.says} {standard}: {side.trial.answer(Question.THRESHOLD)}"
        found[id(side.trial)] = Shown(side.trial, (*before.why, says))
    return found.values()


def _unmet(setting: Setting, found: Collection[str], standard: str) -> Iterator[str]:
    """A sentence for each side of an edge on which no number lies that was tried."""
    for side in _ORDER if has_amber(setting.version) else _ORDER[:2]:
        if side not in found:
            yield f"no number that was tried {'is ' * (side in _ORDER[2:])}{side} {standard}."


def _targets(setting: Setting) -> tuple[list[Target | None], list[Target]]:
    """The first target of each kind that judges a period of the version, and those like them.

    None in its place where a planned value or a comparator's number is what is rated against.
    """
    if setting.version.threshold.against != "target":
        return [None], []
    first: dict[str, Target] = {}
    others: list[Target] = []
    for target in setting.version.trajectory.targets:
        governed = setting.rule.version_for(target.period.last_of(setting.rule.measure.every)) is setting.version
        if not (target.aim.numeric and governed):
            continue
        if not setting.judges(target) or first.setdefault(target.aim.word, target) is not target:
            others.append(target)
    return list(first.values()), others


def _edges(setting: Setting, policy: Policy, target: Target | None) -> list[Edge]:
    """The edges between two ratings where the number stands alone, else where it has a past."""
    for situation in _situations(setting, target):
        survey = Survey(situation=situation, places=setting.places, policy=policy)
        rated = (e for e in survey.edges(Question.THRESHOLD) if all(t.answer(Question.THRESHOLD) for t in e))
        if found := list(rated):
            return found
    return []


def _situations(setting: Setting, target: Target | None) -> Iterator[Situation]:
    if target is None:
        yield from (setting.alone(judged) for judged in setting.judged)
        yield from setting.with_past()
        return
    end = target.aim.high if target.aim.low is None else target.aim.low
    at = None if end is None else setting.line.at(end)
    judged = target.period.last_of(setting.rule.measure.every)
    yield setting.alone(judged, at)
    yield from (one for one in setting.with_past() if one.judged[-1] == judged)


def _standard(setting: Setting, target: Target | None) -> str:
    """What a number is rated against, in words."""
    if target:
        return f"the target for {target.period.label}, {target.aim}"
    against = setting.version.threshold.against
    return "the planned value" if against == "trajectory" else setting.places.by_id[against].name


def _sides(edge: Edge) -> Iterator[_Side]:
    """What each side of an edge shows."""
    worse, better = sorted(edge, key=lambda trial: WORST_FIRST.index(Answer(trial.answer(Question.THRESHOLD))))
    met = better.answer(Question.THRESHOLD) == Answer.GREEN
    yield _Side(better, _ORDER[0] if met else _ORDER[2])
    yield _Side(worse, _ORDER[1] if met else _ORDER[3])
