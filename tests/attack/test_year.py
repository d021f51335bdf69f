"""What an attacker reads in a document of the year: the number at its start, the one now, and every bend between."""

from __future__ import annotations

from pathlib import Path

import pytest

from oba.attack.reading.folder import read_folder
from oba.attack.sighting import EARLIER, Sighting, rounded, together
from oba.compose.review.review import year_review
from oba.domain.publication import Publication
from oba.domain.release import Printed
from oba.render.html import page, templates
from tests.attack.published import COUNTY, PERCENT, Everybody, everybody
from tests.build import n
from tests.compose_review.years import the_year

CARDS = Path(__file__).resolve().parents[2] / "cards"
ROW = """<table><tr id="row-x"><th><svg class="sparkline"><title>From 10.0 % in 2007/08 to 12.5 % in 2009/10</title>
<polyline points="20,100 200,60 380,20"/></svg></th>
<td class="start" data-label="Start"><span class="figure">10.2&#160;%</span> <span class="note">2007/08</span></td>
<td class="end" data-label="Now"><span class="figure">12.5 %</span> <span class="note">2009/10, provisional</span></td>
</tr></table>"""


def read(tmp_path: Path, html: str, name: str = "annual-review.html") -> dict[Printed, Sighting]:
    """What is seen in a document of the year."""
    (tmp_path / name).write_text(html, encoding="utf-8")
    return together(read_folder(tmp_path, everybody(x=PERCENT)).sightings).cells


def of(period: str, **more: str) -> Printed:
    """What a number of x in the county is of."""
    return Printed("x", COUNTY, "all", period)._replace(**more)


def test_both_numbers_of_a_row_are_read(tmp_path: Path) -> None:
    """That of the start as one that may have been revised since; and the bend between the two that the curve names."""
    cells = read(tmp_path, ROW)
    now = cells[of("2009/10")].value
    assert now
    assert n("12.45") <= now.low < now.high <= n("12.55")
    assert cells[of("2007/08", role=EARLIER)].value == rounded(n("10.2"), 1)
    middle = cells[of("2008/09")].value
    assert middle
    assert middle.low < n("11.25") < middle.high


def test_a_mark_in_place_of_a_number_is_read(tmp_path: Path) -> None:
    """What is withheld now is withheld; of the start too."""
    cells = read(tmp_path, ROW.replace("12.5 %</span>", "Withheld</span>").replace("10.2&#160;%", "Withheld"))
    assert cells[of("2009/10")].withheld
    assert cells[of("2007/08")].withheld


@pytest.mark.parametrize(
    ("was", "now"),
    [('id="row-x"', 'id="row-y"'), (">2009/10, provisional<", ">soon<"), ("12.5 %</span>", "Late</span>")],
)
def test_what_is_no_number_of_the_plan_is_not_one(tmp_path: Path, was: str, now: str) -> None:
    """Another indicator, a period that is none, and a word in place of a number."""
    plain = ROW.replace("From", "Between")
    assert of("2009/10") in read(tmp_path, plain)
    assert of("2009/10") not in read(tmp_path, plain.replace(was, now))


def test_only_documents_of_the_year_are_read_so(tmp_path: Path) -> None:
    """A row of the same name elsewhere is another page's business."""
    assert read(tmp_path, ROW, "returns.html") == {}


def test_the_pages_that_are_made_are_read(tmp_path: Path) -> None:
    """Of the review as its template has it: a number now for each indicator that has one."""
    book = the_year()
    review = year_review(book, Publication.ANNUAL_REVIEW)
    html = page(templates(CARDS), "review.html", {"review": review, "fresh": (), "signposts": (), "cards": ""})
    (tmp_path / "annual-review.html").write_text(html, encoding="utf-8")
    found = read_folder(tmp_path, Everybody(plan=book.plan, rules=book.rules, places=book.places))
    rows = [row for chapter in review.chapters for row in chapter.indicators]
    told = {one.of.indicator for one in found.sightings if one.told and not one.of.role}
    assert {row.indicator for row in rows if row.end.known} <= told
    hidden = {one.of.indicator for one in found.sightings if one.withheld}
    assert {row.indicator for row in rows if row.end.says == "Withheld"} <= hidden
