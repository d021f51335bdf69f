"""The 603 published trends of admissions caused by injuries, each worked out again from its own published numbers.

By Fingertips' own published method every word comes out but those with a direction, and in place of each of these its
contrary: 288 of 603. A rate that falls, where lower is better, was published as "Increasing and getting worse".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache

from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding, Movement, Question
from oba.domain.number import printed
from oba.statistics.interval import Ends
from oba.statistics.recent_trend import FINGERTIPS_NEXT, POINTS, TrendPoint, ValueType, recent_trend
from tests.published.admissions import Line, Published, as_fingertips, judged, lines, with_trend

WORSE, BETTER = "Increasing and getting worse", "Decreasing and getting better"
NO_CHANGE, CANNOT = "No significant change", "Cannot be calculated"
WAYS = {WORSE: 1, BETTER: -1, NO_CHANGE: 0}
CONTRARY = {WORSE: BETTER, BETTER: WORSE}
LATEST = ("2019/20", "2020/21", "2021/22", "2022/23", "2023/24")


@cache
def again() -> dict[Line, Finding]:
    """The direction of each series with a published trend, as Fingertips works it out, in the order of the file."""
    return {line: judged(lines()[line], rule=as_fingertips())[Question.DIRECTION] for line in with_trend()}


def word(found: Finding) -> str:
    """What Fingertips would call a direction; with no number to judge it cannot be calculated."""
    return found.verdict.capitalize() or CANNOT


def inverted() -> list[Line]:
    """The series whose published trend is the contrary of what comes out."""
    return [line for line, said in with_trend().items() if CONTRARY.get(said) == word(again()[line])]


def size(found: Finding) -> str:
    """The χ² that decided, as the working prints it."""
    assert isinstance(found.detail, Movement)
    assert found.detail.chi_square
    return printed(found.detail.chi_square, 2)


def test_every_published_trend_is_there_once() -> None:
    """603 trends, under 603 different names."""
    assert len({line.name for line in with_trend()}) == len(with_trend()) == 603
    assert Counter(with_trend().values()) == {CANNOT: 24, NO_CHANGE: 291, WORSE: 283, BETTER: 5}


def test_exactly_the_trends_with_a_direction_are_contradicted() -> None:
    """24 cannot be told and 291 show no change, as published; 283 called increasing fall, and 5 called falling rise.

    So the 288 with a direction are inverted, and no other verdict differs.
    """
    assert Counter((said, word(again()[line])) for line, said in with_trend().items()) == {
        (CANNOT, CANNOT): 24,
        (NO_CHANGE, NO_CHANGE): 291,
        (WORSE, BETTER): 283,
        (BETTER, WORSE): 5,
    }
    assert inverted() == [line for line, said in with_trend().items() if said in CONTRARY]
    assert len(inverted()) == 288


def test_each_contradicted_trend_by_name(approved: Callable[[str, str], None]) -> None:
    """Every inverted series, what was published of it and what comes out; Oxfordshire and England are among them."""
    rows = [
        f"{line.name} | published: {with_trend()[line]} | {again()[line].verdict}, χ² {size(again()[line])}"
        for line in inverted()
    ]
    approved("published/inverted-trends.txt", "\n".join(rows) + "\n")
    for name in ("Oxfordshire, Persons", "England, Persons"):
        assert sum(row.startswith(f"{name} | published: {WORSE} | decreasing and getting better,") for row in rows) == 1


def test_read_backwards_every_series_gives_the_published_word() -> None:
    """With its latest five numbers in reverse order each of the 603 comes out as published."""
    for line, said in with_trend().items():
        known = [point(number) for number in lines()[line] if number.value]
        way = recent_trend(known[-POINTS:][::-1], practice=FINGERTIPS_NEXT, kind=ValueType.CRUDE_RATE).way
        if lines()[line][-1].value:
            assert way == WAYS[said], line.name
        else:
            assert said == CANNOT, line.name


def point(number: Published) -> TrendPoint:
    """A published number as the formula takes it."""
    interval = Ends(float(number.lower), float(number.upper))
    return TrendPoint(float(number.value), interval, float(number.top), float(number.bottom))


def test_our_own_stricter_test_contradicts_the_same_and_no_other() -> None:
    """`test: recent trend` contradicts 277 of the 288, and leaves 16 of the 603 open that Fingertips does not."""
    found = {line: judged(lines()[line])[Question.DIRECTION] for line in with_trend()}
    assert Counter((said, found[line].answer or found[line].reason) for line, said in with_trend().items()) == {
        (CANNOT, Reason.NOT_AVAILABLE): 24,
        (NO_CHANGE, Answer.STEADY): 286,
        (NO_CHANGE, Reason.TOO_FEW_POINTS): 5,
        (WORSE, Answer.IMPROVING): 272,
        (WORSE, Reason.TOO_FEW_POINTS): 11,
        (BETTER, Answer.WORSENING): 5,
    }


def test_our_own_test_leaves_open_exactly_what_has_a_gap() -> None:
    """It answers where all of the latest five years are known, and only there."""
    for line in with_trend():
        known = {number.period for number in lines()[line] if number.value}
        assert (judged(lines()[line])[Question.DIRECTION].answer is not None) is known.issuperset(LATEST), line.name
