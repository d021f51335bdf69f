"""The numbers of a card as rows: nothing of what is withheld, sums with their parts, and what was revised."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from oba.compose.attachments import attachments, draft_file
from oba.compose.card.numbers import COLUMNS, numbers_csv
from oba.compose.card.table import number_table
from oba.compose.card.table_notes import revised, sum_sources
from oba.compose.draft import DRAFT
from oba.compose.results import result_json
from oba.domain.book import Book
from oba.domain.evidence import Figure, Reason, Series, Status
from oba.domain.group import Group
from tests import build, written
from tests.build import INDICATOR, TOP, n, year
from tests.compose.situations import HERE, LATEST, view, with_figures

WHOLE = written.book()
PARTS = ("northern", "central")


def rows(book: Book) -> dict[tuple[str, str, str], dict[str, str]]:
    """The rows by place, period and group."""
    found = csv.DictReader(io.StringIO(numbers_csv(view(book))))
    assert tuple(found.fieldnames or ()) == COLUMNS
    return {(row["place"], row["period"], row["group"]): row for row in found}


def own(book: Book) -> dict[str, str]:
    """The row of the county's latest number."""
    return rows(book)[TOP, LATEST.label, ""]


def latest(figure: Figure, **parts: Figure) -> Book:
    """The book with another latest number, and numbers of parts below it."""
    book = with_figures(WHOLE, {LATEST.label: figure})
    below = {
        (INDICATOR, part): Series(indicator=INDICATOR, place=part, figures={LATEST: one}) for part, one in parts.items()
    }
    return replace(book, series={**book.series, **below})


SENT = build.figure(LATEST, "43 of 1000")


def test_every_number_of_the_card_is_a_row_in_the_columns_of_data() -> None:
    """The place's own, with counts, and those of its comparators, without."""
    row = own(latest(replace(SENT, source="Returns/youth.xlsx", lower=n("3.9"), upper=n("4.7"), level=n("95"))))
    assert (row["numerator"], row["denominator"], row["value"]) == ("43", "1000", "4.3")
    assert (row["lower"], row["upper"], row["level"], row["source"]) == ("3.9", "4.7", "95", "youth")
    england = next(row for (place, *_), row in rows(WHOLE).items() if place != TOP)
    assert (england["numerator"], england["denominator"]) == ("", "")


def test_of_a_withheld_number_nothing_is_told() -> None:
    """It has the shorthand of what is withheld, and no status, day, source or note."""
    row = own(latest(build.figure(LATEST, Reason.SUPPRESSED)))
    assert row["missing"] == "c"
    assert all(not row[name] for name in COLUMNS[4:] if name != "missing")


def test_a_missing_number_says_why() -> None:
    """Its reason stands where the number would."""
    row = own(latest(replace(build.figure(LATEST, Reason.LATE), numerator=n("3"))))
    assert (row["missing"], row["value"], row["numerator"]) == ("late", "", "")


def test_a_sum_names_its_parts_and_where_their_numbers_come_from() -> None:
    """The sources of its parts, each once, down to those that were sent; of a withheld part none."""
    deep = replace(SENT, rolled_up=("south",))
    book = latest(
        replace(SENT, rolled_up=PARTS, source="sum of 2 parts"),
        northern=deep,
        south=replace(SENT, source="South's return"),
        central=replace(build.figure(LATEST, Reason.SUPPRESSED), source="Central's return"),
    )
    book = replace(
        book, places=replace(book.places, by_id={**book.places.by_id, "south": build.place("south", "South")})
    )
    assert own(book)["source"].endswith(": South's return")
    assert "Northern" in own(book)["source"]
    assert any("South's return" in note for note in number_table(view(book)).notes)
    assert sum_sources(view(book), [SENT]) == ()


def test_a_sum_without_known_sources_names_its_parts_alone() -> None:
    """Nothing stands behind the names."""
    assert not own(latest(replace(SENT, rolled_up=PARTS)))["source"].endswith(":")


def test_a_sum_whose_part_was_revised_says_so() -> None:
    """In the rows, by a letter in the table beside any other, and in a note that gives no earlier number."""
    again = replace(SENT, rolled_up=PARTS, first=n("4.1"), status=Status.ILLUSTRATIVE)
    assert revised(again)
    assert not revised(SENT)
    assert not revised(replace(build.figure(LATEST, Reason.SUPPRESSED), first=n("4.1")))
    assert (own(latest(again))["status"], own(latest(again))["note"]) == ("illustrative", "revised")
    assert own(latest(replace(again, status=Status.FINAL)))["status"] == "revised"
    table = number_table(view(latest(again)))
    assert [cell.mark for cell in table.rows[0].cells if cell.mark] == ["ir"]
    assert "2009/10 was added up again after a number in it was revised." in table.notes
    marks = [cell.mark for cell in number_table(view(latest(replace(again, status=Status.REVISED)))).rows[0].cells]
    assert "r" in marks


def test_what_a_part_of_a_sum_covers_is_told() -> None:
    """As in the note below the table."""
    lacking = replace(SENT, rolled_up=PARTS, coverage=n("0.92"), note="One college late.")
    assert own(latest(lacking))["note"] == "covers 92 % of the denominator; One college late"


def test_groups_and_parts_have_rows_of_their_own() -> None:
    """By the ids that data use, without counts."""
    figures = {LATEST: SENT}
    series = WHOLE.series[INDICATOR, TOP]
    apart = {"girls": Series(indicator=INDICATOR, place=TOP, figures=figures)}
    girls, boys = (Group(id=name, label=name.title(), kind="sex") for name in ("girls", "boys"))
    book = replace(
        WHOLE,
        plan=replace(WHOLE.plan, groups=(girls, boys)),
        series={**WHOLE.series, (INDICATOR, TOP): replace(series, parts={"rate": figures}, groups=apart)},
    )
    assert rows(book)[TOP, LATEST.label, "girls"]["value"] == "4.3"
    assert rows(book)[TOP, LATEST.label, "rate"]["numerator"] == ""


def test_a_card_has_its_trace_and_its_numbers_attached() -> None:
    """The trace is the card's part of the round's results, and names begin with the indicator's."""
    trace, numbers = attachments(WHOLE, INDICATOR, HERE)
    assert (trace.name, numbers.name) == (f"{INDICATOR}.trace.json", f"{INDICATOR}.numbers.csv")
    whole = json.loads(result_json(WHOLE))
    found = json.loads(trace.content)
    assert found["round"] == whole["round"]
    assert found["assessments"] == [
        one for one in whole["assessments"] if (one["indicator"], one["place"]) == (INDICATOR, TOP)
    ]
    assert numbers.content.decode() == numbers_csv(view(WHOLE))
    assert draft_file(trace).name == f"draft-{INDICATOR}.trace.json"
    assert draft_file(trace).says.startswith(DRAFT)
    assert year(2009) == LATEST
