"""What a round prints, number by number and answer by answer, as a release keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from oba.domain.book import Book
from oba.domain.canonical import fingerprint
from oba.domain.evidence import Figure, Figures, Observation, Series
from oba.domain.finding import Question
from oba.domain.measure import ALL
from oba.domain.release import Printed, Release, ReleasedAnswer, ReleasedCell, ReleasedRule, part_group
from oba.domain.rule import Rule
from oba.words import shorthand

PART, EARLIER, BESIDE, COUNTED = "part", "earlier", "beside", "counted"


def cells_of(book: Book) -> tuple[ReleasedCell, ...]:
    """Every number of a round as its pages may show it, and the shorthand of each that is missing or withheld.

    Comparators' too. A sum that was revised because a part was has the number first known as its earlier one.
    """
    return tuple(cell for its in book.series.values() for cell in series_cells(its))


def answers_of(book: Book) -> tuple[ReleasedAnswer, ...]:
    """Every answer of a round, or the reason why there is none."""
    return tuple(
        ReleasedAnswer(
            indicator=found.indicator,
            place=found.place,
            question=str(question),
            period=str(found[question].period or ""),
            answer=str(found[question].answer or ""),
            reason=str(found[question].reason or ""),
        )
        for found in book.assessments.values()
        for question in Question
    )


def same_as_released(book: Book, release: Release) -> bool:
    """Whether a round prints the numbers and gives the answers that were released of it."""
    same = set(cells_of(book)) == set(release.cells)
    return same and set(answers_of(book)) == set(release.answers)


def rules_of(book: Book) -> tuple[ReleasedRule, ...]:
    """Every approved version of every rule, as the round knows it; drafts judge nothing."""
    return tuple(one for rule in book.rules.values() if not rule.newest.draft for one in versions_of(rule))


def versions_of(rule: Rule) -> tuple[ReleasedRule, ...]:
    """Each version of a rule with the digest of what it says, its measure's part in it, wherever that is written.

    Titles and notes are no part of it; that a kind of alarm was looked at is none either.
    """
    measure = replace(rule.measure, checked=())
    return tuple(
        ReleasedRule(rule.id, str(one.since), str(one.reference.approved_on), fingerprint((measure, one)))
        for one in rule.versions
    )


def series_cells(its: Series, group: str = ALL) -> Iterator[ReleasedCell]:
    """Every number of a series; a declared group's own under its name."""
    key = Printed(its.indicator, its.place, group, period="")
    yield from _cells(its.figures, key)
    yield from _cells({period: one for period, one in its.years.items() if period not in its.figures}, key)
    for part, figures in its.parts.items():
        yield from _cells(figures, key._replace(group=part_group(group, part), layer=PART))
    for name, its_group in its.groups.items():
        yield from series_cells(its_group, name)


def figure_cell(of: Printed, figure: Figure) -> ReleasedCell:
    """A figure as it is printed."""
    return _cell(of, figure, "" if figure.reason is None else shorthand(figure.reason))


def _cells(figures: Figures, key: Printed) -> Iterator[ReleasedCell]:
    for period, figure in figures.items():
        of = key._replace(period=str(period))
        yield figure_cell(of, figure)
        yield from (_row(of._replace(role=EARLIER), row) for row in figure.earlier)
        if figure.first is not None and figure.first not in [row.value for row in figure.earlier]:
            yield ReleasedCell(of=of._replace(role=EARLIER), value=figure.first)
        yield from (_row(of._replace(role=BESIDE), row) for row in figure.beside)
        if figure.counted:
            yield _row(of._replace(role=COUNTED), figure.counted)


def _row(of: Printed, row: Observation) -> ReleasedCell:
    return _cell(of, row, "" if row.missing is None else shorthand(row.missing))


def _cell(of: Printed, number: Figure | Observation, missing: str) -> ReleasedCell:
    cell = ReleasedCell(of=of, shorthand=missing)
    if missing:
        return cell
    return replace(
        cell,
        value=number.value,
        numerator=number.numerator,
        denominator=number.denominator,
        lower=number.lower,
        upper=number.upper,
        level=number.level,
    )
