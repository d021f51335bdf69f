"""The review as it is read on the dashboard, in a few lines."""

from __future__ import annotations

from dataclasses import replace

from oba.compose.dashboard.cautions import warnings
from oba.compose.dashboard.target_review import target_queries
from oba.domain.book import Book
from oba.domain.catalogue import problem
from oba.domain.problem import Problem, Where
from oba.domain.review import Agreed, Remark, RemarkKind, Review
from tests.build import WHERE, a_round, place, places, plan, rule, target, year

LATE = problem("A013", Where(file="rules/plan/a/ni-1.yaml", line=3), "late")
EASY = problem("A101", Where(file="rules/plan/a/ni-1.yaml", line=9), "the target was already met")
EASIER = problem("A101", Where(file="rules/plan/b/ni-2.yaml", line=9), "the targets were already met")
OPEN = problem("A108", Where(file="rules/plan/a/ni-1.yaml", line=12), "the target is still to be agreed")
TOP, NORTH = "oxfordshire", "northern"


def remark(kind: RemarkKind, indicator: str = "ni-117", where: str = TOP, *years: int) -> Remark:
    """A remark about targets for some years."""
    wanted = tuple(target(year(first), "at most 4") for first in years or (2009,))
    return Remark(kind=kind, indicator=indicator, place=where, targets=wanted, says="it is so", where=WHERE)


def book(*remarks: Remark, agreed: tuple[Agreed, ...] = (), others: tuple[Problem, ...] = ()) -> Book:
    """A round with four indicators, one of them without a number of its own."""
    names = {
        "ni-117": "NI\N{NO-BREAK SPACE}117",
        "ni-62": "NI\N{NO-BREAK SPACE}62",
        "pi-1": "PI\N{NO-BREAK SPACE}1",
        "reading": "",
    }
    rules = {name: replace(rule(), id=name, number=number) for name, number in names.items()}
    found = Review(remarks=remarks, agreed=agreed)
    return Book(
        plan=plan(),
        round=a_round(),
        places=places(),
        rules=rules,
        series={},
        assessments={},
        warnings=(*found.problems, *others),
        review=found,
    )


def lines(of: Book, where: str = TOP) -> dict[str, str]:
    """What is asked on a place's dashboard, by title, with ordinary spaces."""
    return {one.title: one.says.replace("\N{NO-BREAK SPACE}", " ") for one in target_queries(of, places().by_id[where])}


def test_easy_targets_are_counted_by_year() -> None:
    """A prefix that several numbers share is said once, and an indicator is counted once a year."""
    found = book(
        remark(RemarkKind.ALREADY_MET, "ni-117", TOP, 2009, 2010),
        remark(RemarkKind.ALREADY_MET, "ni-62", TOP, 2009),
        remark(RemarkKind.ALREADY_MET, "pi-1", TOP, 2009),
        remark(RemarkKind.ALREADY_MET, "reading", TOP, 2009),
        remark(RemarkKind.ALREADY_MET, "ni-62", TOP, 2009),
    )
    assert lines(found) == {
        "Already met by the latest number": "4 for 2009/10 (NI 117, 62, PI 1 and reading); 1 for 2010/11 (NI 117)."
    }


def test_what_is_asked_of_a_rule_is_not_counted_by_year() -> None:
    """Of a unit, an edge or a late number the indicators are enough; another place is named."""
    found = book(remark(RemarkKind.OTHER_UNIT, "ni-117"), remark(RemarkKind.OTHER_UNIT, "ni-62", NORTH))
    assert lines(found) == {"Printed in a unit other than the measure’s": "NI 117 and 62 in Northern."}


def test_every_kind_has_its_line_in_the_order_of_the_catalogue() -> None:
    """No remark is lost between the review and the dashboard, but for those that the count of open targets tells."""
    told_by_count = {RemarkKind.TO_BE_AGREED, RemarkKind.PROVISIONAL}
    every = [kind for kind in RemarkKind if kind not in told_by_count]
    assert len(lines(book(*(remark(kind) for kind in RemarkKind)))) == len(every)
    alone = [next(iter(lines(book(remark(kind))))) for kind in every]
    assert list(lines(book(*(remark(kind) for kind in RemarkKind)))) == alone


def keys(*names: str) -> tuple[tuple[str, str], ...]:
    """Indicators of the county."""
    return tuple((name, TOP) for name in names)


def test_of_open_targets_the_fewer_are_named() -> None:
    """Two to be agreed need no names beside the one that is firm; a year that is settled is not mentioned."""
    settled = Agreed(period="2009/10", firm=keys("ni-117", "ni-62"), provisional=(), to_be_agreed=())
    open_ = Agreed(period="2010/11", firm=keys("pi-1"), provisional=(), to_be_agreed=keys("ni-117", "ni-62"))
    unsure = Agreed(period="2011/12", firm=(), provisional=keys("ni-62"), to_be_agreed=())
    assert lines(book(agreed=(settled, open_, unsure))) == {
        "Not settled yet": "2010/11: 1 firm (PI 1) and 2 to be agreed; 2011/12: 1 provisional."
    }
    assert lines(book(agreed=(settled,))) == {}


def test_it_is_asked_of_the_whole_once() -> None:
    """An area's dashboard does not repeat it, and the list of warnings leaves it to its own section."""
    found = book(remark(RemarkKind.ALREADY_MET), others=(LATE,))
    assert lines(found, NORTH) == {}
    assert [group.title for group in warnings(found, place())] == ["A rule is past its review date"]
