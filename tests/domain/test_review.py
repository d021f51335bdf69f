"""A review of targets: its remarks by kind, by whom they are about and by period."""

from __future__ import annotations

from oba.domain.review import Remark, RemarkKind, Review
from tests.build import INDICATOR, TOP, WHERE, target, year


def remark(kind: RemarkKind, place: str, *starts: int) -> Remark:
    """A remark about the targets of some years."""
    targets = tuple(target(year(start), "at most 4") for start in starts)
    return Remark(kind=kind, indicator=INDICATOR, place=place, targets=targets, says="a sentence", where=WHERE)


MET = remark(RemarkKind.ALREADY_MET, TOP, 2010, 2009)
AGAIN = remark(RemarkKind.ALREADY_MET, TOP, 2009)
NORTH = remark(RemarkKind.ALREADY_MET, "northern", 2010)
EQUAL = remark(RemarkKind.EQUAL_TO_START, TOP, 2011)
REVIEW = Review(remarks=(MET, EQUAL, NORTH, AGAIN))


def test_every_remark_is_a_warning() -> None:
    """A remark becomes a problem with its kind as the code, its place and its sentence, and stops nothing."""
    found = REVIEW.problems
    assert [one.code for one in found] == ["A101", "A104", "A101", "A101"]
    assert {(one.where, one.what, one.stops) for one in found} == {(WHERE, "a sentence", False)}


def test_remarks_are_found_by_kind() -> None:
    """The remarks of one kind keep their order, and another kind's are none of them."""
    assert REVIEW.of(RemarkKind.ALREADY_MET) == (MET, NORTH, AGAIN)
    assert REVIEW.of(RemarkKind.CHANGED) == ()


def test_whom_a_kind_is_about_is_told_once() -> None:
    """Two remarks about one indicator in one place name it once."""
    assert REVIEW.about(RemarkKind.ALREADY_MET) == ((INDICATOR, TOP), (INDICATOR, "northern"))


def test_remarks_are_counted_by_period_in_order_of_time() -> None:
    """A remark about two targets counts for both periods, the earlier first, each place once."""
    assert REVIEW.by_period(RemarkKind.ALREADY_MET) == {
        "2009/10": ((INDICATOR, TOP),),
        "2010/11": ((INDICATOR, TOP), (INDICATOR, "northern")),
    }
    assert list(REVIEW.by_period(RemarkKind.ALREADY_MET)) == ["2009/10", "2010/11"]
