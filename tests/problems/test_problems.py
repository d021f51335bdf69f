"""Every problem code: one bad project for each, and exactly what is said of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from oba.cli.problems import ProblemFormat, rendered
from oba.domain.catalogue import CATALOGUE
from oba.domain.problem import Problem
from oba.read.project import read_project
from oba.read.text.files import SMALL

HERE = Path(__file__).parent
GOOD = HERE / "good"
EXPECTED = "expected.txt"

# Bad things that cannot be kept as files under version control are made here.
PLAN = Path("rules/demo/plan.yaml")
RULE = Path("rules/demo/health/ni-1.yaml")
OUTSIDE = Path("elsewhere.csv")


def _without_places(root: Path) -> None:
    (root / "data/demo/places.csv").unlink()


def _folder_for_a_file(root: Path) -> None:
    (root / PLAN).unlink()
    (root / PLAN).mkdir()


def _too_large(root: Path) -> None:
    (root / RULE).write_text("# " + "x" * SMALL)


def _link_to_elsewhere(root: Path) -> None:
    (root / OUTSIDE).write_text("indicator\n")
    (root / "data/demo/observations/more.csv").symlink_to(root / OUTSIDE)


def _no_rules(root: Path) -> None:
    shutil.rmtree(root / "rules/demo/health")


def _another_name(root: Path) -> None:
    (root / "rules/demo").rename(root / "rules/dmeo")


MADE: dict[str, Callable[[Path], None]] = {
    "F001": _without_places,
    "F002": _folder_for_a_file,
    "F003": _too_large,
    "F008": _link_to_elsewhere,
    "P001": _another_name,
    "P002": _no_rules,
}
KEPT = {path.name for path in HERE.iterdir() if path.is_dir()} - {"good", "__pycache__"}
CASES = sorted(KEPT | MADE.keys())


def problems_of(case: str, root: Path) -> tuple[Problem, ...]:
    """The problems of the good project with the files of one case laid over it."""
    shutil.copytree(GOOD, root, dirs_exist_ok=True)
    if case in MADE:
        MADE[case](root)
    if (HERE / case).is_dir():
        shutil.copytree(HERE / case, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(EXPECTED))
    return read_project(Path("rules"), Path("data"), "demo", Path())[1]


def test_the_good_project_has_no_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a case laid over it, the project that all cases start from is sound."""
    monkeypatch.chdir(tmp_path)
    assert problems_of("good", tmp_path) == ()


def test_every_code_has_its_case() -> None:
    """Every code that the door can raise has a bad project that raises it; the others are proved where they arise."""
    assert {code for code in CATALOGUE if not code.startswith("A")} == {case for case in CASES if case in CATALOGUE}


@pytest.mark.parametrize("case", CASES)
def test_a_bad_project_raises_its_code_and_says_so_exactly(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """What is printed of a bad project, places and mends included, is what somebody has read and approved."""
    monkeypatch.chdir(tmp_path)
    problems = problems_of(case, tmp_path)
    text = rendered(problems, ProblemFormat.TEXT) + "\n"
    expected = HERE / case / EXPECTED
    if request.config.getoption("--approve"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
    assert case not in CATALOGUE or case in {problem.code for problem in problems}


@pytest.mark.parametrize("case", ["D006", "G001", "P004", "several"])
def test_a_bad_project_is_read_alike_twice(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading is a function of the files: the same files have the same problems, in the same order, each once."""
    monkeypatch.chdir(tmp_path)
    first = problems_of(case, tmp_path)
    again = read_project(Path("rules"), Path("data"), "demo", Path())[1]
    assert first == again
    assert len(set(first)) == len(first)
