"""A whole plan is read at once: every file it has, every problem of any of them, and nothing that is not there."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from oba.read.project import plans_in, read_project
from tests.read.door import HEADER, PLACES, PLAN, project, rule_text

ROOT = Path(__file__).parents[2]
WORKED = [plan for plan in plans_in(ROOT / "rules") if (ROOT / "data" / plan).is_dir()]


@pytest.mark.parametrize("plan", WORKED)
def test_the_worked_examples_are_sound(plan: str) -> None:
    """What comes with the program is read without a problem that stops."""
    found, problems = read_project(ROOT / "rules", ROOT / "data", plan, ROOT)
    assert found is not None
    assert [problem for problem in problems if problem.stops] == []


@pytest.mark.parametrize("plan", WORKED)
def test_every_input_has_its_sha_256(plan: str) -> None:
    """Each file that was read is listed under the name a user would type, with the digest of its bytes."""
    found, _ = read_project(ROOT / "rules", ROOT / "data", plan, ROOT)
    assert found is not None
    files = {**found.rule_files, **found.data_files}
    assert {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in files} == files
    read = {row.where.file for row in found.observations} | {story.where.file for story in found.stories}
    assert read | {rule.where.file for rule in found.rules.values()} < files.keys()


@pytest.mark.parametrize("plan", ["cypp-2010-13", "cypp-2018-21"])
def test_what_is_wrong_with_a_plan_is_not_said_again_of_its_texts(tmp_path: Path, plan: str) -> None:
    """Stories, papers and texts are held against its rounds and boards by name only while their days are in doubt."""
    for of in ("rules", "data"):
        shutil.copytree(ROOT / of / plan, tmp_path / of / plan)
    file = tmp_path / "rules" / plan / "plan.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("on_course: 0.95", "on_course: soon"), encoding="utf-8")
    found, problems = read_project(tmp_path / "rules", tmp_path / "data", plan, tmp_path)
    assert found is None
    assert [one.where.file for one in problems] == [f"rules/{plan}/plan.yaml"]


def test_rules_stand_in_the_order_of_outcomes_and_names(tmp_path: Path) -> None:
    """The plan decides the order of outcomes; within one, ni-2 stands before ni-10."""
    outcomes = "outcomes: [{id: wealth, title: Wealth}, {id: health, title: Health}]"
    plan = PLAN.replace("outcomes: [{id: health, title: Being healthy}]", outcomes)
    files = {"rules/plan.yaml": plan, "rules/wealth/a.yaml": rule_text(name="a").replace("health", "wealth")}
    files |= {f"rules/health/ni-{n}.yaml": rule_text(name=f"ni-{n}") for n in (10, 2)}
    found, problems = project(tmp_path, files)
    assert found is not None
    assert problems == ()
    assert list(found.rules) == ["a", "ni-1", "ni-2", "ni-10"]


def test_a_plan_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    """The names of the plans are listed, the nearest first; a path is no plan."""
    project(tmp_path, {})
    for name in ("dmeo", "..", "", "a/b", "demo/health"):
        found, (problem,) = read_project(tmp_path / "rules", tmp_path / "data", name, tmp_path)
        assert (found, problem.code, problem.where.file) == (None, "P001", "rules")
        assert "demo" in problem.mend
    (empty,) = read_project(tmp_path / "nowhere", tmp_path / "data", "demo", tmp_path)[1]
    assert "plan.yaml" in empty.mend


def test_a_plan_has_a_name_that_every_system_can_write(tmp_path: Path) -> None:
    """The plan's folder becomes a folder of documents: it is named as plainly as a rule."""
    project(tmp_path, {})
    (tmp_path / "rules" / "demo").rename(tmp_path / "rules" / "My Plan")
    (problem,) = read_project(tmp_path / "rules", tmp_path / "data", "My Plan", tmp_path)[1]
    assert (problem.code, problem.where.file) == ("F007", "rules/My Plan")


def test_a_folder_of_data_that_is_not_there_does_not_hide_the_rules(tmp_path: Path) -> None:
    """Problems of the rules are told beside it."""
    project(tmp_path, {"rules/health/ni-1.yaml": "id: ni-1\n"})
    found, problems = read_project(tmp_path / "rules", tmp_path / "nowhere", "demo", tmp_path)
    assert found is None
    assert [problem.code for problem in problems][:1] == ["F001"]
    assert {problem.code for problem in problems} == {"F001", "R005"}


def test_problems_stand_in_the_order_of_files_lines_and_columns(tmp_path: Path) -> None:
    """Whoever mends them goes once through each file, and first through the places, which all others name."""
    files = {
        "rules/health/ni-1.yaml": rule_text().replace("decimals: 1", "decimals: x, colour: y"),
        "data/places.csv": PLACES.replace("north,The north", "north,"),
        "data/observations/all.csv": f"{HEADER}\nni-1,x,2009/10,,,,4,,,,,final,2010-05-01\n,,,,1,1,,,,,,,x\n",
    }
    problems = project(tmp_path, files)[1]
    assert list(problems) == sorted(problems, key=lambda p: (not p.of_places, p.where.order))
    assert problems[0].where.file == "data/demo/places.csv"
    assert len({problem.where.file for problem in problems}) == 3


def test_a_project_cannot_be_changed(tmp_path: Path) -> None:
    """What was read is what every later step sees."""
    found, _ = project(tmp_path, {})
    assert found is not None
    with pytest.raises(FrozenInstanceError):
        found.plan = found.plan  # type: ignore[misc]
    with pytest.raises(TypeError):
        found.data_files["x"] = "y"  # type: ignore[index]


def test_whom_an_example_compares_with_is_a_comparator(tmp_path: Path) -> None:
    """A place of the plan is none; the same name wrong in two examples is told for each."""
    example = "{given: {2009/10: 4.3}, compared: {north: {2009/10: 4}}, then: {direction: too few points}}"
    problems = project(tmp_path, {"rules/health/ni-1.yaml": rule_text(example=example)})[1]
    assert [(p.code, p.where.line) for p in problems] == [("R090", 11)]


def test_a_board_whose_place_is_wrong_is_named_where_it_stands(tmp_path: Path) -> None:
    """Each board has its own line, however the list is written, and the place's own column."""
    boards = "boards:\n  - {id: one, name: One, place: nroth}\n  - id: two\n    name: Two\n    place: county\n"
    boards += "  - id: three\n    place: england\n    name: Three\n"
    problems = project(tmp_path, {"rules/plan.yaml": PLAN + boards})[1]
    assert [(p.code, p.where.line, p.where.column) for p in problems] == [("P017", 10, 33), ("P017", 15, 12)]


@pytest.mark.parametrize(
    ("written", "asks"),
    [("not-in-wrok", "did you mean 'not-in-work'? List"), ("ni-7", "list"), ("work-in-not-at-all", "list")],
)
def test_an_outcome_that_lists_no_rule_is_asked_for_the_nearest(written: str, asks: str, tmp_path: Path) -> None:
    """A slip of letters is put right; another number is another indicator, and never offered."""
    listed = PLAN.replace("title: Being healthy", f"title: Being healthy, indicators: [{written}]")
    rule = rule_text(name="not-in-work")
    problems = project(tmp_path, {"rules/plan.yaml": listed, "rules/health/not-in-work.yaml": rule})[1]
    assert [(p.code, p.mend[: len(asks)]) for p in problems] == [("P016", asks)]


def test_a_story_stands_in_its_round_and_place(tmp_path: Path) -> None:
    """A story anywhere else, or of another kind of file, is told and not read."""
    files = {"data/stories/ni-1.md": "x", "data/stories/2010-11-q2/county/ni-1.docx": "x"}
    found, problems = project(tmp_path, files)
    assert found is not None
    assert (found.stories, [p.code for p in problems]) == ((), ["F006", "F006"])


def test_only_what_looks_like_ours_is_refused_as_a_stranger(tmp_path: Path) -> None:
    """Notes and folders of one's own may lie beside the data; a table, or a folder nearly named right, may not."""
    files = {
        "data/NOTICE.md": "x",
        "data/illustrative/make.py": "x",
        "data/illustrative/source.csv": "x",
        "data/action.csv": "x",
        "data/storys/a.md": "x",
        "data/.git/x.csv": "x",
    }
    problems = project(tmp_path, files)[1]
    assert [(p.code, p.where.file) for p in problems] == [
        ("F006", "data/demo/action.csv"),
        ("F006", "data/demo/storys"),
    ]
