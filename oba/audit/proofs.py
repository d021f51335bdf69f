"""Proofs about a rule's bands, made at their edges: one rating each, monotone, every rating possible, no idle edge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from oba.assess.bands import WORST_FIRST, Bands, bands_of
from oba.assess.good_sign import good_signed
from oba.audit.examples import Executed
from oba.domain.book import Proof
from oba.domain.catalogue import problem
from oba.domain.finding import Answer
from oba.domain.measure import Measure
from oba.domain.number import unit_of_last_decimal
from oba.domain.plan import Policy
from oba.domain.problem import Problem
from oba.domain.rule import Rule, Version
from oba.domain.target import Target


def prove(rule: Rule, policy: Policy, executed: tuple[Executed, ...]) -> tuple[tuple[Proof, ...], tuple[Problem, ...]]:
    """Everything proved about a rule, and a problem for everything that is not so.

    Ratings against a trajectory or a comparator have edges that differ each time; they are proved for the targets all
    the same, since the bands around an edge are drawn by one function. Ratings by an interval, or by another method's
    method, are not bands, and nothing about bands is said of them.
    """
    targets = list(_numeric_targets(rule))
    banded = [
        _proof_of(rule.measure, bands_of(version, target.aim, rule.measure, policy), target)
        for version, target in targets
        if _has_bands(version)
    ]
    problems = tuple(problem for proof in banded for problem in proof.problems)
    others = tuple(_without_bands(len(targets) - len(banded)))
    bands = () if others and not banded else _band_proofs(banded)
    return (_examples_proof(executed), _versions_proof(rule), *bands, *others), problems


class BandProof(NamedTuple):
    """What was found about the bands of one target."""

    name: str
    ordered: bool
    never: tuple[Answer, ...]
    idle: bool
    problems: tuple[Problem, ...]


def _band_proofs(banded: list[BandProof]) -> Iterator[Proof]:
    """One sentence a property, over all targets; or which targets it does not hold for."""
    if not banded:
        yield Proof(says="No target is a number yet, so there are no bands to prove.", holds=True)
        return
    ordered = "every value has exactly one rating, edges and limits included, and no better value rates worse"
    yield _over_all(banded, ordered, {one.name: one.ordered for one in banded})
    yield _over_all(banded, "every rating can occur", {one.name: not one.never for one in banded})
    moving = "moving the target by one in its last decimal changes a rating"
    yield _over_all(banded, moving, {one.name: not one.idle for one in banded})


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
    for version in rule.versions:
        for path in (version.trajectory, *version.own.values()):
            yield from ((version, target) for target in path.targets if target.aim.numeric)


def _proof_of(measure: Measure, bands: Bands, target: Target) -> BandProof:
    name = f"{target.period.label}, {target.aim}"
    points = _points(measure, bands)
    ordered, never = _is_monotone(bands, points), _never(bands, points)
    problems = [] if ordered else [problem("A002", target.where, f"the bands for {name} rate some better value worse")]
    problems += [problem("A003", target.where, f"{answer} can never occur for {name}") for answer in never]
    return BandProof(name, ordered, never, _idle_edges(measure, bands), tuple(problems))


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


def _idle_edges(measure: Measure, bands: Bands) -> bool:
    """Whether moving the target by one unit of its last printed decimal changes no rating at all."""
    unit = unit_of_last_decimal(measure.decimals)
    for step in (-unit, unit):
        aim = bands.aim
        moved = replace(bands, aim=replace(aim, low=_plus(aim.low, step), high=_plus(aim.high, step)))
        points = {*_points(measure, bands), *_points(measure, moved)}
        if any(bands.rate(point) is not moved.rate(point) for point in points):
            return False
    return True


def _plus(end: Fraction | None, step: Fraction) -> Fraction | None:
    return None if end is None else end + step


def _examples_proof(executed: tuple[Executed, ...]) -> Proof:
    count, held = len(executed), sum(run.holds for run in executed)
    shown = {run.answers["threshold"] for run in executed if "threshold" in run.example.then}
    missing = [str(answer) for answer in WORST_FIRST if answer not in shown]
    rest = f"; no example shows {', '.join(missing)}" if missing else ""
    return Proof(says=f"{held} of {count} worked examples hold{rest}.", holds=held == count and count > 0)


def _versions_proof(rule: Rule) -> Proof:
    oldest, count = rule.versions[-1].since.label, len(rule.versions)
    dates = "one version governs every period" if count == 1 else f"{count} versions meet without gap or overlap"
    return Proof(says=f"From {oldest}, {dates}.", holds=True)
