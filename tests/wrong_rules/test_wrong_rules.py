"""Rules that are wrong in one way each: whatever is wrong is named, by its code and at its line, and nothing raises."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.wrong_rules.sound import FILE, SOUND, checked, of_the_rule, with_changed

Change = tuple[str, str]
AMBER, SECOND_AMBER = "threshold: {amber: within 0.5 points}", "threshold: {amber: within 0.3 points}"
DIRECTION = "direction: {better: lower, compare_with: previous, change_of_at_least: 0.2}"
BASELINE = "baseline: {history: 2004/05 to 2008/09, forecast: trend, interval: 80}"
APPROVED = "approved: {by: The Board, on: 2009-01-20}"
NEWER = "approved: {by: The Board, on: 2010-03-20}"
FIRST_TARGET = "        2009/10: at most 4.0\n"
AREAS = (
    "      areas:\n"
    "        north: {targets: {2009/10: at most 3.9, 2010/11: at most 3.5}}\n"
    "        south: {targets: {2009/10: at most 4.0, 2010/11: at most 3.5}}\n"
)
NOTE = "      note: The target for 2011/12 is agreed, and amber is narrower.\n"
ON, GREEN = "  - given: {2009/10: 4.0}\n", "    then: {threshold: green}\n"
QUARTERLY = ("  every: year\n  year: financial\n", "  every: quarter\n  year: financial\n")


class Wrong(NamedTuple):
    """A rule that is wrong in one way: what is changed, the code that names it, and a text of the line it is on."""

    changes: tuple[Change, ...]
    code: str
    line: str


def one(old: str, new: str, code: str, line: str = "") -> Wrong:
    """A rule wrong by one change, named at the line of what stands there now."""
    return Wrong(((old, new),), code, line or new.strip("\n").splitlines()[0].strip())


WRONG = {
    # The direction.
    "no such direction": one("better: lower", "better: down", "R006"),
    "nearer without an aim": one("better: lower", "better: nearer", "R041"),
    "an aim where lower is better": one("better: lower", "better: lower, aim: 4", "R041"),
    "a change below nothing": one("change_of_at_least: 0.2", "change_of_at_least: -0.2", "R033"),
    "a change wider than the measure": one("change_of_at_least: 0.2", "change_of_at_least: 150", "A009"),
    "a width and a test": one("change_of_at_least: 0.2", "change_of_at_least: 0.2, test: recent trend", "R045"),
    "a test that the measure cannot have": one(DIRECTION, "direction: {better: nearer, aim: 4, test: xmr}", "R034"),
    "the start compared with and none given": Wrong(
        (("compare_with: previous", "compare_with: start"), ("      start: {period: 2008/09, value: 6.2}\n", "")),
        "R050", "compare_with: start",
    ),
    # The threshold.
    "a target's word against the direction": one("2010/11: at most 3.6", "2010/11: at least 3.6", "R040"),
    "increase where lower is better": one("2010/11: at most 3.6", "2010/11: increase", "R040"),
    "amber in the target": one("within 0.5 points", "at most 3.0", "R043"),
    "amber on the wrong side": one("within 0.5 points", "at least 4.5", "R043"),
    "amber below nothing": one("within 0.5 points", "within -0.5 points", "R043"),
    "amber of nothing": one("within 0.5 points", "within 0 points", "R043"),
    "amber too narrow to be seen": one("within 0.5 points", "within 0.04 points", "A003", "2009/10: at most 4.0"),
    "amber in percent of nothing": Wrong(
        (("within 0.5 points", "within 10 percent"), ("2010/11: at most 3.6", "2010/11: exactly 0")),
        "R042", "within 10 percent",
    ),
    "amber wider than all that is worse": one("within 0.5 points", "within 96 points", "A004", "2009/10: at most 4.0"),
    "a target that everything meets": one("2009/10: at most 4.0", "2009/10: at most 100", "A004"),
    "amber and an interval": one("{amber: within 0.5 points}", "{amber: within 0.5 points, test: interval 95}", "R045"),
    "amber where no way is good": Wrong(
        ((DIRECTION, "direction: {better: none, compare_with: previous}"),), "R044", AMBER
    ),
    "held against nobody": one("{amber: within 0.5 points}", "{amber: within 0.5 points, against: englnad}", "R090"),
    "the wrong unit": one("within 0.5 points", "within 0.5 per 1000", "R033"),
    # Targets and the path.
    "a target with more decimals than the measure": one("2009/10: at most 4.0", "2009/10: at most 4.05", "R035"),
    "a target that cannot be": one("2009/10: at most 4.0", "2009/10: at most 400", "R036"),
    "a target of two signs": one("2009/10: at most 4.0", "2009/10: <= 4.0", "R032"),
    "a target that slipped a decimal": one("2010/11: at most 3.6", "2010/11: at most 36", "A103"),
    "a target as a fraction": one("2010/11: at most 3.6", "2010/11: at most 0.036", "R035"),
    "a start as a fraction": one("value: 6.2", "value: 0.062", "A014", "start: {period"),
    "an easier target after a harder": one("2010/11: at most 3.6", "2010/11: at most 4.4", "A103"),
    "a target worse than the start": one("2010/11: at most 3.6", "2010/11: at most 6.6", "A105"),
    "the start after the first target": one("{period: 2008/09, value: 6.2}", "{period: 2010/11, value: 6.2}", "R051"),
    "a start that cannot be": one("value: 6.2", "value: 620", "R036"),
    "no start": Wrong((("      start: {period: 2008/09, value: 6.2}\n", ""),), "R050", "trajectory:\n      path"),
    "no such path": one("path: straight", "path: strait", "R006"),
    "a ratio through nothing": Wrong(
        (("path: straight", "path: compound"), ("2010/11: at most 3.6", "2010/11: exactly 0")), "R052", "trajectory:\n"
        "      start",
    ),
    "a stated path without its values": one("path: straight", "path: stated", "R053", "trajectory:\n      start"),
    "a target for a period of another version": one(
        "2011/12: at most 3.2", "2011/12: at most 3.2\n        2009/10: at most 3.8", "A027", "2009/10: at most 3.8"
    ),
    "a target for a quarter of yearly numbers": one("2009/10: at most 4.0", "2009/10 Q2: at most 4.0", "R030"),
    "one period twice": one(FIRST_TARGET, FIRST_TARGET + "        2009-10: at most 4.1\n", "R031", FIRST_TARGET),
    "areas that ask for less than the whole": one(AREAS, AREAS.replace("at most 3.5", "at most 3.9"), "A113",
        "2010/11: at most 3.6"),
    "an area that is no place": one("        north: {", "        nroth: {", "R091"),
    # The baseline.
    "a trend of three numbers": one("2004/05 to 2008/09", "2006/07 to 2008/09", "A009"),
    "a level of two numbers": one("2004/05 to 2008/09, forecast: trend", "2007/08 to 2008/09, forecast: level", "A009"),
    "a history that runs backwards": one("2004/05 to 2008/09", "2008/09 to 2004/05", "R031"),
    "a stated forecast without values": one(BASELINE, "baseline: {history: 2004/05 to 2008/09, forecast: stated}",
        "R054"),
    "an interval of everything": one("interval: 80", "interval: 100", "R010"),
    "a trend with a tolerance": one("interval: 80", "interval: 80, tolerance: 1", "R054"),
    # Comparators.
    "a comparator that is none": one("with: [england]", "with: [englnad]", "R090"),
    "a comparator twice": one("with: [england]", "with: [england, england]", "R081"),
    "a difference wider than the measure": one("difference 0.5", "difference 101", "A009"),
    "a difference below nothing": one("difference 0.5", "difference -0.5", "R033"),
    # Versions and approvals.
    "versions upside down": one("  - from: 2010/11", "  - from: 2008/09", "R060", "  - from: 2009/10"),
    "a version with an end": one("  - from: 2009/10\n", "  - from: 2009/10\n    until: 2009/10\n", "R004",
        "until: 2009/10"),
    "two versions of one day": Wrong((("  - from: 2010/11", "  - from: 2009/10"), (NEWER, APPROVED)), "R061",
        "  - from: 2009/10\n    direction"),
    "another version's place taken without a word": Wrong(
        (("  - from: 2010/11", "  - from: 2009/10"), (NOTE, "")), "A026", "reference:\n      source: Minutes"
    ),
    "approved after its first period had begun": one(NEWER, "approved: {by: The Board, on: 2010-06-20}", "A022",
        "reference:\n      source: Minutes"),
    "a first version approved after its first period had begun": one(
        APPROVED, "approved: {by: The Board, on: 2009-06-20}", "A022", "reference:\n      source: The plan"
    ),
    "approved on a day to come": one(NEWER, "approved: {by: The Board, on: 2031-03-20}", "A023",
        "reference:\n      source: Minutes"),
    "not approved by the round": Wrong(
        ((NEWER, "approved: {by: The Board, on: 2010-12-02}"), (APPROVED, "approved: {by: The Board, on: 2010-12-01}")),
        "A015", "reference:\n      source: The plan",
    ),
    "approved by its owner": one(NEWER, "approved: {by: the  director, on: 2010-03-20}", "A024",
        "reference:\n      source: Minutes"),
    "approved by its owner in other signs": one(NEWER, "approved: {by: The Director., on: 2010-03-20}", "A024",
        "reference:\n      source: Minutes"),
    "changed without a reason": Wrong(
        ((NOTE, ""), ("2011/12: at most 3.2", "2010/11: at most 3.5"), (NEWER, NEWER.replace("03-20", "08-20"))),
        "A111", "reference:\n      source: Minutes",
    ),
    "past its review": one("review: 2011-03-31\n      note", "review: 2010-03-31\n      note", "A013",
        "reference:\n      source: Minutes"),
    "no approval": one(f"      {NEWER}\n", "", "R005", "reference:\n      source: Minutes"),
    "a day that is none": one(NEWER, "approved: {by: The Board, on: March 2010}", "R008"),
    # Examples.
    "an example that contradicts the rule": one("then: {threshold: green}", "then: {threshold: red}", "A001",
        "  - given: {2009/10: 4.0}"),
    "an example that exercises nothing": one("    then: {threshold: green}", "    then: {comparators: no comparator}",
        "A007", "  - given: {2009/10: 4.0}"),
    "an example twice": one(GREEN, f"{GREEN}  - given: {{2009/10: 4.0}}\n"
        "    then: {threshold: green}\n", "A007", "  - given: {2009/10: 4.0}\n    then: {threshold: green}\n  - given: "
        "{2009/10: 4.1}"),
    "an example without an answer": one("    then: {threshold: green}", "    then: {}", "R003"),
    "an example of no question": one("then: {threshold: green}", "then: {treshold: green}", "R071"),
    "an example of no answer": one("then: {threshold: green}", "then: {threshold: grene}", "R072"),
    "an example of another version": one(ON, f"{ON}    version: 2010/11\n",
        "A008", "  - given: {2009/10: 4.0}"),
    "an example of no version": one(ON, f"{ON}    version: 2012/13\n",
        "R073", "    version: 2012/13"),
    "an answer that no example shows": one(", comparators: similar}", "}", "A006", "  - given: {2009/10: 4.0}"),
    "a version that no example exercises": Wrong(
        (("  - from: 2010/11", "  - from: 2012/13"), ("2011/12: at most 3.2", "2012/13: at most 3.2"),
         ("2010/11: 3.7", "2010/11: 4.1")), "A028", "  - given: {2009/10: 4.0}"
    ),
    # The measure and the rest.
    "yearly targets of quarterly numbers": Wrong(
        (QUARTERLY, (BASELINE, "baseline: {history: 2008/09 Q1 to 2009/10 Q1, forecast: trend, interval: 80}"),
         ("sum\nin_force", "sum\nin_force")), "R055", "2011/12: at most 3.2"
    ),
    "no such kind": one("kind: percent", "kind: pecent", "R006"),
    "fewer decimals than the targets": one("decimals: 1", "decimals: 0", "R035", "2011/12: at most 3.2"),
    "a part that is not known": one("comparators: {with", "comparator: {with", "R004"),
    "a part that stands twice": one("    threshold: {amber: within 0.5 points}\n", "    threshold: {amber: within 0.5 "
        "points}\n    threshold: {amber: within 0.4 points}\n", "F014", "threshold: {amber: within 0.4 points}"),
    "assumed of no part": one("    reference:\n      source: The plan", "    assumed: {treshold: we chose it}\n"
        "    reference:\n      source: The plan", "R080"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_rule_is_named_at_its_line(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each mistake has its own code, at the line that is to be mended."""
    monkeypatch.chdir(tmp_path)
    wrong = WRONG[name]
    text = with_changed(tmp_path, *wrong.changes)
    line = text[: text.index(wrong.line)].count("\n") + 1
    found = checked(tmp_path)
    assert (wrong.code, line) in of_the_rule(found), [(p.code, str(p.where), p.what) for p in found]


def test_a_version_that_can_take_nothing_over_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the version below was approved later, its approvers changed a rule that they could not know."""
    monkeypatch.chdir(tmp_path)
    with_changed(tmp_path, (APPROVED, "approved: {by: The Board, on: 2010-05-20}"))
    found = next(one for one in checked(tmp_path) if one.code == "R005")
    assert (found.where.line, found.what) == (13, "'direction' is missing from a version")
    assert found.mend.startswith("correct a date, or write it here: every version below was approved later")


def test_the_rule_that_all_start_from_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unchanged, nothing at all is said of it."""
    monkeypatch.chdir(tmp_path)
    with_changed(tmp_path)
    assert of_the_rule(checked(tmp_path)) == set()


SETTLED = {
    "a reason for what is never red": (
        ("{amber: within 0.5 points}", "{amber: within 96 points, accepted: the first year is a try}"),
        ("then: {threshold: red,", "then: {threshold: amber,"),
    ),
    "a note for a first version that came late": (
        (APPROVED, "approved: {by: The Board, on: 2009-06-20}"),
        ("      source: The plan\n", "      source: The plan\n      note: The year had begun when it was agreed.\n"),
    ),
    "an example that names the version it exercises": (
        ("  - given: {2009/10: 4.0}\n", "  - given: {2009/10: 4.0}\n    version: 2009/10 approved 2009-01-20\n"),
    ),
}


@pytest.mark.parametrize("name", SETTLED)
def test_what_somebody_has_settled_is_not_said_again(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reason given in the file is enough; of the first it costs only that red is shown by no example."""
    monkeypatch.chdir(tmp_path)
    with_changed(tmp_path, *SETTLED[name])
    assert {code for code, _ in of_the_rule(checked(tmp_path))} <= {"A006", "A101", "A102", "A105"}


def lines_lost_doubled_or_moved() -> list[str]:
    """The rule with each of its lines left out, written twice, or moved in by two spaces."""
    lines = SOUND.splitlines(keepends=True)
    found = []
    for n, line in enumerate(lines):
        found += ["".join([*lines[:n], *new, *lines[n + 1 :]]) for new in ([], [line, line], ["  " + line])]
    return found


@pytest.mark.slow
def test_a_rule_cut_or_doubled_anywhere_never_raises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever becomes of one line, what is wrong is said with its place, and nothing raises."""
    monkeypatch.chdir(tmp_path)
    with_changed(tmp_path)
    for text in lines_lost_doubled_or_moved():
        (tmp_path / FILE).write_text(text, encoding="utf-8")
        assert all(problem.where.file and problem.mend for problem in checked(tmp_path))
