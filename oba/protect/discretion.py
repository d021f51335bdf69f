"""What withheld numbers would leave behind in words beside them: warnings, lines of files, dates and shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.citation import Citation
from oba.domain.evidence import Figure, Figures, Reason, Series, Status
from oba.domain.finding import Finding
from oba.domain.measure import ALL
from oba.domain.period import Period
from oba.domain.problem import Problem, Where
from oba.domain.protection import Suppression

Rows = frozenset[Where]
_SAYS = "a number that was sent in and the numbers it is held against differ; they are too small to print"
_LACKS = "some of what it is made of is missing"


def discreet(
    warnings: Sequence[Problem], series: Mapping[str, Series], withheld: Iterable[Suppression]
) -> tuple[Problem, ...]:
    """The warnings about one indicator, without numbers where any number of its group is withheld in that time.

    A warning is about the figure whose row it points at; `series` are the protected ones, by place. One that points at
    no row that is known here has no numbers either as soon as anything is withheld.
    """
    if not warnings:
        return ()
    every = tuple(_by_group(series.values()))
    hidden = {(one.group, one.period) for one in withheld} | {(g, f.period) for g, f in every if _is_withheld(f)}
    of_row: dict[Where, tuple[str, Period]] = {
        figure.cites[0]: (group, figure.period) for group, figure in every if _is_own(figure)
    }
    return tuple(replace(one, what=_SAYS) if _touches(of_row.get(one.where), hidden) else one for one in warnings)


def _touches(about: tuple[str, Period] | None, hidden: set[tuple[str, Period]]) -> bool:
    """Whether anything of a group is withheld in a period, in a part of it, or in one that it is a part of."""
    if about is None:
        return bool(hidden)
    group, period = about
    return any(gone == group and one.start <= period.end and period.start <= one.end for gone, one in hidden)


def withheld_rows(series: Iterable[Series]) -> Rows:
    """The rows whose own number is withheld."""
    return frozenset(figure.cites[0] for figure in _every(series) if _is_withheld(figure) and _is_own(figure))


def without_traces(book: Book) -> Book:
    """The book as documents and files may tell it: nothing in it but its shorthand speaks of a withheld number.

    Not the line it stands in, for a table may be in the order of its numbers; nor when it was published, or that it was
    revised, or from what it was added up. Where a number of an indicator is withheld no share of it is told, which is
    one of children. What is made up is still called so.
    """
    rows = withheld_rows(book.series.values())
    if not any(its.is_withheld for its in book.series.values()):
        return book
    partly = {indicator for (indicator, _), its in book.series.items() if its.is_withheld}
    return replace(
        book,
        series={key: _series(its, rows, told=key[0] not in partly) for key, its in book.series.items()},
        assessments={key: _assessment(one, rows, told=key[0] not in partly) for key, one in book.assessments.items()},
    )


def _series(series: Series, rows: Rows, *, told: bool) -> Series:
    return replace(
        series,
        figures=_figures(series.figures, rows, told=told),
        years=_figures(series.years, rows, told=told),
        parts={group: _figures(figures, rows, told=told) for group, figures in series.parts.items()},
        groups={group: _series(apart, rows, told=told) for group, apart in series.groups.items()},
    )


def _figures(figures: Figures, rows: Rows, *, told: bool) -> Figures:
    return {period: _figure(figure, rows, told=told) for period, figure in figures.items()}


def _figure(figure: Figure, rows: Rows, *, told: bool) -> Figure:
    if _is_withheld(figure):
        status = figure.status if figure.status is Status.ILLUSTRATIVE else Status.FINAL
        return replace(figure, status=status, published=figure.period.end, rolled_up=(), cites=())
    kept = replace(figure, cites=_other(figure.cites, rows))
    if told or figure.coverage is None or figure.coverage == 1:
        return kept
    return replace(kept, coverage=None, note="; ".join(part for part in (figure.note.rstrip("."), _LACKS) if part))


def _assessment(found: Assessment, rows: Rows, *, told: bool) -> Assessment:
    return replace(
        found,
        judged=_figure(found.judged, rows, told=told) if found.judged else None,
        findings={question: _finding(one, rows) for question, one in found.findings.items()},
    )


def _finding(finding: Finding, rows: Rows) -> Finding:
    return replace(finding, steps=tuple(replace(one, cites=_other(one.cites, rows)) for one in finding.steps))


def _other(cites: Iterable[Citation], rows: Rows) -> tuple[Citation, ...]:
    return tuple(one for one in cites if one not in rows)


def _every(series: Iterable[Series]) -> Iterator[Figure]:
    """Every figure: everyone's, of years, of what a derived number is made of, and of declared groups."""
    for its in series:
        yield from its.figures.values()
        yield from its.years.values()
        for part in its.parts.values():
            yield from part.values()
        yield from _every(its.groups.values())


def _by_group(series: Iterable[Series]) -> Iterator[tuple[str, Figure]]:
    """Every figure with the declared group it is of; those that a derived number is made of are everyone's."""
    for its in series:
        yield from ((ALL, figure) for figure in _every((replace(its, groups={}),)))
        yield from ((group, figure) for group, apart in its.groups.items() for figure in _every((apart,)))


def _is_own(figure: Figure) -> bool:
    """Whether a figure is the number of one row."""
    return len(figure.cites) == 1 and not figure.rolled_up


def _is_withheld(figure: Figure) -> bool:
    return figure.reason is Reason.SUPPRESSED
