"""The small table of groups: each declared group's number, protected as it comes, and how far it is from everyone's."""

from __future__ import annotations

import json
from dataclasses import replace

from oba.compose.card.card import report_card
from oba.compose.card.group_table import group_table
from oba.compose.card.table import number_table
from oba.compose.pack import pack
from oba.compose.results import result_json, result_rows
from oba.domain.book import Book
from oba.domain.evidence import Figures, Reason, Series, Status
from oba.domain.group import Group
from oba.domain.measure import Kind
from oba.domain.protection import Ladder, Suppression
from tests import build, written
from tests.build import INDICATOR, TOP, n, year
from tests.compose.situations import view, with_rule

GROUPS = (
    Group(id="girls", label="Girls", kind="sex"),
    Group(id="boys", label="Boys", kind="sex"),
    Group(id="fsm", label="Free school meals", kind="meals"),
)
WHOLE = written.book()
LATEST = year(2009)


def with_groups(**groups: Figures) -> Book:
    """The written book with numbers for some groups."""
    key = INDICATOR, TOP
    made = {name: Series(indicator=INDICATOR, place=TOP, figures=figures) for name, figures in groups.items()}
    plan = replace(WHOLE.plan, groups=GROUPS)
    return replace(WHOLE, plan=plan, series={**WHOLE.series, key: replace(WHOLE.series[key], groups=made)})


def lines(book: Book) -> list[list[str]]:
    """The table as texts; nothing without one."""
    subject = view(book)
    found = group_table(subject, number_table(subject))
    if found is None:
        return []
    heads = [found.caption, *(column.text for column in found.columns)]
    return [
        heads,
        *([row.head, *(cell.text + cell.mark for cell in row.cells)] for row in found.rows),
        *([note] for note in found.notes),
    ]


def one(value: str | Reason, when: int = 2009, status: Status = Status.FINAL) -> Figures:
    """A group's number of one year."""
    return {year(when): build.figure(year(when), value, status)}


def test_each_group_stands_with_its_gap_to_all() -> None:
    """In the plan's order below everyone, with a sign; a gap of nothing has none."""
    book = with_groups(fsm=one("4.3"), boys=one("5.25", status=Status.ILLUSTRATIVE), girls=one("3.1"))
    assert lines(book) == [
        ["Groups in 2009/10", "%", "gap to all, points"],
        ["All", "4.3", ""],
        ["Girls", "3.1", "−1.2"],
        ["Boys", "5.3i", "+1.0"],
        ["Free school meals", "4.3", "0.0"],
        ["i illustrative."],
    ]


def test_a_withheld_group_is_named_without_a_number() -> None:
    """Its shorthand stands for it and is explained; it has no gap, and nothing of it can be worked out."""
    found = lines(with_groups(girls=one(Reason.SUPPRESSED), boys=one("5.0")))
    assert found[2:4] == [["Girls", "c", ""], ["Boys", "5.0", "+0.7"]]
    assert found[4] == ["c withheld, so that no child can be recognised."]


def test_a_group_of_another_year_is_told_with_its_year() -> None:
    """In the period judged where any group has a row, else in the latest; a group without one then is not collected."""
    both = with_groups(girls=one("3.1"), boys=one("5.0", 2008))
    assert [row[:2] for row in lines(both)[:4]] == [
        ["Groups in 2009/10", "%"], ["All", "4.3"], ["Girls", "3.1"], ["Boys", "n"],
    ]  # fmt: skip
    old = lines(with_groups(boys=one("5.0", 2008), girls=one("5.2", 2007)))
    assert [row[:2] for row in old[:4]] == [
        ["Groups in 2008/09", "%"], ["All", "6.2"], ["Girls", "n"], ["Boys", "5.0"],
    ]  # fmt: skip


def test_without_everyones_number_there_is_no_gap() -> None:
    """A period that everyone has no row for is not collected."""
    assert lines(with_groups(boys=one("5.0", 1998)))[1:3] == [["All", "n", ""], ["Boys", "5.0", ""]]


def test_counts_have_no_gap_and_rates_no_points() -> None:
    """A part is always fewer than the whole; a rate's gap is in its own unit."""
    count = replace(build.measure(), kind=Kind.COUNT, per=None, decimals=0)
    rate = replace(build.measure(), kind=Kind.RATE, per=n("1000"))
    book = with_groups(boys=one("3"))
    assert lines(with_rule(book, replace(build.rule(), measure=count)))[:3:2] == [
        ["Groups in 2009/10", "number"],
        ["Boys", "3"],
    ]
    assert lines(with_rule(book, replace(build.rule(), measure=rate)))[0] == [
        "Groups in 2009/10",
        "per 1,000",
        "gap to all",
    ]


def test_an_indicator_without_groups_has_no_table() -> None:
    """Declared or not: where none has sent a number the card is as it was."""
    assert lines(WHOLE) == lines(with_groups()) == []
    assert report_card(WHOLE, INDICATOR, WHOLE.places.by_id[TOP]).groups is None
    assert report_card(with_groups(boys=one("5.0")), INDICATOR, WHOLE.places.by_id[TOP]).groups is not None


def test_the_tables_of_results_hold_the_groups() -> None:
    """A row each after the five questions, which are as they were, and a list beside the findings."""
    book = with_groups(girls=one(Reason.SUPPRESSED), boys=one("5.0"), fsm=one("4.1", 2008))
    before, after = result_rows(WHOLE), result_rows(book)
    assert after[: len(before[:5])] == before[:5]
    assert [(row[2], row[3], row[5], row[6], row[10], row[12]) for row in after if row[12]] == [
        ("2009/10", "", "suppressed", "", "", "girls"),
        ("2009/10", "", "", "5.0", "gap to all 0.7", "boys"),
        ("2009/10", "", "not collected", "", "", "fsm"),
    ]
    found = json.loads(result_json(book))["assessments"][0]["groups"]
    assert [(one["group"], one["label"], one["gap to all"]) for one in found] == [
        ("girls", "Girls", ""), ("boys", "Boys", "0.7"), ("fsm", "Free school meals", ""),
    ]  # fmt: skip
    assert [one["figure"] and one["figure"]["value"] for one in found] == ["", "5.0", None]
    lost = replace(book, series={})
    assert json.loads(result_json(lost))["assessments"][0]["groups"] == []


def test_the_pack_names_the_group_that_is_withheld() -> None:
    """What is withheld of a group is not taken for what is withheld of everyone."""
    gone = Suppression(indicator=INDICATOR, period=LATEST, group="girls", places=(TOP,), step=Ladder.LEAST)
    book = replace(with_groups(girls=one(Reason.SUPPRESSED)), suppressed=(gone, replace(gone, group="all")))
    says = next(iter(pack(book, book.places.by_id[TOP]).notices)).says
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in says[1:]] == [
        "NI 117, Girls, 2009/10: Oxfordshire.",
        "NI 117, 2009/10: Oxfordshire.",
    ]
