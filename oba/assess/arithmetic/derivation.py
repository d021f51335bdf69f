"""The arithmetic of a derived number: the sides of a gap, rate and base of a change, periods of a moving one."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from oba.assess.arithmetic.scale import PERCENT, Scale, written
from oba.domain.evidence import Figure, Figures
from oba.domain.finding import Arithmetic, NamedValue
from oba.domain.measure import ALL, HUNDRED, RATE, Kind, Measure


def derived(scale: Scale, figure: Figure, parts: Mapping[str, Figures], base: Fraction | None) -> Arithmetic:
    """What a derived number is made of; a formula stands there only where it gives exactly this number."""
    measure = scale.measure
    if measure.kind is Kind.GAP and measure.between:
        return _gap(measure, figure, parts)
    if measure.kind is Kind.CHANGE:
        return _change(measure, figure, parts.get(RATE, {}).get(figure.period), base)
    return _moving(measure, figure, parts.get(ALL, {})) if measure.kind is Kind.MOVING else Arithmetic()


def _gap(measure: Measure, figure: Figure, parts: Mapping[str, Figures]) -> Arithmetic:
    first, second = measure.between or ("", "")
    sides = {name: parts.get(name, {}).get(figure.period) for name in (first, second)}
    values = tuple(one for name, side in sides.items() if side for one in _side(measure, name, side))
    one, other = (side.value if side else None for side in sides.values())
    holds = one is not None and other is not None and figure.value == one - other
    return Arithmetic(
        values, (f"value = value of {first} − value of {second}", *_shares(measure, sides)) if holds else ()
    )


def _side(measure: Measure, name: str, side: Figure) -> tuple[NamedValue, ...]:
    """A side with its counts; its value in percent, or per so many."""
    if side.value is None:
        return (NamedValue(name, str(side.reason)),)
    counts = (("numerator", side.numerator, measure.numerator), ("denominator", side.denominator, measure.of))
    known = tuple(NamedValue(f"{what} of {name}", count, unit) for what, count, unit in counts if count is not None)
    return (*known, NamedValue(f"value of {name}", side.value, _unit(measure)))


def _unit(measure: Measure) -> str:
    """The unit of what a derived number is made of."""
    if measure.parts is Kind.PERCENT:
        return PERCENT
    return f"per {written(measure.per)}" if measure.parts is Kind.RATE and measure.per else ""


def _shares(measure: Measure, sides: Mapping[str, Figure | None]) -> tuple[str, ...]:
    """How each side is made of its counts."""
    return tuple(
        f"value of {name} = {written(measure.per)} × numerator of {name} ÷ denominator of {name}"
        for name, side in sides.items()
        if side and measure.per and side.numerator is not None and side.denominator
        and side.value == measure.per * side.numerator / side.denominator
    )  # fmt: skip


def _change(measure: Measure, figure: Figure, rate: Figure | None, base: Fraction | None) -> Arithmetic:
    if rate is None or rate.value is None or not base or measure.base is None:
        return Arithmetic()
    then = NamedValue(f"rate {measure.base.period}", base, _unit(measure))
    holds = figure.value == HUNDRED * (rate.value - base) / base
    formula = f"value = 100 × (value of {RATE} − {then.name}) ÷ {then.name}"
    shares = _shares(measure, {RATE: rate})
    return Arithmetic((*_side(measure, RATE, rate), then), (formula, *shares) if holds else shares)


def _moving(measure: Measure, figure: Figure, figures: Figures) -> Arithmetic:
    wanted = [figures.get(figure.period.shift(-back)) for back in range(measure.over - 1, -1, -1)]
    known = [one for one in wanted if one and one.numerator is not None and one.denominator is not None]
    values = [
        NamedValue(f"{what} {one.period.label}", count, unit)
        for one in known
        for what, count, unit in (
            ("numerator", one.numerator, measure.numerator), ("denominator", one.denominator, measure.of),
        )
        if count is not None
    ]  # fmt: skip
    tops = sum((one.numerator or Fraction(0) for one in known), Fraction(0))
    holds = len(known) == measure.over and figure.numerator == tops
    return Arithmetic(tuple(values), ("numerator = Σ(numerator)", "denominator = Σ(denominator)") if holds else ())
