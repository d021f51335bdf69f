"""From the shape of a measure to the measure: what each kind needs, and how it can roll up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from oba.domain.measure import ALL, Base, Break, Kind, Measure, RollUp, YearIs
from oba.domain.period import Every, YearKind
from oba.domain.problem import Problem
from oba.read.rulebook.narrative import is_narrative, read_narrative
from oba.read.shapes.period_fields import Counting
from oba.read.shapes.rule_shapes import MeasureShape
from oba.read.shapes.validation import Typed
from oba.read.text.files import Problems, Text
from oba.read.text.marks import read_marks
from oba.words import listed

_NEEDS = {Kind.GAP: ("parts", "between"), Kind.CHANGE: ("parts", "base"), Kind.MOVING: ("parts", "over")}
_YEAR_IS: Mapping[Kind, tuple[YearIs, ...]] = {
    Kind.COUNT: (YearIs.SUM, YearIs.LAST, YearIs.MEAN, YearIs.SUPPLIED),
    Kind.PERCENT: (YearIs.RATIO, YearIs.LAST, YearIs.MEAN, YearIs.SUPPLIED),
    Kind.RATE: (YearIs.RATIO, YearIs.LAST, YearIs.MEAN, YearIs.SUPPLIED),
    Kind.SCORE: (YearIs.LAST, YearIs.MEAN, YearIs.SUPPLIED),
    Kind.GAP: (YearIs.RATIO, YearIs.LAST, YearIs.MEAN, YearIs.SUPPLIED),
    Kind.CHANGE: (),
    Kind.MOVING: (),
}
_NAMES = {Kind.PERCENT: "percentage", Kind.MOVING: "moving number"}
_ONLY_DERIVED = ("parts", "between", "base", "over")
PATH = ("measure",)


def read_measure(typed: Typed) -> tuple[Measure | None, Problems]:
    """Read a rule's measure; without one when anything about it is in doubt."""
    if is_narrative(typed):
        return read_narrative(typed)
    first, _ = typed.read(MeasureShape, PATH)
    counting = Counting(first.every.every, first.year, first.window, first.every.step) if first else None
    typed = replace(typed, counting=counting)
    shape, problems = typed.read(MeasureShape, PATH)
    if shape is None:
        return None, problems
    problems = (*problems, *_checks(typed, shape))
    return (None if problems else _with_breaks(typed, shape, _measure(shape))), problems


def _with_breaks(typed: Typed, shape: MeasureShape, measure: Measure) -> Measure:
    """The measure with its changes of definition, each with the line that declares it."""
    if not shape.breaks:
        return measure
    where = typed.cited((*PATH, "break"), f"{typed.node(('id',))}, break")
    found = (Break(at=one.at, why=one.why, where=where) for one in shape.breaks)
    return replace(measure, breaks=tuple(sorted(found, key=lambda one: one.at.start)))


def measure_in(text: Text) -> Measure | None:
    """The measure of a rule file, whatever is wrong elsewhere in it; None when anything about it is in doubt."""
    marked, _ = read_marks(text)
    typed = Typed(marked=marked, letter="R") if marked else None
    return read_measure(typed)[0] if typed and typed.node(PATH) is not None else None


def counting_of(measure: Measure | None) -> Counting | None:
    """How a measure counts its periods."""
    return Counting(measure.every, measure.year, measure.window, measure.step) if measure else None


def _checks(typed: Typed, shape: MeasureShape) -> Iterator[Problem]:
    yield from _parts(typed, shape)
    yield from _roll_up(typed, shape)
    yield from _years(typed, shape)
    if shape.window > 1 and (shape.every != (Every.YEAR, 1) or shape.kind.kind in ("moving", "change")):
        yield typed.problem(
            "022", (*PATH, "window"), "only a plain yearly number can cover a window of years", key=True
        )
    yield from _sensitive(typed, shape)
    if shape.collected_by and shape.every.every is not Every.YEAR:
        mend = "delete it: a month or a quarter is collected when it has ended."
        what = f"a number of every {shape.every.every} has no collected_by"
        yield typed.problem("020", (*PATH, "collected_by"), what, mend, key=True)
    if shape.between and (shape.between[0] == shape.between[1] or ALL in shape.between):
        mend = f"name two groups; {ALL} stands for everyone."
        yield typed.problem("020", (*PATH, "between"), "a gap is between two different groups", mend)


def _parts(typed: Typed, shape: MeasureShape) -> Iterator[Problem]:
    """A derived kind has the parts it needs, and no kind has parts it has no use for."""
    needs = _NEEDS.get(Kind(shape.kind.kind), ())
    for name in _ONLY_DERIVED:
        given = typed.node((*PATH, name)) is not None
        if name in needs and not given:
            what = f"a measure of the kind {shape.kind.kind} needs {listed(needs)}; {name} is missing"
            yield typed.problem("020", PATH, what, f"add {name}.", key=True)
        if given and name not in needs:
            what = f"a measure of the kind {shape.kind.kind} has no {name}"
            yield typed.problem("020", (*PATH, name), what, f"delete {name}, or correct kind.", key=True)
    if shape.parts and shape.parts.kind == "score" and shape.kind.kind != "gap":
        what = f"the parts of a {shape.kind.kind} cannot be scores"
        yield typed.problem("020", (*PATH, "parts"), what, "write percent, or rate per 1000.")


def _years(typed: Typed, shape: MeasureShape) -> Iterator[Problem]:
    """A year is made of its parts in a way that suits the kind of number; a term is a part of an academic year."""
    every, kind = shape.every.every, Kind(shape.kind.kind)
    if every is Every.TERM and shape.year is not YearKind.ACADEMIC:
        what = f"a {shape.year} year has no terms"
        yield typed.problem("022", (*PATH, "every"), what, "write year: academic, or another every.")
    if shape.year_is and every is Every.YEAR:
        what = "a yearly measure has nothing to make its years of"
        yield typed.problem("023", (*PATH, "year_is"), what, "delete year_is.", key=True)
    elif shape.year_is and shape.year_is not in _YEAR_IS[kind]:
        what = f"the year of a {_NAMES.get(kind, kind)} is not the {shape.year_is} of its parts"
        yield typed.problem("023", (*PATH, "year_is"), what, _mend_year(kind))
    if shape.sent_as and (every is Every.YEAR or kind not in (Kind.COUNT, Kind.RATE, Kind.PERCENT)):
        what = "only counts, rates and percentages of parts of a year can be sent as year to date"
        yield typed.problem("023", (*PATH, "sent_as"), what, "delete sent_as.", key=True)


def _mend_year(kind: Kind) -> str:
    return f"write {listed(_YEAR_IS[kind], 'or')}." if _YEAR_IS[kind] else "delete year_is."


def _roll_up(typed: Typed, shape: MeasureShape) -> Iterator[Problem]:
    plain = shape.parts.kind if shape.parts else shape.kind.kind
    if plain == "score" and shape.counts == "fractional":
        yield typed.problem("020", (*PATH, "counts"), "a score has no counts", "delete counts.", key=True)
    if plain == "score" and shape.roll_up.how == RollUp.SUM:
        yield typed.problem("021", (*PATH, "roll_up"), "scores cannot be summed", "write roll_up: supplied.")
    if plain in ("score", "count") and shape.roll_up.coverage < 1:
        yield typed.problem("021", (*PATH, "roll_up"), f"a {plain} has no denominator to cover", "write roll_up: sum.")


def _sensitive(typed: Typed, shape: MeasureShape) -> Iterator[Problem]:
    """Only where children are counted can it come out that all of them are, or none."""
    plain = shape.parts.kind if shape.parts else shape.kind.kind
    if shape.sensitive and (plain == "score" or shape.counts == "fractional"):
        what = "sensitive protects counts of children, and this measure has none"
        yield typed.problem("020", (*PATH, "sensitive"), what, "delete sensitive.", key=True)


def _measure(shape: MeasureShape) -> Measure:
    return Measure(
        kind=Kind(shape.kind.kind),
        of=shape.of,
        numerator=shape.numerator,
        every=shape.every.every,
        step=shape.every.step,
        year_is=shape.year_is,
        year_to_date=shape.sent_as is not None,
        expected_within=shape.expected_within,
        year=shape.year,
        decimals=shape.decimals,
        roll_up=RollUp(shape.roll_up.how),
        per=shape.parts.per if shape.parts else shape.kind.per,
        parts=Kind(shape.parts.kind) if shape.parts else None,
        between=(shape.between[0], shape.between[1]) if shape.between else None,
        base=Base(period=str(shape.base.period), value=shape.base.value) if shape.base else None,
        over=shape.over or 1,
        window=shape.window,
        coverage=shape.roll_up.coverage,
        collected_by=shape.collected_by,
        checked=tuple(shape.checked.items()),
        fractional=shape.counts == "fractional",
        sensitive=shape.sensitive,
        part_of=shape.part_of,
        same_children_as=shape.same_children_as,
    )
