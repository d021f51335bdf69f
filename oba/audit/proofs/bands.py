"""Proofs about a rule's bands, made at their edges: one rating each, monotone, every rating possible, no idle edge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from oba.assess.bands import WORST_FIRST, Bands, bands_of
from oba.assess.good_sign import good_signed
from oba.domain.book import Proof
from oba.domain.catalogue import problem
from oba.domain.finding import Answer
from oba.domain.measure import Measure
from oba.domain.number import unit_of_last_decimal
from oba.domain.plan import Policy
from oba.domain.problem import Problem
from oba.domain.rule import Amber, Rule, Version, Within
from oba.domain.target import Aim, Target


def prove_bands(rule: Rule, policy: Policy) -> tuple[tuple[Proof, ...], tuple[Problem, ...]]:
    """That each target's bands are total, disjoint and monotone, that every rating can occur and every edge matters.

    Ratings against a trajectory or a comparator have edges that differ each time; they are proved for the targets all
    the same, since the bands around an edge are drawn by one function. Ratings by an interval, or by another method's
    method, are not bands, and nothing about bands is said of them.
    """
    targets = list(_numeric_targets(rule))
    banded = [
        _proof_of(version, rule.measure, bands_of(version, target.aim, rule.measure, policy), target)
        for version, target in targets
        if _has_bands(version)
    ]
    problems = tuple(dict.fromkeys(problem for proof in banded for problem in proof.problems))
    others = tuple(_without_bands(len(targets) - len(banded)))
    return (*(() if others and not banded else _band_proofs(banded)), *others), problems


class BandProof(NamedTuple):
    """What was found about the bands of one target."""

    name: str
    ordered: bool
    never: tuple[Answer, ...]
    accepted: str
    idle: bool
    problems: tuple[Problem, ...]


def _band_proofs(banded: list[BandProof]) -> Iterator[Proof]:
    """One sentence a property, over all targets; or which targets it does not hold for."""
    if not banded:
        yield Proof(says="No target is a number yet, so there are no bands to prove.", holds=True)
        return
    ordered = "every value has exactly one rating, edges and limits included, and no better value rates worse"
    yield _over_all(banded, ordered, {one.name: one.ordered for one in banded})
    meant = {one.name: not one.never or bool(one.accepted) for one in banded}
    yield _over_all(banded, "every rating can occur", meant)
    yield from _accepted(banded)
    moving = "moving the target, or the end of amber, by one in its last decimal changes a rating"
    yield _over_all(banded, moving, {one.name: not one.idle for one in banded})


def _accepted(banded: list[BandProof]) -> Iterator[Proof]:
    """Ratings that can never occur and that somebody says are meant so, each reason once."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in banded:
        for answer in one.never if one.accepted else ():
            found.setdefault((str(answer), one.accepted), []).append(one.name)
    for (never, why), names in found.items():
        yield Proof(
            says=f"{never.capitalize()} can never occur for {'; '.join(names)}, which is accepted: {why}", holds=True
        )


def _has_bands(version: Version) -> bool:
    return version.threshold.test is None and version.threshold.method is None


def _without_bands(count: int) -> Iterator[Proof]:
    """What stands in place of proofs about bands where there are none."""
    if count:
        each = "one target" if count == 1 else f"{count} targets"
        yield Proof(
            says=f"An interval or another’s method decides {each}, so there are no ranges to prove.", holds=True
        )


def _over_all(banded: list[BandProof], says: str, held: Mapping[str, bool]) -> Proof:
    wrong = [name for name, holds in held.items() if not holds]
    each = "the one target" if len(banded) == 1 else f"each of {len(banded)} targets"
    rest = f" This does not hold for {'; '.join(wrong)}." if wrong else ""
    return Proof(says=f"For {each}, {says}.{rest}", holds=not wrong)


def _numeric_targets(rule: Rule) -> Iterator[tuple[Version, Target]]:
    """Every target that is a number, with the version that rates by it: the one that governs its period."""
    for version in rule.versions:
        for path in (version.trajectory, *version.own.values()):
            yield from ((version, one) for one in path.targets if one.aim.numeric and _rates(rule, version, one))


def _rates(rule: Rule, version: Version, target: Target) -> bool:
    return rule.version_for(target.period) is version


def _proof_of(version: Version, measure: Measure, bands: Bands, target: Target) -> BandProof:
    name = f"{target.period.label}, {target.aim}"
    points = _points(measure, bands)
    ordered, never, idle = _is_monotone(bands, points), _never(bands, points), _idle_edges(measure, bands)
    accepted = version.threshold.accepted
    problems = [] if ordered else [problem("A002", target.where, f"the bands for {name} rate some better value worse")]
    problems += [
        problem(_code_of(answer, version), target.where, f"{answer} can never occur for {name}")
        for answer in ([] if accepted else never)
    ]
    if not accepted and Answer.AMBER not in never:
        problems += [problem("A005", target.where, f"{edge} for {name} does not matter") for edge in idle]
    return BandProof(name, ordered, never, accepted, bool(idle), tuple(problems))


def _code_of(answer: Answer, version: Version) -> str:
    """Amber may be idle; without green or red a rating says nothing, where it is the target that is rated against."""
    return "A003" if answer is Answer.AMBER or version.threshold.against != "target" else "A004"


def _points(measure: Measure, bands: Bands) -> tuple[Fraction, ...]:
    """Enough points to prove the bands on: every edge, the limits of the measure, and two in every stretch between.

    Two, because a stretch below an aim may be compared with the stretch as far above it.
    """
    least, most = measure.bounds
    marks = sorted({*_edges(bands), *(end for end in measure.bounds if end is not None)})
    between = [one + (other - one) * third / 3 for one, other in pairwise(marks) for third in (1, 2)]
    beyond = [marks[0] - 2, marks[0] - 1, marks[-1] + 1, marks[-1] + 2]
    points = sorted([*marks, *between, *beyond])
    return tuple(p for p in points if (least is None or p >= least) and (most is None or p <= most))


def _edges(bands: Bands) -> set[Fraction]:
    """Every edge; where better is nearer, also the aim's own ends, and as far on the other side of it each edge."""
    aim, edges = bands.direction.aim, {*bands.edges}
    if aim is None or aim.low is None or aim.high is None:
        return edges
    return {aim.low, aim.high, *edges, *(aim.low + aim.high - edge for edge in edges)}


def _is_monotone(bands: Bands, points: tuple[Fraction, ...]) -> bool:
    def good(point: Fraction) -> Fraction:
        return good_signed(bands.seen(point), bands.direction)

    rated = sorted((good(point), WORST_FIRST.index(bands.rate(point))) for point in points)
    return all(one[1] <= other[1] for one, other in pairwise(rated))


def _never(bands: Bands, points: tuple[Fraction, ...]) -> tuple[Answer, ...]:
    seen = {bands.rate(point) for point in points}
    asked = WORST_FIRST if bands.amber else (Answer.RED, Answer.GREEN)
    return tuple(answer for answer in asked if answer not in seen)


def _idle_edges(measure: Measure, bands: Bands) -> tuple[str, ...]:
    """Which of the target and the end of amber may move by one unit of the last printed decimal and change nothing.

    Amber in percent has no last printed decimal.
    """
    unit = unit_of_last_decimal(measure.decimals)
    moved = {"the target": [replace(bands, aim=_moved(bands.aim, step)) for step in (-unit, unit)]}
    amber = bands.amber
    if amber and amber.within is not Within.PERCENT:
        moved["the end of amber"] = [replace(bands, amber=_widened(amber, step)) for step in (-unit, unit)]
    return tuple(edge for edge, others in moved.items() if not any(_differ(measure, bands, one) for one in others))


def _differ(measure: Measure, bands: Bands, other: Bands) -> bool:
    points = {*_points(measure, bands), *_points(measure, other)}
    return any(bands.rate(point) is not other.rate(point) for point in points)


def _widened(amber: Amber, step: Fraction) -> Amber:
    """Amber with its end a step further."""
    if amber.aim is not None:
        return replace(amber, aim=_moved(amber.aim, step))
    return replace(amber, amount=amber.amount + step)


def _moved(aim: Aim, step: Fraction) -> Aim:
    return replace(aim, low=_plus(aim.low, step), high=_plus(aim.high, step))


def _plus(end: Fraction | None, step: Fraction) -> Fraction | None:
    return None if end is None else end + step
