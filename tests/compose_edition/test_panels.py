"""Areas side by side: one scale for all of them, so that a higher line is a higher number."""

from __future__ import annotations

from dataclasses import replace

from oba.compose.edition.addresses import within
from oba.compose.edition.panels import MOST, panels
from oba.domain.evidence import Reason, Series
from oba.domain.measure import Kind
from tests.build import TOP, figure, place, target, trajectory, year
from tests.compose_edition.told import BOOK, COUNTY, NORTHERN, the_rule, told, with_rule, with_series, with_version
from tests.compose_pages.full_rules import ADMISSIONS, NEET, NORTH, SOUTH

HERE = within("indicators/ni-117/oxfordshire.html")


def in_areas(**values: dict[int, str | Reason]) -> tuple[Series, ...]:
    """Numbers of NI 117 in areas, by year."""
    return tuple(
        Series(indicator=NEET, place=area, figures={year(at): figure(year(at), one) for at, one in its.items()})
        for area, its in values.items()
    )


def test_every_area_is_drawn_on_the_same_scale() -> None:
    """All panels have the same gridlines with the same numbers, in the plan's order of places."""
    found = panels(told(), the_rule(), COUNTY, HERE)
    assert found
    assert [one.place for one in found.panels] == [NORTH, SOUTH]
    assert len({one.drawing.ticks for one in found.panels}) == 1
    assert found.panels[0].address == "../../indicators/ni-117/northern.html"
    assert "Grey: Oxfordshire" in found.remark


def test_an_area_stands_among_its_neighbours() -> None:
    """The page of an area shows the same panels as that of the county, itself among them."""
    ours, theirs = (panels(told(), the_rule(), one, HERE) for one in (COUNTY, NORTHERN))
    assert ours == theirs


def test_a_point_is_as_high_as_the_number_printed_and_no_finer() -> None:
    """Two areas whose numbers are printed alike have their latest points at one height, though they differ."""
    book = with_series(BOOK, *in_areas(northern={2008: "5.0", 2009: "4.34"}, southern={2008: "5.0", 2009: "4.31"}))
    found = panels(told(book), the_rule(), COUNTY, HERE)
    assert found
    assert len({one.drawing.latest for one in found.panels}) == 1
    assert [one.drawing.labels[0].lines[0][2] for one in found.panels] == ["4.3", "4.3"]


def test_a_missing_number_breaks_the_line() -> None:
    """What lies on both sides of a withheld number is not joined over it."""
    hole = {2006: "5.0", 2007: "5.2", 2008: Reason.SUPPRESSED, 2009: "4.3"}
    book = with_series(BOOK, *in_areas(northern=hole, southern={2008: "5.0", 2009: "4.3"}))
    found = panels(told(book), the_rule(), COUNTY, HERE)
    assert found
    assert [len(line) for line in found.panels[0].drawing.history] == [2, 1]


def test_an_older_number_is_named_above_its_point() -> None:
    """Right of it the target of a later period may stand, which it has nothing to do with."""
    late = in_areas(northern={2007: "5.2", 2008: "5.0", 2009: Reason.LATE}, southern={2008: "5.0", 2009: "4.3"})
    found = panels(told(with_series(BOOK, *late)), the_rule(), COUNTY, HERE)
    assert found
    for one, above in zip(found.panels, (True, False), strict=True):
        ((x, y, _),) = one.drawing.labels[0].lines
        assert one.drawing.latest
        assert (x < one.drawing.latest[0], y < one.drawing.latest[1]) == (above, above)


def test_fewer_than_two_areas_or_too_many_are_not_set_side_by_side() -> None:
    """One panel compares nothing; what cannot be taken in is in the table to download."""
    assert panels(told(), the_rule(ADMISSIONS), COUNTY, HERE) is None
    assert panels(told(with_series(BOOK, *in_areas(southern={2009: Reason.LATE}))), the_rule(), COUNTY, HERE) is None
    many = {f"area-{at}": place(f"area-{at}", f"Area {at}", "area", TOP) for at in range(MOST)}
    places = replace(BOOK.places, by_id={**BOOK.places.by_id, **many})
    more = {(NEET, one): BOOK.series[NEET, NORTH] for one in many}
    same = {(NEET, one): BOOK.assessments[NEET, NORTH] for one in many}
    crowded = replace(BOOK, places=places, series={**BOOK.series, **more}, assessments={**BOOK.assessments, **same})
    assert panels(told(crowded), the_rule(), COUNTY, HERE) is None


def test_a_target_is_a_bar_only_where_it_is_one_number() -> None:
    """A target to be agreed has no height; an area with a target of its own keeps it."""
    found = panels(told(), the_rule(), COUNTY, HERE)
    assert found
    assert found.panels[0].target
    open_ = with_version(replace(BOOK.rules[NEET].newest, trajectory=trajectory(target(year(2009), "to be agreed"))))
    bare = panels(told(open_), the_rule(NEET, open_), COUNTY, HERE)
    assert bare
    assert [one.target for one in bare.panels] == ["target at most 3.9\u00a0%", ""]
    assert [len(one.drawing.bars) for one in bare.panels] == [1, 0]


def test_a_count_is_drawn_from_zero() -> None:
    """Twice as many children look twice as many."""
    rule = replace(the_rule(), measure=replace(the_rule().measure, kind=Kind.COUNT, per=None))
    book = with_rule(rule, with_series(BOOK, *in_areas(northern={2008: "90", 2009: "92"}, southern={2009: "99"})))
    found = panels(told(book), rule, COUNTY, HERE)
    assert found
    assert found.panels[0].drawing.ticks[0].text == "0"


def test_areas_without_a_whole_above_them_have_nothing_in_grey() -> None:
    """Where the county has no number of its own, no line stands for one."""
    lone = replace(BOOK, series={key: one for key, one in BOOK.series.items() if key != (NEET, TOP)})
    found = panels(told(lone), the_rule(), COUNTY, HERE)
    assert found
    assert "Grey" not in found.remark
    assert found.panels[0].drawing.beside == ()
