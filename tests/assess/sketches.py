"""Cases made up from a number, close enough together that ties and edges are common; and a case turned about zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from random import Random

from tests.assess.sketch import Ends, Goal, Number, Sketch

REASONS = ("not available", "low", "suppressed")
WORDS = {
    "lower": ("at most", "at most", "below", "reduce"),
    "higher": ("at least", "at least", "above", "increase"),
    "nearer": ("between",),
    "none": ("monitor",),
}
FREE = ("to be agreed", "monitor")
DIRECTIONS = ("lower", "lower", "higher", "higher", "nearer", "nearer", "none")
# The first period with a number, the last that can be judged and the last that can have a target.
SPANS = {"year": (1, 9, 13), "quarter": (8, 21, 27), "moving": (8, 21, 27)}


def sketch(seed: int) -> Sketch:
    """The case of a number, always the same: what the reader lets through, and now and then what it does not."""
    rng = Random(seed)  # noqa: S311  (no secret)
    sort, better = rng.choice(("year", "year", "quarter", "moving")), rng.choice(DIRECTIONS)
    first, last, end = SPANS[sort]
    judged = rng.randint(first + 1, last)
    aim = _aim(rng) if better == "nearer" else (None, None)
    made = Sketch(
        sort=sort,
        gap=rng.random() < 0.5,
        printed=rng.random() < 0.5,
        on_course=rng.choice((Fraction(95, 100), Fraction(1), Fraction(1, 2))),
        values=_series(rng, first, judged),
        better=better,
        aim=aim,
        compare_with=rng.choice(("previous", "same period last year", "mean of previous", "start")),
        previous=rng.randint(2, 3),
        change=rng.choice((Fraction(0), _width(rng))),
        each_period=rng.random() < 0.5,
        breaks=(rng.randint(first, judged),) if rng.random() < 0.2 else (),
        against=rng.choice(("target", "target", "trajectory", "england")),
        amber=_amber(rng, better, aim),
        goals=_goals(rng, better, aim, sort),
        start=_start(rng, first, judged),
        path=rng.choice(("straight", "straight", "steps", "compound", "stated")),
        planned=_some(rng, first, end),
        top=rng.random() < 0.5,
        served=rng.random() < 0.9,
        history=_history(rng, first, judged),
        forecast=rng.choice(("trend", "level", "stated")),
        expected=_some(rng, first, end),
        tolerance=rng.choice((Fraction(0), _width(rng))),
        named=tuple(rng.sample(("england", "south-east"), rng.randint(0, 2))),
        difference=rng.choice((None, _width(rng))),
        others={"england": _series(rng, first, judged), "south-east": _series(rng, first, judged - 1)},
    )
    keys = [key for key in ("direction", "threshold", "comparators") if rng.random() < 0.4]
    return replace(made, intervals=_intervals(rng, made.values), tested=tuple(keys))


def _intervals(rng: Random, numbers: Mapping[int, Number]) -> dict[int, tuple[Fraction, Fraction]]:
    """Intervals around most of the numbers, some without width, some that reach only one way."""
    sizes = {at: (rng.randint(0, 20), rng.randint(0, 20)) for at in numbers if rng.random() < 0.85}
    return {
        at: (number - Fraction(below, 20), number + Fraction(above, 20))
        for at, (below, above) in sizes.items()
        if not isinstance(number := numbers[at], str)
    }


def _tenths(rng: Random) -> Fraction:
    return Fraction(rng.randint(-40, 40), 10)


def _width(rng: Random) -> Fraction:
    return Fraction(rng.randint(1, 20), 10)


def _number(rng: Random) -> Fraction:
    return Fraction(rng.randint(-90, 90), 20)


def _some(rng: Random, first: int, last: int) -> dict[int, Fraction]:
    return {at: _tenths(rng) for at in range(first, last + 1) if rng.random() < 0.8}


def _aim(rng: Random) -> Ends:
    """A range away from zero, or a single number."""
    low = rng.randint(1, 15) * rng.choice((1, -1))
    return Fraction(low, 10), Fraction(low + rng.choice((0, rng.randint(1, 10))), 10)


def _series(rng: Random, first: int, last: int) -> dict[int, Number]:
    """Numbers from the first to the last period, some missing with or without a row; the last one is known."""
    numbers: dict[int, Number] = {}
    for at in (at for at in range(first, last) if rng.random() < 0.93):
        numbers[at] = _number(rng) if rng.random() < 0.95 else rng.choice(REASONS)
    numbers[last] = _number(rng)
    return numbers


def _start(rng: Random, first: int, judged: int) -> tuple[int, Fraction | None] | None:
    begins = (rng.randint(first, judged + 1), rng.choice((None, _tenths(rng))))
    return begins if rng.random() < 0.9 else None


def _history(rng: Random, first: int, judged: int) -> tuple[int, ...]:
    """Up to six periods, mostly before the one judged; in quarters sometimes one a year."""
    if rng.random() < 0.1:
        return ()
    if rng.random() < 0.3:
        return tuple(range(first, judged, 4))
    start = rng.randint(first, max(first, judged - 4))
    return tuple(at for at in range(start, start + 6) if at < judged + (rng.random() < 0.1))


def _goals(rng: Random, better: str, aim: Ends, sort: str) -> tuple[Goal, ...]:
    """Some targets whose words fit the direction, annual ones among them beside quarters."""
    first, _, last = SPANS[sort]
    found: dict[tuple[bool, int], Goal] = {}
    for _ in range(rng.randint(0, 5)):
        annual = sort != "year" and rng.random() < 0.5
        at = rng.randint(first // 4, last // 4) if annual else rng.randint(first, last)
        word = rng.choice((*WORDS[better], *WORDS[better], *FREE))
        found[annual, at] = Goal(
            annual=annual,
            at=at,
            word="exactly" if word == "between" and aim[0] == aim[1] else word,
            ends=_ends(word, _tenths(rng), aim),
            provisional=word not in (*FREE, "reduce", "increase") and rng.random() < 0.4,
        )
    return tuple(found.values())


def _ends(word: str, value: Fraction, aim: Ends) -> Ends:
    if word in ("at most", "below"):
        return None, value
    if word in ("at least", "above"):
        return value, None
    return aim if word == "between" else (None, None)


def _amber(rng: Random, better: str, aim: Ends) -> tuple[str, Fraction, str, Ends] | None:
    """No amber, or any kind of it, strict edges among them."""
    within = rng.choice(("", "points", "percent", "value"))
    if not within or better == "none":
        return None
    if within != "value":
        return within, _width(rng) * (10 if within == "percent" else 1), "", (None, None)
    low, high = aim
    if low is not None and high is not None:
        return within, Fraction(0), "between", (low - _width(rng), high + _width(rng))
    word = rng.choice(("at most", "below") if better == "lower" else ("at least", "above"))
    return within, Fraction(0), word, _ends(word, _tenths(rng), aim)


TURNED = {
    "lower": "higher",
    "higher": "lower",
    "at most": "at least",
    "at least": "at most",
    "below": "above",
    "above": "below",
    "reduce": "increase",
    "increase": "reduce",
    "rising": "falling",
    "falling": "rising",
}


def mirrored(s: Sketch) -> Sketch:
    """The same case with every number, every target and the good way turned about zero."""
    return replace(
        s,
        values=_turned(s.values),
        better=TURNED.get(s.better, s.better),
        aim=_swapped(s.aim),
        amber=s.amber and (*s.amber[:2], TURNED.get(s.amber[2], s.amber[2]), _swapped(s.amber[3])),
        goals=tuple(replace(g, word=TURNED.get(g.word, g.word), ends=_swapped(g.ends)) for g in s.goals),
        start=s.start and (s.start[0], None if s.start[1] is None else -s.start[1]),
        planned={at: -value for at, value in s.planned.items()},
        expected={at: -value for at, value in s.expected.items()},
        others={place: _turned(numbers) for place, numbers in s.others.items()},
        intervals={at: (-high, -low) for at, (low, high) in s.intervals.items()},
    )


def _turned(numbers: Mapping[int, Number]) -> dict[int, Number]:
    return {at: number if isinstance(number, str) else -number for at, number in numbers.items()}


def _swapped(ends: Ends) -> Ends:
    low, high = ends
    return None if high is None else -high, None if low is None else -low
