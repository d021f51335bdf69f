"""Each answer worked out again from its trace alone: the numbers, formulas and sentences of results.json."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

import pytest

from tests.trace.calculator import numbers, results
from tests.trace.rounds import Told, Tree, every_finding

Numbers = Mapping[str, Decimal]
NEAR = Decimal("1e-9")
NOTHING = Decimal(0)
_TURNED = ("improvement = ", "margin = planned", "margin = latest", "movement = ")


def answered(question: str) -> list[Told]:
    """Every answer to a question that our own way gave; another body's method has words of its own."""
    found = (told for told in every_finding() if told.finding["question"] == question)
    return [told for told in found if told.finding["answer"] and not told.finding["verdict"]]


def step_with(told: Told, *names: str) -> tuple[Tree, Numbers]:
    """The last step that has all of these numbers."""
    found = [(step, known) for step in told.steps if set(names) <= set(known := numbers(step))]
    assert found, f"{told}: no step has {names}"
    return found[-1]


def lower_is_better(told: Told) -> bool:
    """Which way a rule calls better, as the formula of the improvement has it."""
    formulas = [one for step in told.steps for one in step["formulas"]]
    names = [one.split(" = ")[1].split(" − ")[0] for one in formulas if one.startswith(_TURNED)]
    return "latest" not in names


def moved(improvement: Decimal, words: str) -> str:
    """Improving, steady or worsening; rising or falling where neither way is better."""
    better, worse = ("rising", "falling") if "neither way is better" in words else ("improving", "worsening")
    return "steady" if not improvement else better if improvement > 0 else worse


@pytest.mark.slow
def test_every_formula_gives_its_number() -> None:
    """A reader who works out any formula of any step of any round from the numbers beside it gets the number named."""
    steps = {json.dumps(step): (told, step) for told in every_finding() for step in told.steps if step["formulas"]}
    wrong = [
        f"{told}: {formula}: {name} is {value}, not {known[name]}"
        for told, step in steps.values()
        for known in [numbers(step)]
        for formula in step["formulas"]
        for name, value in results(formula, known).items()
        if abs(value - known[name]) > NEAR * max(Decimal(1), abs(known[name]))
    ]
    assert not wrong, wrong[:5]


def test_every_number_that_is_judged_stands_in_the_trace_with_its_counts() -> None:
    """The first step of an answer gives the number judged, and what it is a share of wherever that is known."""
    for told in every_finding():
        if told.finding["answer"]:
            step, known = step_with(told, "value", "as compared")
            assert ("denominator" not in known) or any(one.startswith("value = ") for one in step["formulas"]), told


def directions(told: Told) -> str:
    """Improving where the improvement reaches the width, or by what a test of chance says."""
    words = told.steps[-1]["says"]
    names = {name for step in told.steps for name in numbers(step)}
    if "χ²" in names:
        return _by_slope(step_with(told, "χ²")[1], words)
    if "variance of S" in names:
        known = step_with(told, "variance of S")[1]
        slope = known["middle slope"] if known["p"] < Decimal("0.05") else NOTHING
        return moved(_good(slope, words), words)
    if "upper limit" in names:
        return _by_chart(told, words)
    _, known = step_with(told, "latest", "earlier")
    change = known["improvement"] if "improvement" in known else known["change"]
    if "latest low" in names:
        meet = known["latest low"] <= known["earlier high"] and known["earlier low"] <= known["latest high"]
        return moved(NOTHING if meet else change, words)
    return moved(change if abs(change) >= known.get("width", NOTHING) else NOTHING, words)


def _good(change: Decimal, words: str) -> Decimal:
    return -change if "lower is better" in words else change


def _by_slope(known: Numbers, words: str) -> str:
    slopes = [known["slope"], *(value for name, value in known.items() if name.startswith("slope without"))]
    one_way = all(slope > 0 for slope in slopes) or all(slope < 0 for slope in slopes)
    return moved(_good(slopes[0], words) if one_way and known["χ²"] > known["χ² that counts"] else NOTHING, words)


def _by_chart(told: Told, words: str) -> str:
    """A number outside its limits; the other rules of a chart are about shapes, and are named in the sentence."""
    _, known = step_with(told, "upper limit")
    latest = step_with(told, "as compared")[1]["as compared"]
    over = (latest > known["upper limit"]) - (latest < known["lower limit"])
    assert bool(over) == ("outside the limits" in words), told
    return moved(_good(Decimal(over), words), words) if over else told.finding["answer"]


def ratings(told: Told) -> str:
    """Green where the target is met, amber as far as amber reaches, else red; or by the ends of the interval."""
    if moves := [step["says"] for step in told.steps if " direction is " in step["says"]]:
        said = moves[-1].split(" direction is ")[1].split(":")[0]
        return {"improving": "green", "steady": "amber", "worsening": "red"}[said]
    known = next(known for step in told.steps if "latest" in (known := numbers(step)))
    aim = told.finding["target"]
    if "low 95 as compared" in known:
        met = [meets(known[f"{end} 95 as compared"], aim, known) for end in ("low", "high")]
        return "green" if all(met) else "amber" if any(met) else "red"
    if meets(known["latest"], aim, known):
        return "green"
    edges = [found["amber edge"] for step in told.steps if "amber edge" in (found := numbers(step))]
    high = aim.startswith(("at most", "below")) or (known.get("target high", known["latest"]) < known["latest"])
    reaches = any(known["latest"] <= edge if high else known["latest"] >= edge for edge in edges)
    return "amber" if reaches else "red"


def meets(value: Decimal, aim: str, known: Numbers) -> bool:
    """Whether a number is what a target asks for; its ends count, except below and above."""
    if aim.startswith("between"):
        return known["target low"] <= value <= known["target high"]
    target = known["target"]
    ways: Mapping[str, bool] = {
        "at most": value <= target, "below": value < target, "at least": value >= target,
        "above": value > target, "exactly": value == target,
    }  # fmt: skip
    return next(met for word, met in ways.items() if aim.startswith(word))


def baselines(told: Told) -> str:
    """On baseline within the forecast's interval, worse or better outside; turned only if better than history's end."""
    _, known = step_with(told, "latest", "forecast", "low", "high")
    turn = -1 if lower_is_better(told) else 1
    low, high = sorted((turn * known["low"], turn * known["high"]))
    here = turn * known["latest"]
    if here < low:
        return "worse than baseline"
    if here <= high:
        return "on baseline"
    ended = known.get("history ended at")
    return "turned" if ended is not None and here > turn * ended else "turning"


def trajectories(told: Told) -> str:
    """Reached where the goal is met; else by the planned value, the start, and the pace that is asked for."""
    goal = told.finding["target"]
    for step in told.steps:
        known = numbers(step)
        if "goal" in known and meets(known["latest"], goal, known | {"target": known["goal"]}):
            return "reached"
    step, numbered = step_with(told, "latest", "start")
    turn = -1 if lower_is_better(told) else 1
    here, start = turn * numbered["latest"], turn * numbered["start"]
    if "is not met" in step["says"]:
        return "behind" if here >= start else "further off"
    plan = turn * numbered["planned as compared"]
    missed = " misses " in step["says"] or "is not below" in step["says"] or "is not above" in step["says"]
    if here >= plan and not missed:
        return "on course"
    if here < start:
        return "further off"
    enough = "pace" in numbered and numbered["pace"] >= numbered["pace asked for"]
    return "on course" if enough and not missed else "behind"


def comparisons(told: Told) -> str:
    """The first comparator that has a number: by the width, by our interval, or by the limits around its number."""
    step, known = next((step, known) for step in told.steps if "latest" in (known := numbers(step)))
    theirs = known[f"{step['says'].split(': ')[0]} as compared"]
    change = known["improvement"] if "improvement" in known else known["change"]
    words = ("lower", "higher") if "change" in known else ("worse", "better")
    if "average" not in known and "low 95 as compared" not in known:
        near = abs(change) < known.get("width", NOTHING) or not change
        return "similar" if near else words[change > 0]
    held = known["latest"] if "average" in known else theirs
    beyond = [
        level
        for level in ("95", "99.8")
        if f"low {level} as compared" in known
        and not known[f"low {level} as compared"] <= held <= known[f"high {level} as compared"]
    ]
    if not beyond:
        return "similar"
    return f"much {words[change > 0]}" if "99.8" in beyond else words[change > 0]


QUESTIONS: Mapping[str, Callable[[Told], str]] = {
    "direction": directions, "threshold": ratings, "baseline": baselines,
    "trajectory": trajectories, "comparators": comparisons,
}  # fmt: skip


def _differing(question: str) -> Iterator[str]:
    for told in answered(question):
        found = QUESTIONS[question](told)
        if found != told.finding["answer"]:
            yield f"{told}: {told.finding['answer']}, but the trace makes it {found}"


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_follows_from_its_trace_alone(question: str) -> None:
    """Whoever has nothing but the trace comes to the same answer, for every place and round of every worked plan."""
    assert answered(question)
    assert list(_differing(question)) == []
