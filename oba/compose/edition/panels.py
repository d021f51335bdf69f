"""Areas side by side on one scale: each area's own numbers in ink, the whole they lie in grey, the target as a bar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from oba.compose.curve.axis import axis, names
from oba.compose.curve.drawing import Bar, Drawing, Line, Tick
from oba.compose.curve.labels import Box, Label, Point
from oba.compose.curve.plot import Plot
from oba.compose.curve.scale import Scale, scale
from oba.compose.dashboard.rows import documented_parts, short_name
from oba.compose.edition.addresses import Standpoint, of_indicator
from oba.compose.edition.contents import Contents
from oba.compose.font_metrics import Weight, width
from oba.compose.subject import MOST_KNOWN, Subject, subject_of
from oba.domain.evidence import Series
from oba.domain.finding import Question
from oba.domain.measure import Kind
from oba.domain.number import printed, round_half_away, unit_of_last_decimal
from oba.domain.period import Period
from oba.domain.place import Place
from oba.domain.rule import Rule
from oba.words import Mark, aim, bare, brief_mark

WIDE, HIGH = 1960, 1000
MOST = 12  # areas that are set side by side
_FEWEST = 2
_LETTERS, _LATEST = 86, 130
_HALF_BAR = 60

Values = tuple[tuple[int, Fraction], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One area: its answer to whether it is good enough, its target, its drawing, and where its own page is."""

    place: str
    name: str
    address: str
    mark: Mark | None
    target: str
    drawing: Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Panels:
    """The areas, and what their drawings have in common."""

    title: str
    remark: str
    panels: tuple[Panel, ...]


def areas_beside(told: Contents, place: Place) -> tuple[Place, ...]:
    """The areas that a place's page sets side by side: its parts, or else itself among its neighbours."""
    book = told.book
    parts = documented_parts(book, place)
    return parts or tuple(one for one in book.places.documented if one.parent == place.parent)


def panels(told: Contents, rule: Rule, place: Place, here: Standpoint) -> Panels | None:
    """Draw every area with numbers; None where fewer than two have any, or more than can be taken in."""
    areas = [one for one in areas_beside(told, place) if told.has_page(rule, one)]
    subjects = [subject_of(told.book, rule.id, one) for one in areas]
    subjects = [one for one in subjects if _known(one.own)]
    if not _FEWEST <= len(subjects) <= MOST or rule.measure.is_narrative:
        return None
    over = told.book.places.by_id.get(subjects[0].place.parent or "")
    whole = told.book.series.get((rule.id, over.id)) if over else None
    periods = _periods([*(one.own for one in subjects), *([whole] if whole else [])])
    up = _scale(subjects, whole, periods)
    grey = f" Grey: {over.name}." if over and whole else ""
    return Panels(
        title="The areas, on one scale",
        remark=f"Ink: the area.{grey} Blue bar: the target of its latest period.",
        panels=tuple(_panel(one, whole, periods, up, over, here) for one in subjects),
    )


def _known(series: Series) -> bool:
    return any(figure.value is not None for figure in series.figures.values())


def _periods(every: Iterable[Series]) -> tuple[Period, ...]:
    """The periods up to the latest number of any, without a hole, at most as many as a card's curve has."""
    known = sorted({period for one in every for period in one.figures}, key=lambda one: one.ordinal)
    row = {*known, *known[0].until(known[-1].ordinal)}
    return tuple(sorted(row, key=lambda one: one.ordinal)[-MOST_KNOWN:])


def _values(series: Series, periods: Sequence[Period], decimals: int) -> Values:
    """The numbers as they are printed: a height can be measured."""
    known = ((at, series.value_at(period)) for at, period in enumerate(periods))
    return tuple((at, round_half_away(value, decimals)) for at, value in known if value is not None)


def _goal(subject: Subject, periods: Sequence[Period]) -> tuple[int, Fraction] | None:
    """The target of the period judged, where it is a number and one only."""
    judged = subject.assessment.judged
    wanted = next((t for at, t in subject.targets if judged and at == judged.period and t.aim.numeric), None)
    ends = {end for end in (wanted.aim.low, wanted.aim.high) if end is not None} if wanted else set()
    if judged is None or len(ends) != 1 or judged.period not in periods:
        return None
    return periods.index(judged.period), ends.pop()


def _scale(subjects: Sequence[Subject], whole: Series | None, periods: Sequence[Period]) -> Scale:
    measure = subjects[0].measure
    every = [one.own for one in subjects] + ([whole] if whole else [])
    values = [value for its in every for _, value in _values(its, periods, measure.decimals)]
    values += [goal[1] for one in subjects if (goal := _goal(one, periods))]
    values += [Fraction(0)] if measure.kind is Kind.COUNT else []
    return scale(values, unit_of_last_decimal(measure.decimals), measure.bounds, 120, HIGH - 160)


def _panel(
    subject: Subject, whole: Series | None, periods: tuple[Period, ...], up: Scale, over: Place | None, here: Standpoint
) -> Panel:
    place = subject.place
    asked = Question.THRESHOLD in subject.assessment.asked
    wanted = _wanted(subject)
    return Panel(
        place=place.id,
        name=place.name,
        address=here.to(of_indicator(subject.rule.id, place.id)),
        mark=brief_mark(subject.assessment[Question.THRESHOLD]) if asked else None,
        target=f"target {wanted}" if wanted else "",
        drawing=_drawing(subject, whole, periods, up, short_name(place, over) if over else place.name),
    )


def _wanted(subject: Subject) -> str:
    judged = subject.assessment.judged
    wanted = next((t for at, t in subject.targets if judged and at == judged.period and t.aim.numeric), None)
    return aim(wanted.aim, subject.measure) if wanted else ""


def _drawing(subject: Subject, whole: Series | None, periods: tuple[Period, ...], up: Scale, name: str) -> Drawing:
    measure = subject.measure
    ticks = _ticks(up, measure.suffix if measure.unit == "%" else "", measure.decimals)
    left = max(width(text, _LETTERS) for _, text in ticks.items()) + 60
    own = _values(subject.own, periods, measure.decimals)
    last, value = own[-1]
    text = bare(value, measure)
    plot = Plot(axis([one.label for one in periods], left, WIDE - width(text, _LATEST, Weight.SEMIBOLD) - 100), up)
    goal, latest = _goal(subject, periods), plot.at(last, value)
    return Drawing(
        title=_title(name, own, periods, subject),
        width=WIDE,
        height=HIGH,
        left=left,
        right=plot.across.right,
        top=up.top,
        bottom=up.bottom,
        unit="",
        ticks=tuple(Tick(up.y(at), text) for at, text in ticks.items()),
        periods=names([one.label for one in periods], plot.across, last, up.bottom + 120),
        band=None,
        fan=(),
        forecast=(),
        path=(),
        bars=_bar(plot, goal),
        beside=_lines(_values(whole, periods, measure.decimals), plot) if whole else (),
        history=_lines(own, plot),
        latest=latest,
        gaps=(),
        breaks=(),
        limits=(),
        marked=(),
        whiskers=(),
        funnel=(),
        trend=(),
        labels=(_label(text, latest, above=last < len(periods) - 1),),
    )


def _label(text: str, point: Point, *, above: bool) -> Label:
    """The last number, right of its point; above it where later periods have none, for what is wanted of them."""
    wide = width(text, _LATEST, Weight.SEMIBOLD)
    x, y = (point[0] - wide // 2, point[1] - 80) if above else (point[0] + 70, point[1] + 45)
    return Label("latest", _LATEST, Weight.SEMIBOLD, ((x, y, text),), Box(x, y - _LATEST, x + wide, y))


def _bar(plot: Plot, goal: tuple[int, Fraction] | None) -> tuple[Bar, ...]:
    if goal is None:
        return ()
    x, y = plot.at(*goal)
    return (Bar(x - _HALF_BAR, x + _HALF_BAR, y, firm=True),)


def _ticks(up: Scale, suffix: str, decimals: int) -> Mapping[Fraction, str]:
    """Each tick with its number, the top one with its unit."""
    finest = max(tick.denominator for tick in up.ticks)
    few = next(d for d in range(decimals + 1) if 10**d % finest == 0)
    return {at: printed(at, few) + (suffix if at == up.ticks[-1] else "") for at in up.ticks}


def _lines(values: Values, plot: Plot) -> tuple[Line, ...]:
    """The stretches of a line between periods without a number."""
    stretches: list[list[tuple[int, Fraction]]] = []
    for at, value in values:
        if stretches and stretches[-1][-1][0] == at - 1:
            stretches[-1].append((at, value))
        else:
            stretches.append([(at, value)])
    return tuple(plot.line(one) for one in stretches)


def _title(name: str, own: Values, periods: Sequence[Period], subject: Subject) -> str:
    """What a drawing shows, for those who do not see it: its first and its last number."""
    ends = [f"{bare(value, subject.measure)} in {periods[at].label}" for at, value in (own[:1] + own[1:][-1:])]
    return f"{name}: {' to '.join(ends)}."
