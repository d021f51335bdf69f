"""The round before is told as it was released, whatever its files say today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from oba.audit.changes import as_released, changes
from oba.audit.run import points
from oba.domain.book import Book
from oba.domain.change import Changes
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.release import Release, ReleasedAnswer, ReleasedCell
from oba.ledger.cells import answers_of, cells_of, rules_of, same_as_released
from tests.build import n
from tests.plan.tiny import INDICATOR, Tiny, row

PERCENT = "{kind: percent, of: children, every: year, year: financial, decimals: 1, roll_up: sum}"
QUARTERS = "{kind: count, of: children, every: quarter, year: financial, decimals: 0, roll_up: sum, year_is: sum}"
MOVING = (
    "{kind: moving, over: 2, parts: percent, of: children, every: year, year: financial, decimals: 1, roll_up: sum}"
)
OLD = "2025-01-31"
COUNTY, NORTH = (INDICATOR, "county"), (INDICATOR, "north")
TARGETS = "trajectory: {start: {period: 2022/23}, path: steps, targets: {2023/24: at most 6.0, 2024/25: at most 4.0}}"


def tiny(*rows: str, measure: str = PERCENT, parts: tuple[str, ...] = (TARGETS,)) -> Tiny:
    """A plan of two rounds."""
    return Tiny(measure=measure, rows=rows, parts=parts, before=date(2025, 3, 31))


ROWS = (
    row("north", "2022/23", "20 of 300", OLD),
    row("south", "2022/23", "28 of 400", OLD),
    row("north", "2023/24", "15 of 300", OLD),
    row("south", "2023/24", "24 of 400", OLD),
)
PLAIN = tiny(*ROWS)


def release(book: Book) -> Release:
    """The release of a round as it stands."""
    on = date(2025, 4, 10)
    kept = {"cells": cells_of(book), "answers": answers_of(book), "rules": rules_of(book)}
    return Release(number=1, round=book.round.id, by="the board", on=on, **kept)  # type: ignore[arg-type]


def since(root: Path, then: Tiny, today: Tiny) -> Changes:
    """What changed in the later round, where the earlier was released as it was then and files are as today."""
    released = release(then.both(root)[0])
    old, new = today.both(root)
    return changes(as_released(old, released), new)


def told(found: Changes, place: str = "county") -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Each change at a place by its question: before, after, causes."""
    return {
        str(one.question): (str(one.before), str(one.after), tuple(map(str, one.causes)))
        for one in found.answers
        if one.place == place
    }


def test_what_was_released_and_is_the_same_today_changes_nothing(tmp_path: Path) -> None:
    """Recomputed or released, a round whose files have not changed is one and the same, declared parts included."""
    for its in (PLAIN, tiny(*ROWS, measure=MOVING, parts=()), quarters("10", "12", "13", "11")):
        old, new = its.both(tmp_path)
        found = as_released(old, release(old))
        assert replace(found, released_on=None, released_rules=()) == old
        assert same_as_released(old, release(old))
        assert found.released_on == date(2025, 4, 10)
        assert changes(found, new) == changes(old, new)


def quarters(*numbers: str) -> Tiny:
    """The county's quarters of 2023/24."""
    rows = (row("county", f"2023/24 Q{at}", number, OLD) for at, number in enumerate(numbers, start=1))
    return replace(tiny(*rows, measure=QUARTERS, parts=()), example="{2023/24 Q1: 5}")


def test_a_number_corrected_in_place_moves_from_what_was_released(tmp_path: Path) -> None:
    """What was printed is the answer and the number before, not what today's files would have made of that round."""
    corrected = tiny(*ROWS[:2], row("north", "2023/24", "45 of 300", OLD), ROWS[3])
    found = since(tmp_path, PLAIN, corrected)
    assert told(found)["threshold"] == ("green", "red", ("a revision",))
    number = next(one for one in found.numbers if one.place == "county")
    assert number.was
    assert number.now
    assert (number.was.value, number.now.value) == (n("39/7"), n("69/7"))
    assert [(one.place, one.was.value) for one in found.revisions] == [("county", n("39/7")), ("north", n("5"))]


def test_a_row_taken_away_is_missed(tmp_path: Path) -> None:
    """A number that was released and stands in no file any more was known then."""
    found = since(tmp_path, PLAIN, tiny(*ROWS[:3]))
    assert told(found, "south")["direction"][:2] == ("improving", "not collected")
    number = next(one for one in found.numbers if one.place == "south")
    assert number.was
    assert (str(number.was.period), number.was.value) == ("2023/24", n("6"))


def test_a_place_without_rows_today_had_its_page(tmp_path: Path) -> None:
    """All of its numbers are put back, so that what it lost is said."""
    released = release(PLAIN.both(tmp_path)[0])
    old = tiny(*ROWS[:3:2]).both(tmp_path)[0]
    found = as_released(old, released).series[INDICATOR, "south"]
    assert [figure.value for figure in found.figures.values()] == [n("7"), n("6")]


def test_a_row_dated_back_is_news(tmp_path: Path) -> None:
    """A number that nobody knew when the round was released is not taken for one that it had."""
    found = since(tmp_path, tiny(*ROWS[:2]), PLAIN)
    assert told(found)["threshold"] == ("not yet due", "green", ("a new number",))


def test_a_whole_year_is_put_back_as_a_year(tmp_path: Path) -> None:
    """Of a measure whose quarters make years, the year that was released stands among the years."""
    then, today = (quarters(*numbers).both(tmp_path)[0] for numbers in (("10", "12", "13", "11"), ("10", "12", "13")))
    found = as_released(today, release(then)).series[COUNTY]
    assert found.years.keys() == then.series[COUNTY].years.keys()
    assert [one.value for one in found.figures.values()] == [n("10"), n("12"), n("13"), n("11")]


def test_what_was_withheld_then_was_not_shown(tmp_path: Path) -> None:
    """A number that is shown now and stood there as a sign is no number of the round before."""
    old, _ = PLAIN.both(tmp_path)
    its = release(old)
    cells = tuple(ReleasedCell(of=one.of, shorthand="c") if one.of.period == "2023/24" else one for one in its.cells)
    found = as_released(old, replace(its, cells=cells)).series[NORTH]
    assert [one.reason for one in found.figures.values()] == [None, Reason.SUPPRESSED]


def test_an_answer_changed_by_nothing_else_was_changed_in_place(tmp_path: Path) -> None:
    """The same numbers and rules of the same days give another answer: the program, or a rule written over."""
    released = release(PLAIN.both(tmp_path)[0])
    stricter = TARGETS.replace("2023/24: at most 6.0", "2023/24: at most 5.0")
    old, new = tiny(*ROWS, parts=(stricter,)).both(tmp_path)
    found = changes(as_released(old, released), new)
    assert told(found)["threshold"] == ("green", "red", ("a change in place",))


def test_words_that_nobody_knows_any_more_are_not_told(tmp_path: Path) -> None:
    """An answer of another version of the program stays as it is made today; a sign that is unknown is no number."""
    old, _ = PLAIN.both(tmp_path)
    its = release(old)
    strange = tuple(replace(one, answer="purple", reason="") for one in its.answers)
    assert as_released(old, replace(its, answers=strange)).assessments == old.assessments
    cells = (*its.cells, *(ReleasedCell(of=one.of._replace(period="2010/11 Q7"), value=n("1")) for one in its.cells))
    odd = tuple(ReleasedCell(of=one.of, shorthand="!") for one in its.cells)
    assert as_released(old, replace(its, cells=cells)).series == old.series
    for series in as_released(old, replace(its, cells=odd)).series.values():
        assert {one.reason for one in series.figures.values()} == {Reason.NOT_COLLECTED}


def test_a_page_that_was_not_released_is_first_shown(tmp_path: Path) -> None:
    """A place or an indicator that the release had not is new, and one that the plan has no more is left alone."""
    old, new = PLAIN.both(tmp_path)
    its = release(old)
    kept = tuple(one for one in its.cells if one.of.place != "north")
    gone = tuple(replace(one, of=one.of._replace(place="west")) for one in kept)
    answers = tuple(one for one in its.answers if one.place != "north")
    found = as_released(old, replace(its, cells=(*kept, *gone), answers=answers))
    assert NORTH not in found.series
    assert found.series.keys() == old.series.keys() - {NORTH}
    assert [(one.place, one.ended) for one in changes(found, new).appearances] == [("north", False)]


def test_an_answer_is_told_with_the_period_it_was_about(tmp_path: Path) -> None:
    """The number judged then is that of the released answers."""
    old, _ = PLAIN.both(tmp_path)
    its = release(old)

    def earlier(one: ReleasedAnswer) -> ReleasedAnswer:
        return replace(one, period="2022/23", answer="steady" if one.question == "direction" else one.answer)

    found = as_released(old, replace(its, answers=tuple(map(earlier, its.answers)))).assessments[COUNTY]
    assert found.judged == old.series[COUNTY].figures[next(iter(old.series[COUNTY].figures))]
    assert {str(finding.period) for finding in found.findings.values()} == {"2022/23"}


AMBER = "threshold: {amber: within 0.5 points}"
WIDER = AMBER.replace("0.5", "3")
RED = tiny(*(one.replace("15 of", "25 of").replace(",15,", ",25,") for one in ROWS), parts=(TARGETS, AMBER))


def test_a_rule_widened_in_place_moves_no_answer_that_was_released(tmp_path: Path) -> None:
    """The red of the round before stays red, in its history too; the amber of today is a change in place, and named."""
    found = since(tmp_path, RED, replace(RED, parts=(TARGETS, WIDER)))
    assert told(found)["threshold"] == ("red", "amber", ("a change in place",))
    (one,) = (one for one in found.rules if one.released)
    assert (one.indicator, one.released and one.released.since, one.before) == (INDICATOR, "2018/19", None)
    assert since(tmp_path, RED, RED).rules == ()
    kept = release(RED.both(tmp_path)[0])
    old, new = replace(RED, parts=(TARGETS, WIDER)).both(tmp_path)
    (run,) = (point for point in points(as_released(old, kept), new) if point.place == "county")
    assert (str(run.says[Question.THRESHOLD]), old.assessments[COUNTY][Question.THRESHOLD].says) == ("red", "amber")


def test_a_version_taken_out_is_named_too(tmp_path: Path) -> None:
    """What stands for it is the newest version; of a rule that is no more nothing is said but that its pages ended."""
    old, new = RED.both(tmp_path)
    kept = as_released(old, release(old))
    gone = replace(kept, released_rules=(kept.released_rules[0]._replace(since="2021/22"),))
    (one,) = changes(gone, new).rules
    assert one.now == new.rules[INDICATOR].newest
    without = replace(new, rules={}, assessments={}, series={})
    assert changes(gone, without).rules == ()
