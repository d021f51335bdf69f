"""Rows of numbers become observations, exact and in place; what cannot be a number of its measure is refused."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oba.domain.evidence import Observation, Reason, Status
from tests.read.door import HEADER, PERCENT, project, rows

F = Fraction
YEARLY = "every: year, year: financial, decimals: 1"
BASE = "{period: 1998, value: 31.4}"
KINDS = {
    "percent": PERCENT,
    "rate": f"{{kind: rate per 1000, of: pupils, {YEARLY}, roll_up: sum}}",
    "count": f"{{kind: count, of: pupils, {YEARLY}, roll_up: sum}}",
    "score": f"{{kind: score, of: pupils, {YEARLY}, roll_up: supplied}}",
    "gap": f"{{kind: gap, parts: percent, between: [town, country], of: pupils, {YEARLY}, roll_up: sum}}",
    "change": (f"{{kind: change, parts: rate per 1000, base: {BASE}, of: girls, {YEARLY}, roll_up: sum}}"),
}


def row(
    numbers: str, *, place: str = "county", period: str = "2009/10", group: str = "", end: str = "final,2010-05-01"
) -> str:
    """A line of the table; `numbers` are numerator, denominator, value, lower, upper, level and missing."""
    cells = (numbers.replace(" ", "").split(",") + [""] * 7)[:7]
    return ",".join(("ni-1", place, period, group, *cells, end))


def codes(root: Path, *lines: str, measure: str = "percent") -> list[str]:
    """The codes of what is wrong with some rows."""
    return [problem.code for problem in rows(root, *lines, measure=KINDS[measure])[1]]


def one(root: Path, line: str, measure: str = "percent") -> Observation:
    """The only observation of a sound row."""
    found, problems = rows(root, line, measure=KINDS[measure])
    assert problems == ()
    (observation,) = found.observations
    return observation


def test_a_row_is_read_to_the_digit(tmp_path: Path) -> None:
    """Numbers are exact, the period is the measure's, the place of the row is its line."""
    found = one(tmp_path, row("43, 1000, 4.30, 3.2, 5.8, 95"))
    assert (found.numerator, found.denominator, found.value) == (F(43), F(1000), F("4.3"))
    assert (found.lower, found.upper, found.level, found.decimals) == (F("3.2"), F("5.8"), F(95), 2)
    assert (str(found.period), found.group, found.status) == ("2009/10", "all", Status.FINAL)
    assert (found.where.file, found.where.line) == ("data/demo/observations/all.csv", 2)


@pytest.mark.parametrize(
    ("shorthand", "reason"),
    [
        ("z", Reason.NOTHING_TO_COUNT),
        ("x", Reason.NOT_AVAILABLE),
        ("c", Reason.CONFIDENTIAL),
        ("low", Reason.LOW),
        ("u", Reason.UNRELIABLE),
    ],
)
def test_a_missing_number_has_a_reason(tmp_path: Path, shorthand: str, reason: Reason) -> None:
    """Each shorthand is one reason, and the number is none."""
    found = one(tmp_path, row(f",,,,,,{shorthand}"))
    assert (found.missing, found.value, found.numerator) == (reason, None, None)


@pytest.mark.parametrize(
    ("measure", "numbers", "expected"),
    [
        ("percent", ",,4.3", []),
        ("percent", "43,1000", []),
        ("percent", "43,1000,4.3", []),
        ("percent", "43,,4.3", []),
        ("percent", "43", ["D010"]),
        ("percent", ",1000", ["D010"]),
        ("percent", ",1000,4.3", ["D010"]),
        ("percent", "", ["D010"]),
        ("percent", "0,1000", []),
        ("percent", "1000,1000,100", []),
        ("percent", "0,0", []),
        ("percent", "1,-1", ["D012"]),
        ("percent", "-1,100", ["D013"]),
        ("percent", "101,100", ["D014"]),
        ("percent", ",,100.1", ["D015"]),
        ("percent", ",,-0.1", ["D015"]),
        ("percent", "4.5,100", ["D016"]),
        ("percent", "4,100.5", ["D016"]),
        ("percent", ",,4.3,,,,c", ["D019"]),
        ("percent", ",,,4,5,95,c", ["D019"]),
        ("rate", "101,100", []),
        ("rate", "523,,832", []),
        ("rate", ",,-1", ["D015"]),
        ("count", ",,523", []),
        ("count", ",,523.5", ["D016"]),
        ("count", ",,-1", ["D013"]),
        ("count", "523", ["D010"]),
        ("count", "523,1000", ["D010"]),
        ("count", "523,,523", ["D010"]),
        ("score", ",,-4.5", []),
        ("score", "4,10", ["D010"]),
        ("gap", ",,-31.7", []),
        ("gap", ",,-100.1", ["D015"]),
        ("gap", "1,2", ["D010"]),
        ("change", ",,250", []),
        ("change", ",,-100.5", ["D015"]),
    ],
)
def test_what_may_stand_together(tmp_path: Path, measure: str, numbers: str, expected: list[str]) -> None:
    """A value; both counts; all three; a value and a count; or a reason; and nothing that the measure cannot be."""
    assert codes(tmp_path, row(numbers), measure=measure) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("1,3,33.3", []),
        ("1,3,33.33", []),
        ("1,3,33", []),
        ("1,3,33.4", ["D011"]),
        ("1,3,33.34", ["D011"]),
        ("1,8,12.5", []),
        ("1,8,12", []),
        ("1,8,13", []),
        ("1,8,14", ["D011"]),
        ("2,3,66.66", ["D011"]),
    ],
)
def test_all_three_agree_to_the_decimals_given(tmp_path: Path, numbers: str, expected: list[str]) -> None:
    """A half may have been rounded either way; anything further off is a contradiction."""
    assert codes(tmp_path, row(numbers)) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (",,4.3,4.3,4.3,95", []),
        (",,4.3,4.4,5,95", ["D017"]),
        (",,4.3,4,4.2,95", ["D017"]),
        ("43,1000,,4.4,5,95", ["D017"]),
        ("43,1000,,4,5,95", []),
        (",,4.3,4", ["D018"]),
        (",,4.3,,,95", ["D018"]),
        (",,4.3,4,5", ["D018"]),
        (",,4.3,4,5,100", ["D018"]),
        (",,4.3,4,5,0.95", ["D018"]),
        (",,4.3,4,5,99.8", []),
    ],
)
def test_an_interval_is_whole_and_holds_its_value(tmp_path: Path, numbers: str, expected: list[str]) -> None:
    """Both ends and the level, or none of them; the ends themselves hold."""
    assert codes(tmp_path, row(numbers)) == expected


def test_groups_are_those_the_measure_is_made_of(tmp_path: Path) -> None:
    """A gap has its two groups and everyone; a part is a percentage with its counts; nothing else is a group."""
    lines = (
        row("20,80", group="town"),
        row("5,80,6.3", group="country"),
        row(",,18.8", group="all"),
        row(",,4", group="village"),
        row(",,101", group="town", period="2008/09"),
    )
    found, problems = rows(tmp_path, *lines, measure=KINDS["gap"])
    assert [o.group for o in found.observations] == ["town", "country", "all"]
    assert [(p.code, p.where.line, p.where.column) for p in problems] == [("D003", 5, "group"), ("D015", 6, "value")]


def test_the_base_of_a_change_stands_in_its_own_kind_of_year(tmp_path: Path) -> None:
    """The rate of 1998 is read as the calendar year the rule names; no other calendar year is."""
    lines = (row("108,3245", period="1998", group="rate"), row("108,3245", period="1999", group="rate"))
    found, problems = rows(tmp_path, *lines, measure=KINDS["change"])
    assert [str(o.period) for o in found.observations] == ["1998"]
    assert [p.code for p in problems] == ["D004"]


@pytest.mark.parametrize(
    ("cell", "code", "says"),
    [
        ("x1", "D007", "is not a number"),
        ("4.3%", "D007", "plain number"),
        ("1e3", "D007", "is not a number"),
        ("nan", "D020", "not used here"),
        ("..", "D020", "not used here"),
        (":", "D020", "not used here"),
        ("-", "D020", "not used here"),
        ("NA", "D020", "not used here"),
        ("[c]", "D020", "not used here"),
        ("c", "D020", "stands where a number should"),
        ("=1+1", "D007", "is not a number"),
    ],
)
def test_a_cell_that_is_no_number_is_told_apart_from_a_missing_one(
    tmp_path: Path, cell: str, code: str, says: str
) -> None:
    """The shorthands of others are recognised, with the one to use here; a formula is only text."""
    (found,) = rows(tmp_path, row(f",,{cell}"))[1]
    assert (found.code, found.where.line, found.where.column) == (code, 2, "value")
    assert says in found.what


def test_numbers_are_read_with_thousands_and_signs(tmp_path: Path) -> None:
    """A quoted 1,330 and a true minus sign are numbers."""
    header = HEADER
    line = 'ni-1,county,2009/10,,,,"\N{MINUS SIGN}1,330.5",,,,,final,2010-05-01'
    (found,) = rows(tmp_path, line, measure=KINDS["score"], header=header)[0].observations
    assert (found.value, found.decimals) == (F("-1330.5"), 1)


def test_what_looks_like_a_formula_is_only_text(tmp_path: Path) -> None:
    """A note or source is kept as it was written."""
    line = row(",,4.3") + ",=HYPERLINK(1),@SUM(1)"
    (found,) = rows(tmp_path, line, header=f"{HEADER},source,note")[0].observations
    assert (found.source, found.note) == ("=HYPERLINK(1)", "@SUM(1)")


def test_a_number_is_not_published_before_its_period_begins(tmp_path: Path) -> None:
    """On the first day of the period it may be: the year's first count can come on that day."""
    assert codes(tmp_path, row(",,4", end="final,2009-03-31")) == ["D009"]
    assert codes(tmp_path, row(",,4", end="final,2009-04-01")) == []


def test_a_later_row_is_a_revision_and_both_are_kept(tmp_path: Path) -> None:
    """Rows of different days are both observations; which a round sees is not the door's business."""
    lines = (row(",,4.3", end="provisional,2010-05-01"), row(",,4.5", end="revised,2010-08-01"))
    found, problems = rows(tmp_path, *lines)
    assert ([o.value for o in found.observations], problems) == ([F("4.3"), F("4.5")], ())


def test_two_numbers_of_one_day_stop_unless_one_is_disputed(tmp_path: Path) -> None:
    """The two are named together; a disputed row stands beside the others, and two disputed ones beside each other."""
    final, other = row(",,4.3"), row(",,4.5")
    disputed = row(",,4.5", end="disputed,2010-05-01"), row(",,4.6", end="disputed,2010-05-01")
    (found,) = rows(tmp_path / "a", final, other)[1]
    assert (found.code, found.where.line, found.stops) == ("D021", 3, True)
    assert found.what == "4.5 here and 4.3 on line 2 have one date, 2010-05-01"
    (missing,) = rows(tmp_path / "c", row("43,1000"), row(",,,,,,c"))[1]
    assert missing.what == "confidential here and 43 of 1,000 on line 2 have one date, 2010-05-01"
    kept, problems = rows(tmp_path / "b", final, *disputed)
    assert (len(kept.observations), problems) == (3, ())


def test_a_row_pasted_twice_is_kept_once_with_a_warning(tmp_path: Path) -> None:
    """The same numbers twice do no harm; the first stays."""
    found, (problem,) = rows(tmp_path, row(",,4.3"), row(",,4.3"))
    assert (problem.code, problem.stops, problem.where.line) == ("D022", False, 3)
    assert [o.where.line for o in found.observations] == [2]


def test_one_number_written_in_two_ways_is_one_number(tmp_path: Path) -> None:
    """Spaces around a cell, another way to write the period, and a group left empty or named do not part two rows."""
    other = row(",,4.30", place=" county ", period="2009-10", group="all")
    found, (problem,) = rows(tmp_path, row(",,4.3"), other)
    assert (problem.code, problem.where.line, len(found.observations)) == ("D022", 3, 1)


def test_everything_wrong_in_a_row_is_told_at_once(tmp_path: Path) -> None:
    """Wrong cells, a wrong period and numbers that do not fit do not hide each other."""
    line = "ni-1,nowhere,2009,,120,100,,,,,,finished,someday"
    assert codes(tmp_path, line) == ["D014", "D004", "D002", "D008", "D006"]


def test_one_mistake_in_every_row_is_told_twenty_times_and_then_counted(tmp_path: Path) -> None:
    """A column filled in the wrong way throughout does not bury the other problems."""
    problems = rows(tmp_path, *(row(f",,{n}%") for n in range(100)), row(",,101", period="2008/09"))[1]
    assert [p.code for p in problems].count("D007") == 21
    assert problems[0].what == "and 80 more like these in this file"
    assert problems[-1].code == "D015"


def test_rows_of_an_unsound_rule_are_not_blamed(tmp_path: Path) -> None:
    """A mistake in a rule is told once, not again for each of its rows."""
    files = {
        "rules/health/ni-2.yaml": "id: ni-2\n",
        "data/observations/all.csv": f"{HEADER}\nni-2,county,2009/10,,,,4,,,,,final,2010-05-01\n",
    }
    assert {p.code for p in project(tmp_path, files)[1]} == {"R005"}


def test_tables_are_read_in_natural_order_and_cite_their_own_file(tmp_path: Path) -> None:
    """Ten comes after two; each row knows which file it stands in."""
    files = {
        f"data/observations/{n}.csv": f"{HEADER}\n{row(',,4', period=f'200{n % 9}/0{n % 9 + 1}')}\n" for n in (10, 2)
    }
    found, _ = project(tmp_path, files)
    assert found is not None
    assert [o.where.file for o in found.observations] == [
        "data/demo/observations/2.csv",
        "data/demo/observations/10.csv",
    ]


WORDS = ("", "ni-1", "county", "2009/10", "4.3", "final", "2010-05-01", "c", "..", "-1", "é", "town", "9" * 50, "0")


@settings(max_examples=15)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=13, max_size=13), max_size=12))
def test_no_row_makes_reading_fail(tmp_path_factory: pytest.TempPathFactory, cells: list[list[str]]) -> None:
    """Words in any column of any row are read or refused; each row that is kept is one the table has."""
    found, problems = rows(tmp_path_factory.mktemp("plan"), *(",".join(line) for line in cells))
    filled = [line for line in cells if any(line)]
    assert len(found.observations) + len({p.where.line for p in problems}) >= len(filled)
