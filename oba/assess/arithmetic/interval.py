"""The arithmetic of an interval and of the limits of a funnel, by the formula that each was worked out with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import ceil, floor
from types import MappingProxyType

from oba.assess.arithmetic.scale import Scale, written
from oba.domain.chance import Interval
from oba.domain.evidence import Figure
from oba.domain.finding import Arithmetic, NamedValue
from oba.domain.measure import Kind
from oba.statistics.critical import normal, poisson_lower, poisson_upper, tail
from oba.statistics.interval import Formula

Making = Callable[[Scale, Figure, str], Arithmetic]


def interval_arithmetic(scale: Scale, figure: Figure, found: Interval) -> Arithmetic:
    """An interval of a figure: its ends, not rounded, with the formula of each, then as they are compared.

    One that was supplied has its ends alone. The numerator and the denominator are those of the step.
    """
    level, making = written(found.level), _MAKINGS.get(found.how)
    made = making(scale, figure, level) if making else Arithmetic()
    ends = (scale.number(f"low {level}", found.low), scale.number(f"high {level}", found.high))
    return Arithmetic((*made.values, *ends), made.formulas) + ends_compared(scale, found, level)


def ends_compared(scale: Scale, exactly: Interval, level: str) -> Arithmetic:
    """The ends of an interval kept to what the measure can be and as they are compared."""
    found = Arithmetic()
    for name, end in ((f"low {level}", exactly.low), (f"high {level}", exactly.high)):
        found += kept_and_compared(scale, name, end)
    return found


def kept_and_compared(scale: Scale, name: str, end: Fraction) -> Arithmetic:
    """A number kept to what the measure can be and as it is compared: `low as compared = max(low, 0) rounded to …`."""
    kept, of = scale.measure.kept(end), name
    if kept != end:
        of = f"{'max' if kept > end else 'min'}({name}, {written(kept)})"
    return scale.compared(f"{name} as compared", of, kept)


def _z(level: str) -> NamedValue:
    return NamedValue(f"z {level}", Fraction(normal(tail(float(level)))))


def _wilson(scale: Scale, _: Figure, level: str) -> Arithmetic:
    z, x, n = f"z {level}", "numerator", "denominator"
    root = f"{z} × √(({z})² + 4 × {x} × (1 − {x} ÷ {n}))"
    formulas = (
        f"{end} {level} = {scale.per} × (2 × {x} + ({z})² {sign} {root}) ÷ (2 × ({n} + ({z})²))"
        for end, sign in (("low", "−"), ("high", "+"))
    )
    return Arithmetic((_z(level),), tuple(formulas))


def _byar(scale: Scale, _: Figure, level: str) -> Arithmetic:
    z, x, y = f"z {level}", "numerator", "(numerator + 1)"
    low = f"{scale.per} × max({x} × (1 − 1 ÷ (9 × {x}) − {z} ÷ (3 × √({x})))³, 0) ÷ denominator"
    high = f"{scale.per} × {y} × (1 − 1 ÷ (9 × {y}) + {z} ÷ (3 × √({y})))³ ÷ denominator"
    return Arithmetic((_z(level),), (f"low {level} = {low}", f"high {level} = {high}"))


def _exact(scale: Scale, figure: Figure, level: str) -> Arithmetic:
    """Half a χ² of 2x degrees of freedom, and of 2x + 2, which tables give."""
    count, beyond = float(figure.numerator or 0), tail(float(level))
    return _halved(
        scale, level, (poisson_lower(count, beyond), 2 * count), (poisson_upper(count, beyond), 2 * count + 2)
    )


def _halved(scale: Scale, level: str, low: tuple[float, float], high: tuple[float, float]) -> Arithmetic:
    """Ends that are half a χ² over the denominator; each with its degrees of freedom and the chance below it."""
    values, formulas, beyond = [], [], Fraction(tail(float(level))).limit_denominator(10**6)
    for end, (half, degrees), below in (("low", low, beyond), ("high", high, 1 - beyond)):
        values += [
            NamedValue(f"χ² {end} {level}", 2 * Fraction(half)),
            NamedValue(f"degrees of freedom {end}", Fraction(degrees)),
            NamedValue(f"chance below χ² {end} {level}", below),
        ]
        formulas.append(f"{end} {level} = {scale.per} × χ² {end} {level} ÷ 2 ÷ denominator")
    return Arithmetic(tuple(values), tuple(formulas))


_MAKINGS: Mapping[str, Making] = MappingProxyType({
    str(Formula.WILSON): _wilson, str(Formula.BYAR): _byar, str(Formula.EXACT): _exact,
})  # fmt: skip


def funnel_arithmetic(scale: Scale, average: Fraction, total: Fraction, exactly: Interval) -> Arithmetic:
    """The limits of a funnel around a comparator's number, for our own denominator."""
    level = written(exactly.level)
    own = Arithmetic((scale.number("average", average), NamedValue("our denominator", total, scale.measure.of)))
    ends = Arithmetic((scale.number(f"low {level}", exactly.low), scale.number(f"high {level}", exactly.high)))
    share = scale.measure.plain is Kind.PERCENT
    made = _binomial(scale, level) if share else _poisson(scale, average, total, level)
    return own + made + ends + ends_compared(scale, exactly, level)


def _binomial(scale: Scale, level: str) -> Arithmetic:
    spread = f"z {level} × √(average × ({scale.per} − average) ÷ our denominator)"
    return Arithmetic((_z(level),), (f"low {level} = average − {spread}", f"high {level} = average + {spread}"))


def _poisson(scale: Scale, average: Fraction, total: Fraction, level: str) -> Arithmetic:
    """χ² for as many events as the average makes one expect in our denominator."""
    expected, beyond = average / (scale.measure.per or 1) * total, tail(float(level))
    lower, upper = poisson_lower(ceil(expected), beyond), poisson_upper(floor(expected), beyond)
    low, high = (lower if lower >= 1 else 0.0, 2.0 * ceil(expected)), (upper, 2.0 * floor(expected) + 2)
    found = _halved(scale, level, low, high)
    expectation = Arithmetic(
        (NamedValue("expected", expected),), (f"expected = average ÷ {scale.per} × our denominator",)
    )
    formulas = tuple(formula.replace("÷ denominator", "÷ our denominator") for formula in found.formulas)
    return expectation + Arithmetic(found.values, formulas)
