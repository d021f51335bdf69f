"""Notes below a table of numbers: what its letters mean, where the numbers come from, what is revised or disputed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain
from types import MappingProxyType

from oba import words
from oba.compose.evidence import levels_shown
from oba.compose.subject import Subject
from oba.domain.counted import FEW
from oba.domain.evidence import Figure, Observation
from oba.domain.measure import NBSP
from oba.domain.number import printed, shortest
from oba.domain.period import Period
from oba.rollup.own_figures import row_value

NOTHING, TO_BE_AGREED = "·", "t.b.a."
FEW_MARK = "u"
FEW_BESIDE = "u beside a number:"  # apart from the u that stands for a number too unreliable to show
_MOVED_FAR = f"of fewer than {FEW}, so that one more or less moves it far"
_MEANS = MappingProxyType({
    **words.LETTERS, **words.SHORTHANDS, FEW_BESIDE: _MOVED_FAR,
    NOTHING: "nothing for this period", TO_BE_AGREED: "to be agreed",
})  # fmt: skip


def notes(subject: Subject, periods: Iterable[Period], used: frozenset[str]) -> tuple[str, ...]:
    """Everything a reader needs beside the numbers of these periods, each thing said once."""
    figures = [subject.own.figures[period] for period in periods if period in subject.own.figures]
    said = chain(
        key(used),
        sources(figures, sum_sources(subject, figures)),
        _together(subject),
        _added_up(subject, figures),
        _said_elsewhere(subject),
        _rounded(figures),
        _unsettled(subject),
        _years(subject),
        _cut(subject, figures),
        *(_about(subject, figure) for figure in figures),
    )
    return tuple(dict.fromkeys(said))


def key(used: frozenset[str]) -> Iterator[str]:
    """One line for all letters and shorthands that the table uses."""
    found = [f"{code} {meaning}" for code, meaning in _MEANS.items() if code in used]
    if found:
        yield f"{'; '.join(found)}."


def sources(figures: Iterable[Figure], of_sums: Iterable[str] = ()) -> Iterator[str]:
    """Where the numbers that were sent come from, and those that were added up."""
    own = (words.source_name(figure.source) for figure in figures if figure.source and not figure.rolled_up)
    if found := dict.fromkeys((*own, *of_sums)):
        yield f"Source: {'; '.join(found)}."


def sum_sources(subject: Subject, figures: Iterable[Figure]) -> tuple[str, ...]:
    """Where the numbers come from that sums were added up from; of one that is withheld nothing is told."""
    found: dict[str, None] = {}
    for figure in figures:
        series = (subject.below[part] for part in figure.rolled_up if part in subject.below)
        parts = [part for its in series if (part := its.figures.get(figure.period)) and part.value is not None]
        own = (words.source_name(part.source) for part in parts if part.source and not part.rolled_up)
        found.update(dict.fromkeys((*own, *sum_sources(subject, (part for part in parts if part.rolled_up)))))
    return tuple(found)


def revised(figure: Figure) -> bool:
    """Whether a number has been revised since it was first known, or a number that it was added up from has."""
    return figure.value is not None and (bool(figure.earlier) or figure.first is not None)


def _said_elsewhere(subject: Subject) -> Iterator[str]:
    """What the publisher of the number judged makes of it, in its own words, and where our answer is another."""
    judged = subject.assessment.judged
    if judged and judged.verdict:
        said = "; ".join(words.verdicts(judged.verdict)).rstrip(".")
        ours = [str(answer) for _, _, answer in words.contradictions(judged.verdict, subject.assessment)]
        differs = f"; our answer{'s differ' if len(ours) > 1 else ' differs'}: {words.listed(ours)}" if ours else ""
        yield f"{judged.verdict_by} says of {judged.period.label}: {said}{differs}."


def _together(subject: Subject) -> Iterator[str]:
    """That years are taken together, by the number judged as an example."""
    judged, measure = subject.assessment.judged, subject.measure
    if judged and (covered := measure.covered(judged.period)) != judged.period.label:
        yield f"Each number takes {measure.over} years together: {judged.period.label} stands for {covered}."


def _added_up(subject: Subject, figures: list[Figure]) -> Iterator[str]:
    for other in dict.fromkeys(figure.rolled_up for figure in figures if len(figure.rolled_up) == 1):
        periods = [figure.period for figure in figures if figure.rolled_up == other]
        yield f"The numbers of {words.stretches(periods)} are those of {subject.names[other[0]]}."
    summed = [figure for figure in figures if len(figure.rolled_up) > 1]
    if summed:
        parts = words.listed(list(dict.fromkeys(subject.names[part] for figure in summed for part in figure.rolled_up)))
        whole = "" if len(summed) == len(figures) else f" in {words.stretches([figure.period for figure in summed])}"
        yield f"Added up from {parts}{whole}."


def _years(subject: Subject) -> Iterator[str]:
    """The whole years that the numbers shown make."""
    whole = [figure for figure in subject.own.years.values() if figure.value is not None]
    numbers = (
        f"{figure.period.label} {words.amount(figure.value or Fraction(0), subject.measure)}" for figure in whole
    )
    if whole:
        yield f"Whole years: {', '.join(numbers)}."


def _rounded(figures: list[Figure]) -> Iterator[str]:
    """Which counts are rounded, and how far each may be off."""
    found = {figure.rounding: "" for figure in figures if figure.rounding}
    for off in found:
        some = [figure for figure in figures if figure.rounding == off]
        when = "" if len(some) == len(figures) else f" in {words.stretches([figure.period for figure in some])}"
        yield f"Counts{when} are rounded and may each be {shortest(off)} more or fewer."


def _unsettled(subject: Subject) -> Iterator[str]:
    """Why targets are provisional."""
    why = dict.fromkeys(target.provisional for _, target in subject.targets if target.provisional)
    for reason in why:
        periods = [period for period, target in subject.targets if target.provisional == reason]
        yield f"Target for {words.stretches(periods)}: {reason}."


def _cut(subject: Subject, figures: Iterable[Figure]) -> Iterator[str]:
    """Where intervals that are shown were sent with ends beyond what can be."""
    ends = (end for figure in figures for end in (figure.lower, figure.upper) if end is not None)
    cut = subject.measure.clipped(*ends).cut
    if cut and levels_shown(subject.assessment, subject.measure):
        yield f"Intervals are{words.cut_at(cut, subject.measure).removeprefix(',')}."


def _about(subject: Subject, figure: Figure) -> Iterator[str]:
    """What is special about one number: revisions, disputed rows, coverage, the sender's note."""
    when = figure.period.label
    if was := [_value(subject, row) for row in figure.earlier if row_value(row, subject.measure) is not None]:
        yield f"{when} was {words.listed(was)} before it was revised on {words.day(figure.published)}."
    elif figure.rolled_up and revised(figure):
        yield f"{when} was added up again after a number in it was revised."
    for row in figure.beside:
        source = f" ({words.source_name(row.source)})" if row.source else ""
        yield f"{when}: {_value(subject, row)} is disputed{source}; it was not judged."
    if figure.counted:
        yield _counted(subject, figure.counted)
    if figure.coverage is not None and figure.coverage < 1:
        yield f"{when} covers {printed(figure.coverage * 100, 0)}{NBSP}% of {subject.measure.of}."
    if figure.note:
        yield f"{when}: {figure.note.rstrip('.')}."


def _counted(subject: Subject, row: Observation) -> str:
    """What has been counted of a period that is not whole yet; of a part only that something has.

    What a part has counted could be taken from what its whole has, and leave a small number.
    """
    day = words.day(row.part or row.published)
    if subject.place.parent:
        return f"{row.period.label}: what has been counted by {day} is not judged yet."
    return f"{row.period.label}: {_value(subject, row)}, which had been counted by {day}, is not judged yet."


def _value(subject: Subject, row: Observation) -> str:
    value = row_value(row, subject.measure)
    return "another number" if value is None else words.number(value, subject.measure)
