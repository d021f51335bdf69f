"""The maps of a dashboard: which numbers they show, how dark, with which words, and where these stand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.compose.dashboard.atlas.area_map import HEIGHT, WIDTH, AreaMap, MapWords, area_map
from oba.compose.dashboard.atlas.atlas import IndicatorMap, atlas, mapped_parts
from oba.compose.dashboard.atlas.crossing import hatch, inside, room
from oba.compose.dashboard.atlas.projection import cosine, drawn, frame
from oba.compose.dashboard.atlas.shades import STEPS, step
from oba.compose.dashboard.dashboard import dashboard, is_illustrative
from oba.domain.book import Book
from oba.domain.evidence import Reason, Status
from oba.domain.outline import Degrees, Outline, Outlines
from oba.domain.place import Places
from tests.build import TOP, figure, n, place, year
from tests.compose_pages.full import area, county
from tests.compose_pages.full_rules import NEET, NORTH, OBESITY, SOUTH
from tests.compose_pages.maps import BOOK, OUTLINES, drawn_book, known, square


def first(book: Book) -> IndicatorMap:
    """The map of one indicator."""
    found = atlas(book, county())
    assert found is not None
    return next(one for one in found.maps if one.indicator == NEET)


def test_a_map_and_its_table_say_the_same() -> None:
    """The highest first; the whole last; the words aloud name every place with its number."""
    found = first(drawn_book(known(northern="4.1", southern="5.2")))
    assert [(row.name, row.number, row.mapped) for row in found.rows] == [
        ("Southern Oxfordshire", "5.2\N{NO-BREAK SPACE}%", True),
        ("Northern Oxfordshire", "4.1\N{NO-BREAK SPACE}%", True),
    ]
    assert found.whole is not None
    assert found.message == "Highest in Southern Oxfordshire (5.2), lowest in Northern Oxfordshire (4.1)."
    assert found.drawing.title.endswith(
        "Southern Oxfordshire 5.2\N{NO-BREAK SPACE}% and Northern Oxfordshire 4.1\N{NO-BREAK SPACE}%."
    )
    assert [[one.text for one in its.writing] for its in found.drawing.places] == [
        ["Southern", "5.2"],
        ["Northern", "4.1"],
    ]


@pytest.mark.parametrize(
    ("north", "south", "message"),
    [
        ("4.1", Reason.SUPPRESSED, "Only Northern Oxfordshire has a number."),
        ("4.1", "4.1", "4.1\N{NO-BREAK SPACE}% in each that has a number."),
    ],
)
def test_the_message_says_what_there_is_to_say(north: str, south: str | Reason, message: str) -> None:
    """One number has no highest, and neither have two that are equal."""
    assert first(drawn_book(known(northern=north, southern=south))).message == message


def test_a_withheld_number_is_hatched_last_and_says_why() -> None:
    """Its place in the order tells nothing, and no shade does."""
    found = first(drawn_book(known(northern=Reason.SUPPRESSED, southern="5.2")))
    assert [row.number for row in found.rows] == ["5.2\N{NO-BREAK SPACE}%", "Withheld"]
    assert [(place.step is None, bool(place.hatch)) for place in found.drawing.places] == [(False, False), (True, True)]


def test_a_map_is_of_the_latest_period_that_all_have() -> None:
    """One area's newer number waits for the other's; without a period in common the latest of all is shown."""
    both = known(northern="4.1", southern="5.2")
    newer = {**both, NORTH: {**both[NORTH], 2010: figure(year(2010), "9.9")}}
    assert first(drawn_book(newer)).period == "2009/10"
    apart = {NORTH: {2010: figure(year(2010), "9.9")}, SOUTH: both[SOUTH]}
    found = first(drawn_book(apart))
    assert (found.period, [row.number for row in found.rows]) == ("2010/11", ["9.9\N{NO-BREAK SPACE}%", "No number"])


def test_a_number_that_lacks_a_part_is_none_yet() -> None:
    """It is not judged, and not drawn."""
    part = {2009: replace(figure(year(2009), "4.1"), complete=False)}
    found = first(drawn_book({NORTH: part, **known(southern="5.2")}))
    assert [row.number for row in found.rows] == ["5.2\N{NO-BREAK SPACE}%", "No number"]


def test_how_sure_a_number_is_stands_beside_it() -> None:
    """A provisional one says so."""
    unsure = {2009: replace(figure(year(2009), "4.1"), status=Status.PROVISIONAL)}
    found = first(drawn_book({NORTH: unsure, **known(southern="5.2")}))
    assert [row.note for row in found.rows] == ["", "provisional"]


def test_there_is_no_map_without_two_outlines_or_without_a_number() -> None:
    """A place without parts has none either; nor has an indicator that all parts withhold."""
    alone = replace(BOOK, outlines=Outlines(by_place={NORTH: OUTLINES[NORTH]}))
    assert (atlas(BOOK, county()), atlas(alone, county()), atlas(drawn_book(), area())) == (None, None, None)
    hidden = drawn_book(known(northern=Reason.SUPPRESSED, southern=Reason.SUPPRESSED))
    found = atlas(hidden, county())
    assert NEET not in [one.indicator for one in found.maps] if found else True
    nothing = replace(hidden, series={key: one for key, one in hidden.series.items() if key[1] == TOP})
    assert atlas(nothing, county()) is None


def test_a_part_without_an_outline_stands_in_the_table_only() -> None:
    """So does nobody who did not exist in the period."""
    east = place("east", "East", "area", TOP)
    gone = replace(place("gone", "Gone", "area", TOP), ends=year(2001).end)
    more = Places(by_id={**BOOK.places.by_id, "east": east, "gone": gone}, tiers=BOOK.places.tiers)
    numbers = known(northern="4.1", southern="5.2", east="9.0", gone="3.0")
    found = first(drawn_book(numbers, replace(BOOK, places=more)))
    assert next((row.name, row.mapped) for row in found.rows) == ("East", False)
    assert len(found.drawing.places) == 2
    assert len(found.rows) == 3
    whole = replace(drawn_book(numbers, replace(BOOK, places=more)), series={(NEET, "east"): BOOK.series[NEET, TOP]})
    assert atlas(replace(whole, assessments=BOOK.assessments), county()) is None


def test_a_map_of_the_parts_makes_their_page_illustrative() -> None:
    """Whatever is drawn is spoken of at the foot."""
    book = replace(drawn_book(), illustrative=frozenset({(OBESITY, SOUTH)}))
    assert is_illustrative(book, county())
    assert dashboard(book, county()).atlas is not None
    assert mapped_parts(book, county()) == (area(NORTH), area(SOUTH))


def test_degrees_become_lengths_alike_on_every_machine() -> None:
    """The cosine is a sum of fractions; a degree of longitude is as much shorter than one of latitude."""
    assert [cosine(n(one)) for one in ("0", "60", "90")] == [1, Fraction(1, 2), 0]
    assert cosine(n("51.8")) == Fraction("0.618408")
    its = frame([square("a", "-1", "51.7", "0.2")])
    shape = drawn(square("a", "-1", "51.7", "0.2"), its, its.scale(1000, 1000))
    assert max(y for _, y in shape[0]) == 1000
    assert max(x for x, _ in shape[0]) == 618


def test_points_that_fall_on_one_another_are_one() -> None:
    """A finer outline makes no larger page."""
    fine = Outline(place="a", rings=(tuple(Degrees(n("0.00001") * at, n("0")) for at in range(5)),))
    its = frame(OUTLINES.values())
    assert len(drawn(fine, its, Fraction(1000))[0]) == 1


SHAPE = (((0, 0), (100, 0), (100, 300), (400, 300), (400, 400), (0, 400), (0, 0)),)


def test_room_for_words_is_the_widest_inside_a_shape() -> None:
    """Along the foot of an L, not across its corner; a shape too thin for any height has its widest line."""
    assert inside(SHAPE, Fraction(350)) == ((Fraction(0), Fraction(400)),)
    found = room(SHAPE, 60)
    assert (found.middle[0], found.width) == (200, 400)
    assert room((((0, 0), (100, 0), (100, 10), (0, 10), (0, 0)),), 60).width == 100
    assert room((((5, 5), (5, 5)),), 60) == ((5, 5), 0)
    arms = (((0, 0), (90, 0), (90, 400), (200, 400), (200, 0), (310, 0), (310, 500), (0, 500), (0, 0)),)
    assert (room(arms, 300).width, room(arms, 60).width) == (110, 310)


def test_a_hatch_stays_inside_its_shape() -> None:
    """Every line begins and ends on the outline."""
    lines = hatch((((0, 0), (100, 0), (100, 100), (0, 100), (0, 0)),), 40)
    assert lines
    assert all(0 <= x <= 100 and 0 <= y <= 100 for line in lines for x, y in line)


@given(st.lists(st.integers(-50, 50).map(Fraction), min_size=1))
def test_a_higher_number_is_never_lighter(values: list[Fraction]) -> None:
    """Steps follow the numbers, and equal numbers are alike."""
    steps = [step(one, values) for one in sorted(values)]
    assert steps == sorted(steps)
    assert set(steps) <= set(range(STEPS))


def test_places_nearly_alike_look_alike() -> None:
    """Half a point between thirty and thirty-one is no light and dark; a great range takes all steps."""
    assert {step(n(one), [n("30"), n("30.5")]) for one in ("30", "30.5")} <= {1, 2}
    assert [step(n(one), [n("1"), n("9")]) for one in ("1", "9")] == [0, 3]


def words_outside(drawing: AreaMap) -> list[str]:
    """The names that are led to."""
    return [its.writing[0].text for its in drawing.places if its.leader]


def test_words_that_do_not_fit_stand_beside_with_a_line_to_them() -> None:
    """One below the other, inside the drawing, whose height grows with them."""
    tiny = {name: square(name, "-1.10", f"51.{70 + at}", "0.005") for at, name in enumerate("abcdef")}
    outlines = {**OUTLINES, **tiny}
    said = {name: MapWords(name=f"Place {name}", value="12.3", step=1) for name in outlines}
    drawing = area_map("Map", said, outlines, frame(outlines.values()))
    assert words_outside(drawing) == [f"Place {name}" for name in tiny]
    ys = [its.writing[0].y for its in drawing.places if its.leader]
    assert len({abs(one - other) for one in ys for other in ys if one != other} & set(range(100))) == 0
    assert all(0 < one.y <= drawing.height and 0 < one.x < WIDTH for its in drawing.places for one in its.writing)
    flat = {name: square(name, f"-1.{at}", "51.7", "0.001") for at, name in enumerate("abcdefghijklmnopqrstuvwxyz")}
    words = {name: MapWords(name=name, value="1", step=None) for name in flat}
    assert area_map("Map", words, flat, frame(flat.values())).height > HEIGHT


def test_a_long_name_is_broken_before_it_is_put_beside() -> None:
    """Its lines stand in the middle of the place, the number below them."""
    said = {NORTH: MapWords(name="Vale of the very White Horse", value="12.3", step=1)}
    drawing = area_map("Map", said, OUTLINES, frame(OUTLINES.values()))
    texts = [one.text for one in drawing.places[0].writing]
    assert len(texts) > 2
    assert (" ".join(texts[:-1]), texts[-1]) == ("Vale of the very White Horse", "12.3")
    assert [one.strong for one in drawing.places[0].writing] == [False] * (len(texts) - 1) + [True]
