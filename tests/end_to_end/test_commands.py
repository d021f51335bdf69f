"""Every command: what it prints and where, in which form, and with which exit status."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from oba import answers, quarter
from oba.cli import app
from oba.domain.measure import NBSP
from tests.end_to_end.commands import OBA, ROOT, environment, oba
from tests.end_to_end.small import BEFORE, INDICATORS, NAMES, NOW, PLACES, PLAN, ROWS, RULE, copied

VERBS = (
    "init", "round", "returns", "receive", "check", "assess",
    "build", "release", "serve", "explain", "compare", "rules",
)  # fmt: skip


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own with the small plan in it, which is where the user stands."""
    copied(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def say(*words: str) -> Result:
    """Run a command in this process; a fault of ours is raised."""
    return CliRunner().invoke(app, words, catch_exceptions=False)


def spoil(file: Path, old: str, new: str) -> None:
    """Replace a text in a file that has it."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.usefixtures("here")
def test_check_says_that_all_is_well() -> None:
    """A sound plan is 0, with what a person has to settle, and one line that says how much was looked at."""
    said = say("check", PLAN)
    assert (said.exit_code, said.stderr) == (0, "")
    firsts = [line for line in said.stdout.splitlines() if not line.startswith(" ")]
    assert [line.split(" ")[1] for line in firsts[:-1]] == ["A006", "A022", "A006", "A022", "A006"]
    assert firsts[-1].startswith("5 warnings in 3 files. Cynllun Plant Dyffryn & Môr")
    assert firsts[-1].endswith(": 3 rules, 83 rows, 9 examples.")
    assert say("check").stdout == said.stdout


def test_check_gathers_every_problem(here: Path) -> None:
    """A word in a rule, a cell of a row, an example and a story, all at once, each with its file and line."""
    spoil(here / RULE, "better: lower", "better: lowr")
    spoil(here / ROWS, ",9,77,", ",x9,77,")
    spoil(here / f"rules/{PLAN}/dysgu/maint-dosbarth.yaml", "threshold: green", "threshold: amber")
    spoil(here / f"data/{PLAN}/stories/{NOW}/llyn/heb-ysgol.md", "## Story", "## Stori")
    said = say("check", PLAN)
    assert said.exit_code == 1
    assert said.stderr == ""
    lines = [line for line in said.stdout.splitlines() if not line.startswith(" ") and " warning: " not in line]
    firsts = [line.split(" ")[0] for line in lines]
    assert [first.split(":")[0] for first in firsts[:-1]] == [
        ROWS,
        f"data/{PLAN}/stories/{NOW}/llyn/heb-ysgol.md",
        RULE,
        f"rules/{PLAN}/dysgu/maint-dosbarth.yaml",
    ]
    assert said.stdout.splitlines()[-1].startswith("4 problems in 4 files. 4 warnings")


def test_check_for_programs_and_code_hosts(here: Path) -> None:
    """The same problems as JSON and as annotations, and nothing else on standard output."""
    spoil(here / RULE, "better: lower", "better: lowr")
    (one,) = [one for one in json.loads(say("check", PLAN, "--format", "json").stdout) if one["severity"] == "stop"]
    assert (one["file"], one["line"], one["severity"]) == (RULE, 18, "stop")
    annotated = say("check", PLAN, "--format", "github")
    errors = [line for line in annotated.stdout.splitlines() if not line.startswith("::warning")]
    assert [line.startswith(f"::error file={RULE},line=18,col=") for line in errors] == [True]
    assert annotated.exit_code == 1


def test_check_warns_and_is_still_clean(here: Path) -> None:
    """A number that was revised after it was reconciled, a rule past its review: said, and 0."""
    spoil(here / RULE, "review: 2026-03-31", "review: 2025-04-29")
    said = say("check", PLAN)
    assert said.exit_code == 0
    assert f"{RULE}:25:5: A013 warning: this rule was to be reviewed by 2025-04-29" in said.stdout
    assert "6 warnings in 3 files." in said.stdout


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "instead"),
    [
        (("check", "dyfryn"), "did you mean 'dyffryn'?"),
        (("assess", "dyfryn"), "did you mean 'dyffryn'?"),
        (("assess", PLAN, "--round", "2024-25-q1"), f"Did you mean '{NOW}'?"),
        (("explain", PLAN, "heb-ysgl"), "Did you mean 'heb-ysgol'?"),
        (("explain", PLAN, "heb-ysgol", "--place", "cymru"), "There are: dyffryn, llyn, ynys, cwm."),
        (("rules", PLAN, "ysgol"), "There is no indicator 'ysgol'."),
        (("rules", "diff", PLAN), "Say: oba rules diff PLAN OLD NEW"),
        (("rules", "diff", PLAN, "rules", "nowhere"), "neither a folder of rules nor a revision"),
        (("build", PLAN, "--cards", "rules"), "rules is not a folder of cards."),
        (("build", PLAN, "--workers", "0"), "--workers"),
        (("check", "--rules", "data"), "There is no plan in data"),
        (("assess",), "PLAN"),
        (("chekc",), "chekc"),
    ],
)
def test_what_cannot_be_meant_is_2(words: tuple[str, ...], instead: str) -> None:
    """A wrong word on the command line is a question of usage, and is met with what to say instead."""
    said = say(*words)
    assert said.exit_code == 2
    assert instead in said.stdout + said.stderr


@pytest.mark.usefixtures("here")
def test_assess_is_a_table_for_people() -> None:
    """One table a place, with its name as people write it, and every indicator's five answers."""
    said = say("assess", PLAN)
    assert (said.exit_code, said.stderr) == (0, "")
    tables = said.stdout.split("\n\n")
    assert [name for name, table in zip(NAMES, tables, strict=False) if name in table] == list(NAMES)
    assert all(len(table.strip().splitlines()) >= 2 + len(INDICATORS) for table in tables if table.strip())
    assert "\x1b" not in said.stdout


@pytest.mark.usefixtures("here")
def test_assess_for_spreadsheets_and_programs_agree() -> None:
    """Standard output is the table and nothing else, and JSON has the same answers."""
    rows = list(csv.DictReader(io.StringIO(say("assess", PLAN, "--format", "csv").stdout)))
    tree = json.loads(say("assess", PLAN, "--format", "json").stdout)
    assert len(rows) == len(INDICATORS) * len(PLACES) * 5
    answers = [
        (one["indicator"], one["place"], found["question"], found["answer"], found["reason"])
        for one in tree["assessments"]
        for found in one["findings"]
    ]
    names = ("indicator", "place", "question", "answer", "reason")
    assert answers == [tuple(row[name] for name in names) for row in rows]


@pytest.mark.usefixtures("here")
def test_another_round_knows_other_numbers() -> None:
    """The round named is the one assessed, and the plan's own is the one meant without a name."""
    assert say("assess", PLAN).stdout == say("assess", PLAN, "--round", NOW).stdout
    before = say("assess", PLAN, "--round", BEFORE).stdout
    assert "2023/24 Q4" in before
    assert "no approved rule" in before


@pytest.mark.usefixtures("here")
def test_explain_shows_the_working() -> None:
    """The region without a place, the place that is named, and lines that exist in files that exist."""
    said = say("explain", PLAN, "heb-ysgol")
    assert said.stdout.splitlines()[1] == f"Dyffryn & Môr, 2024/25 Q4, known at 2025-04-30 ({NOW})"
    cited = {line.strip() for line in said.stdout.splitlines() if line.startswith(" " * 9)}
    assert cited
    for cite in cited:
        file, line = cite.split(":")[:2]
        assert 1 <= int(line) <= len(Path(file).read_text(encoding="utf-8").splitlines())
    llyn = say("explain", PLAN, "mannau-chwarae", "--place", "llyn")
    assert 'Llŷn <y "gorllewin">, 2024' in llyn.stdout
    early = say("explain", PLAN, "mannau-chwarae", "--round", BEFORE)
    assert early.exit_code == 0
    assert early.stdout.count("not assessable: no approved rule") == 3, "the draft asks three of the five"
    assert "rule in force" not in early.stdout


@pytest.mark.usefixtures("here")
def test_rules_are_said_in_words() -> None:
    """All rules, or the one named, in the same words."""
    every, one = (say("rules", PLAN, *name).stdout.replace(NBSP, " ") for name in ((), ("heb-ysgol",)))
    assert one.startswith("DM 3  Plant sy'n aros gartref <heb reswm> & heb gymorth\n")
    assert one.strip() in every
    assert every.count("Worked examples") == len(INDICATORS)
    assert "3 of 3 worked examples hold." in one


def test_another_rulebook_is_held_against_this_one(here: Path) -> None:
    """What it says differently and by whose authority, then which answers it changes, margins too."""
    copied(here / "new")
    spoil(here / "new" / RULE, "within 1 points", "within 0.1 points")
    said = say("rules", "diff", PLAN, "rules", "new/rules", "--round", NOW)
    assert said.exit_code == 1
    assert said.stderr.startswith(f"new/{RULE}:")
    assert "A090 the version from" in said.stderr
    lines = said.stdout.replace(NBSP, " ").splitlines()
    assert lines[0] == "DM 3  Plant sy'n aros gartref <heb reswm> & heb gymorth"
    assert lines[2].startswith(
        "    Is it good enough?: “Green when it is met; amber when missed by no more than 1 point; red beyond.” → "
    )
    at = lines.index("") + 1
    assert lines[at].startswith(f"2 of {len(INDICATORS) * len(PLACES) * 5} answers differ in {NOW}")
    moved = [line.split(" (")[0] for line in lines[at + 1 :] if "threshold: amber (" in line and "→ red (" in line]
    assert moved == ["  DM 3, Dyffryn & Môr, threshold: amber", "  DM 3, Cwm Âger, threshold: amber"]


def test_a_revision_is_a_rulebook_too(here: Path) -> None:
    """Rules under version control are held against what they were; a word that is neither is refused."""
    for words in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "as it was")):
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *words], check=True, cwd=here, capture_output=True)  # noqa: S607 - as a shell finds it
    same = say("rules", "diff", PLAN, "HEAD", "--round", NOW)
    assert (same.exit_code, same.stdout.splitlines()[0]) == (0, "Both rulebooks say the same.")
    spoil(here / RULE, "within 1 points", "within 0.1 points")
    assert "no more than 0.1 points" in say("rules", "diff", PLAN, "HEAD").stdout.replace(NBSP, " ")
    none = say("rules", "diff", PLAN, "HAED")
    assert none.exit_code == 2
    assert none.stderr.startswith("HAED is neither a folder of rules nor a revision of git")


@pytest.mark.usefixtures("here")
def test_what_was_approved_and_what_it_changed_is_told() -> None:
    """The changelog of the rules, the newest approval first; for the whole plan only."""
    said = say("rules", PLAN, "--changes")
    assert "First version of" in said.stdout
    assert say("rules", PLAN, "heb-ysgol", "--changes").exit_code == 2


def test_a_file_that_is_wrong_stops_every_command(here: Path) -> None:
    """No answer, no working, no register from files with a problem: each says what was wrong and not done, and is 1."""
    spoil(here / RULE, "better: lower", "better: lowr")
    commands = {
        ("assess", PLAN): "No answers were made.",
        ("explain", PLAN, "heb-ysgol"): "No answers were made.",
        ("rules", PLAN): "No rules were printed.",
        ("build", PLAN): "Nothing was published.",
        ("rules", "diff", PLAN, "rules", "rules"): "The rules of rules cannot be read. No rulebooks were compared.",
    }
    for words, unmade in commands.items():
        said = say(*words)
        assert (said.exit_code, said.stdout) == (1, ""), words
        assert said.stderr.startswith(f"{RULE}:18:"), words
        assert said.stderr.endswith(f"1 problem in 1 file. {unmade}\n"), words
    assert not (here / "output").exists()


def test_a_broken_example_stops_too(here: Path) -> None:
    """What check finds by executing a rule stops the documents as a wrong word does."""
    spoil(here / RULE, "then: {threshold: green}", "then: {threshold: red}")
    said = say("build", PLAN)
    assert said.exit_code == 1
    assert "A001 the example of heb-ysgol says threshold: red, the rule answers green" in said.stderr


def test_the_worked_example_has_no_problem() -> None:
    """The plan that comes with the program is clean, as its own board would check it."""
    said = oba("check", "cypp-2010-13", at=ROOT)
    assert said.returncode == 0
    assert " problem" not in said.stdout


@pytest.mark.parametrize("verb", [(), *((verb,) for verb in VERBS)])
def test_help_waits_for_nothing(verb: tuple[str, ...]) -> None:
    """Of the program, only the commands and what a problem is are imported, and of others nothing that takes long."""
    code = "import atexit, sys; atexit.register(lambda: print(*sys.modules)); from oba.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, *verb, "--help"], capture_output=True, text=True, check=True)
    *_, line = done.stdout.splitlines()
    loaded = set(line.split())
    heavy = {"jinja2", "numpy", "pandas", "rich", "scipy", "weasyprint", "yaml"}
    assert not loaded & (heavy if verb else heavy | {"pydantic"}), "with pydantic typer reads the options of a verb"
    ours = {name for name in loaded if name.startswith("oba.") and not name.startswith("oba.cli")}
    assert ours == {"oba.domain", "oba.domain.problem"}


def test_help_names_every_verb() -> None:
    """One line each, in the order in which they are used."""
    lines = oba("--help", at=ROOT).stdout.splitlines()
    assert tuple(dict.fromkeys(word for line in lines for word in line.split()[:1] if word in VERBS)) == VERBS


def counted(monkeypatch: pytest.MonkeyPatch, name: str, *about: int) -> Counter[tuple[str, ...]]:
    """How often a step of the quarter is taken, by some of what it is given; it is counted from now on."""
    where = answers if name == "assess" else quarter
    step: Callable[..., object] = getattr(where, name)
    times: Counter[tuple[str, ...]] = Counter()

    def taken(*given: object) -> object:
        times[tuple(str(getattr(given[at], "id", given[at])) for at in about)] += 1
        return step(*given)

    monkeypatch.setattr(where, name, taken)
    return times


@pytest.mark.usefixtures("here")
def test_a_build_does_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files are read and the rules checked once; only the round itself is reviewed, and each answer given once."""
    once = [
        counted(monkeypatch, name) for name in ("read_project", "check_rules", "review", "unsettled", "fingerprints")
    ]
    answers = counted(monkeypatch, "assess", 0, 1, 5)
    assert say("build", PLAN, "--workers", "1").exit_code == 0
    assert [sum(times.values()) for times in once] == [1] * len(once)
    assert len(answers) == 2 * len(PLACES) * len(INDICATORS), "of this round and of the one before"
    assert set(answers.values()) == {1}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("words", [("assess", PLAN), ("compare", PLAN, "heb-ysgol"), ("rules", PLAN)])
def test_the_round_before_is_answered_only_where_it_is_asked_for(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What changed is on the dashboard and at the end of an explanation; the other commands know one cut-off."""
    rounds, checks = counted(monkeypatch, "assess", 5), counted(monkeypatch, "check_rules")
    assert say(*words).exit_code == 0
    assert list(rounds) == [("2025-04-30",)]
    assert sum(checks.values()) == 1


def test_a_pipe_that_closes_early_is_no_fault(here: Path) -> None:
    """Who reads only the first line of the answers sees no complaint."""
    said = subprocess.run(  # noqa: S602 - a shell is what makes pipes
        f"{OBA} assess {PLAN} --format json | head -1",
        shell=True, cwd=here, env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (said.stdout, said.stderr) == ("{\n", "")


def test_answers_to_a_full_disk_are_no_fault(here: Path) -> None:
    """Where what is printed cannot be kept, that is said in one line, and is 1."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        said = subprocess.run(
            [OBA, "assess", PLAN, "--format", "csv"],
            cwd=here, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (said.returncode, said.stderr) == (1, "Stopped: No space left on device.\n")


@pytest.mark.parametrize(("encoding", "shown"), [("ascii", "M\\xf4r"), ("latin-1", "Ll\\u0177n")])
def test_a_terminal_of_few_letters_is_no_fault(here: Path, encoding: str, shown: str) -> None:
    """Where ô or ŷ cannot be printed its code stands for it, and the answers come all the same."""
    said = oba("assess", PLAN, at=here, PYTHONIOENCODING=encoding)
    assert (said.returncode, said.stderr) == (0, "")
    assert shown in said.stdout
