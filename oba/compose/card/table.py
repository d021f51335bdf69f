"""The numbers of a card as a table: periods across; values, counts, targets, forecast and comparators down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from oba import words
from oba.assess.interval import interval_of
from oba.compose.card.table_notes import FEW_BESIDE, FEW_MARK, NOTHING, TO_BE_AGREED, notes, revised
from oba.compose.evidence import levels_shown
from oba.compose.subject import Subject
from oba.domain.chance import Interval
from oba.domain.counted import is_of_few
from oba.domain.evidence import Figure, Status
from oba.domain.measure import NBSP, RATE, Kind, Measure
from oba.domain.number import printed, shortest
from oba.domain.period import Period
from oba.domain.rule import Forecast
from oba.domain.target import Target, Word

MOST = 9  # columns that fit across a page
_MOST_AHEAD = 4
ABOUT = "\N{ALMOST EQUAL TO}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodColumn:
    """One period across the table; the one judged stands out."""

    text: str
    judged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One number, or what stands in its place; `mark` is the letters of how sure it is, explained below the table."""

    text: str
    mark: str
    known: bool


_NOTHING = Cell(text=NOTHING, mark="", known=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table; the place's own values stand out."""

    head: str
    cells: tuple[Cell, ...]
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberTable:
    """The table with its caption and the notes below it."""

    caption: str
    columns: tuple[PeriodColumn, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def number_table(subject: Subject, *, intervals: bool = True) -> NumberTable:
    """The table of numbers. Of a long series the latest periods are shown, and at most four that lie ahead.

    Where tests used intervals, and where few are counted, they have rows, unless these are not wanted.
    """
    periods = _columns(subject)
    judged = subject.assessment.judged.period if subject.assessment.judged else None
    rows = tuple(_rows(subject, periods, levels_shown(subject.assessment, subject.measure) if intervals else ()))
    return NumberTable(
        caption="In numbers",
        columns=tuple(PeriodColumn(text=period.label, judged=period == judged) for period in periods),
        rows=rows,
        notes=notes(subject, periods, signs(rows)),
    )


def signs(rows: Iterable[Row]) -> frozenset[str]:
    """What stands in the cells, among it the letters and shorthands that a note explains."""
    cells = [cell for row in rows for cell in row.cells]
    marks = (FEW_BESIDE if letter == FEW_MARK else letter for cell in cells for letter in cell.mark)
    return frozenset((*(cell.text for cell in cells), *marks))


def _columns(subject: Subject) -> tuple[Period, ...]:
    latest = subject.own.latest
    known = tuple(p for p in subject.periods if latest and p.ordinal <= latest.period.ordinal)
    aimed = {period for period, _ in subject.targets}
    ahead = tuple(p for p in subject.periods if p not in known and (p in aimed or not aimed))[:_MOST_AHEAD]
    return (*known[len(ahead) - MOST :], *ahead)


def _rows(subject: Subject, periods: tuple[Period, ...], certain: tuple[Fraction, ...]) -> Iterator[Row]:
    """The place's own numbers always; every other row only where it has something to show."""
    own, measure = subject.own.figures, subject.measure
    yield Row(head=_with_unit(subject.place.name, measure), cells=_own(subject, periods), own=True)
    beside = (
        (measure.numerator or "number", _counts(periods, {p: (f.numerator, f.rounding) for p, f in own.items()})),
        (measure.of, _counts(periods, {p: (f.denominator, f.rounding) for p, f in own.items()})),
        *((f"{words.confidence(level)} interval", _intervals(subject, periods, level)) for level in certain),
        *((_part(group, measure), _figures(found, periods, measure)) for group, found in subject.own.parts.items()),
        (_target_head(subject, periods), tuple(_target(subject, period) for period in periods)),
        (_forecast_head(subject), tuple(_forecast(subject, period) for period in periods)),
        *((name, _figures(series.figures, periods, measure)) for name, series in subject.comparators),
    )
    yield from (Row(head=head, cells=cells, own=False) for head, cells in beside if any(c.known for c in cells))


def _own(subject: Subject, periods: tuple[Period, ...]) -> tuple[Cell, ...]:
    """The place's own numbers, a hole between two of them marked as one."""
    holes = (Cell(text=subject.missing(period), mark="", known=False) for period in periods)
    found = _figures(subject.own.figures, periods, subject.measure)
    return tuple(hole if hole.text else cell for hole, cell in zip(holes, found, strict=True))


def _with_unit(name: str, measure: Measure) -> str:
    return f"{name}, {measure.unit}"


def _part(group: str, measure: Measure) -> str:
    """The name of a group, of the rate that a change is worked out from, or of the periods taken together."""
    if measure.kind is Kind.MOVING:
        return f"each {measure.every} alone"
    return f"rate per {printed(measure.per, 0)}" if group == RATE and measure.per else group


def _figures(figures: Mapping[Period, Figure], periods: Iterable[Period], measure: Measure) -> tuple[Cell, ...]:
    return tuple(figure_cell(figures.get(period), measure) for period in periods)


def figure_cell(figure: Figure | None, measure: Measure) -> Cell:
    """A number with the letter of its status and u where it is of few, or the shorthand of why there is none."""
    if figure is None:
        return _NOTHING
    if figure.value is None:
        return Cell(text=words.shorthand(figure.reason), mark="", known=False)
    moved = revised(figure) and (figure.status is Status.FINAL or figure.rolled_up)
    letter = words.STATUSES[figure.status].letter or ""
    again = words.STATUSES[Status.REVISED].letter or "" if moved else ""
    few = FEW_MARK if is_of_few(figure, measure) else ""
    return Cell(
        text=words.bare(figure.value, measure), mark=f"{letter}{again if again != letter else ''}{few}", known=True
    )


def _counts(periods: Iterable[Period], counts: Mapping[Period, tuple[Fraction | None, Fraction]]) -> tuple[Cell, ...]:
    """Counts, those that are rounded, by so much either way, marked as such."""
    found = (counts.get(period, (None, Fraction(0))) for period in periods)
    return tuple(_NOTHING if n is None else _known((ABOUT if off else "") + shortest(n)) for n, off in found)


def _target_head(subject: Subject, periods: tuple[Period, ...]) -> str:
    """`target, at most` where every target in the table begins with the same word."""
    said = {target.aim.word for period, target in subject.targets if period in periods and target.aim.numeric}
    return f"target, {said.pop()}" if len(said) == 1 else "target"


def _target(subject: Subject, period: Period) -> Cell:
    """A target as the plan printed it, else its numbers; its word too where the row's head cannot say it."""
    target = next((target for at, target in subject.targets if at == period), None)
    if target is None:
        return _NOTHING
    letter = words.STATUSES[Status.PROVISIONAL].letter if target.provisional else None
    return Cell(text=_wanted(subject, target), mark=letter or "", known=True)


def _wanted(subject: Subject, target: Target) -> str:
    if target.aim.word is Word.TO_BE_AGREED:
        return TO_BE_AGREED
    ends = [words.bare(end, subject.measure) for end in (target.aim.low, target.aim.high) if end is not None]
    if not ends:
        return str(target.aim.word)
    also = f" ({target.also})" if target.also else ""
    text = _as_printed(target) or words.EN_DASH.join(dict.fromkeys(ends)) + also
    return text if len({t.aim.word for _, t in subject.targets if t.aim.numeric}) == 1 else f"{target.aim.word} {text}"


def _as_printed(target: Target) -> str:
    """What the source printed, less why the target is not settled, which is said below the table."""
    unsettled = target.provisional or "()"
    return target.as_printed.replace(f"({unsettled})", "").replace(unsettled, "").strip(" ;,")


def _forecast_head(subject: Subject) -> str:
    baseline = subject.version.baseline
    return "forecast" if baseline.forecast is Forecast.STATED else f"forecast ({shortest(baseline.interval)}{NBSP}%)"


def _forecast(subject: Subject, period: Period) -> Cell:
    point = next((point for point in subject.forecast if point.period == period), None)
    return _NOTHING if point is None else _known(words.span(point.low, point.high, subject.measure))


def _intervals(subject: Subject, periods: Iterable[Period], level: Fraction) -> tuple[Cell, ...]:
    """The intervals of a level that are known, given or worked out from counts, with their ends as compared."""
    found = (subject.own.figures.get(period) for period in periods)
    ends = (interval_of(figure, subject.measure, level) if figure else None for figure in found)
    return tuple(_NOTHING if one is None else _known(_span(subject, one)) for one in ends)


def _span(subject: Subject, one: Interval) -> str:
    """The ends of an interval, kept to what the measure can be."""
    return words.span(subject.measure.kept(one.low), subject.measure.kept(one.high), subject.measure)


def _known(text: str) -> Cell:
    return Cell(text=text, mark="", known=True)
