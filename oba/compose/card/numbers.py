"""The numbers of a card as comma-separated rows, in the columns that data are sent in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from fractions import Fraction

from oba import words
from oba.compose.card.table_notes import revised, sum_sources
from oba.compose.subject import Subject
from oba.domain.evidence import Figure, Figures, Reason, Status
from oba.domain.number import exact, fixed, printed
from oba.words import harmless

COLUMNS = (
    "indicator", "place", "period", "group", "numerator", "denominator", "value", "lower", "upper", "level",
    "missing", "status", "published", "source", "note",
)  # fmt: skip

_PART = "a part of what the place's own numbers are made of"


def numbers_csv(subject: Subject) -> str:
    """Every number known of the place, of what its numbers are made of, of its groups and of its comparators.

    Numerators and denominators stand beside a place's own numbers only, as on its card. Of one that is withheld nothing
    is told but that it is. A sum names the places it was added up from, and says that it was revised where a part was.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(tuple(harmless(cell) for cell in row) for row in _rows(subject))
    return out.getvalue()


def _rows(subject: Subject) -> Iterator[tuple[str, ...]]:
    own, place = subject.own, subject.place.id
    yield from _of(subject, place, "", own.figures, counts=True)
    yield from _of(subject, place, "", own.years, counts=True)
    for group, figures in own.parts.items():
        for row in _of(subject, place, group, figures):
            yield (*row[:-1], "; ".join(note for note in (_PART, row[-1]) if note))
    for declared in subject.groups:
        if apart := own.groups.get(declared.id):
            yield from _of(subject, place, declared.id, apart.figures)
    for _, series in subject.comparators:
        yield from _of(subject, series.place, "", series.figures)


def _of(
    subject: Subject, place: str, group: str, figures: Figures, *, counts: bool = False
) -> Iterator[tuple[str, ...]]:
    for period, figure in sorted(figures.items(), key=lambda item: (item[0].end, item[0].start)):
        yield (subject.rule.id, place, str(period), group, *_cells(subject, figure, counts=counts))


def _cells(subject: Subject, figure: Figure, *, counts: bool) -> tuple[str, ...]:
    """The number with its counts and interval, or why there is none; where it comes from, and what is special."""
    if figure.reason is Reason.SUPPRESSED:
        return ("",) * 6 + (words.shorthand(figure.reason),) + ("",) * 4
    decimals = subject.measure.decimals
    known = figure.value is not None
    held = (figure.lower, figure.upper, figure.level) if known else (None, None, None)
    return (
        *(_exactly(count) if counts and known else "" for count in (figure.numerator, figure.denominator)),
        "" if figure.value is None else fixed(figure.value, decimals),
        *(_exactly(end) for end in held),
        "" if known else str(figure.reason),
        str(Status.REVISED if revised(figure) and figure.status is Status.FINAL else figure.status),
        figure.published.isoformat(),
        _source(subject, figure),
        _note(figure),
    )


def _exactly(value: Fraction | None) -> str:
    return "" if value is None else exact(value)


def _source(subject: Subject, figure: Figure) -> str:
    if not figure.rolled_up:
        return words.source_name(figure.source)
    places = words.listed([subject.names[place] for place in figure.rolled_up])
    found = "; ".join(sum_sources(subject, [figure]))
    return f"added up from {places}{f': {found}' if found else ''}"


def _note(figure: Figure) -> str:
    covered = figure.coverage is not None and figure.coverage < 1
    said = (
        f"covers {printed((figure.coverage or Fraction(0)) * 100, 0)} % of the denominator" if covered else "",
        "revised" if revised(figure) else "",
        figure.note.rstrip("."),
    )
    return "; ".join(one for one in said if one)
