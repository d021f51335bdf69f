"""The arithmetic of a figure: its counts, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from oba.assess.arithmetic.derivation import derived
from oba.assess.arithmetic.scale import PERCENT, Scale, plus, written
from oba.domain.evidence import Figure, Figures, Reason, Series
from oba.domain.finding import Arithmetic, NamedValue
from oba.domain.measure import HUNDRED, Measure, YearIs
from oba.domain.period import Period

COMPARED = "as compared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a place's figures may come from: the series of places, with their names, periods within a year, groups.

    `base` is what changes are counted from; `shares` says that the share of a sum that has come may be told.
    """

    places: Mapping[str, Series] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    within: Figures = field(default_factory=dict)
    within_year: YearIs | None = None
    parts: Mapping[str, Figures] = field(default_factory=dict)
    base: Fraction | None = None
    shares: bool = True


def judged(scale: Scale, figure: Figure, origin: Origin) -> Arithmetic:
    """A figure with its value, as compared too, and all that it is made of."""
    if figure.value is None:
        return Arithmetic()
    made = counted(scale, figure) + _made(scale, figure, origin) + _coverage(figure, origin)
    return made + scale.compared(COMPARED, "value", figure.value)


def counted(scale: Scale, figure: Figure, of: str = "") -> Arithmetic:
    """A figure's known value with its numerator and denominator, where these are known; `of` follows their names."""
    counts, value = _counts(scale.measure, figure, of), figure.value or Fraction(0)
    formulas = (f"value{of} = {scale.per} × numerator{of} ÷ denominator{of}",) if _is_share(scale, figure) else ()
    return Arithmetic((*counts, scale.number(f"value{of}", value)), formulas)


def _counts(measure: Measure, figure: Figure, of: str) -> Iterable[NamedValue]:
    if figure.numerator is not None:
        yield NamedValue(f"numerator{of}", figure.numerator, measure.numerator)
    if figure.denominator is not None:
        yield NamedValue(f"denominator{of}", figure.denominator, measure.of)


def _is_share(scale: Scale, figure: Figure) -> bool:
    """Whether a value is exactly what its counts make; one beside rounded counts need not be."""
    top, bottom, per = figure.numerator, figure.denominator, scale.measure.per
    return top is not None and bool(bottom) and per is not None and figure.value == per * top / (bottom or 1)


def _made(scale: Scale, figure: Figure, origin: Origin) -> Arithmetic:
    """What a figure is made of: groups or periods of a derived number, periods of a year, or places."""
    if origin.parts:
        return derived(scale, figure, origin.parts, origin.base)
    if (found := _year(scale, figure, origin)).values:
        return found
    return _sum(scale, figure, origin) if figure.rolled_up else Arithmetic()


def _sum(scale: Scale, figure: Figure, origin: Origin) -> Arithmetic:
    """The places that were added up, each with its counts; one without a number with the reason."""
    found = {origin.names.get(place, place): _figure_of(origin, place, figure.period) for place in figure.rolled_up}
    values = [one for name, part in found.items() for one in _part(scale, name, part)]
    known = [name for name, part in found.items() if part and part.value is not None]
    parts = [part for part in found.values() if part and part.value is not None]
    ratio = scale.measure.ratio
    formulas = [
        f"{name} = {plus(f'{name} of {place}' for place in known)}"
        for name in (("numerator", "denominator") if ratio else ("value",))
        if parts and getattr(figure, name) == _total(parts, name)
    ]
    return Arithmetic(tuple(values), tuple(formulas))


def _figure_of(origin: Origin, place: str, period: Period) -> Figure | None:
    return origin.places[place].figures.get(period) if place in origin.places else None


def _part(scale: Scale, name: str, figure: Figure | None) -> Iterable[NamedValue]:
    if figure is None or figure.value is None:
        yield NamedValue(name, str(figure.reason if figure else Reason.NOT_COLLECTED))
    elif scale.measure.ratio:
        yield from _counts(scale.measure, figure, f" of {name}")
    else:
        yield scale.number(f"value of {name}", figure.value)


def _total(parts: Iterable[Figure], name: str) -> Fraction | None:
    amounts = [getattr(part, name) for part in parts]
    return None if None in amounts else sum(amounts, Fraction(0))


def _coverage(figure: Figure, origin: Origin) -> Arithmetic:
    """The share of the denominator that has come, where not all has and it may be told."""
    if figure.coverage is None or figure.coverage == 1 or not origin.shares:
        return Arithmetic()
    return Arithmetic((NamedValue("covered", HUNDRED * figure.coverage, f"{PERCENT} of the denominator"),))


def _year(scale: Scale, figure: Figure, origin: Origin) -> Arithmetic:
    """The quarters or months that a year was made of, where they make it; nothing for a year that was sent."""
    periods = [period for period in origin.within if period.in_year == figure.period]
    found = {period: known for period in periods if (known := origin.within[period]).value is not None}
    formulas = _year_formulas(figure, list(found.values()), origin.within_year)
    if not formulas:
        return Arithmetic()
    return each(scale, found) + Arithmetic((), formulas)


def _year_formulas(figure: Figure, parts: Sequence[Figure], made: YearIs | None) -> tuple[str, ...]:
    """How the parts of a year make it; none where they do not make this figure."""
    total, count = sum((part.value or Fraction(0) for part in parts), Fraction(0)), len(parts)
    if made is YearIs.SUM and parts and figure.value == total:
        return ("value = Σ(value)",)
    if made is YearIs.MEAN and parts and figure.value == total / count:
        return (f"value = Σ(value) ÷ {count}",)
    if made is YearIs.LAST and parts and figure.value == parts[-1].value:
        return (f"value = value {parts[-1].period.label}",)
    if made is not YearIs.RATIO or figure.numerator is None or figure.numerator != _total(parts, "numerator"):
        return ()
    bottom, whole = _total(parts, "denominator"), figure.denominator
    if not bottom or not whole or bottom % whole:
        return ()
    share = "" if bottom == whole else f" ÷ {written(bottom / whole)}"
    return ("numerator = Σ(numerator)", f"denominator = Σ(denominator){share}")


def each(scale: Scale, figures: Mapping[Period, Figure]) -> Arithmetic:
    """Several figures by period, with one formula for all with counts where it holds for each of them."""
    found = Arithmetic()
    for period, figure in figures.items():
        found += Arithmetic(counted(scale, figure, f" {period.label}").values)
    counted_of = [figure for figure in figures.values() if figure.denominator is not None]
    if counted_of and all(_is_share(scale, figure) for figure in counted_of):
        found += Arithmetic((), (f"value = {scale.per} × numerator ÷ denominator, for each period",))
    return found
