"""The other files of a round: a table, a manifest, names of files and sparklines give no more than a card does."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from oba.attack.reading.answers import FILE as ANSWERS
from oba.attack.reading.attached import attached
from oba.attack.reading.digits import measured, numbers
from oba.attack.reading.manifest import FILE as MANIFEST
from oba.attack.reading.table import FILE as TABLE
from oba.attack.reading.web import Web, web_sightings
from oba.attack.reading.working import copy_strays
from oba.attack.sighting import rounded, together
from oba.compose.curve.sparkline import sparkline
from oba.domain.measure import Base, Kind
from oba.domain.release import Printed
from tests.attack.papers import answers, learn, lines, page, publish
from tests.attack.published import PERCENT, everybody
from tests.build import n, series, year

CELL = "x, A, 2009/10: "
HEADS = "indicator,place,period,question,answer,reason,value,because\n"
SPARK = """<table><tr><td>x</td><th><a href="cards/x.html">Counted</a></th><td><svg class="sparkline">
<title>From 13.0 % in 2005/06 to 12.0 % in 2007/08</title>
<polyline points="20,20 100,60" stroke-width="9"/><circle cx="180" cy="100" r="18"/>POINT</svg></td></tr></table>"""


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("x,a,2009/10,threshold,red,,3.0,\n", f"{CELL}children counted: 3"),
        ("x,a,2009/10,threshold,,suppressed,,2009/10: 3.0 %.\n", f"{CELL}children counted: 3"),
        (
            "x,a,2009/10,threshold,,suppressed,,Only 3 children.\n",
            f"{CELL}results.csv gives 3 in the table but not in results.json, and nothing beside it shows that",
        ),
    ],
)
def test_a_number_in_the_table_only_is_found(tmp_path: Path, row: str, found: str) -> None:
    """As a value, in the sentence of a reason, or anywhere else that the answers as data do not have it."""
    folder = publish(tmp_path)
    (folder / ANSWERS).write_bytes(answers())
    (folder / TABLE).write_text(HEADS + "x,a,2009/10,direction,,suppressed,,\ngone,a,,,,,,\n", encoding="utf-8")
    assert lines(folder) == []
    (folder / TABLE).write_text(HEADS + row, encoding="utf-8")
    assert found in lines(folder)


def test_a_number_in_the_answers_only_is_found(tmp_path: Path) -> None:
    """A reason that begins with a period and its number tells the number, though the answer is withheld."""
    folder = publish(tmp_path)
    finding = {"because": [{"says": "2009/10: 3.0 %. The target is 5.0 %."}]}
    (folder / ANSWERS).write_bytes(answers(findings=[finding]))
    assert lines(folder) == [f"{CELL}children counted: 3"]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (
            {"suppression": [{"indicator": "x", "period": "2009/10", "places": ["a"], "step": "s", "value": 3}]},
            f"{CELL}manifest.json gives 3 (value) beside what is withheld, and nothing beside it shows that",
        ),
        (
            {"data": {"rows of x": {"sha256": "ab"}}},
            "manifest.json gives sha256 of rows of x among data, and nothing beside it shows that",
        ),
        (
            {"inputs": {"rows of x": {"sha256": "ab"}}},
            "manifest.json gives sha256 of rows of x among inputs, and nothing beside it shows that",
        ),
        ({"rows": 3}, "manifest.json gives rows as a part that no manifest has, and nothing beside it shows that"),
        ({"suppression": [3]}, "manifest.json cannot be read, so that nobody can say what it gives away: it is no"),
    ],
)
def test_a_manifest_names_cells_and_gives_no_number(tmp_path: Path, change: dict[str, object], found: str) -> None:
    """It says what is withheld, the size and digest of what is published, and digests of what was read with a key."""
    folder = publish(tmp_path)
    tree: dict[str, object] = {
        "inputs": {"rule x": {"sha256": "ab"}, "cards/card.html": {"sha256": "ab"}, "plan": {"sha256": "ab"}},
        "data": {"rows of x": {"hmac-sha256": "ab"}},
        "outputs": {"a/cards/x.pdf": {"bytes": 3, "sha256": "ab"}},
        "suppression": [{"indicator": "x", "period": "2009/10", "places": ["a"], "step": "as few as possible"}],
    }
    (folder / MANIFEST).write_text(json.dumps(tree), encoding="utf-8")
    assert lines(folder) == []
    (folder / MANIFEST).write_text(json.dumps(tree | change), encoding="utf-8")
    assert any(line.startswith(found) for line in lines(folder))


def test_the_name_of_a_file_gives_no_number(tmp_path: Path) -> None:
    """A name says of which indicator, place or board a file is, and nothing else that is counted."""
    folder = publish(tmp_path)
    (folder / "a/cards/x-3-children.html").write_text(page(), encoding="utf-8")
    assert f"{CELL}a/cards/x-3-children.html gives 3 in its name, and nothing beside it shows that" in lines(folder)


def test_a_file_of_a_kind_that_is_not_read_is_refused(tmp_path: Path) -> None:
    """What nobody has looked at may hold anything; a hidden file is not published."""
    folder = publish(tmp_path)
    (folder / ".lock").write_text("3", encoding="utf-8")
    assert learn(folder).safe
    (folder / "notes.txt").write_text("3", encoding="utf-8")
    assert [one.file for one in learn(folder).unreadable] == ["notes.txt"]


def sparks(tmp_path: Path, html: str) -> dict[str, tuple[float, float]]:
    """What a dashboard tells, by period."""
    file = tmp_path / "dashboard.html"
    file.write_text(html, encoding="utf-8")
    seen = together(web_sightings(Web(file), "a/dashboard.html", everybody())).cells
    assert all(of == Printed("x", "a", "all", of.period) for of in seen)
    return {of.period: (float(one.value.low), float(one.value.high)) for of, one in seen.items() if one.value}


def test_a_sparkline_tells_the_numbers_between_those_named(tmp_path: Path) -> None:
    """Two named numbers make a scale for all others, the withheld one after them too."""
    found = sparks(tmp_path, SPARK.replace("POINT", ""))
    assert found["2006/07"] == (12.45, 12.55)
    later = sparks(tmp_path, SPARK.replace("POINT", '<circle cx="340" cy="220" r="9"/>'))
    low, high = later["2009/10"]
    assert low < 10.5 < high
    assert high - low < 0.3


@pytest.mark.parametrize("years", [(2004, 2006, 2009), (2003, 2004, 2009), (2002, 2009), (2003, 2006, 2007, 2009)])
def test_a_sparkline_with_holes_tells_each_number_in_its_year(tmp_path: Path, years: tuple[int, ...]) -> None:
    """The second number that is named is the last one drawn, however far apart the others stand."""
    values = {year(at): f"{10 + at % 10}.0" for at in years}
    line = sparkline(series(values), 1)
    points = " ".join(f"{x},{y}" for part in line.lines for x, y in part)
    first, last = (f"{values[year(at)]} % in {year(at)}" for at in (years[0], years[-1]))
    row = f'<svg class="sparkline"><title>From {first} to {last}</title><polyline points="{points}"/></svg>'
    found = sparks(tmp_path, f'<table><tr><td><a href="cards/x.html">x</a></td><td>{row}</td></tr></table>')
    assert found.keys() == {str(one) for one in values}
    assert all(low <= float(values[one]) <= high for one in values for low, high in (found[str(one)],))


@pytest.mark.parametrize(
    ("old", "new"),
    [("From 13.0 %", "13.0 %"), ("12.0 %", "13.0 %"), ("2007/08", "2007"), ("cards/x.html", "cards/y.html")],
)
def test_a_sparkline_without_two_numbers_has_no_scale(tmp_path: Path, old: str, new: str) -> None:
    """One that names no two different numbers of the plan's tells nothing."""
    assert sparks(tmp_path, SPARK.replace("POINT", "").replace(old, new)) == {}


def test_a_page_of_several_cards_is_read_card_by_card(tmp_path: Path) -> None:
    """In the pack of a board apart the foot of each card names its place."""
    body = page().replace("<h1>", '<article class="card" id="card-x" data-footer="x · A · rules"><h1>')
    file = tmp_path / "board.html"
    file.write_text(body.replace("</body>", "</article></body>"), encoding="utf-8")
    seen = together(web_sightings(Web(file), "boards/board.html", everybody())).cells
    assert seen[Printed("x", "a", "all", "2008/09")].value == rounded(n("12.5"), 1)
    assert seen[Printed("x", "a", "all", "2009/10")].withheld


def test_days_years_and_digests_are_no_numbers_of_children() -> None:
    """A day, a year and a digest stand everywhere; numbers of four digits are printed with a comma."""
    text = "On 15 October 2010, rules a3a74012, data 12345678: 1,234 of 2,010, 37.5 % in 2009/10"
    assert sorted(numbers(text)) == ["10", "1234", "2010", "37.5"]
    assert measured(text) == {"37.5"}


def working(name: str, value: str) -> dict[str, object]:
    """The answers of a round with one count in a working, about the indicator of which a number is withheld."""
    step = {"says": "So it is.", "values": [{"name": name, "value": value, "unit": ""}], "formulas": []}
    return {"question": "threshold", "because": [step]}


@pytest.mark.parametrize("name", ["numerator", "denominator of B 2009/10"])
def test_a_count_in_a_working_only_is_found(tmp_path: Path, name: str) -> None:
    """Every count that a working gives must be printed beside it; a comparator's is of nobody here."""
    folder = publish(tmp_path)
    (folder / ANSWERS).write_bytes(answers(findings=[working(name, "4123")]))
    assert any(f"results.json gives 4123 as {name} in a working" in line for line in lines(folder))
    (folder / ANSWERS).write_bytes(answers(findings=[{**working(name, "4123"), "question": "comparators"}]))
    assert lines(folder) == []


def test_a_working_of_another_shape_is_not_passed_over(tmp_path: Path) -> None:
    """What cannot be read is not known to be safe."""
    folder = publish(tmp_path)
    (folder / ANSWERS).write_bytes(answers(findings=[{"question": "threshold", "because": [{"values": [3]}]}]))
    assert any("its workings have another shape" in line for line in lines(folder))


def test_a_copy_of_a_working_says_what_the_answers_say() -> None:
    """One attached to a document that says anything else is named by its file."""
    one = {"indicator": "x", "place": "a", "findings": []}
    tree = {"assessments": [one]}
    assert list(copy_strays("x.pdf", tree, tree)) == []
    (found,) = copy_strays("x.pdf", {"assessments": [{**one, "findings": [1]}]}, tree)
    assert found[:5] == ("x.pdf", "another working", "than results.json", "x", "a")


def test_a_rate_beside_a_change_is_what_the_change_is_made_of() -> None:
    """In a table of numbers that is attached it is the same number as on the card, not one of a group."""
    base = Base(period="1998", value=n("9"))
    public = everybody(x=replace(PERCENT, kind=Kind.CHANGE, parts=Kind.RATE, base=base))
    found = attached("numbers.csv", b"period,group,value\n2009/10,rate,9.0\n", public, Printed("x", "a", "all", ""), "")
    assert [one.of for one in found] == [Printed("x", "a", "rate", "2009/10", "part")]
