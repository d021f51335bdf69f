"""What a version of a rule may not say about tests: two ways to decide at once, or a test its measure cannot have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from oba.assess.funnel import FUNNELS
from oba.domain.measure import Kind
from oba.domain.period import Every
from oba.domain.problem import Problem
from oba.domain.rule import Better, ChanceTest, Method, With
from oba.read.rulebook.draft import Draft
from oba.read.shapes.phrases import COMPARED_BY
from oba.read.shapes.rule_shapes import DirectionShape

_WHOLE_SERIES = (ChanceTest.RECENT_TREND, ChanceTest.XMR, ChanceTest.MANN_KENDALL)
_TESTS_OF: Mapping[Method | None, ChanceTest] = {
    Method.FINGERTIPS: ChanceTest.RECENT_TREND,
    Method.MAKING_DATA_COUNT: ChanceTest.XMR,
}
_UP_AND_DOWN = (Method.FINGERTIPS, Method.MAKING_DATA_COUNT, Method.EUROSTAT)
_WITH_A_WIDTH = (Method.NORTHERN_IRELAND, Method.SCOTLAND)


class _Ways(NamedTuple):
    """The ways a part of a rule can decide, as the file gives them: a width, a test, another's method."""

    part: str
    width: str
    may_share: bool = False


def check_tests(draft: Draft) -> Iterator[Problem]:
    """One way to decide each question, and one that the measure can have."""
    if direction := draft.version.direction:
        method = direction.method
        yield from _one_way(draft, _Ways("direction", "change_of_at_least", may_share=method in _WITH_A_WIDTH))
        yield from _compares(draft, direction, method)
        yield from _fits_measure(draft, direction)
    threshold = draft.version.threshold
    limits = threshold is not None and threshold.method is Method.FINGERTIPS
    yield from _one_way(draft, _Ways("threshold", "amber", may_share=limits))
    if threshold and threshold.else_ and not draft.has("threshold", "test"):
        what = "else: by the number is for a rating by an interval, and threshold has no test"
        yield draft.problem("005", ("threshold", "else"), what, "add test: interval 95, or delete else.", key=True)
    yield from _comparison(draft)
    yield from _nearer(draft)


def _one_way(draft: Draft, ways: _Ways) -> Iterator[Problem]:
    given = [name for name in (ways.width, "test", "method") if draft.has(ways.part, name)]
    if ways.may_share:
        given = [name for name in given if name != ways.width]
    if len(given) > 1:
        what = f"{ways.part} has both {given[0]} and {given[1]}"
        yield draft.problem("045", (ways.part, given[1]), what, f"keep {given[0]} or {given[1]}.", key=True)


def _compares(draft: Draft, direction: DirectionShape, method: Method | None) -> Iterator[Problem]:
    """What the latest number is compared with: needed by a width and by two intervals, one number for these."""
    compared, path = direction.compare_with, ("direction",)
    unread = (direction.test is None and draft.has(*path, "test")) or (
        method is None and _names_a_method(draft, path[0])
    )
    alone = direction.test in _WHOLE_SERIES or method is not None or unread
    if compared is None and not alone and not draft.has("direction", "compare_with"):
        yield draft.problem(
            "005", path, "'compare_with' is missing from direction", "add compare_with: previous.", key=True
        )
    if direction.test is ChanceTest.INTERVALS and compared and compared.what is With.MEAN:
        what = "intervals 95 holds one number against another, and a mean of several has no interval"
        yield draft.problem("045", (*path, "test"), what, "compare with previous, or use a width.")
    if method is Method.NORTHERN_IRELAND and (compared is None or compared.what is not With.START):
        what = "northern-ireland counts from a comparison year"
        yield draft.problem(
            "045", (*path, "method"), what, "write compare_with: start, and give the trajectory a start."
        )


def _names_a_method(draft: Draft, part: str) -> bool:
    """Whether a part of a rule names a method, under today's key or the former one."""
    return draft.has(part, "method") or draft.has(part, "policy")


def _fits_measure(draft: Draft, direction: DirectionShape) -> Iterator[Problem]:
    method = direction.method
    test, measure = direction.test or _TESTS_OF.get(method), draft.measure
    path = ("direction", "test" if direction.test else "method")
    if test not in _WHOLE_SERIES:
        return
    if measure.kind is Kind.MOVING or measure.window > 1:
        what = f"{test} needs numbers that share no periods, and these overlap"
        yield draft.problem("034", path, what)
    elif test is ChanceTest.RECENT_TREND and (measure.every, measure.step) != (Every.YEAR, 1):
        mend = "use xmr, or intervals 95, or change_of_at_least."
        each = f"{measure.every}" if measure.step == 1 else f"{measure.step} years"
        yield draft.problem("034", path, f"a recent trend needs yearly numbers, and these come every {each}", mend)
    elif method is Method.FINGERTIPS and measure.kind not in (Kind.PERCENT, Kind.RATE):
        what = f"fingertips tests percentages and rates only, and this is a {measure.kind}"
        yield draft.problem("034", path, what, "use recent trend, xmr, or change_of_at_least.")
    if direction.better is Better.NEARER and direction.test:
        what = f"{test} tells up from down, and better: nearer is neither"
        yield draft.problem("034", path, what, "use intervals 95, or change_of_at_least.")


def _nearer(draft: Draft) -> Iterator[Problem]:
    """Most methods know higher and lower only."""
    version = draft.version
    parts = {
        "direction": version.direction,
        "threshold": version.threshold,
        "trajectory": version.trajectory,
        "comparators": version.comparators,
    }
    if version.direction is None or version.direction.better is not Better.NEARER:
        return
    for name, part in parts.items():
        if part and part.method in _UP_AND_DOWN:
            what = f"{part.method} tells up from down, and better: nearer is neither"
            yield draft.problem("034", (name, "method"), what, "use another method, or our own way.")


def _comparison(draft: Draft) -> Iterator[Problem]:
    """A comparison has a test or another's method; a funnel needs a denominator."""
    if draft.version.comparators is None:
        return
    test = draft.version.comparators.test.test if draft.version.comparators.test else None
    if test in FUNNELS and draft.measure.plain not in (Kind.PERCENT, Kind.RATE):
        what = f"{test} needs a percentage or a rate, and this is a {draft.measure.plain}"
        yield draft.problem(
            "034", ("comparators", "test"), what, "use difference 0.5, or interval 95 where one is sent."
        )
    given = [name for name in ("test", "method") if draft.has("comparators", name)]
    if not given and not _names_a_method(draft, "comparators"):
        mend = f"add test: {COMPARED_BY}."
        yield draft.problem("005", ("comparators",), "'test' is missing from comparators", mend, key=True)
    if len(given) > 1:
        what = "comparators has both test and method"
        yield draft.problem("045", ("comparators", "method"), what, "keep test or method.", key=True)
