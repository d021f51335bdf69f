"""As Fingertips does it: a target of one or two limits, and a comparator held against an interval.

Source: fingertips-open (2020), which its successor FingertipsNext (2025) follows in the comparison.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from oba.assess.bands import bands_of
from oba.assess.case import Case, latest_step, not_assessable
from oba.assess.comparators import comparators as compared
from oba.assess.methods.verdict import higher_is_better, neither_way, one_limit, with_word
from oba.assess.rating import Standard, provisional_note, rated, unrated
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding, Question, Step
from oba.domain.rule import Amber, Better, ChanceTest, Within
from oba.domain.target import Aim, Word
from oba.words import sentence

_NOT_COMPARED = "not compared"
_RATINGS: Mapping[Answer | None, str] = {Answer.GREEN: "better", Answer.AMBER: "similar", Answer.RED: "worse"}


def limits_rating(case: Case, standard: Standard) -> Finding:
    """Green on the target or on its good side, else red; where the rule has amber, a target of two limits.

    A strict target counts its own end as met, as Fingertips does. Of two limits the lower end belongs to what lies
    above it: where lower is better the target itself is amber and the amber edge red, and where higher is better the
    target is green and the amber edge amber. No good direction where nearer is better, which Fingertips does not know.
    """
    higher = higher_is_better(case)
    goal = one_limit(standard.aim, higher_is_better=higher)
    if higher is None or goal is None:
        says = f"Fingertips cannot rate it: {neither_way(case)}."
        return with_word(unrated(case, Reason.NO_GOOD_DIRECTION, standard.target, says), _NOT_COMPARED)
    limit = bands_of(case.version, standard.aim, case.measure, case.policy).amber_edge(case.latest)
    green = _from(goal) if higher else _to(goal, strict=limit is not None)
    amber = None if limit is None else _amber(limit, _from(limit) if higher else _to(limit, strict=True))
    plain = replace(case.version.threshold, amber=amber, test=None, method=None)
    found = rated(replace(case, version=replace(case.version, threshold=plain)), standard._replace(aim=green))
    verdict = _RATINGS.get(found.answer, _NOT_COMPARED)
    second = (
        "" if limit is None else f", with a second limit at {case.write(limit)}; each belongs to what lies above it"
    )
    says = f"{sentence(standard.name)} is {standard.aim}{second}: {verdict}.{provisional_note(standard)}"
    steps = (latest_step(case), Step(says=says, cites=(*standard.cites, case.version.threshold.where)))
    return replace(found, target=str(standard.aim), steps=steps, verdict=verdict)


def _from(value: Fraction) -> Aim:
    return Aim(word=Word.AT_LEAST, low=value)


def _to(value: Fraction, *, strict: bool) -> Aim:
    return Aim(word=Word.BELOW if strict else Word.AT_MOST, high=value)


def _amber(limit: Fraction, aim: Aim) -> Amber:
    return Amber(within=Within.VALUE, amount=limit, aim=aim)


def interval_comparison(case: Case) -> Finding:
    """Similar while the comparator's number lies in the place's 95 % interval, ends included; else better or worse.

    Higher or lower where neither way is better. The comparator is taken as exact. No interval is never similar. No good
    direction where nearer is better, which Fingertips does not know.
    """
    if case.version.direction.better is Better.NEARER:
        says = f"Fingertips cannot compare it: {neither_way(case)}."
        return not_assessable(
            case, Question.COMPARATORS, Reason.NO_GOOD_DIRECTION, says, detail=(), verdict=_NOT_COMPARED
        )
    rule = replace(case.version.comparators, test=ChanceTest.INTERVAL, difference=None, method=None)
    found = compared(replace(case, version=replace(case.version, comparators=rule)))
    return with_word(found, str(found.answer or _NOT_COMPARED))
