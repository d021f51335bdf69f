"""What a release keeps: every number as its pages may show it, and no number that they may not."""

from __future__ import annotations

from dataclasses import replace

from oba.domain.book import Book
from oba.domain.evidence import Reason, Series
from oba.domain.release import Printed, ReleasedCell
from oba.ledger.cells import answers_of, cells_of, series_cells
from tests.build import INDICATOR, TOP, figure, n, observation, quarter, series, year
from tests.written import book

OWN = Printed(INDICATOR, TOP, "all", "2009/10")


def cells(its: Series) -> dict[Printed, list[ReleasedCell]]:
    """The cells of a series by what they are of."""
    found: dict[Printed, list[ReleasedCell]] = {}
    for cell in series_cells(its):
        found.setdefault(cell.of, []).append(cell)
    return found


def test_a_number_is_kept_whole_and_exactly() -> None:
    """Its value, its counts and its interval, nothing rounded."""
    counted = cells(series({year(2009): "43 of 900"}))[OWN]
    assert counted == [ReleasedCell(of=OWN, value=n("43/9"), numerator=n("43"), denominator=n("900"))]
    ended = cells(series({year(2009): "4.3 (3.9 to 4.7)"}))[OWN]
    assert ended == [ReleasedCell(of=OWN, value=n("4.3"), lower=n("3.9"), upper=n("4.7"), level=n("95"))]


def test_what_is_withheld_stands_as_its_sign() -> None:
    """Withheld by us or by the sender are one; no number stands beside the sign, whatever the figure holds."""
    for reason in (Reason.SUPPRESSED, Reason.CONFIDENTIAL):
        its = series({year(2009): reason})
        odd = replace(its.figures[year(2009)], numerator=n("3"), denominator=n("40"))
        for one in (its, replace(its, figures={year(2009): odd})):
            assert cells(one) == {OWN: [ReleasedCell(of=OWN, shorthand="c")]}


def test_years_parts_and_groups_are_kept_under_their_names() -> None:
    """A whole year beside its quarters, each part of a derived number, and each declared group."""
    its = replace(
        series({quarter(2009, 1): "12"}),
        years={year(2009): figure(year(2009), "50")},
        parts={"fsm": {year(2009): figure(year(2009), "31")}, "all": {year(2008): figure(year(2008), "30")}},
        groups={"girls": series({year(2009): "21"})},
    )
    assert list(cells(its)) == [
        OWN._replace(period="2009/10 Q1"),
        OWN,
        OWN._replace(group="fsm", layer="part"),
        OWN._replace(period="2008/09", layer="part"),
        OWN._replace(group="girls"),
    ]


def test_a_year_that_was_sent_stands_once() -> None:
    """Where a whole year is among the numbers and among the years, it is one number."""
    its = series({year(2009): "50"})
    assert len(cells(replace(its, years=its.figures))[OWN]) == 1


def test_what_stands_beside_a_number_is_kept_too() -> None:
    """What it was before, what disputes it, and what was counted of a part of its period."""
    whole = figure(year(2009), "4.3")
    earlier, beside, counted = (observation(year(2009), text) for text in ("4.1", "4.6", "2.0"))
    its = replace(whole, earlier=(earlier,), beside=(beside,), counted=counted, first=n("4.1"))
    found = cells(replace(series({}), figures={year(2009): its}))
    assert {of.role: [cell.value for cell in kept] for of, kept in found.items()} == {
        "": [n("4.3")],
        "earlier": [n("4.1")],
        "beside": [n("4.6")],
        "counted": [n("2.0")],
    }


def test_a_sum_that_a_part_has_moved_keeps_what_it_was_first() -> None:
    """No row of its own was revised, and yet another number was printed."""
    its = replace(figure(year(2009), "4.3"), first=n("4.0"))
    found = cells(replace(series({}), figures={year(2009): its}))
    assert found[OWN._replace(role="earlier")] == [ReleasedCell(of=OWN._replace(role="earlier"), value=n("4.0"))]


def test_a_row_without_a_number_keeps_its_sign() -> None:
    """An earlier row may have said only why there was none."""
    row = replace(observation(year(2009), "4.1"), value=None, missing=Reason.NOT_AVAILABLE)
    its = replace(figure(year(2009), "4.3"), earlier=(row,))
    found = cells(replace(series({}), figures={year(2009): its}))
    assert [cell.shorthand for cell in found[OWN._replace(role="earlier")]] == ["x"]


def test_a_round_keeps_every_number_and_every_answer() -> None:
    """Those of comparators too; each answer by its question, or the reason why there is none."""
    its: Book = book()
    assert {(cell.of.indicator, cell.of.place) for cell in cells_of(its)} == set(its.series)
    kept = {(one.place, one.question): one.answer or one.reason for one in answers_of(its)}
    said = {(one.place, str(q)): one[q].says for one in its.assessments.values() for q in one.findings}
    assert kept == said
