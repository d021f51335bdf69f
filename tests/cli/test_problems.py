"""One list of problems in three renderings: for people, for programs, for code hosts."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from oba.cli.problems import ProblemFormat, counted, rendered, warn
from oba.domain.problem import Problem, Severity, Where

RULE = Problem(
    code="R004",
    severity=Severity.STOP,
    where=Where(file="rules/plan/a/ni-1.yaml", line=9, column=50),
    what="'ambr' is unknown",
    mend="did you mean 'amber'?",
)
ROW = Problem(
    code="D007",
    severity=Severity.STOP,
    where=Where(file="data/plan/observations/a.csv", line=14, column="value"),
    what="'x1' is not a number",
    mend="write a number.",
)
LATE = Problem(
    code="A013", severity=Severity.WARN, where=Where(file="rules/plan/a/ni-1.yaml", line=3), what="late", mend="review."
)


def test_people_read_place_code_and_mend_in_file_order() -> None:
    """Two lines a problem, sorted by file and line whatever the order they were found in, each said once."""
    assert rendered((RULE, LATE, ROW, RULE), ProblemFormat.TEXT).split("\n") == [
        "data/plan/observations/a.csv:14:value: D007 'x1' is not a number",
        "    mend: write a number.",
        "rules/plan/a/ni-1.yaml:3: A013 warning: late",
        "    mend: review.",
        "rules/plan/a/ni-1.yaml:9:50: R004 'ambr' is unknown",
        "    mend: did you mean 'amber'?",
    ]


def test_programs_read_every_part() -> None:
    """JSON has the same problems in the same order, each with all its parts; an empty list is a list."""
    read = json.loads(rendered((RULE, ROW), ProblemFormat.JSON))
    assert [one["code"] for one in read] == ["D007", "R004"]
    assert read[0] == {
        "code": "D007",
        "severity": "stop",
        "file": "data/plan/observations/a.csv",
        "line": 14,
        "column": "value",
        "what": "'x1' is not a number",
        "mend": "write a number.",
    }
    assert json.loads(rendered((), ProblemFormat.JSON)) == []


def test_code_hosts_read_annotations() -> None:
    """One line a problem; a column that is a name, not a number, is left out, and a warning is a warning."""
    assert rendered((RULE, ROW, LATE), ProblemFormat.GITHUB).split("\n") == [
        "::error file=data/plan/observations/a.csv,line=14,title=D007::'x1' is not a number. Mend: write a number.",
        "::warning file=rules/plan/a/ni-1.yaml,line=3,title=A013::late. Mend: review.",
        "::error file=rules/plan/a/ni-1.yaml,line=9,col=50,title=R004::'ambr' is unknown. Mend: did you mean 'amber'?",
    ]


def test_an_annotation_cannot_be_forged() -> None:
    """What a user wrote ends neither the line nor a property, in which colons and commas have a meaning too."""
    odd = replace(RULE, where=Where(file="a,line=1::b%.yaml"), what="100%\r\n::error::no")
    (line,) = rendered((odd,), ProblemFormat.GITHUB).split("\n")
    assert line.startswith("::error file=a%2Cline=1%3A%3Ab%25.yaml,title=R004::100%25%0D%0A::error::no. Mend: ")


def test_nothing_is_said_of_nothing() -> None:
    """Without problems there is no text."""
    assert rendered((), ProblemFormat.TEXT) == rendered((), ProblemFormat.GITHUB) == counted(()) == ""


def test_problems_and_warnings_are_counted_apart() -> None:
    """How many stop, how many warn, and in how many files; one is not several, nor is one told twice two."""
    assert counted((RULE, ROW, LATE)) == "2 problems in 2 files. 1 warning in 1 file."
    assert counted((RULE, ROW, RULE)) == "2 problems in 2 files."
    assert counted((LATE, replace(LATE, code="A012"))) == "2 warnings in 1 file."


def test_warnings_do_not_disturb_what_is_piped_on(capsys: pytest.CaptureFixture[str]) -> None:
    """Warnings go to standard error, and nothing goes there without any."""
    warn((LATE,))
    out, err = capsys.readouterr()
    assert (out, "A013 warning" in err, "1 warning in 1 file." in err) == ("", True, True)
    warn(())
    assert capsys.readouterr() == ("", "")
