"""The table of numbers: every number has its place, every gap its reason, and long series fit the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from oba.compose.card.table import MOST, Cell, NumberTable, number_table
from oba.domain.book import Book
from oba.domain.evidence import Figure, Observation, Reason, Series, Status
from oba.domain.measure import RATE, Kind
from oba.domain.rule import ChanceTest, Forecast
from tests import build, written
from tests.build import INDICATOR, TOP, n, year
from tests.compose import chanced
from tests.compose.situations import (
    LATEST,
    assessed,
    unanswered,
    view,
    with_figures,
    with_rule,
    with_targets,
    with_version,
    without_numbers,
)

WHOLE = written.book()
_PARTS = ("northern", "central")
_WAITS = "to be agreed by YOS Board"


def _table(book: Book) -> NumberTable:
    return number_table(view(book))


def _text(found: NumberTable) -> str:
    heads = ["", *(f"[{column.text}]" if column.judged else column.text for column in found.columns)]
    rows = [[row.head, *map(_cell, row.cells)] for row in found.rows]
    return "\n".join([*(" | ".join(line) for line in [heads, *rows]), *found.notes]).replace("\N{NO-BREAK SPACE}", " ")


def _cell(cell: Cell) -> str:
    return f"{cell.text}({cell.mark})" if cell.mark else cell.text


def _row(found: NumberTable, head: str) -> list[str]:
    return next([cell.text for cell in row.cells] for row in found.rows if row.head == head)


def _special() -> Book:
    """Revised, disputed, rolled up, partly covered, noted and missing numbers side by side."""
    figures: dict[str, Figure | None] = {
        "2004/05": None,
        "2005/06": None,
        "2006/07": replace(_figure(2006), earlier=(build.observation(year(2006), "5.3"),), rolled_up=_PARTS),
        "2007/08": replace(_figure(2007), coverage=n("0.92"), rolled_up=_PARTS, note="One college late"),
        "2008/09": build.figure(year(2008), Reason.CONFIDENTIAL),
        "2009/10": replace(
            _figure(2009),
            status=Status.PROVISIONAL,
            beside=(build.observation(LATEST, "4.6", Status.DISPUTED), _sourceless()),
        ),
    }
    return with_figures(WHOLE, figures)


def _figure(start: int) -> Figure:
    return build.numbers()[INDICATOR, TOP].figures[year(start)]


def _sourceless() -> Observation:
    return replace(build.observation(LATEST, "4.6"), value=None, source="")


def test_the_tables_are_those_approved(approved: Callable[[str, str], None]) -> None:
    """A whole table, one with everything special, one of targets only, as a person read and approved them."""
    targets = (
        replace(build.target(year(2009), "at most 4.0"), as_printed="4%"),
        replace(build.target(year(2010), "below 1330", _WAITS), also="837"),
        replace(build.target(year(2011), "below 1330", _WAITS), as_printed=f"<1330 ({_WAITS});"),
        build.target(year(2012), "reduce"),
        build.target(year(2013), "between 20 and 30"),
    )  # fmt: skip
    shown = {
        "whole": WHOLE,
        "special": _special(),
        "targets of several kinds": with_targets(WHOLE, *targets),
        "nothing known": unanswered(without_numbers(WHOLE), Reason.NOT_COLLECTED, None),
    }
    approved("cards/tables.txt", "\n\n".join(f"{name}\n{_text(_table(book))}" for name, book in shown.items()) + "\n")


def _long(count: int) -> Book:
    figures = {year(2010 - back): str(5 + back) for back in range(count)}
    return replace(WHOLE, series={(INDICATOR, TOP): build.series(figures)})


def test_a_long_series_keeps_its_latest_periods_and_those_ahead() -> None:
    """At most nine columns: the targets ahead, at most four, and the latest numbers known."""
    columns = [column.text for column in _table(_long(20)).columns]
    assert len(columns) == MOST
    assert columns[-3:] == ["2010/11", "2011/12", "2012/13"]
    assert columns[0] == "2004/05"


def test_a_short_series_shows_everything() -> None:
    """Nothing is left out where there is room."""
    assert len(_table(WHOLE).columns) == 9
    assert _row(_table(WHOLE), "NEET")[:2] == ["712", "758"]


def test_a_hole_between_numbers_is_marked_not_collected() -> None:
    """A period without any row, between two with one, is not left blank."""
    found = _table(with_figures(WHOLE, {"2006/07": None}))
    assert _row(found, "Oxfordshire, %")[2] == "n"
    assert any("n not collected" in note for note in found.notes)


def test_a_number_that_is_not_whole_yet_is_printed_below_the_table() -> None:
    """The table has `part` in its place; how much was counted by when is said of the whole, and of a part of it not."""
    row = replace(build.observation(LATEST, "310"), part=date(2009, 12, 31))
    waiting = replace(build.figure(LATEST, Reason.NOT_WHOLE), counted=row)
    found = _table(with_figures(WHOLE, {"2009/10": waiting}))
    notes = [note.replace("\N{NO-BREAK SPACE}", " ") for note in found.notes]
    assert "part" in _row(found, "Oxfordshire, %")
    assert "2009/10: 310.0 %, which had been counted by 31 December 2009, is not judged yet." in notes
    early = replace(waiting, counted=replace(row, part=None))
    subject = view(WHOLE)
    below = replace(
        subject, place=replace(subject.place, parent=TOP), own=replace(subject.own, figures={LATEST: early})
    )
    said = " ".join(number_table(below).notes).replace("\N{NO-BREAK SPACE}", " ")
    assert "2009/10: what has been counted by 5 April 2010 is not judged yet." in said


def test_groups_and_rates_behind_a_number_are_shown() -> None:
    """The parts of a gap stand by their group, the rate behind a change by what it is a rate of."""
    own = build.numbers()[INDICATOR, TOP]
    parts = {"fsm": own.figures, RATE: own.figures}
    measure = replace(build.measure(), kind=Kind.CHANGE, parts=Kind.RATE, per=n("1000"))
    book = replace(WHOLE, series={(INDICATOR, TOP): replace(own, parts=parts)})
    book = with_rule(book, replace(build.rule(), measure=measure))
    heads = [row.head for row in _table(book).rows]
    assert "fsm" in heads
    assert "rate per 1,000" in heads


def test_a_stated_forecast_has_no_interval_of_its_own() -> None:
    """Only a fitted forecast is printed with the width of its interval."""
    version = build.version()
    book = with_version(WHOLE, replace(version, baseline=replace(version.baseline, forecast=Forecast.STATED)))
    assert "forecast" in [row.head for row in _table(book).rows]


def test_intervals_sent_beyond_what_can_be_are_cut_and_say_so() -> None:
    """A percentage's interval from −1 to 3 is shown from 0, and a line below the table says that it was cut."""
    sent = {p: replace(build.figure(p, "1.0"), lower=n("-1"), upper=n("3"), level=n("95")) for p in build.YEARS}
    found = _text(_table(chanced.book_of(sent, chanced.version(direction=chanced.moving(ChanceTest.INTERVALS)))))
    assert "0.0–3.0" in found
    assert "Intervals are cut at 0 %." in found
    assert "cut at" not in _text(_table(chanced.book_of(sent, chanced.version())))


def test_a_publishers_verdict_on_the_number_judged_stands_below_the_table() -> None:
    """In its own words and by its name, with our answer where it differs; that on earlier numbers stays in the file."""
    judged = WHOLE.assessments[INDICATOR, TOP].judged
    assert judged
    for verdict, said in (
        ("Decreasing and getting better; Better 95%.", "Decreasing and getting better; Better 95%."),
        ("Increasing and getting worse.", "Increasing and getting worse; our answer differs: improving."),
        ("Increasing and getting worse; Similar", "worse; Similar; our answers differ: improving and better."),
    ):
        sent = replace(judged, verdict=verdict, verdict_by="Fingertips")
        found = _text(_table(assessed(WHOLE, judged=sent)))
        assert "Fingertips says of 2009/10: " in found
        assert said in found
    assert "says of" not in _text(_table(WHOLE))


def test_a_count_beside_a_value_is_shown_without_a_denominator() -> None:
    """832 per 100,000 and 523 young people stand below one another; a measure without a word for them says number."""
    figure = Figure(period=LATEST, value=n("832"), numerator=Fraction(523), published=date(2010, 1, 5))
    series = Series(indicator=INDICATOR, place=TOP, figures={LATEST: figure})
    measure = replace(build.measure(), kind=Kind.RATE, numerator="", per=n("100000"), decimals=0)
    book = with_rule(replace(WHOLE, series={(INDICATOR, TOP): series}), replace(build.rule(), measure=measure))
    assert _row(_table(book), "number")[0] == "523"
    assert measure.of not in [row.head for row in _table(book).rows]


def test_without_targets_every_period_ahead_is_a_forecast() -> None:
    """Where no target stands ahead, the forecast's periods are shown."""
    found = _table(with_targets(WHOLE))
    assert [column.text for column in found.columns][-3:] == ["2010/11", "2011/12", "2012/13"]
    assert "target" not in " ".join(row.head for row in found.rows)


def test_rounded_counts_are_marked_and_explained() -> None:
    """Each stands as about so many, and a note says how far it may be off; others are left as they are."""
    own = build.numbers()[INDICATOR, TOP].figures
    earlier, latest = (replace(own[year(start)], numerator=n("40"), denominator=n("900")) for start in (2008, 2009))
    rounded = replace(latest, rounding=n("5"))
    book = with_figures(WHOLE, {"2008/09": earlier, "2009/10": rounded})
    found = _table(book)
    assert "40" in _row(found, "NEET")
    assert _row(found, "NEET").count("\N{ALMOST EQUAL TO}40") == 1
    assert "Counts in 2009/10 are rounded and may each be 5 more or fewer." in found.notes
    alone = {period.label: None for period in own} | {"2009/10": rounded}
    assert "Counts are rounded and may each be 5 more or fewer." in _table(with_figures(WHOLE, alone)).notes
