"""`oba init` writes a small plan that is sound as it stands, or nothing at all."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from oba.answers import answer
from oba.cli import app
from oba.cli.first_plan import TEMPLATES
from oba.domain.finding import Question
from oba.domain.measure import Kind, RollUp, YearIs
from oba.domain.problem import Problem
from oba.quarter import Folders, audit, check, read
from oba.read.project import Project
from oba.read.schemas import SCHEMAS
from oba.scrutiny import look
from tests.read.json_schema import faults

PLAN = "our-plan"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test stands in an empty folder."""
    monkeypatch.chdir(tmp_path)


def init(*words: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(app, ["init", *words])


def found(plan: str = PLAN) -> tuple[Project, tuple[Problem, ...]]:
    """The plan as it was written, and everything that `check` says of it."""
    here = Path.cwd()
    folders = Folders(rules=here / "rules", data=here / "data", cards=here, output=here, root=here)
    project, problems = read(folders, plan)
    assert project is not None
    checked = check(project)
    book = audit(answer(project, project.plan.rounds[-1]), checked.proofs)
    return project, (*problems, *checked.problems, *look(project), *book.warnings)


def written() -> dict[str, str]:
    """Every file below the current folder, hidden ones too, but for what is kept to be found again."""
    files = (path for path in sorted(Path().rglob("*")) if path.is_file() and ".cache" not in path.parts)
    return {path.as_posix(): path.read_text() for path in files}


@pytest.mark.parametrize("year", ["2026/27", "2009-10", "2099/00"])
def test_a_new_plan_has_no_problem_and_no_warning(year: str) -> None:
    """Whatever its year, `check` finds nothing at all, and every rule is asked and answered."""
    assert init(PLAN, "--year", year).exit_code == 0
    project, problems = found()
    assert problems == ()
    assert project.plan.rounds[0].id == f"{year[:4]}-{year[5:]}-q1"
    book = answer(project, project.plan.rounds[0])
    assert all(one.judged for one in book.assessments.values())
    assert CliRunner().invoke(app, ["check", PLAN]).output.startswith("No problems.")


def test_it_shows_one_of_each_common_kind() -> None:
    """Two areas; a yearly percentage, a quarterly one judged by whole years, a survey every second year, a count."""
    init(PLAN, "--year", "2026/27")
    project, _ = found()
    assert [place.id for place in project.places.documented] == ["county", "north", "south"]
    yearly, quarterly, survey, count = (rule.measure for rule in project.rules.values())
    assert (yearly.kind, yearly.roll_up, yearly.year_is) == (Kind.PERCENT, RollUp.SUM, None)
    assert (quarterly.year_is, project.rules["assessments"].newest.trajectory.targets[0].period.every) == (
        YearIs.RATIO, "year",
    )  # fmt: skip
    assert (survey.roll_up, survey.step) == (RollUp.SUPPLIED, 2)
    assert count.kind is Kind.COUNT
    assert (len(project.stories), len(project.registers.actions), len(project.plan.boards)) == (1, 3, 3)


def test_everything_in_it_says_that_it_is_made_up() -> None:
    """No number and no row of a register could be taken for a real one."""
    init(PLAN, "--year", "2026/27")
    project, _ = found()
    assert {row.status for name in project.rules for row in project.observations.of(name)} == {"illustrative"}
    assert all(one.illustrative for one in (*project.registers.actions, *project.registers.returns))


def test_years_move_together() -> None:
    """Periods, rounds and days are as many years later as the first round, and nothing else differs."""
    init("one", "--year", "2026/27")
    init("two", "--year", "2031/32")
    texts = written()
    names = [name.removeprefix("rules/one/") for name in texts if name.startswith("rules/one/")]
    for name in names:
        one, two = (re.sub(r"\b(one|two)\b", "PLAN", texts[f"rules/{plan}/{name}"]) for plan in ("one", "two"))
        assert re.sub(r"\d", "", one) == re.sub(r"\d", "", two)
    assert "2030/31 Q4" in texts["data/two/observations/assessments.csv"]
    assert "2025/26" not in texts["data/two/observations/assessments.csv"]
    assert [name for name in texts if "2031-32-q1" in name]


def test_editors_find_the_schemas_it_writes() -> None:
    """The first line of each YAML file leads to a schema that is there and that the file fits."""
    init(PLAN, "--year", "2026/27")
    files = list(Path("rules").rglob("*.yaml"))
    for path in files:
        first, _, rest = path.read_text().partition("\n")
        schema = path.parent / first.removeprefix("# yaml-language-server: $schema=")
        made = json.loads(schema.read_text())
        read_by_editor = yaml.load(rest, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506
        wrong = [one for one in faults(read_by_editor, made, made) if "integer" not in one]
        assert wrong == []
    assert len(files) == 5
    assert {name: text for name, text in written().items() if name in SCHEMAS} == SCHEMAS


def test_remarks_stand_beside_what_they_explain() -> None:
    """A newcomer reads each template line by line: every file begins with what it is for, and many lines say why."""
    for path in TEMPLATES.rglob("*.yaml"):
        lines = path.read_text().split("\n")
        assert lines[2].startswith("# ")
        assert sum(" # " in line for line in lines) >= 2
        assert max(map(len, lines)) <= 120


@pytest.mark.parametrize("many", [2, 3, 7, 24])
def test_places_of_ones_own_stand_everywhere_and_nothing_is_wrong(many: int) -> None:
    """Ids made of the names, a board, a return and numbers for each area; the county's numbers stay what they were."""
    names = [
        "Hill & Dale",
        "Ynys M\N{LATIN SMALL LETTER O WITH CIRCUMFLEX}n",
        *(f"Ward {n}" for n in range(3, many + 1)),
    ]
    run = init(PLAN, "--year", "2026/27", "--top", "Tidewick", "--places", ", ".join(names))
    assert f"{many} areas" in run.output
    assert "2026-27-q1/tidewick/pack.pdf" in run.output
    project, problems = found()
    assert problems == ()
    assert [place.name for place in project.places.documented] == ["Tidewick", *names]
    ids = [place.id for place in project.places.documented]
    assert ids[:3] == ["tidewick", "hill-dale", "ynys-mon"]
    assert [board.place for board in project.plan.boards] == ids
    assert {one.places for one in project.registers.returns} == {tuple(ids), tuple(ids[1:])}
    assert project.stories[0].place == "tidewick"
    own = {name: text for name, text in written().items() if f"/{PLAN}/" in name}
    assert not re.search("north|south", " ".join((*own, *own.values())), re.IGNORECASE)
    init("other", "--year", "2026/27")
    assert _answers(project, "tidewick") == _answers(found("other")[0], "county")


def _answers(project: Project, place: str) -> list[str]:
    """What the first round answers for one place, question by question."""
    book = answer(project, project.plan.rounds[0])
    return [book.assessments[name, place][question].says for name in project.rules for question in Question]


def test_a_name_that_makes_no_id_gets_one() -> None:
    """Names that begin with a digit, are taken by something else or belong to Windows: the place has its number."""
    names = '1st Ward, England, Trust, Con, Hill-Dale, Hill & Dale, "Quoted": # one'
    assert init(PLAN, "--year", "2026/27", "--places", names).exit_code == 0
    project, problems = found()
    assert problems == ()
    ids = [place.id for place in project.places.documented]
    assert ids == ["county", "area-1", "area-2", "area-3", "area-4", "hill-dale", "area-6", "quoted-one"]
    assert project.plan.boards[-1].name == '"Quoted": # one area board'


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ("Harbour", "--places names 1: give 2 to 24 areas"),
        (",", "--places names 0"),
        (",".join(f"W{n}" for n in range(25)), "--places names 25"),
        ("Harbour, harbour", "'harbour' stands twice"),
        ("Tidewick, Harbour", "'Tidewick' stands twice"),
        (f"Harbour, {'x' * 70}", "write at most"),
        ("Harbour, \N{CJK UNIFIED IDEOGRAPH-6771}", "the fonts cannot draw"),
    ],
)
def test_places_that_cannot_be_are_said_and_nothing_is_written(names: str, says: str) -> None:
    """Too few, too many, the same twice, a name that no page can hold."""
    run = init(PLAN, "--year", "2026/27", "--top", "Tidewick", "--places", names)
    assert run.exit_code == 2
    assert says in run.output
    assert "Nothing was written." in run.output
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("name", ["con", "CON", "lpt1"])
def test_a_name_that_windows_keeps_is_refused_for_that_reason(name: str) -> None:
    """The mend of every identifier says so, that of a plan too."""
    run = init(name, "--year", "2026/27")
    assert run.exit_code == 2
    assert f"Windows keeps '{name.lower()}' for a device" in run.output


def test_help_says_that_the_year_is_needed_and_which_years_the_plan_will_have() -> None:
    """Nobody has to run it twice to find out."""
    text = " ".join(re.sub(r"[^\w/ .:-]", " ", init("--help").output).split())
    assert "Must be given" in text
    assert "its years are 2025/26 to 2027/28" in text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["Our Plan", "--year", "2026/27"], "write our-plan."),
        (["schemas", "--year", "2026/27"], "Choose another name."),
        (["../x", "--year", "2026/27"], "cannot be the name of a plan"),
        ([PLAN], "--year 2026/27"),
        ([PLAN, "--year", "2026"], "'2026' is not a financial year"),
        ([PLAN, "--year", "2026/28"], "'2026/28' is not a financial year"),
        ([PLAN, "--year", "1066/67"], "is not a financial year"),
    ],
)
def test_what_cannot_be_begun_is_said_and_nothing_is_written(words: list[str], says: str) -> None:
    """A bad name, or a year that is none."""
    run = init(*words)
    assert run.exit_code == 2
    assert says in run.output
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("there", [f"rules/{PLAN}", f"data/{PLAN}"])
def test_a_plan_that_is_there_is_not_touched(there: str) -> None:
    """Neither side of it may be there, whatever is in it."""
    Path(there).mkdir(parents=True)
    before = written()
    run = init(PLAN, "--year", "2026/27")
    assert (run.exit_code, written()) == (2, before)
    assert f"{there} is there already" in run.output


def test_other_plans_stay_as_they_are_and_old_schemas_are_renewed() -> None:
    """A second plan beside a first changes nothing of it; a schema of an older oba is brought up to date."""
    init("one", "--year", "2026/27")
    before = written()
    Path("rules/schema.json").write_text("{}")
    init("two", "--year", "2026/27")
    assert {name: text for name, text in written().items() if "/two/" not in name} == before


@pytest.mark.parametrize("beside", [(), ("rules", "data")])
@pytest.mark.parametrize("fails", range(0, 13, 2))
def test_where_anything_fails_nothing_is_left(
    fails: int, beside: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fills at any step of putting in place: no folder, file or half of one remains, whatever was there."""
    for name in beside:
        Path(name).mkdir()
    real, done = Path.replace, list[Path]()

    def replace(self: Path, target: Path) -> Path:
        if len(done) == fails:
            raise OSError(28, "No space left on device", str(target))
        done.append(target)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    run = init(PLAN, "--year", "2026/27")
    assert run.exit_code == 1
    assert sorted(path.as_posix() for path in Path().rglob("*")) == sorted(beside)


def test_a_file_in_the_way_is_named_and_nothing_is_left() -> None:
    """Where data or rules is a file, nothing is written, and the file is told by its own name."""
    for name in ("data", "rules"):
        Path(name).write_text("")
        run = init(PLAN, "--year", "2026/27")
        assert run.exit_code == 2
        assert f"{name} is a file, and {name}/{PLAN} needs a folder there." in run.output
        assert [path.name for path in Path().iterdir()] == [name]
        Path(name).unlink()


def test_other_folders_are_named_in_what_to_do_next() -> None:
    """Whoever keeps rules and data elsewhere can copy the next commands as they stand."""
    run = init(PLAN, "--year", "2026/27", "--rules", "a/r", "--data", "b/d")
    assert f"oba check {PLAN} --rules a/r --data b/d" in run.output
    assert CliRunner().invoke(app, ["check", PLAN, "--rules", "a/r", "--data", "b/d"]).exit_code == 0
