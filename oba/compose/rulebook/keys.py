"""The five keys of a rule's version as plain sentences: what decides each answer, ties included."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType

from oba.compose.rulebook import chance
from oba.compose.rulebook.methods import by_method
from oba.compose.rulebook.terms import Terms
from oba.domain.finding import Question
from oba.domain.measure import NBSP, Measure
from oba.domain.number import shortest
from oba.domain.period import Every, Period
from oba.domain.rule import (
    Baseline,
    Better,
    ChanceTest,
    Comparators,
    Direction,
    Forecast,
    Method,
    Path,
    Start,
    Threshold,
    Trajectory,
    Version,
    With,
    Within,
)
from oba.domain.target import MOVEMENT, Target, Word, beyond_goal, goals
from oba.words import aim, listed, number

_BETTER = MappingProxyType({
    Better.HIGHER: "Higher is better.",
    Better.LOWER: "Lower is better.",
    Better.NONE: "Neither way is better, so the answer is rising, steady or falling.",
})  # fmt: skip
_PATH = MappingProxyType({
    Path.STRAIGHT: "in a straight line to",
    Path.STEPS: "in steps, each held until the next, to",
    Path.COMPOUND: "at a constant ratio to",
    Path.STATED: "by the values stated to",
})  # fmt: skip
_WITH_A_WIDTH = frozenset({Method.NORTHERN_IRELAND, Method.SCOTLAND})


def key_sentences(question: Question, version: Version, terms: Terms) -> tuple[str, ...]:
    """Say how a version of a rule answers one of the five questions, or that it does not ask it."""
    if version.draft or not version.asks(question):
        return ("Not asked.",)
    if question is Question.DIRECTION:
        return direction_sentences(version.direction, terms.measure)
    if question is Question.THRESHOLD:
        return threshold_sentences(version, terms)
    if question is Question.BASELINE:
        return baseline_sentences(version.baseline, terms.measure)
    if question is Question.TRAJECTORY:
        return trajectory_sentences(version, version.trajectory, terms)
    return comparator_sentences(version, terms)


def direction_sentences(rule: Direction, measure: Measure) -> tuple[str, ...]:
    """Say which way is good, what the latest number is compared with, and how much counts or which test decides."""
    wanted = f"The aim is {aim(rule.aim, measure)}; nearer is better." if rule.aim else _BETTER[rule.better]
    return (wanted, *_decided(rule, measure))


def threshold_sentences(version: Version, terms: Terms) -> tuple[str, ...]:
    """Say what a number is rated against, how far amber reaches and which targets serve places without their own."""
    rule = version.threshold
    rated = (_against(rule, terms), *_rated(rule, terms.measure), _by_movement(version))
    areas = "judged by those of the place above it" if rule.areas_as_parent else "not rated"
    own = f"A place without targets of its own is {areas}." if rule.against == "target" else ""
    return tuple(says for says in (*rated, own) if says)


def baseline_sentences(rule: Baseline, measure: Measure) -> tuple[str, ...]:
    """Say which history is carried on, how, and where the four answers begin and end."""
    last = rule.history[-1].label
    return (
        f"Where we were headed: {_forecast(rule, measure)}.",
        "Worse than its interval: worse than baseline. Inside it, ends included: on baseline.",
        f"Better than it: turned if also better than {last}, where history ended, else turning.",
    )


def trajectory_sentences(version: Version, rule: Trajectory, terms: Terms) -> tuple[str, ...]:
    """Say where the planned path starts, how it goes on, and how near to it is on course."""
    measure = terms.measure.by_year if terms.measure.year_is else terms.measure
    targets = tuple(one for one in rule.targets if measure is terms.measure or one.period.every is Every.YEAR)
    stops, later = goals(targets, measure), listed([_goal(one, terms.measure) for one in beyond_goal(targets, measure)])
    beyond = (f"Not on the path until firm: {later}.",) if later else ()
    if version.direction.better is Better.NONE or not stops:
        return ("There is no numeric target to get to.",)
    if rule.start is None:
        return (f"The goal is {_goal(stops[-1], terms.measure)}; no start is named, so no path leads to it.", *beyond)
    if rule.method:
        return (_path(rule.start, rule.path, stops, terms), *beyond, by_method(Question.TRAJECTORY, rule.method))
    pace = f"{shortest(100 * terms.policy.on_course)}{NBSP}%"
    return (
        _path(rule.start, rule.path, stops, terms),
        *beyond,
        f"Reached when the last of these is met; on course as planned, or at {pace} of the planned pace;",
        "else behind, or further off if worse than the start.",
    )


def comparator_sentences(version: Version, terms: Terms) -> tuple[str, ...]:
    """Say whom a place is compared with and how near is similar."""
    rule = version.comparators
    names = listed([terms.names.get(place, place) for place in rule.places])
    first = "; the first that can be answered is the headline" if len(rule.places) > 1 else ""
    grouped = {place: terms.compositions[place] for place in rule.places if place in terms.compositions}
    neutral = version.direction.better is Better.NONE
    said = chance.compositions(grouped, terms.names, ranked=not neutral)
    similar = _similar(rule, terms.measure)
    similar = tuple(map(_neither_better, similar)) if neutral else similar
    return (f"Compared with {names} in the same period{first}.", *said, *similar)


def _neither_better(says: str) -> str:
    """A sentence about better and worse where neither way is: higher and lower stand in their place."""
    return says.replace("better", "higher").replace("worse", "lower")


def width_words(amount: Fraction, measure: Measure) -> str:
    """Write a width with every decimal it was given: 0.25 points, 1 point, 25."""
    one = measure.difference_suffix and amount == 1
    return f"1{measure.difference_suffix[:-1]}" if one else shortest(amount) + measure.difference_suffix


def _compared(rule: Direction, measure: Measure) -> str:
    if measure.step > 1 and rule.compare_with is not With.START:
        return "the number before" if rule.compare_with is With.PREVIOUS else f"the mean of the {rule.previous} before"
    if rule.compare_with is With.MEAN:
        return f"the mean of the {rule.previous} {measure.every}s before"
    if rule.compare_with is With.START:
        return "the start of the trajectory"
    if measure.every is Every.YEAR or rule.compare_with is With.PREVIOUS:
        return f"the {measure.every} before"
    return f"the same {measure.every} of the year before"


def _decided(rule: Direction, measure: Measure) -> tuple[str, ...]:
    """What decides: a width, a test of chance, or a method with the width it may need."""
    compared = f"Compared with {_compared(rule, measure)}."
    if rule.method:
        criterion = (_change(rule, measure),) if rule.method in _WITH_A_WIDTH else ()
        return (by_method(Question.DIRECTION, rule.method), *criterion)
    if rule.test is None:
        return (compared, _change(rule, measure))
    held = (compared,) if rule.test is ChanceTest.INTERVALS else ()
    return (*held, *chance.MOVING[rule.test], *chance.interval_source(rule.test))


def _change(rule: Direction, measure: Measure) -> str:
    if not rule.change:
        return "Any difference counts as a change; an exact tie is steady."
    each = " for each period between the two" if rule.each_period else ""
    return f"A change of {width_words(rule.change, measure)} or more{each} counts; less is steady."


def _rated(rule: Threshold, measure: Measure) -> tuple[str, ...]:
    if rule.method:
        return (by_method(Question.THRESHOLD, rule.method),)
    if rule.test is None:
        return (_amber(rule, measure),)
    return (*chance.RATING, *chance.interval_source(rule.test), *((chance.BY_NUMBER,) if rule.by_number else ()))


def _against(rule: Threshold, terms: Terms) -> str:
    if rule.against == "target":
        return "Rated against the target of the number’s own period."
    if rule.against == "trajectory":
        return "Rated against the value that the trajectory plans for the number’s own period."
    return f"Rated against {terms.names.get(rule.against, rule.against)} in the same period."


def _amber(rule: Threshold, measure: Measure) -> str:
    if rule.amber is None:
        return "Green when it is met, red when it is not; there is no amber."
    if rule.amber.aim:
        reach = f"when not met but {aim(rule.amber.aim, measure)}"
    elif rule.amber.within is Within.PERCENT:
        reach = f"when missed by no more than {shortest(rule.amber.amount)}{NBSP}% of it"
    else:
        reach = f"when missed by no more than {width_words(rule.amber.amount, measure)}"
    return f"Green when it is met; amber {reach}; red beyond."


def _by_movement(version: Version) -> str:
    words = {target.aim.word for target in version.trajectory.targets}
    if words & MOVEMENT:
        return "A target to reduce or to increase: green when improving, amber when steady, red when worsening."
    return "Where the plan only monitors the number, it is not rated, by design." if Word.MONITOR in words else ""


def _forecast(rule: Baseline, measure: Measure) -> str:
    history = _periods(rule.history)
    if rule.forecast is Forecast.STATED:
        stated = listed([f"{number(value, measure)} in {p.label}" for p, value in rule.stated.items()])
        return f"stated as {stated}, give or take {width_words(rule.tolerance, measure)}, because {rule.reason}"
    how = "a straight line fitted to" if rule.forecast is Forecast.TREND else "the mean of"
    return f"{how} {history}, carried on, with an interval of {shortest(rule.interval)}{NBSP}%"


def _periods(periods: tuple[Period, ...]) -> str:
    unbroken = all(a.shift(1) == b for a, b in pairwise(periods))
    if unbroken and len(periods) > 1:
        return f"{periods[0].label} to {periods[-1].label}"
    return listed([period.label for period in periods])


def _path(start: Start, path: Path, stops: Sequence[Target], terms: Terms) -> str:
    own = "each place’s own number" if start.value is None else number(start.value, terms.measure)
    rest = "" if start.value is None else f" ({terms.top}; other places from their own number)"
    through = listed([_goal(goal, terms.measure) for goal in stops])
    return f"From {own} in {start.period.label}{rest} {_PATH[path]} {through}."


def _goal(target: Target, measure: Measure) -> str:
    unsure = f" ({target.provisional})" if target.provisional else ""
    return f"{aim(target.aim, measure)} in {target.period.label}{unsure}"


def _similar(rule: Comparators, measure: Measure) -> tuple[str, ...]:
    if rule.method:
        return (by_method(Question.COMPARATORS, rule.method),)
    if rule.test:
        return (*chance.COMPARING[rule.test], *chance.interval_source(rule.test))
    if not rule.difference:
        return ("Similar only when the two numbers are the same; any difference is better or worse.",)
    return (
        f"Similar when the two differ by less than {width_words(rule.difference, measure)}; otherwise better or worse.",
    )
