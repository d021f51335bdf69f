"""Whose targets are looked at: the county's, and those that a rule sets for another place."""

from __future__ import annotations

from dataclasses import replace

from oba.audit.targets import review
from oba.domain.review import RemarkKind
from oba.domain.rule import Rule
from tests.audit_targets.asked import NOW, PLAN, known, only, reviewed, ruled, says, start, targets, versioned
from tests.build import INDICATOR, places, trajectory, year


def with_areas(*words: str, as_county: bool = False) -> Rule:
    """The county's target is at most 4; the Northern area may have targets of its own."""
    usual = versioned(targets("at most 4"), begins=start("6.2"))
    own = {"northern": replace(trajectory(), start=start("9.9"), targets=targets(*words))} if words else {}
    threshold = replace(usual.threshold, areas_as_parent=as_county)
    return ruled(replace(usual, own=own, threshold=threshold))


def test_a_place_with_targets_of_its_own_is_looked_at_by_name() -> None:
    """Its own number is held against its own target; the county's is not."""
    found = reviewed(with_areas("at most 7", "at most 5"), {year(2008): "6.2"}, area={year(2008): "5.5"})
    assert only(found, RemarkKind.ALREADY_MET) == (
        "in Northern, the target for 2009/10, at most 7.0 %, was already met by 5.5 % in 2008/09"
    )
    assert found.about(RemarkKind.ALREADY_MET) == ((INDICATOR, "northern"),)
    assert says(found, RemarkKind.BEFORE_FIRST)[1].startswith("in Northern, the latest number is for 2008/09")


def test_a_start_written_in_the_rule_serves_the_county_only() -> None:
    """An area starts from its own number, 5.5, and not from a value that stands in the file."""
    found = reviewed(with_areas("at most 7"), {year(2008): "6.2"}, area={year(2008): "5.5"})
    assert only(found, RemarkKind.WORSE_THAN_START).endswith("worse than the start, 5.5 % in 2008/09")


def test_a_place_that_borrows_its_parents_targets_is_not_asked_about_them() -> None:
    """They are the county's targets, asked about once."""
    found = reviewed(with_areas(as_county=True), {year(2008): "3.0"}, area={year(2008): "3.0"})
    assert found.about(RemarkKind.ALREADY_MET) == ((INDICATOR, "oxfordshire"),)


def test_rules_come_in_their_order_and_are_counted_by_period() -> None:
    """The remarks of two rules stand in the order of the rules, and their indicators together under each period."""
    two = {name: replace(ruled(versioned(targets("at most 4", "at most 3"))), id=name) for name in ("b", "a")}
    series = {(name, "oxfordshire"): known({year(2008): "3.5"}) for name in two}
    found = review(PLAN, two, places(), series, NOW)
    assert [remark.indicator for remark in found.of(RemarkKind.ALREADY_MET)] == ["b", "a"]
    assert found.by_period(RemarkKind.ALREADY_MET) == {"2009/10": (("b", "oxfordshire"), ("a", "oxfordshire"))}
    assert found.by_period(RemarkKind.CHANGED) == {}
    assert [one.period for one in found.agreed] == ["2009/10", "2010/11"]


def test_periods_are_counted_in_order_of_time() -> None:
    """Whatever the order of the rules."""
    late = replace(ruled(versioned(targets("to be agreed", first=2012))), id="late")
    early = replace(ruled(versioned(targets("to be agreed", "at most 3 (to be confirmed)", "reduce"))), id="early")
    found = review(PLAN, {"late": late, "early": early}, places(), {}, NOW)
    assert list(found.by_period(RemarkKind.TO_BE_AGREED)) == ["2009/10", "2012/13"]
    kinds = [(one.period, len(one.firm), len(one.provisional), len(one.to_be_agreed)) for one in found.agreed]
    assert kinds == [("2009/10", 0, 0, 1), ("2010/11", 0, 1, 0), ("2011/12", 1, 0, 0), ("2012/13", 0, 0, 1)]


def test_every_remark_is_a_warning_of_its_own_code() -> None:
    """Each says what the remark says, at its line, with the mend of the catalogue."""
    found = reviewed(with_areas(), {year(2008): "3.0"})
    assert [(one.code, one.what, one.where.line, one.stops) for one in found.problems] == [
        (remark.kind.value, remark.says, remark.where.line, False) for remark in found.remarks
    ]
    assert found.problems
