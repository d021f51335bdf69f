"""Groups that a plan declares: read from plan.yaml, and named by the rows of any indicator."""

from __future__ import annotations

from pathlib import Path

import pytest

from oba.domain.group import Group
from oba.domain.problem import Problem
from oba.read.project import Project
from tests.read.door import PLAN, project, rule_text
from tests.read.test_observations import KINDS

SEX = "groups: {girls: {label: Girls, kind: sex}, boys: {label: Boys, kind: sex}}\n"
MEALS = "groups:\n  fsm: {label: Free school meals, kind: meals}\n"
MANY = "groups: {" + ", ".join(f"g-{name}: {{label: {name}, kind: ethnicity}}" for name in "abcd") + "}\n"
HEADER = "indicator,place,period,group,numerator,denominator,value,status,published"


def planned(
    root: Path, more: str, *groups: str, measure: str = "percent"
) -> tuple[Project | None, tuple[Problem, ...]]:
    """A plan with more lines, and a row of 4.3 for each of some groups."""
    table = "\n".join((HEADER, *(f"ni-1,county,2009/10,{group},,,4.3,final,2010-05-01" for group in groups)))
    files = {"rules/plan.yaml": PLAN + more, "rules/health/ni-1.yaml": rule_text(measure=KINDS[measure])}
    return project(root, {**files, "data/observations/all.csv": table + "\n"})


def told(root: Path, more: str, *groups: str, measure: str = "percent") -> list[tuple[str, str]]:
    """The code and the mend of each problem."""
    return [(one.code, one.mend) for one in planned(root, more, *groups, measure=measure)[1]]


def test_groups_know_whether_their_kind_is_everyone(tmp_path: Path) -> None:
    """They stand in the order of the file; a kind is exhaustive only where it says so."""
    found, problems = planned(tmp_path, SEX + "kinds: {sex: {exhaustive: yes}}\n")
    assert found is not None
    assert problems == ()
    assert found.plan.groups == (
        Group(id="girls", label="Girls", kind="sex", exhaustive=True),
        Group(id="boys", label="Boys", kind="sex", exhaustive=True),
    )
    plain, _ = planned(tmp_path, SEX + "kinds: {sex: {exhaustive: no}}\n")
    assert plain is not None
    assert [group.exhaustive for group in plain.plan.groups] == [False, False]


@pytest.mark.parametrize("measure", KINDS)
def test_any_indicator_may_have_rows_for_a_declared_group(tmp_path: Path, measure: str) -> None:
    """Whatever its kind; the groups of a gap stay as they are beside them."""
    if measure == "count":
        table = f"{HEADER}\nni-1,county,2009/10,girls,,,43,final,2010-05-01\n"
        rule = rule_text(measure=KINDS[measure])
        files = {"rules/plan.yaml": PLAN + SEX, "rules/health/ni-1.yaml": rule, "data/observations/all.csv": table}
        assert project(tmp_path, files)[1] == ()
    else:
        own = ("town", "country") if measure == "gap" else ()
        assert told(tmp_path, SEX, "girls", "", *own, measure=measure) == []


@pytest.mark.parametrize(
    ("more", "group", "mend"),
    [
        ("", "girls", "leave it empty for everyone, or declare the group under groups in plan.yaml."),
        (SEX, "Girls", "write girls."),
        (SEX, "women", "leave it empty for everyone, or write girls or boys."),
        (MEALS, "free school meals", "write fsm."),
        (MANY, "g-aa", "did you mean 'g-a'? Empty for everyone, and the groups: g-a, g-b, g-c, g-d."),
    ],
)
def test_a_group_that_is_not_declared_is_told_with_those_that_are(
    tmp_path: Path, more: str, group: str, mend: str
) -> None:
    """A label in the place of its name is corrected."""
    assert told(tmp_path, more, group) == [("D003", mend)]


@pytest.mark.parametrize(
    ("more", "code", "mend"),
    [
        ("groups: {all: {label: Everyone, kind: sex}}\n", "P009", "use another name."),
        ("groups: {rate: {label: Rate, kind: sex}}\n", "P009", "use another name."),
        (SEX.replace("Boys", "Girls"), "P012", "give each group a label of its own."),
        (SEX + "kinds: {gender: {exhaustive: yes}}\n", "P006", "use one of the kinds of the plan's groups: sex."),
        ("kinds: {sex: {exhaustive: yes}}\n", "P006", "there are none yet."),
        (SEX.replace("label: Boys, ", ""), "P005", ""),
        (SEX.replace("label", "name"), "P004", ""),
        (SEX + "kinds: {sex: {exhaustive: mostly}}\n", "P006", "write yes or no."),
    ],
)
def test_groups_that_cannot_be_are_told(tmp_path: Path, more: str, code: str, mend: str) -> None:
    """Each with what to write."""
    found = [one for one in told(tmp_path, more) if one[0] == code]
    assert found
    assert not mend or found[0][1] == mend
