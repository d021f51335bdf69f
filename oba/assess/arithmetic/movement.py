"""The arithmetic of two numbers held beside each other: how far they are apart, and which is the better."""

from __future__ import annotations

from fractions import Fraction

from oba.assess.arithmetic.scale import Scale, plus
from oba.domain.evidence import Figures
from oba.domain.finding import Arithmetic, NamedValue
from oba.domain.period import Period
from oba.domain.rule import Better, Direction

IMPROVEMENT = "improvement"


def apart(scale: Scale, direction: Direction, one: tuple[str, Fraction], other: tuple[str, Fraction]) -> Arithmetic:
    """How much better the first number is than the other, both as compared: `improvement`, negative where it is worse.

    Where neither way is better how much higher it is.
    """
    (here, value), (there, held) = one, other
    found = Arithmetic((scale.number(here, value), scale.number(there, held)))
    if direction.better is Better.NEARER and direction.aim is not None:
        return found + _nearer(scale, direction, one, other)
    if direction.better is Better.NONE:
        return found + Arithmetic((scale.difference("change", value - held),), (f"change = {here} − {there}",))
    first, second = (here, there) if direction.better is Better.HIGHER else (there, here)
    size = value - held if direction.better is Better.HIGHER else held - value
    return found + Arithmetic((scale.difference(IMPROVEMENT, size),), (f"{IMPROVEMENT} = {first} − {second}",))


def _nearer(scale: Scale, direction: Direction, one: tuple[str, Fraction], other: tuple[str, Fraction]) -> Arithmetic:
    """By how much the first is nearer to the aim than the other."""
    found, offs = Arithmetic(), []
    for name, value in (one, other):
        aim = direction.aim.nearest_to(value) if direction.aim else value
        offs.append(abs(value - aim))
        found += Arithmetic(
            (scale.number(f"aim nearest to {name}", aim), scale.difference(f"distance of {name}", offs[-1])),
            (f"distance of {name} = |{name} − aim nearest to {name}|",),
        )
    gained = scale.difference(IMPROVEMENT, offs[1] - offs[0])
    return found + Arithmetic((gained,), (f"{IMPROVEMENT} = distance of {other[0]} − distance of {one[0]}",))


def mean_of(scale: Scale, figures: Figures, periods: tuple[Period, ...], mean: Fraction) -> Arithmetic:
    """The mean of the numbers of some periods, as they are, and as it is compared."""
    values = tuple(
        scale.number(f"value {period.label}", value)
        for period in periods
        if period in figures and (value := figures[period].value) is not None
    )
    formula = f"mean = ({plus(one.name for one in values)}) ÷ {len(values)}"
    found = Arithmetic((*values, scale.number("mean", mean)), (formula,))
    return found + scale.compared("as compared", "mean", mean)


def width(scale: Scale, asked: Fraction, periods: Fraction | None) -> Arithmetic:
    """The change that counts; for each period so much where `periods` says how many lie between."""
    if periods is None:
        return Arithmetic((scale.difference("width", asked),))
    each, between = scale.difference("width a period", asked), NamedValue("periods between", periods)
    whole = scale.difference("width", asked * periods)
    return Arithmetic((each, between, whole), ("width = width a period × periods between",))
