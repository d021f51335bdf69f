"""What a version of a rule may not say: words against the direction, amber without room."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from oba.domain.measure import Kind
from oba.domain.problem import Problem
from oba.domain.rule import Better, With, Within
from oba.domain.target import STRICT, Aim, Word
from oba.read.rulebook.chance_checks import check_tests
from oba.read.rulebook.draft import Draft
from oba.read.rulebook.path_checks import check_baseline, check_trajectory
from oba.read.rulebook.year_checks import check_years
from oba.read.text.marks import Path
from oba.read.text.suggestion import quoted
from oba.words import listed

MOST_COMPARATORS = 8
_PART_OF_A_COUNT = "areas: as county holds the count of a part against the target of the whole"
_FREE = (Word.MONITOR, Word.TO_BE_AGREED)
_WORDS = {
    Better.HIGHER: (Word.AT_LEAST, Word.ABOVE, Word.INCREASE, *_FREE),
    Better.LOWER: (Word.AT_MOST, Word.BELOW, Word.REDUCE, *_FREE),
    Better.NEARER: _FREE,
    Better.NONE: _FREE,
}
_AMBER_WORDS = {
    Better.HIGHER: (Word.AT_LEAST, Word.ABOVE),
    Better.LOWER: (Word.AT_MOST, Word.BELOW),
    Better.NEARER: (Word.BETWEEN,),
}


def check_version(draft: Draft) -> Iterator[Problem]:
    """Everything that is wrong with one version taken by itself."""
    yield from _direction(draft)
    yield from _targets(draft)
    yield from _against(draft)
    yield from _areas(draft)
    yield from _amber(draft)
    yield from check_tests(draft)
    yield from check_years(draft)
    if draft.version.baseline:
        yield from check_baseline(draft, draft.version.baseline)
    if draft.version.trajectory:
        yield from check_trajectory(draft, draft.version.trajectory)
    yield from _named(draft)


def _direction(draft: Draft) -> Iterator[Problem]:
    direction, trajectory = draft.version.direction, draft.version.trajectory
    if direction is None:
        return
    nearer = direction.better is Better.NEARER
    if nearer and direction.aim is None:
        mend = "add aim: 25, or aim: between 20 and 30."
        yield draft.problem("041", ("direction",), "better: nearer needs an aim", mend, key=True)
    if direction.aim and not nearer:
        yield draft.problem("041", ("direction", "aim"), f"better: {direction.better} has no aim", key=True)
    if direction.aim:
        yield from _fits(draft, ("direction", "aim"), direction.aim)
    if direction.compare_with and direction.compare_with.what is With.START and not (trajectory and trajectory.start):
        what = "compare_with: start needs a trajectory with a start"
        yield draft.problem("050", ("direction", "compare_with"), what, "add trajectory: {start: {period: ...}}.")


def _against(draft: Draft) -> Iterator[Problem]:
    """A number can be held against a planned value only where something is planned."""
    threshold = draft.version.threshold
    if threshold and threshold.against == "trajectory" and not draft.has("trajectory"):
        yield draft.problem("050", ("threshold", "against"), "against: trajectory needs a trajectory")


def _areas(draft: Draft) -> Iterator[Problem]:
    """A part of a place has a part of its children: no count of them is held against the whole's target."""
    threshold = draft.version.threshold
    if threshold and threshold.areas and draft.measure.kind is Kind.COUNT:
        yield draft.problem("046", ("threshold", "areas"), _PART_OF_A_COUNT)


def _targets(draft: Draft) -> Iterator[Problem]:
    for path, _, target in draft.targets():
        aim = target.target.aim
        yield from _fits(draft, path, aim)
        if words := _contradiction(draft, aim):
            yield draft.problem("040", path, *words)


def _fits(draft: Draft, path: Path, aim: Aim) -> Iterator[Problem]:
    """A number has no more decimals than the measure, and is one that the measure can be."""
    decimals = draft.measure.decimals
    if aim.decimals > decimals:
        what = f"{quoted(str(aim))} has {aim.decimals} decimals, and the measure has {decimals}"
        yield draft.problem("035", path, what)
    if not (draft.can_be(aim.low) and draft.can_be(aim.high)):
        yield draft.problem("036", path, f"{quoted(str(aim))} is outside what the measure can be")


def _contradiction(draft: Draft, aim: Aim) -> tuple[str, str] | None:
    """What is wrong with a target's word, seen from the direction, and the mend."""
    direction = draft.version.direction
    if direction is None or aim.word in _WORDS[direction.better] or _only_way(draft, aim):
        return None
    if direction.better is Better.NEARER and aim.word in (Word.EXACTLY, Word.BETWEEN):
        if direction.aim is None or (aim.low, aim.high) == (direction.aim.low, direction.aim.high):
            return None
        return f"{quoted(str(aim))} is not the aim of the direction", f"write {direction.aim}, monitor or to be agreed."
    words = listed([word.value for word in _WORDS[direction.better]], "or")
    return f"{quoted(str(aim))} contradicts better: {direction.better}", f"write {words}; or correct better."


def _only_way(draft: Draft, aim: Aim) -> bool:
    """Whether 'exactly' names the best number there can be, so that it never contradicts the direction."""
    least, most = draft.measure.bounds
    best = {Better.LOWER: least, Better.HIGHER: most}
    direction = draft.version.direction
    return bool(direction and aim.word is Word.EXACTLY and aim.low == best.get(direction.better, "none"))


def _amber(draft: Draft) -> Iterator[Problem]:
    threshold, direction = draft.version.threshold, draft.version.direction
    amber = threshold.amber if threshold else None
    if threshold is None or amber is None or direction is None:
        return
    path = ("threshold", "amber")
    if direction.better is Better.NONE:
        yield draft.problem("044", path, "amber has no meaning where better is none")
    elif amber.aim:
        yield from _amber_value(draft, amber.aim, direction.better, judged=threshold.against == "target")
    elif amber.amount <= 0:
        yield draft.problem("043", path, "amber is no wider than nothing", "write a width above 0, or none.")
    elif amber.within is Within.PERCENT:
        yield from _amber_percent(draft)


def _amber_percent(draft: Draft) -> Iterator[Problem]:
    least, path = draft.measure.bounds[0], ("threshold", "amber")
    if least is None or least < 0:
        yield draft.problem("042", path, "amber cannot be a percentage where the measure can be below 0")
    for where, _, target in draft.targets():
        aim = target.target.aim
        if 0 in (aim.low, aim.high):
            line = draft.typed.at((*draft.path, *where)).line
            yield draft.problem("042", path, f"amber cannot be a percentage of the target on line {line}, which is 0")


def _amber_value(draft: Draft, aim: Aim, better: Better, *, judged: bool) -> Iterator[Problem]:
    path = ("threshold", "amber")
    yield from _fits(draft, path, aim)
    words = _AMBER_WORDS[better]
    if aim.word not in words:
        mend = f"begin amber with {listed([word.value for word in words], 'or')}."
        yield draft.problem("043", path, f"amber {quoted(str(aim))} does not fit better: {better}", mend)
        return
    for where, _, target in draft.targets() if judged else ():
        if target.target.aim.numeric and not _wider(aim, target.target.aim):
            line = draft.typed.at((*draft.path, *where)).line
            what = f"amber {quoted(str(aim))} leaves no room beyond {quoted(str(target.target.aim))} on line {line}"
            yield draft.problem("043", path, what)


def _wider(amber: Aim, target: Aim) -> bool:
    """Whether amber takes in all that meets the target, and more."""
    ends = [_beyond(_reach(amber, sign), _reach(target, sign)) for sign in (-1, 1)]
    return min(ends) >= 0 and max(ends) > 0


def _reach(aim: Aim, sign: int) -> tuple[Fraction, bool] | None:
    """How far an aim reaches on one side, and whether it includes its end; None where it goes on for ever."""
    end = aim.high if sign > 0 else aim.low
    return None if end is None else (sign * end, aim.word not in STRICT)


def _beyond(amber: tuple[Fraction, bool] | None, target: tuple[Fraction, bool] | None) -> int:
    """1 when amber reaches further than the target, 0 when as far, -1 when less far."""
    if amber is None or target is None:
        return (amber is None) - (target is None)
    return (amber > target) - (amber < target)


def _named(draft: Draft) -> Iterator[Problem]:
    places = draft.version.comparators.with_ if draft.version.comparators else []
    for n, place in enumerate(places):
        if place in places[:n]:
            yield draft.problem("081", ("comparators", "with", n), f"{quoted(place)} is named twice")
    if len(places) > MOST_COMPARATORS:
        what = f"{len(places)} comparators are named, and a card has room for {MOST_COMPARATORS}"
        yield draft.problem("082", ("comparators", "with", MOST_COMPARATORS), what)
