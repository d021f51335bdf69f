"""The web edition: what it tells beyond the rounds that it joins is found, wherever in it that stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from oba.attack.reading.edition import read_edition
from oba.attack.reading.read import Reading
from oba.attack.sighting import Sighting, rounded
from oba.domain.release import Printed, Release, ReleasedCell
from tests.attack.published import BEFORE, PERCENT, areas, everybody
from tests.build import KNOWN, a_round, n

PUBLIC = everybody(*areas("a", "b"), x=PERCENT)
CELL = ReleasedCell(of=Printed("x", "a", "all", "2008/09"), value=n("8.8"))
RELEASE = Release(
    number=1, round=BEFORE.id, by="X", on=KNOWN, cells=(CELL, replace(CELL, of=CELL.of._replace(indicator="y")))
)
SHOWN = {("x", "a"): {"7.7", "12", "3"}, ("x", "b"): {"5.5"}, ("", ""): {"80"}}
POLICY = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{'A1' * 21}A='"


def read(folder: Path, **files: str) -> Reading:
    """What is read of an edition with these files; `__` stands for a slash and `_dot_` for a dot."""
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".").replace("_dash_", "-")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    found = Reading(shown={key: set(its) for key, its in SHOWN.items()}, carded={"x"})
    read_edition(folder, PUBLIC, a_round(), (RELEASE,), found)
    return found


def strays(found: Reading) -> list[tuple[str, str]]:
    """What stands where it should not, and how it is said there."""
    return [(one.says, one.where) for one in found.strays]


def page(body: str) -> str:
    """A page of the edition."""
    return f'<html><head><meta content="{POLICY}"></head><body>{body}</body></html>'


def curve(kind: str, *dots: tuple[int, int]) -> str:
    """A curve from 0 at 1000 to 10 at 0, its periods 2008/09 and 2009/10."""
    lines = "".join(
        f'<path d="M0 {y}H9" stroke="x"/><text x="1" y="1">{said}</text>' for y, said in ((1000, "0"), (0, "10"))
    )
    names = "".join(
        f'<text x="{x}" y="9" text-anchor="middle">{said}</text>' for x, said in ((100, "2008/09"), (200, "2009/10"))
    )
    circles = "".join(f'<circle cx="{x}" cy="{y}" r="24"/>' for x, y in dots)
    return f'<svg class="{kind}">{lines}{names}{circles}</svg>'


def test_an_edition_that_says_what_the_rounds_say_is_sound(tmp_path: Path) -> None:
    """Numbers of the card, of an earlier round and of other pages; sizes of files and names of rounds are none."""
    said = page('<p>7.7 % of 12, 8.8 before; 80 elsewhere. Q3 2010/11</p><a href="x.csv">Numbers (CSV, 41 kB)</a>')
    found = read(tmp_path, indicators__x__a_dot_html=said.replace("2010/11", ""))
    assert strays(found) == []
    assert found.unreadable == []


def test_a_number_that_no_page_shows_is_found_in_words(tmp_path: Path) -> None:
    """On the page of an indicator every number counts; on pages of many those with decimals."""
    found = read(
        tmp_path,
        indicators__x__a_dot_html=page("<p>4 of 12</p>"),
        index_dot_html=page("<p>4 places, 6.6 %</p>"),
    )
    assert strays(found) == [("6.6", "in words"), ("4", "in words")]
    assert {(one.indicator, one.place) for one in found.strays} == {("", ""), ("x", "a")}


def test_what_the_workbook_and_the_answers_show_may_be_told(tmp_path: Path) -> None:
    """A number seen in any file of the round, as it is printed, and its counts."""
    seen = Sighting(of=Printed("x", "a", "all", "2009/10"), value=rounded(n("9.1"), 1), numerator=n("91"))
    other = replace(seen, of=seen.of._replace(indicator="y"), value=None, numerator=None)
    (tmp_path / "indicators/x").mkdir(parents=True)
    (tmp_path / "indicators/x/a.html").write_text(page("<p>9.1 % or 91; 9.2</p>"), encoding="utf-8")
    found = Reading(sightings=[seen, other], carded={"x"})
    read_edition(tmp_path, PUBLIC, a_round(), (), found)
    assert strays(found) == [("9.2", "in words")]


def test_words_are_left_where_there_is_no_card_to_hold_them_beside(tmp_path: Path) -> None:
    """Of an indicator without any, its tables are read all the same."""
    (tmp_path / "indicators/x").mkdir(parents=True)
    (tmp_path / "indicators/x/a.html").write_text(page("<p>4</p>"), encoding="utf-8")
    found = Reading()
    read_edition(tmp_path, PUBLIC, a_round(), (), found)
    assert strays(found) == []


def test_a_number_of_another_place_is_found_in_a_cell(tmp_path: Path) -> None:
    """A cell may tell only what the card it leads to tells, of this round or of an earlier one."""
    cell = '<td><a href="../../indicators/x/{}.html">Red <span class="amount">{}</span></a></td>'
    rug = "".join(cell.format(place, number) for place, number in (("a", "7.7"), ("a", "8.8"), ("b", "7.7")))
    assert strays(read(tmp_path, places__a__threshold_dot_html=page(rug))) == [("7.7", "in the cell of x in b")]


def test_a_number_said_but_not_shown_is_found(tmp_path: Path) -> None:
    """Names for screen readers, data for scripts and comments; the policy of a page and its digests are none."""
    found = read(tmp_path, index_dot_html=page('<p data-find="99">x</p><!-- 98 -->'))
    assert sorted(one.says for one in found.strays) == ["98", "99"]


def test_curves_are_measured(tmp_path: Path) -> None:
    """The curve of the card, the one for telephones and those of areas: each point is a number seen."""
    own = curve("curve", (100, 500)) + curve("curve narrow", (200, 400))
    body = (
        f'<article class="card edition" id="card-x">{own}</article>'
        f'<section class="panel" id="area-b">{curve("curve", (200, 300))}</section>'
        f'<section class="panel" id="area-nowhere">{curve("curve", (200, 100))}</section>'
    )
    found = read(tmp_path, indicators__x__a_dot_html=page(body))
    seen = {(one.of.place, one.of.period): one.value for one in found.sightings}
    assert seen == {
        ("a", "2008/09"): rounded(n("5.0"), 1),
        ("a", "2009/10"): rounded(n("6.0"), 1),
        ("b", "2009/10"): rounded(n("7.0"), 1),
    }


def test_a_table_by_round_is_held_against_what_was_released(tmp_path: Path) -> None:
    """A number of this round is seen; one of an earlier round that its release does not have is found."""
    head = "indicator,place,round,period,value\n"
    rows = (
        f"x,a,{a_round().id},2009/10,7.7\nx,a,{BEFORE.id},2008/09,8.8\nx,a,{BEFORE.id},2008/09,8.7\nx,a,{BEFORE.id},,\n"
    )
    found = read(tmp_path, rounds__rounds_dot_csv=head + rows + f"y,a,{a_round().id},2009/10,1\n")
    assert strays(found) == [("8.7", f"of round {BEFORE.id}")]
    assert [one.value for one in found.sightings] == [rounded(n("7.7"), 1)]


def test_a_comparison_is_held_against_the_cards(tmp_path: Path) -> None:
    """Its numbers and the ends of its intervals must be on a card of the indicator."""
    table = "indicator,place,period,value,lower,upper,comparator's value\nx,a,2009/10,7.7,5.5,9.9,8.8\n"
    found = read(tmp_path, indicators__x__a_dash_compared_dot_csv=table)
    assert strays(found) == [("9.9", "in a table")]


def test_numbers_and_answers_are_read_as_those_attached_to_a_card(tmp_path: Path) -> None:
    """A withheld number is known to be withheld; an empty table tells nothing."""
    numbers = "indicator,place,period,group,value,missing\nx,a,2009/10,,7.7,\nx,b,2009/10,,,c\n"
    found = read(tmp_path, indicators__x__a_dot_csv=numbers, indicators__x__b_dot_csv="period,value\n")
    assert [(one.of.place, one.withheld) for one in found.sightings] == [("a", False), ("b", True)]
    assert found.unreadable == []


@pytest.mark.parametrize(
    ("name", "content"),
    [("other_dot_txt", "?"), ("table_dot_csv", "a,b\n1,2\n"), ("answers_dot_json", "[]"), ("odd_dot_csv", 'a,b\n"1')],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, content: str) -> None:
    """A file of another kind or shape may hold anything."""
    found = read(tmp_path, **{name: content, "manifest_dot_json": "{}"})
    assert [one.file for one in found.unreadable] == [f"edition/{name.replace('_dot_', '.')}"]
