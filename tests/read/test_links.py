"""Links between indicators: what a rule says of the children it shares, and which links are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from oba.domain.problem import Problem
from tests.read.door import HEADER, PLAN, project, read, rule, rule_text

COMMON = "of: pupils, every: year, year: financial, decimals: 1"
SCORE = f"{{kind: score, {COMMON}, roll_up: supplied}}"
COUNT = f"{{kind: count, {COMMON}, roll_up: sum}}"
GAP = f"{{kind: gap, parts: percent, between: [fsm, others], {COMMON}, roll_up: sum}}"
FRACTIONAL = f"{{kind: percent, {COMMON}, roll_up: sum, counts: fractional}}"


def percent(more: str = "", every: str = "year", year: str = "financial") -> str:
    """A percentage with a further part."""
    return f"{{kind: percent, of: pupils, every: {every}, year: {year}, decimals: 1, roll_up: sum{more}}}"


def linked(root: Path, **measures: str) -> list[Problem]:
    """The problems of a plan with a rule for each measure, by its name with an underscore."""
    named = {name.replace("_", "-"): measure for name, measure in measures.items()}
    files = {f"rules/health/{name}.yaml": rule_text(measure=its, name=name) for name, its in named.items()}
    return list(project(root, {"rules/plan.yaml": PLAN, "data/observations/all.csv": f"{HEADER}\n", **files})[1])


def test_a_measure_says_whose_children_it_shares_and_that_it_is_sensitive() -> None:
    """Each key becomes the field of its name; without them nothing is declared."""
    found = rule(rule_text(measure=percent(", part_of: ni-2, same_children_as: ni-3, sensitive: yes"))).measure
    assert (found.part_of, found.same_children_as, found.sensitive) == ("ni-2", "ni-3", True)
    plain = rule(rule_text(measure=percent(", sensitive: no"))).measure
    assert (plain.part_of, plain.same_children_as, plain.sensitive) == ("", "", False)


@pytest.mark.parametrize("measure", [SCORE, FRACTIONAL])
def test_only_what_counts_children_is_sensitive(measure: str) -> None:
    """A score, and counts that need not be whole, are refused at the key."""
    found, (problem,) = read(rule_text(measure=measure[:-1] + ", sensitive: yes}"))
    assert found is None
    assert (problem.code, problem.mend) == ("R020", "delete sensitive.")


def test_a_policy_says_whether_insiders_are_reckoned_with(tmp_path: Path) -> None:
    """`insiders` may be left out, which is no."""
    for words, expected in ((", insiders: yes", True), (", insiders: no", False), ("", False)):
        plan = PLAN.replace("suppress_below: 6", f"suppress_below: 6{words}")
        files = {"rules/plan.yaml": plan, "rules/health/ni-1.yaml": rule_text(), "data/observations/all.csv": HEADER}
        found, problems = project(tmp_path, files)
        assert problems == ()
        assert found is not None
        assert found.plan.policy.insiders is expected


def test_links_between_measures_that_count_the_same_periods_are_taken(tmp_path: Path) -> None:
    """A count may be part of a share, gaps may have one cohort, and two may each name the other's."""
    assert (
        linked(
            tmp_path,
            ni_1=percent(", same_children_as: ni-2"),
            ni_2=percent(", same_children_as: ni-1"),
            ni_3=COUNT[:-1] + ", part_of: ni-1}",
            ni_4=GAP[:-1] + ", same_children_as: ni-1}",
            ni_5=COUNT[:-1] + ", part_of: ni-3}",
        )
        == []
    )


@pytest.mark.parametrize("key", ["part_of", "same_children_as"])
def test_an_unknown_indicator_is_named_with_the_nearest(tmp_path: Path, key: str) -> None:
    """The problem stands at the name, and offers another rule, never the rule itself."""
    (found,) = linked(tmp_path, ni_1=percent(f", {key}: in-2"), ni_2=percent(), ni_3=percent())
    assert (found.code, found.where.file, found.where.line) == ("R024", "rules/demo/health/ni-1.yaml", 5)
    assert found.what == "the plan has no rule 'in-2'"
    assert found.mend.startswith("did you mean 'ni-2'? Write the id of another rule")
    (other,) = linked(tmp_path, ni_1=percent(f", {key}: ni-12"), ni_2=percent(), ni_3=percent())
    assert other.mend.startswith("write the id of another rule")


@pytest.mark.parametrize("key", ["part_of", "same_children_as"])
def test_an_indicator_is_not_linked_to_itself(tmp_path: Path, key: str) -> None:
    """Whatever else would fit."""
    (found,) = linked(tmp_path, ni_1=percent(f", {key}: ni-1"))
    assert (found.code, found.what) == ("R025", "'ni-1' is this indicator itself")


@pytest.mark.parametrize(
    ("key", "mine", "other", "says"),
    [
        ("part_of", percent(), SCORE, "ni-2 is a score, and counts no children"),
        ("same_children_as", SCORE, percent(), "ni-1 is a score, and counts no children"),
        ("part_of", percent(), FRACTIONAL, "ni-2 has counts that need not be whole, and are none of children"),
        ("part_of", GAP, COUNT, "ni-1 is a gap between two groups, not a number of children"),
        ("same_children_as", COUNT, percent(), "ni-1 is a count, and no share of any children"),
        ("same_children_as", percent(), percent(year="academic"), "ni-1 and ni-2 count other years, financial and "),
        ("part_of", percent(), percent(every="quarter"), "ni-1 and ni-2 have numbers for every year and every quar"),
        ("part_of", percent(), percent(", window: 3"), "ni-1 and ni-2 cover windows of another length"),
    ],
)
def test_what_cannot_be_held_together_is_not_linked(tmp_path: Path, key: str, mine: str, other: str, says: str) -> None:
    """Each says which of the two it is, and why."""
    problems = linked(tmp_path, ni_1=f"{mine[:-1]}, {key}: ni-2}}", ni_2=other)
    (found,) = (one for one in problems if one.code == "R025")  # the example of ni-2 may be of another period
    assert (found.code, found.what[: len(says)]) == ("R025", says)
    assert found.mend.startswith("delete the link")


def test_children_are_not_among_themselves_in_a_circle(tmp_path: Path) -> None:
    """Every rule of the circle is named, one that only leads into it is not."""
    found = linked(
        tmp_path,
        ni_1=COUNT[:-1] + ", part_of: ni-2}",
        ni_2=COUNT[:-1] + ", part_of: ni-3}",
        ni_3=COUNT[:-1] + ", part_of: ni-2}",
    )
    assert [(one.code, Path(one.where.file).stem) for one in found] == [("R025", "ni-2"), ("R025", "ni-3")]
    assert found[0].what == "these are parts of one another in a circle: ni-2 of ni-3 and ni-3 of ni-2"


def test_a_link_to_a_rule_that_is_wrong_elsewhere_is_not_unknown(tmp_path: Path) -> None:
    """Only what is wrong is said; of a measure in doubt nothing follows."""
    wrong = percent().replace("decimals: 1", "decimals: many")
    found = linked(tmp_path, ni_1=percent(", same_children_as: ni-2"), ni_2=wrong)
    assert [one.code for one in found] == ["R007"]
