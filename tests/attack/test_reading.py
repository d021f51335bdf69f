"""What an attacker reads in pages and answers: each number by what it is of, and every mark where one is withheld."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from oba.attack.reading import answers
from oba.attack.reading.curve import points
from oba.attack.reading.folder import is_published, read_folder
from oba.attack.sighting import COUNTED, EARLIER, MEAN, PART, SO_FAR, Sighting, rounded, together
from oba.attack.told import report
from oba.domain.group import Group
from oba.domain.measure import Kind, Measure
from oba.domain.release import Printed
from tests.attack.published import PERCENT, Line, everybody, learn
from tests.build import n, year

GIRLS = (Group(id="girls", label="Girls", kind="sex"),)
TABLE = """<h1>x</h1><style>p { margin: 7 }</style><table><caption>In numbers</caption>
<tr><td></td><th>2008/09</th><th>2009/10</th></tr>
<tr><th>A, UNIT</th><td>12.5<sup>i</sup></td><td>c</td></tr>
<tr><th>counted</th><td>1,000</td><td>·</td></tr>
<tr><th>children</th><td>8,000</td><td>≈40</td></tr>
<tr><th>95 % interval</th><td>11.8–13.2</td><td>·</td></tr>
<tr><th>girls</th><td>14.0</td><td>c</td></tr>
<tr><th>England</th><td>9.9</td><td>9.8</td></tr></table>"""
GROUPS = """<table><caption>Groups in 2008/09</caption><tr><td></td><th>%</th><th>gap to all, points</th></tr>
<tr><th>All</th><td>12.5</td><td></td></tr><tr><th>Girls</th><td>14.0</td><td>+1.5</td></tr>
<tr><th>Boys</th><td>11.0</td><td>−1.5</td></tr></table>"""
NOTES = """<p>2008/09 was 12.1 % and 12.2 % before it was revised on 1 May 2010. 2009/10: 8.4, which had been counted by
1 July 2010, is not judged yet. 2009/10 so far: 5.5 in 2 of 4 quarters; the target for it is 9. Whole years: 2006/07
7.0, 2007/08 8.0.</p>"""
CURVE = """<svg class="curve"><path d="M192 900H4528" stroke="x"/><text x="1" y="2">0</text>
<path d="M192 100H4528" stroke="x"/><text x="1" y="2">8 %</text>
<text x="100" y="9" text-anchor="middle">2006/07</text><text x="300" y="9" text-anchor="middle">2008/09</text>
<circle cx="200" cy="411" r="24" fill="x"/><circle cx="300" cy="500" r="44"/></svg>"""


def read(tmp_path: Path, html: str, measure: Measure = PERCENT) -> dict[Printed, Sighting]:
    """What is seen on a card of area A."""
    folder = tmp_path / "a" / "cards"
    folder.mkdir(parents=True)
    (folder / "x.html").write_text(html, encoding="utf-8")
    (folder / "other.html").write_text(html, encoding="utf-8")
    return together(read_folder(tmp_path, everybody(groups=GIRLS, x=measure)).sightings).cells


def of(period: str = "2008/09", **more: str) -> Printed:
    """What a number of x in A is of."""
    return Printed("x", "a", "all", period)._replace(**more)


def test_a_card_tells_value_counts_interval_and_marks(tmp_path: Path) -> None:
    """The row of the place is its value, the rows below its counts and its interval; a comparator's are not its own."""
    cells = read(tmp_path, TABLE.replace("UNIT", "%"))
    one = cells[of()]
    assert one.value == rounded(n("12.5"), 1)
    assert (one.numerator, one.denominator) == (Fraction(1000), Fraction(8000))
    assert one.interval == (rounded(n("11.8"), 1), rounded(n("13.2"), 1))
    assert cells[of("2009/10")].withheld
    assert cells[of("2009/10")].denominator is None
    assert set(cells) == {of(), of("2009/10")}


def test_a_card_tells_the_parts_of_a_derived_number(tmp_path: Path) -> None:
    """Of a gap the rows of its two groups are its parts."""
    gap = replace(PERCENT, kind=Kind.GAP, parts=Kind.PERCENT, between=("girls", "boys"))
    cells = read(tmp_path, TABLE.replace("UNIT", "points"), gap)
    assert cells[of(layer=PART, group="girls")].value == rounded(n("14.0"), 1)
    assert cells[of("2009/10", layer=PART, group="girls")].withheld


def test_a_card_tells_groups_by_their_gaps_too(tmp_path: Path) -> None:
    """A group that the plan declares is known by its number; one that it does not is none."""
    cells = read(tmp_path, GROUPS)
    assert set(cells) == {of(group="girls")}
    assert cells[of(group="girls")].value == rounded(n("14.0"), 1)


def test_notes_tell_what_was_and_what_came_so_far(tmp_path: Path) -> None:
    """Two values before a revision, a part of a period, a year so far, and whole years."""
    cells = read(tmp_path, NOTES)
    values = {one.role + one.period: sum(cell.value) / 2 for one, cell in cells.items() if cell.value}
    assert values == {
        f"{EARLIER}2008/09": n("12.1"),
        f"{EARLIER} again2008/09": n("12.2"),
        f"{COUNTED}2009/10": n("8.4"),
        f"{SO_FAR}2009/10": n("5.5"),
        "2006/07": n("7"),
        "2007/08": n("8"),
    }


def test_a_height_that_is_no_printed_number_s_is_as_fine_as_its_drawing() -> None:
    """A height of 489 of 800 steps for 8 % is 4.89, in a year that has no name on the axis."""
    (period, value) = next(points(CURVE, PERCENT))
    assert period == year(2007)
    assert value.low < n("4.89") < value.high
    assert value.width == Fraction(1, 100)
    assert list(points("<p></p>", PERCENT)) == []


def test_a_curve_of_printed_numbers_tells_what_is_printed() -> None:
    """A height of 490 of 800 steps for 8 % is 4.9: any number from 4.85 to 4.95, however finely it could be drawn."""
    assert [value for _, value in points(CURVE.replace("411", "410"), PERCENT)] == [rounded(n("4.9"), 1)]


def test_names_of_periods_may_stand_alone_or_on_two_lines() -> None:
    """A single period, and windows whose names are broken, with a mark for what is missing below one of them."""
    one = CURVE.replace('<text x="100" y="9" text-anchor="middle">2006/07</text>', "").replace('cx="200"', 'cx="300"')
    assert [period for period, _ in points(one, PERCENT)] == [year(2008)]
    mark = '<text x="100" y="12" text-anchor="middle">c</text></svg>'
    assert [period for period, _ in points(CURVE.replace("</svg>", mark), PERCENT)] == [year(2007)]
    label = '<text x="{}" y="9" text-anchor="middle">{}</text><text x="{}" y="12" text-anchor="middle">{}</text>'
    windows = CURVE[: CURVE.index('<text x="100"')] + label.format(100, "2005/06 to", 100, "2007/08")
    windows += label.format(200, "2006/07 to", 200, "2008/09") + CURVE[CURVE.index("<circle") :]
    rolling = replace(PERCENT, window=3)
    assert [period for period, _ in points(windows, rolling)] == [rolling.read_period("2006/07 to 2008/09")]


def test_one_height_that_is_no_printed_number_s_shows_that_none_is_rounded() -> None:
    """Beside a 4.89 a height of 4.90 is from 4.895 to 4.905 too, for both were drawn by one hand."""
    dot = '<circle cx="300" cy="410" r="24"/></svg>'
    assert [value.width for _, value in points(CURVE.replace("</svg>", dot), PERCENT)] == [Fraction(1, 100)] * 2


def test_answers_tell_groups_means_and_revisions() -> None:
    """The answers as data hold what is judged, its groups, the mean compared with, and what was revised."""
    figure = {"period": "2009/10", "value": "12.5", "reason": "", "rolled up from": ["b", "c"]}
    hidden = {"period": "2009/10", "value": "", "reason": "suppressed"}
    girls = {
        "group": "girls",
        "figure": hidden,
        "gap to all": "1.5",
    }
    finding = {"because": [{"says": "The mean of 2006/07 to 2008/09: 7.0 %."}, {"says": "2009/10: 12.5 %."}]}
    one = {"indicator": "x", "place": "a", "judged": figure, "groups": [girls], "findings": [finding]}
    revised = {"indicator": "x", "place": "a", "before": {"period": "2008/09", "value": "9.0"}}
    other = {"indicator": "gone", "place": "a"}
    tree = {"assessments": [one, other], "changes": {"revisions": [revised, other]}}
    read = answers.tree_in(json.dumps(tree).encode())
    cells = together(answers.answered(read, everybody(groups=GIRLS))).cells
    assert cells[of("2009/10")].parts == 2
    assert cells[of("2009/10", group="girls")].withheld
    assert cells[of("2009/10", group="girls")].value is not None
    assert cells[of(role=EARLIER)].value == rounded(n("9.0"), 1)
    assert cells[of(role=f"{MEAN}2006/07")].value == rounded(n("7.0"), 1)


def test_the_report_says_how_well_the_rest_is_hidden(tmp_path: Path) -> None:
    """A line for each count given away, then how many are withheld and how they are known at best and at worst."""
    public = everybody()
    assert not is_published(tmp_path)
    said = list(report(learn(tmp_path, public, [Line(place="a", says="3/100"), Line(place="b", says="c")]), public))
    assert said == [
        "x, A, 2009/10: children counted: 3",
        "3 withheld counts bounded: each is known as 0 to 6 or more; 1 count is given away.",
    ]
    nothing = list(report(learn(tmp_path, public, []), public))
    assert nothing == ["No count is withheld; nothing is given away."]
