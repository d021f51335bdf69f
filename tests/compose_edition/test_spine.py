"""The spine: places beside one comparator, the better always on the left."""

from __future__ import annotations

from dataclasses import replace

from oba.compose.edition.spine import spine
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Comparison, Finding, Question
from oba.domain.rule import Better
from tests.build import TOP, figure, interval, n, year
from tests.compose_edition.told import BOOK, COUNTY, NORTHERN, the_rule, told, with_version
from tests.compose_pages.full_rules import NEET, NORTH, SOUTH

DIRECTION = BOOK.rules[NEET].newest.direction


def held(**values: tuple[str, Answer]) -> Book:
    """The book in which places were held against England's 5.0, with an interval of a point around each number."""
    after = dict(BOOK.assessments)
    for place, (value, answer) in values.items():
        low, high = str(float(value) - 1), str(float(value) + 1)
        compared = Comparison(
            place="england",
            name="England",
            value=n("5.0"),
            answer=answer,
            reason=None,
            intervals=(interval(low, high),),
        )
        finding = Finding(
            question=Question.COMPARATORS,
            answer=answer,
            reason=None,
            period=year(2009),
            target="England",
            detail=(compared,),
        )
        was = after[NEET, place]
        findings = {**was.findings, Question.COMPARATORS: finding}
        after[NEET, place] = replace(was, judged=figure(year(2009), value), findings=findings)
    return replace(BOOK, assessments=after)


THREE = held(oxfordshire=("4.5", Answer.BETTER), northern=("6.0", Answer.WORSE), southern=("5.0", Answer.SIMILAR))


def test_the_better_stand_left_of_the_comparator_and_the_worse_right() -> None:
    """Lower is better here: 4.5 left, 6.0 right, and what equals the comparator on its line."""
    found = spine(told(THREE), the_rule(), COUNTY)
    assert found
    sides = {one.place: (one.x > found.middle) - (one.x < found.middle) for one in found.rows}
    assert sides == {TOP: -1, NORTH: 1, SOUTH: 0}
    assert (found.comparator, found.value, found.left, found.right) == ("England", "5.0", "better", "worse")


def test_it_is_mirrored_where_higher_is_better() -> None:
    """The same numbers change sides, and better stays on the left."""
    mirrored = with_version(replace(BOOK.rules[NEET].newest, direction=replace(DIRECTION, better=Better.HIGHER)), THREE)
    ours, theirs = spine(told(THREE), the_rule(), COUNTY), spine(told(mirrored), the_rule(), COUNTY)
    assert ours
    assert theirs
    assert [one.x - ours.middle for one in ours.rows] == [theirs.middle - one.x for one in theirs.rows]
    assert theirs.left == "better"


def test_without_a_good_direction_the_sides_are_lower_and_higher() -> None:
    """Nothing is called better that is not."""
    neither = with_version(replace(BOOK.rules[NEET].newest, direction=replace(DIRECTION, better=Better.NONE)), THREE)
    found = spine(told(neither), the_rule(), COUNTY)
    assert found
    assert (found.left, found.right) == ("lower", "higher")


def test_a_band_is_the_interval_that_decided_as_it_is_printed() -> None:
    """Its ends have the decimals of the numbers, and every band and number lies within what is drawn."""
    found = spine(told(THREE), the_rule(), COUNTY)
    assert found
    assert [one.ends for one in found.rows] == [("3.5", "5.5"), ("5.0", "7.0"), ("4.0", "6.0")]
    for one in found.rows:
        assert one.whisker
        assert 0 <= one.whisker.left <= one.x <= one.whisker.right <= found.width
    assert "95" in found.remark


def test_a_place_of_another_period_or_comparator_is_left_out() -> None:
    """Nobody is set beside a number that it was not held against."""
    after = dict(THREE.assessments)
    after[NEET, NORTH] = replace(after[NEET, NORTH], judged=figure(year(2008), "6.0"))
    found = spine(told(replace(THREE, assessments=after)), the_rule(), COUNTY)
    assert found
    assert [one.place for one in found.rows] == [TOP, SOUTH]
    only = held(oxfordshire=("4.5", Answer.BETTER))
    lone = spine(told(only), the_rule(), COUNTY)
    assert lone
    assert TOP in [one.place for one in lone.rows]


def test_there_is_none_without_a_comparison() -> None:
    """A place whose number was held against nothing, or that has no number, has no spine."""
    after = dict(THREE.assessments)
    after[NEET, TOP] = replace(after[NEET, TOP], judged=figure(year(2009), Reason.SUPPRESSED))
    assert spine(told(replace(THREE, assessments=after)), the_rule(), COUNTY) is None
    unknown = Finding(question=Question.COMPARATORS, reason=Reason.NO_COMPARATOR, period=None)
    after[NEET, TOP] = replace(
        THREE.assessments[NEET, TOP],
        findings={**THREE.assessments[NEET, TOP].findings, Question.COMPARATORS: unknown},
    )
    assert spine(told(replace(THREE, assessments=after)), the_rule(), COUNTY) is None


def test_a_comparison_without_intervals_has_points_only() -> None:
    """Where a width decided and not chance, nothing is drawn around a number."""
    bare = dict(THREE.assessments)
    for key in ((NEET, TOP), (NEET, NORTH)):
        finding = bare[key][Question.COMPARATORS]
        assert isinstance(finding.detail, tuple)
        plain = replace(finding, detail=tuple(replace(one, intervals=()) for one in finding.detail))
        bare[key] = replace(bare[key], findings={**bare[key].findings, Question.COMPARATORS: plain})
    found = spine(told(replace(THREE, assessments=bare)), the_rule(), NORTHERN)
    assert found
    assert [(one.whisker, one.ends) for one in found.rows if one.place == NORTH] == [(None, ())]
