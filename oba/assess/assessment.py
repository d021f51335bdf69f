"""An assessment: the five answers about one indicator in one place, in one round."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from fractions import Fraction

from oba.assess.baseline import baseline
from oba.assess.case import Case
from oba.assess.methods.registry import arrival_of, comparison_of, direction_of, standard_rating
from oba.assess.threshold import threshold
from oba.domain.assessment import Assessment
from oba.domain.evidence import Figure, Reason, Series
from oba.domain.finding import Detail, Finding, Question, Rating, Step
from oba.domain.period import Period
from oba.domain.place import Place, Places
from oba.domain.plan import Policy
from oba.domain.rule import Rule, Trajectory, Version
from oba.domain.target import Target, next_target, target_of
from oba.words import sentence, unasked


def assess(
    rule: Rule, place: Place, places: Places, series: Mapping[str, Series], policy: Policy, known_by: date | None
) -> Assessment:
    """Answer the five questions about one indicator in one place from what was known by a date.

    `series` holds the indicator's series by place, comparators included. With no number for the period judged, every
    question has that number's reason; so have all where no version of the rule had been approved by then.
    """
    own = series.get(place.id) or Series(indicator=rule.id, place=place.id)
    judged = own.latest
    version = rule.version_for(judged.period if judged else None, known_by) or rule.outline
    late = _late(judged.period.shift(1) if judged else version.since, policy, known_by)
    case = case_of(rule, version, place, places, series, policy)
    wanted = None if case else _wanted(rule, judging_trajectory(version, place, places), judged)
    findings = findings_of(case) if case else _all_missing(version, judged, wanted, late=late)
    if version.draft:
        findings = _no_rule(version, judged)
    return Assessment(
        indicator=rule.id,
        place=place.id,
        judged=judged,
        version=version,
        late=late,
        findings=findings,
    )


def case_of(
    rule: Rule, version: Version, place: Place, places: Places, series: Mapping[str, Series], policy: Policy
) -> Case | None:
    """Everything the five questions may look at; None where the number to be judged is not known."""
    own = series.get(place.id)
    judged = own.latest if own else None
    if own is None or judged is None or judged.value is None:
        return None
    return Case(
        rule=rule,
        version=version,
        policy=policy,
        top=places.is_top(place),
        series=own,
        judged=judged,
        value=judged.value,
        trajectory=judging_trajectory(version, place, places),
        comparators={other.id: series[other.id] for other in places.comparators if other.id in series},
        names={other.id: other.name for other in places.comparators},
        compositions={other.id: other.composition for other in places.comparators if other.composition},
    )


def findings_of(case: Case) -> Mapping[Question, Finding]:
    """The five findings, in the order of the keys in a rule; a method that the rule names answers in our place."""
    moved = direction_of(case)
    ways: Mapping[Question, Callable[[], Finding]] = {
        Question.DIRECTION: lambda: moved,
        Question.THRESHOLD: lambda: threshold(case, moved, standard_rating),
        Question.BASELINE: lambda: baseline(case),
        Question.TRAJECTORY: lambda: arrival_of(case),
        Question.COMPARATORS: lambda: comparison_of(case),
    }
    version, value = case.version, case.value
    return {q: ask() if version.asks(q) else _not_asked(version, q, value) for q, ask in ways.items()}


def _not_asked(version: Version, question: Question, value: Fraction | None = None) -> Finding:
    """A question whose key the rule leaves out; that is told before why a number is missing."""
    step = Step(says=f"{sentence(unasked(question))}.", cites=(version.where,))
    return Finding(question=question, reason=Reason.NOT_ASKED, value=value, steps=(step,))


def judging_trajectory(version: Version, place: Place, places: Places) -> Trajectory | None:
    """The trajectory whose targets judge a place: its own, else its parent's if the rule says so, else none."""
    own = trajectory_set(version, place, places)
    if own or places.is_top(place):
        return own
    parent = places.by_id.get(place.parent or "")
    return judging_trajectory(version, parent, places) if version.threshold.areas_as_parent and parent else None


def trajectory_set(version: Version, place: Place, places: Places) -> Trajectory | None:
    """The trajectory that a version sets for a place itself; the main one is the top place's own."""
    return version.own.get(place.id) or (version.trajectory if places.is_top(place) else None)


def _no_rule(version: Version, judged: Figure | None) -> Mapping[Question, Finding]:
    """Every question unanswered, for nobody has approved how it is to be answered."""
    step = Step(says="No version of the rule has been approved.", cites=(version.reference.where,))
    value = judged.value if judged else None
    return {q: Finding(question=q, reason=Reason.NO_RULE, value=value, steps=(step,)) for q in Question}


def _late(due: Period, policy: Policy, known_by: date | None) -> bool:
    """Whether the number of a period should have come by now."""
    return known_by is not None and due.end + timedelta(days=policy.expected_within) < known_by


def _wanted(rule: Rule, trajectory: Trajectory | None, judged: Figure | None) -> Target | None:
    """The target that a missing number would be judged by, else the next: nothing is asked the less for it."""
    targets, period = trajectory.targets if trajectory else (), judged.period if judged else None
    own = target_of(targets, period, rule.measure) if period else None
    return own or next_target(targets, period, rule.measure)


def _all_missing(
    version: Version, judged: Figure | None, wanted: Target | None, *, late: bool
) -> Mapping[Question, Finding]:
    """Every question unanswered, for the reason why the number is missing."""
    reason = (judged.reason if judged else None) or (Reason.LATE if late else Reason.NOT_COLLECTED)
    says = f"{judged.period.label}: {reason}." if judged else f"No number is known: {reason}."
    step = Step(says=says, cites=judged.cites if judged else (version.where,))
    details: Mapping[Question, Detail] = {Question.THRESHOLD: Rating(target=wanted)}
    return {
        q: Finding(question=q, reason=reason, steps=(step,), detail=details.get(q))
        if version.asks(q)
        else _not_asked(version, q)
        for q in Question
    }
