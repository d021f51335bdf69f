"""The 2010-13 plan in the round in which it was published: what a critical friend would have said that day."""

from __future__ import annotations

from collections import Counter
from functools import cache

from oba.answers import answer
from oba.compose.dashboard.dashboard import dashboard
from oba.domain.book import Book
from oba.domain.review import RemarkKind
from oba.quarter import Folders, audit, read
from tests.plan.table import ROOT

OWN, LAST_YEAR = "2009-10-q4", "2012/13"
EASY = frozenset({"ni-62", "ni-87", "ni-56b", "ni-111", "ni-53a"})


@cache
def book() -> Book:
    """The plan's own round, from its files."""
    where = Folders(rules=ROOT / "rules", data=ROOT / "data", cards=ROOT / "cards", output=ROOT / "output", root=ROOT)
    project, _ = read(where, "cypp-2010-13")
    assert project
    return audit(answer(project, next(one for one in project.plan.rounds if one.id == OWN)), {})


def by_period(kind: RemarkKind) -> dict[str, frozenset[str]]:
    """The indicators that a kind of remark is about, by the period of the target."""
    return {period: frozenset(which for which, _ in keys) for period, keys in book().review.by_period(kind).items()}


def about(kind: RemarkKind) -> frozenset[str]:
    """The indicators that a kind of remark is about."""
    return frozenset(indicator for indicator, _ in book().review.about(kind))


def test_nine_targets_had_been_met_for_the_first_year_and_five_for_the_second() -> None:
    """The latest number of each already met them, and of three and one for the years after."""
    assert by_period(RemarkKind.ALREADY_MET) == {
        "2009/10": EASY | {"ni-70", "ni-92", "ni-43", "ni-56a"},
        "2010/11": EASY,
        "2011/12": {"ni-87", "ni-56b", "ni-111"},
        "2012/13": {"ni-111"},
    }


def test_the_sentence_names_the_target_and_the_number() -> None:
    """A councillor reads what was asked, for when, and what was known already."""
    (found,) = (one for one in book().review.of(RemarkKind.ALREADY_MET) if one.indicator == "ni-62")
    assert found.says.replace("\N{NO-BREAK SPACE}", " ") == (
        "the targets for 2009/10 (at most 11.7 %) and 2010/11 (at most 11.0 %) were already met by 9.2 % in 2008/09"
    )
    assert (found.where.file, found.where.line) == ("rules/cypp-2010-13/keeping-safe/ni-62.yaml", 31)


def test_twelve_indicators_had_no_number_for_the_first_targets_year() -> None:
    """Their latest number was for 2008/09, and their first target is for 2009/10."""
    assert by_period(RemarkKind.BEFORE_FIRST) == {
        "2009/10": {
            "ni-70", "ni-62", "ni-43", "ni-110", "ni-112", "ni-56a", "ni-56b", "ni-117", "ni-81", "ni-111", "ni-199",
            "ni-53a",
        },
    }  # fmt: skip


def test_hardly_a_target_was_settled_for_the_last_year() -> None:
    """Two are firm, two provisional and seventeen to be agreed; of the year before, six, two and thirteen.

    Of 2009/10 there is one more, since the plan then measured NI 92 in two ways.
    """
    agreed = {one.period: one for one in book().review.agreed}
    last, before = agreed[LAST_YEAR], agreed["2011/12"]
    assert {key[0] for key in last.firm} == {"ni-62", "ni-111"}
    assert {key[0] for key in last.provisional} == {"ni-43", "ni-110"}
    assert len(last.to_be_agreed) == 17
    assert [len(keys) for keys in (before.firm, before.provisional, before.to_be_agreed)] == [6, 2, 13]
    assert [len(agreed[first].firm) for first in ("2009/10", "2010/11")] == [22, 21]


def test_what_is_open_is_said_of_the_rule_it_is_open_in() -> None:
    """The remarks name the same targets as the count, with the years that are left."""
    assert len(by_period(RemarkKind.TO_BE_AGREED)[LAST_YEAR]) == 17
    assert by_period(RemarkKind.PROVISIONAL) == {"2011/12": {"ni-43", "ni-110"}, LAST_YEAR: {"ni-43", "ni-110"}}
    (open_,) = (one for one in book().review.of(RemarkKind.TO_BE_AGREED) if one.indicator == "ni-117")
    assert open_.says == "the targets for 2011/12 (2 years ahead) and 2012/13 (3 years ahead) are still to be agreed"


def test_only_one_indicator_has_strict_targets() -> None:
    """NI 43 asks for below 5 % and below 4 %; every other target includes its end."""
    assert about(RemarkKind.ODD_EDGE) == {"ni-43"}
    (found,) = book().review.of(RemarkKind.ODD_EDGE)
    assert found.says.endswith("are missed by a number equal to them, unlike 50 of the plan's 54 numeric targets")


def test_two_indicators_are_printed_in_another_unit() -> None:
    """NI 112 gives its rates in brackets a percent sign; NI 92 is a gap in points, printed in percent."""
    assert about(RemarkKind.OTHER_UNIT) == {"ni-112", "ni-92"}
    bracketed = next(one for one in book().review.of(RemarkKind.OTHER_UNIT) if one.indicator == "ni-112")
    assert bracketed.says.endswith("have 22.3%, 19.8% and 17.3% in brackets, but the numbers are rates per 1,000")
    assert [target.period.label for target in bracketed.targets] == ["2009/10", "2010/11", "2011/12"]


def test_eight_indicators_may_get_worse_and_one_may_stand_still() -> None:
    """NI 62 may get worse for two years, NI 111 for all four; NI 56a may first stay where it is."""
    worse = by_period(RemarkKind.WORSE_THAN_START)
    assert worse["2009/10"] == EASY | {"ni-70", "ni-92", "ni-43"}
    assert worse["2010/11"] == EASY
    assert [period for period, which in worse.items() if "ni-62" in which] == ["2009/10", "2010/11"]
    assert [period for period, which in worse.items() if "ni-111" in which] == [
        "2009/10",
        "2010/11",
        "2011/12",
        "2012/13",
    ]
    assert by_period(RemarkKind.EQUAL_TO_START) == {"2009/10": {"ni-56a"}}


def test_nothing_else_is_asked_and_nothing_false() -> None:
    """No forecast was possible, no target eased from year to year, none changed, and amber is never out of reach."""
    counts = Counter(remark.kind for remark in book().review.remarks)
    assert counts == {
        RemarkKind.ALREADY_MET: 9, RemarkKind.WORSE_THAN_START: 8, RemarkKind.EQUAL_TO_START: 1,
        RemarkKind.BEFORE_FIRST: 12, RemarkKind.ODD_EDGE: 1,
        RemarkKind.TO_BE_AGREED: 17, RemarkKind.PROVISIONAL: 2, RemarkKind.OTHER_UNIT: 2,
    }  # fmt: skip


def test_every_remark_warns_at_its_line_and_stops_nothing() -> None:
    """The book carries each remark as a warning of the rule's file; none keeps a card from being made."""
    assert all(not one.stops and one.where.line for one in book().warnings)
    assert set(book().review.problems) <= set(book().warnings)


MET = (
    "9 for 2009/10 (NI 70, 62, 43, 92, 87, 56a, 56b, 111 and 53a); 5 for 2010/11 (NI 62, 87, 56b, 111 and 53a); "
    "3 for 2011/12 (NI 87, 56b and 111); 1 for 2012/13 (NI 111)."
)
OPEN = (
    "2011/12: 6 firm (NI 62, 87, 112, 56a, 56b and 111), 2 provisional (NI 43 and 110) and 13 to be agreed; "
    "2012/13: 2 firm (NI 62 and 111), 2 provisional (NI 43 and 110) and 17 to be agreed."
)


def test_the_board_reads_it_in_a_few_lines() -> None:
    """The county's dashboard says of each kind how many targets for which year, and whose; the areas' say nothing."""
    county, area = book().places.by_id["oxfordshire"], book().places.by_id["northern"]
    lines = {one.title: one.says.replace("\N{NO-BREAK SPACE}", " ") for one in dashboard(book(), county).review}
    assert lines["Already met by the latest number"] == MET
    assert lines["Not settled yet"] == OPEN
    assert lines["Printed in a unit other than the measure’s"] == "NI 92 and 112."
    assert len(lines) == 7
    assert dashboard(book(), area).review == ()
