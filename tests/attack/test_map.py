"""Maps: the attack reads the number of each place beside them, and a drawing may tell no more than its table."""

from __future__ import annotations

from pathlib import Path

import pytest

from oba.attack.reading.map import beyond_table, map_sightings
from oba.attack.sighting import rounded
from tests.attack.papers import lines, publish
from tests.attack.published import PERCENT, areas, everybody
from tests.build import n

PUBLIC = everybody(*areas("a", "b", "c"), x=PERCENT)
LIGHT, DARK, WHITE = "f2f6fa", "769fc6", "ffffff"
SHAPES = {"a": DARK, "b": LIGHT, "c": WHITE}
ROWS = (("A", "5.2 %", True), ("B", "4.1\N{NO-BREAK SPACE}%", True), ("C", "Withheld", True))
TEXTS = ("A", "5.2", "B", "4.1", "C", "Withheld")


def page(
    *,
    shapes: tuple[str, ...] = (DARK, LIGHT, WHITE),
    texts: tuple[str, ...] = TEXTS,
    rows: tuple[tuple[str, str, bool], ...] = ROWS,
    period: str = "2009/10",
    indicator: str = "x",
) -> str:
    """A dashboard with one map."""
    drawn = "".join(f'<path d="M0 0l1 1z" fill="#{one}" fill-rule="evenodd"/>' for one in shapes)
    said = "".join(f'<text x="1" y="1">{one}</text>' for one in texts)
    table = "".join(_row(name, text, mapped=mapped) for name, text, mapped in rows)
    return (
        f'<section class="place-map"><h3><a href="cards/{indicator}.html">X</a> <span class="note">{period}</span></h3>'
        f'<svg class="map"><title>A 5.2 %, B 4.1 %</title>{drawn}{said}</svg><table>{table}</table></section>'
    )


def _row(name: str, text: str, *, mapped: bool) -> str:
    kind = ' class="mapped"' if mapped else ""
    return f'<tr{kind}><th scope="row">{name}</th><td>{text} <span class="note">p</span></td></tr>'


def test_the_number_of_each_place_is_read() -> None:
    """A withheld one is known to be withheld; a place or an indicator that the plan does not have is passed over."""
    seen = {one.of.place: one for one in map_sightings(page(rows=(*ROWS, ("Elsewhere", "3", False))), PUBLIC, "f")}
    assert seen["a"].value == rounded(n("5.2"), 1)
    assert (seen["c"].value, seen["c"].withheld, sorted(seen)) == (None, True, ["a", "b", "c"])
    assert list(map_sightings(page(indicator="y"), PUBLIC, "f")) == []
    assert list(map_sightings(page(period="soon"), PUBLIC, "f")) == []
    assert [one.of.period for one in map_sightings(page(period="2007/08 to 2009/10"), PUBLIC, "f")] == ["2009/10"] * 3


def test_a_drawing_that_says_what_its_table_says_is_sound() -> None:
    """A row that is not drawn is none of the map's."""
    assert list(beyond_table(page())) == []
    assert list(beyond_table(page(rows=(*ROWS, ("D", "7.0 %", False))))) == []
    assert (
        list(beyond_table(page(rows=(("A", "0 %", True), ("B", "0 %", True)), shapes=(DARK, DARK), texts=("0", "0"))))
        == []
    )


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (page(texts=(*TEXTS[:5], "3.0")), [("3.0", "in a map but not in its table")]),
        (page(texts=("A", "4.1", "B", "5.2", "C", "c")), [("4.1", "in the table but not in its map")]),
        (page(texts=TEXTS[:3]), [("4.1", "in the table but not in its map")]),
        (page(shapes=(DARK, LIGHT)), [("2", "shapes in a map of 3 places")]),
        (page(shapes=(LIGHT, DARK, WHITE)), [("5.2", "in a map, shaded otherwise than its number")]),
        (
            page(rows=(ROWS[0], ("B", "5.2 %", True), ROWS[2]), texts=("A", "5.2", "B", "5.2", "C", "c")),
            [("5.2", "in a map, shaded otherwise than its number")],
        ),
        (
            page(rows=(ROWS[0], ("B", "c", True), ROWS[2]), texts=("A", "5.2", "B", "c", "C", "c")),
            [("a shade", "of a place without a number")],
        ),
        (
            page().replace("svg", "g"),
            [("5.2", "in the table but not in its map"), ("0", "shapes in a map of 3 places")],
        ),
    ],
)
def test_what_a_drawing_tells_beyond_its_table_is_found(html: str, found: list[tuple[str, str]]) -> None:
    """A number more, one exchanged or left out, a shape too few, a high number too light, a withheld place shaded."""
    assert [one for one in beyond_table(html) if one in found] == found


def test_a_map_on_a_dashboard_is_read_with_the_round(tmp_path: Path) -> None:
    """A number that only the drawing has is reported with its file."""
    folder = publish(tmp_path)
    (folder / "county").mkdir()
    (folder / "county" / "dashboard.html").write_text(page(texts=(*TEXTS[:5], "3.0")), encoding="utf-8")
    assert any("county/dashboard.html gives 3.0 in a map but not in its table" in line for line in lines(folder))
