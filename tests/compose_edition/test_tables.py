"""Tables beside figures: the numbers that the figure shows, and no more."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from oba.compose.edition.spine import spine
from oba.compose.edition.tables import Download, area_numbers, compared, known_by_round, own_numbers, written
from oba.domain.evidence import Reason
from tests.build import TOP
from tests.compose_edition.test_spine import THREE
from tests.compose_edition.told import BOOK, COUNTY, NORTHERN, the_rule, told
from tests.compose_pages.full import FIRST, NOW
from tests.compose_pages.full_rules import NEET, NORTH, OBESITY, SOUTH


def rows(text: str) -> list[dict[str, str]]:
    """The rows of a table."""
    return list(csv.DictReader(io.StringIO(text)))


def test_a_table_by_round_tells_what_each_round_knew() -> None:
    """A row a round and a place, with its day, its number as printed and its answers, of released rounds only."""
    found = rows(known_by_round(told(), the_rule(), (COUNTY, NORTHERN)))
    assert [(one["place"], one["round"], one["value"], one["threshold"]) for one in found] == [
        (TOP, FIRST.id, "4.3", "red"), (TOP, NOW.id, "4.3", "amber"),
        (NORTH, FIRST.id, "3.9", "green"), (NORTH, NOW.id, "3.9", "green"),
    ]  # fmt: skip
    assert {one["cut-off"] for one in found} == {FIRST.cut_off.isoformat(), NOW.cut_off.isoformat()}
    assert [one["round"] for one in rows(known_by_round(told(releases=()), the_rule(), (COUNTY,)))] == [NOW.id]


def test_a_withheld_number_is_withheld_in_every_table() -> None:
    """Nothing of it is told but that it is."""
    book = replace(BOOK)
    found = rows(known_by_round(told(book), the_rule(OBESITY), (NORTHERN,)))
    assert [(one["value"], one["missing"]) for one in found if one["round"] == NOW.id] == [("", str(Reason.SUPPRESSED))]
    own = [one for one in rows(own_numbers(told(), the_rule(OBESITY), NORTHERN)) if one["place"] == NORTH]
    withheld = [one for one in own if one["missing"] == "c"]
    assert withheld
    assert {(one["value"], one["numerator"], one["denominator"]) for one in withheld} == {("", "", "")}


def test_the_areas_stand_below_the_whole_each_row_once() -> None:
    """Comparators that every area has are told once; every area with a page is there."""
    found = area_numbers(told(), the_rule(), COUNTY).splitlines()
    assert len(found) == len(set(found))
    assert {one["place"] for one in rows("\n".join(found))} >= {TOP, NORTH, SOUTH}


def test_a_spine_can_be_drawn_again_from_its_table() -> None:
    """Place, number, ends of its interval, comparator and answer."""
    its = spine(told(THREE), the_rule(), COUNTY)
    assert its
    first = rows(compared(its, the_rule()))[0]
    assert first["indicator"] == NEET
    assert (first["value"], first["lower"], first["upper"], first["comparator's value"]) == ("4.5", "3.5", "5.5", "5.0")
    bare = replace(its, rows=tuple(replace(one, ends=()) for one in its.rows))
    assert rows(compared(bare, the_rule()))[0]["lower"] == ""


def test_what_a_spreadsheet_could_run_is_quoted() -> None:
    """A title that begins as a formula does is text in a spreadsheet too."""
    assert written(("title",), [("=1+1",)]).splitlines()[1] != "=1+1"


def test_a_size_is_never_nothing() -> None:
    """A small file still has a size."""
    assert Download("x", "x.csv", "a").size == "1 kB"
    assert Download("x", "x.csv", "a" * 5600).size == "6 kB"
